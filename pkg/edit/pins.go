package edit

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// repin lets the numbers that are written down follow the articles about them: 第23条の2
// belongs to 第23条 and becomes 第24条の2 with it, a husk 第7条　削除 counts on from the
// article before it. A number that its author has changed stays.
func (f *fixer) repin() {
	for _, pr := range f.pairs {
		if pr.before != pr.after {
			f.repinDocument(pr)
		}
	}
}

func (f *fixer) repinDocument(pr *pair) {
	before := map[*regulation.Node]regulation.Number{} // the article before, in the base
	var last regulation.Number
	for n := range pr.before.Articles() {
		before[n] = last
		last = lastNumber(n, last)
	}
	last = nil
	for n := range pr.after.Articles() {
		if n.Level != regulation.LevelArticle {
			return // clauses are counted level by level
		}
		number := regulation.Number{last.Main() + 1}
		if n.Pinned {
			number = f.pinned(pr, n, last, before)
		}
		shift := number.Main() - n.Number.Main()
		if n.Pinned && number != nil && shift != 0 {
			f.writePin(n.Source.Get("number"), shift)
			f.report.Renumbered++
		}
		switch {
		case n.Last != nil:
			last = regulation.Number{n.Last.Main() + shift}
		case number != nil:
			last = number
		}
	}
}

func lastNumber(n *regulation.Node, before regulation.Number) regulation.Number {
	switch {
	case n.Last != nil:
		return n.Last
	case n.Number != nil:
		return n.Number
	}
	return before
}

// pinned is the number that a pinned article is to have behind an article numbered last.
// A branch belongs to the article that stands before it.
func (f *fixer) pinned(pr *pair, n *regulation.Node, last regulation.Number, before map[*regulation.Node]regulation.Number) regulation.Number {
	then := pr.m.Before(n)
	switch {
	case n.Number == nil || then == nil || !then.Pinned || !then.Number.Equal(n.Number) || !then.Last.Equal(n.Last):
		return n.Number
	case len(n.Number) == 1:
		skipped := then.Number.Main() - before[then].Main() - 1
		return regulation.Number{last.Main() + 1 + skipped}
	case before[then].Main() == then.Number.Main() && last != nil:
		return append(regulation.Number{last.Main()}, n.Number[1:]...)
	}
	return n.Number
}

// writePin adds to the main numbers of a pin: 23の2, 10から12まで.
func (f *fixer) writePin(pin tree.Node, shift int) {
	var b strings.Builder
	text := pin.Text()
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		v, err := strconv.Atoi(text[i:j])
		switch {
		case err != nil:
			b.WriteByte(text[i])
			i++
		case strings.HasSuffix(text[:i], "の"):
			b.WriteString(text[i:j])
			i = j
		default:
			b.WriteString(strconv.Itoa(v + shift))
			i = j
		}
	}
	if b.String() == text {
		f.doubt(Doubt{At: pin.Range(), Where: diag.T("条番号", "the number of an article"), Written: text,
			Reason: diag.T("前の条の番号がずれたので、この番号も書き直してください。", "the articles before it have other numbers now; write this one anew")})
		return
	}
	if pin.Kind() == tree.Number {
		f.plan.Editor(pin).Replace(pin, yamltree.Plain(b.String()))
		return
	}
	f.plan.Editor(pin).Replace(pin, b.String())
}
