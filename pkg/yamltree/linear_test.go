//go:build unix

package yamltree_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/yamltree"
)

// Work is linear in the size of the source for whatever a source is made of. The
// bound is generous, as measuring is rough: 16 times a quadratic shape costs
// 256 times as much.
func TestLinear(t *testing.T) {
	many := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	shapes := []struct {
		name string
		src  func(n int) string
	}{
		{"keys of one map", func(n int) string { return many(n, func(i int) string { return fmt.Sprintf("key%d: %d\n", i, i) }) }},
		{"equal keys", func(n int) string { return strings.Repeat("key: 1\n", n) }},
		{"keys on one line", func(n int) string {
			return "{" + many(n, func(i int) string { return fmt.Sprintf("キー%d: 値, ", i) }) + "}"
		}},
		{"items", func(n int) string { return strings.Repeat("- あ\n", n) }},
		{"items on one line", func(n int) string { return "[" + strings.Repeat("値, ", n) + "]" }},
		{"empty items", func(n int) string { return strings.Repeat("-\n", n) }},
		{"comments", func(n int) string { return "a: 1\n" + strings.Repeat("# c\n", n) + "b: 2\n" }},
		{"comments of items", func(n int) string { return "a:\n" + strings.Repeat("# c\n  - x # d\n\n# e\n", n) }},
		{"comments in brackets", func(n int) string { return "a: [\n" + strings.Repeat("# c\n x,\n", n) + "]\n" }},
		{"one long quoted value", func(n int) string { return "a: \"" + strings.Repeat("あ\\n \n", n) + "\"\n" }},
		{"one long text", func(n int) string { return "a: |\n" + strings.Repeat("  あ\n\n", n) }},
		{"one long folded text", func(n int) string { return "a: >\n" + strings.Repeat("  あ\n\n", n) }},
		{"one long plain value", func(n int) string { return "a: x\n" + strings.Repeat("  あ\n\n", n) }},
		{"blank lines", func(n int) string { return "a: x\n" + strings.Repeat("\n", 4*n) + "b: 1\n" }},
		{"nesting", func(n int) string { return "a: " + strings.Repeat("[", n) }},
		{"shallow nesting", func(n int) string { return "a: [" + strings.Repeat("[[[[[[[[x]]]]]]]],", n/8) + "]" }},
		{"nesting by hyphens", func(n int) string { return strings.Repeat("- ", n) }},
		{"tabs", func(n int) string { return "a:\n" + strings.Repeat("\tb: 1\n", n) }},
		{"full-width colons", func(n int) string { return "a: 1\n" + strings.Repeat("名称：x\n", n) }},
		{"open quotes", func(n int) string { return "a: 1\n" + strings.Repeat("b: \"x\n", n) }},
		{"open brackets", func(n int) string { return strings.Repeat("b: [x\n", n) }},
		{"aliases", func(n int) string {
			return "a: &x 1\n" + many(n, func(i int) string { return fmt.Sprintf("k%d: *x\n", i) })
		}},
		{"anchors", func(n int) string { return many(n, func(i int) string { return fmt.Sprintf("- &a%d !!str x\n", i) }) }},
		{"anchors on one line", func(n int) string { return "a: " + strings.Repeat("&a ", n) + ": x" }},
		{"tags on one line", func(n int) string { return "- @\n- " + strings.Repeat("! ", n) }},
		{"hyphens and tabs", func(n int) string { return strings.Repeat("-\t", n) + "a" }},
		{"question marks", func(n int) string { return strings.Repeat("? ", n) }},
		{"empty pairs", func(n int) string { return "{" + strings.Repeat("a,", n) + "}" }},
		{"keys without values", func(n int) string { return strings.Repeat("? a\n# c\n", n) }},
		{"words without colons", func(n int) string { return "a: 1\n" + strings.Repeat("b\n", n) }},
		{"deeper and deeper", func(n int) string {
			return many(n/64, func(i int) string { return strings.Repeat(" ", i) + "a:\n" }) + "b"
		}},
		{"control characters", func(n int) string { return "a: x" + strings.Repeat("\x0b", 4*n) }},
		{"documents", func(n int) string { return strings.Repeat("---\na: 1\n", n) }},
		{"levels that go in and out", func(n int) string { return strings.Repeat("a:\n  b:\n    c:\n d: 1\n", n) }},
		{"no spaces after colons", func(n int) string { return strings.Repeat("a:1\n", n) }},
		{"one line of colons", func(n int) string { return strings.Repeat("a:b", n) }},
	}
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			small, large := s.src(1_000), s.src(16_000)
			worst := 0.0
			for range 4 {
				ratio := float64(cpuTime(large)) / float64(max(cpuTime(small), 200*time.Microsecond))
				if ratio <= 48 {
					return
				}
				worst = max(worst, ratio)
			}
			t.Errorf("16 times the source took up to %.0f times the work", worst)
		})
	}
}

// cpuTime is the processor time of one Parse: unlike the time of day it does not
// depend on what else the machine is doing.
func cpuTime(src string) time.Duration {
	used := func() time.Duration {
		var r syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
			panic(err)
		}
		return time.Duration(r.Utime.Nano() + r.Stime.Nano())
	}
	start := used()
	yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
	return used() - start
}
