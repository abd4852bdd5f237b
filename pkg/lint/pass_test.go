package lint_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

// TestOnce: work that rules share is done once a run however many ask, for each key
// of its own, and anew in the next run.
func TestOnce(t *testing.T) {
	keys := []*lint.Key[int]{{Name: "same name"}, {Name: "same name"}}
	var calls [2]atomic.Int64
	var sum atomic.Int64
	var rules []*lint.Rule
	for n := range 20 {
		rules = append(rules, rule(fmt.Sprintf("TST-%03d", n), func(r *lint.Rule) {
			which := n % 2
			r.File = func(p *lint.Pass, _ *repo.File) {
				sum.Add(int64(lint.Once(p, keys[which], func() int { return int(calls[which].Add(1)) + 10*which })))
			}
		}))
	}
	s := load(t, nil)
	for n := int64(1); n <= 3; n++ {
		sum.Store(0)
		run(t, lint.Input{Head: s}, rules...)
		if calls[0].Load() != n || calls[1].Load() != n {
			t.Fatalf("run %d: called %d and %d times", n, calls[0].Load(), calls[1].Load())
		}
		if want := int64(10*len(s.Files)) * (n + n + 10); sum.Load() != want {
			t.Errorf("run %d: the results add up to %d, want %d", n, sum.Load(), want)
		}
	}
}

// TestOncePanics: shared work that fails, fails for every rule that asks for it. A
// second rule that got nothing and found nothing would be a false green.
func TestOncePanics(t *testing.T) {
	key := &lint.Key[[]string]{Name: "broken"}
	ask := func(p *lint.Pass) { lint.Once(p, key, func() []string { panic("no graph") }) }
	res := run(t, lint.Input{Head: load(t, nil)},
		rule("TST-001", func(r *lint.Rule) { r.Whole = ask }),
		rule("TST-002", func(r *lint.Rule) { r.Whole = ask }),
		rule("TST-003", func(r *lint.Rule) { r.File = func(p *lint.Pass, _ *repo.File) { ask(p) } }))
	got := lines(res.Findings)
	if len(got) != 3 {
		t.Fatalf("%d crashes for 3 rules: %q", len(got), got)
	}
	for i, line := range got {
		if !strings.Contains(line, "no graph") {
			t.Errorf("crash %d does not say why: %s", i, line)
		}
	}
}
