package schema

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// pattern is the keyword pattern. Most are a row of character classes between ^ and
// $, such as ^[a-z0-9][a-z0-9_-]*$: those are matched without the regular expression
// engine.
type pattern struct {
	text string
	row  []step         // nil: not a plain row
	re   *regexp.Regexp // where there is no row
}

// step is one class and how often it may stand.
type step struct {
	runes    []rune // pairs of first and last, ascending
	ascii    [4]uint32
	min, max int // max -1: any number
}

func newPattern(text string) (*pattern, error) {
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, err
	}
	p := &pattern{text: text, row: rowOf(tree)}
	if p.row == nil {
		p.re, err = regexp.Compile(text)
	}
	return p, err
}

func (p *pattern) matches(text string) bool {
	if p.row == nil {
		return p.re.MatchString(text)
	}
	return p.firstWrong(text) < 0
}

// firstWrong is the byte at which a plain row stops to fit, len(text) where the text
// is too short, -1 where it fits.
func (p *pattern) firstWrong(text string) int {
	i := 0
	for k := range p.row {
		s := &p.row[k]
		n := 0
		for s.max < 0 || n < s.max {
			size := s.match(text[i:])
			if size == 0 {
				break
			}
			i += size
			n++
		}
		if n < s.min {
			return i
		}
	}
	if i < len(text) {
		return i
	}
	return -1
}

// match is the number of bytes of the first character if it is in the class, else 0.
func (s *step) match(text string) int {
	if text == "" {
		return 0
	}
	if c := text[0]; c < utf8.RuneSelf {
		return int(s.ascii[c/32] >> (c % 32) & 1)
	}
	r, size := utf8.DecodeRuneInString(text)
	if !s.has(r) {
		return 0
	}
	return size
}

func (s *step) has(r rune) bool {
	for i := 0; i < len(s.runes); i += 2 {
		if s.runes[i] <= r && r <= s.runes[i+1] {
			return true
		}
	}
	return false
}

// rowOf is the row of an expression ^…$ of classes, literals and their repetitions,
// nil for any other. Matching a row takes as much as it can at each step and never
// goes back; that is right only where a step that may take more or less shares no
// character with those that can follow it, so other rows are refused too.
func rowOf(re *syntax.Regexp) []step {
	if re.Op != syntax.OpConcat || len(re.Sub) < 2 ||
		re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return nil
	}
	row := []step{}
	for _, sub := range re.Sub[1 : len(re.Sub)-1] {
		steps, ok := stepsOf(sub)
		if !ok {
			return nil
		}
		row = append(row, steps...)
	}
	for i := range row {
		if row[i].min != row[i].max && meetsFollower(row, i) {
			return nil
		}
	}
	return row
}

func stepsOf(re *syntax.Regexp) ([]step, bool) {
	if re.Flags&(syntax.FoldCase|syntax.NonGreedy) != 0 {
		return nil, false
	}
	switch re.Op {
	case syntax.OpLiteral:
		var out []step
		for _, r := range re.Rune {
			out = append(out, newStep([]rune{r, r}, 1, 1))
		}
		return out, true
	case syntax.OpCharClass:
		return []step{newStep(re.Rune, 1, 1)}, true
	case syntax.OpStar:
		return repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		return repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		return repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		return repeat(re.Sub[0], re.Min, re.Max)
	default:
		return nil, false
	}
}

func repeat(sub *syntax.Regexp, min, max int) ([]step, bool) {
	steps, ok := stepsOf(sub)
	if !ok || len(steps) != 1 || steps[0].min != 1 || steps[0].max != 1 {
		return nil, false
	}
	steps[0].min, steps[0].max = min, max
	return steps, true
}

func newStep(runes []rune, min, max int) step {
	s := step{runes: slices.Clone(runes), min: min, max: max}
	for r := rune(0); r < utf8.RuneSelf; r++ {
		if s.has(r) {
			s.ascii[r/32] |= 1 << (r % 32)
		}
	}
	return s
}

// meetsFollower reports whether the class of step i shares a character with a step
// that can stand right behind it.
func meetsFollower(row []step, i int) bool {
	for k := i + 1; k < len(row); k++ {
		if overlap(row[i].runes, row[k].runes) {
			return true
		}
		if row[k].min > 0 {
			return false
		}
	}
	return false
}

func overlap(a, b []rune) bool {
	for i := 0; i < len(a); i += 2 {
		for j := 0; j < len(b); j += 2 {
			if a[i] <= b[j+1] && b[j] <= a[i+1] {
				return true
			}
		}
	}
	return false
}
