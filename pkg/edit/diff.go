package edit

import (
	"fmt"
	"strings"
)

// shown is the number of unchanged lines about a change that are shown.
const shown = 3

// Diff writes a change as a unified diff, which git apply and every forge can read.
// Control characters of the file are shown as U+FFFD.
func Diff(c Change) string {
	before, after := splitLines(c.Before), splitLines(c.After)
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", c.Path, c.Path)
	for _, h := range hunks(script(before, after)) {
		h.write(&b)
	}
	return b.String()
}

func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// op is a line of a diff: kept, taken out or put in.
type op struct {
	sign          byte // ' ', '-', '+'
	line          string
	before, after int // lines of each side before this one
}

// script is the shortest way from one list of lines to the other (Myers, An O(ND)
// Difference Algorithm), past the ends that they share.
func script(a, b []string) []op {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var ops []op
	for i := range head {
		ops = append(ops, op{' ', a[i], i, i})
	}
	for _, o := range shortest(a[head:len(a)-tail], b[head:len(b)-tail]) {
		o.before += head
		o.after += head
		ops = append(ops, o)
	}
	for i := range tail {
		ops = append(ops, op{' ', a[len(a)-tail+i], len(a) - tail + i, len(b) - tail + i})
	}
	return ops
}

// shortest is script for what is between. Beyond maxEdits the rest is shown as replaced.
func shortest(a, b []string) []op {
	const maxEdits = 3000
	limit := min(len(a)+len(b), maxEdits)
	reach := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= limit; d++ {
		step := make(map[int]int, d+1)
		for k := -d; k <= d; k += 2 {
			x := reach[k-1] + 1
			if k == -d || k != d && reach[k-1] < reach[k+1] {
				x = reach[k+1]
			}
			for x < len(a) && x-k < len(b) && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			reach[k], step[k] = x, x
			if x >= len(a) && x-k >= len(b) {
				return walkBack(a, b, append(trace, step))
			}
		}
		trace = append(trace, step)
	}
	var ops []op
	for i, l := range a {
		ops = append(ops, op{'-', l, i, 0})
	}
	for i, l := range b {
		ops = append(ops, op{'+', l, len(a), i})
	}
	return ops
}

// walkBack follows the furthest reaching paths from the end to the start.
func walkBack(a, b []string, trace []map[int]int) []op {
	var back []op
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		before, k := trace[d-1], x-y
		from := k - 1
		left, okLeft := before[k-1]
		right, okRight := before[k+1]
		if !okLeft || okRight && left < right {
			from = k + 1
		}
		px := before[from]
		py := px - from
		for x > px && y > py && x > 0 && y > 0 && !(from == k+1 && y == py+1 && x == px) && !(from == k-1 && x == px+1 && y == py) {
			x, y = x-1, y-1
			back = append(back, op{' ', a[x], x, y})
		}
		if from == k+1 {
			y--
			back = append(back, op{'+', b[y], x, y})
		} else {
			x--
			back = append(back, op{'-', a[x], x, y})
		}
	}
	for x > 0 && y > 0 {
		x, y = x-1, y-1
		back = append(back, op{' ', a[x], x, y})
	}
	ops := make([]op, len(back))
	for i, o := range back {
		ops[len(back)-1-i] = o
	}
	return ops
}

// hunk is a run of lines that is shown.
type hunk []op

func hunks(ops []op) []hunk {
	var out []hunk
	for i := 0; i < len(ops); i++ {
		if ops[i].sign == ' ' {
			continue
		}
		end := i
		for j := i; j < len(ops) && j <= end+2*shown+1; j++ {
			if ops[j].sign != ' ' {
				end = j
			}
		}
		out = append(out, hunk(ops[max(0, i-shown):min(len(ops), end+1+shown)]))
		i = end
	}
	return out
}

func (h hunk) write(b *strings.Builder) {
	before, after := 0, 0
	for _, o := range h {
		if o.sign != '+' {
			before++
		}
		if o.sign != '-' {
			after++
		}
	}
	fmt.Fprintf(b, "@@ -%s +%s @@\n", lineRange(h[0].before, before), lineRange(h[0].after, after))
	for _, o := range h {
		text, ended := strings.CutSuffix(o.line, "\n")
		b.WriteByte(o.sign)
		b.WriteString(visible(text) + "\n")
		if !ended {
			b.WriteString("\\ No newline at end of file\n")
		}
	}
}

func lineRange(start, n int) string {
	if n > 0 {
		start++
	}
	if n == 1 {
		return fmt.Sprint(start)
	}
	return fmt.Sprintf("%d,%d", start, n)
}

// visible is a line without what would move the cursor of a terminal; a CR at its end
// stays, for it is the line end of the file.
func visible(s string) string {
	body, cr := strings.CutSuffix(s, "\r")
	body = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '\ufffd'
		}
		return r
	}, body)
	if cr {
		body += "\r"
	}
	return body
}
