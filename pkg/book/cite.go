package book

import (
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/regulation"
)

// shelf is where the citations of one document find the others.
type shelf struct{ *composer }

// Document is the document of a title as cited.
func (s shelf) Document(title string) *regulation.Document { return s.titles[title] }

// Form is the title of the form of a number.
func (s shelf) Form(code string) (string, bool) {
	kind, ok := s.formNumbers[code]
	return s.forms[kind].title, ok
}

// lines cuts the bytes [from, to) of a text at its line ends and makes links of the
// citations in it.
func (b *ruleBook) lines(text string, from, to int, cited []regulation.Cited) []block.Line {
	var out []block.Line
	var line block.Line
	add := func(s string, target block.Target) {
		for i, part := range strings.Split(s, "\n") {
			if i > 0 {
				out, line = append(out, line), nil
			}
			if part = strings.TrimSuffix(part, "\r"); part != "" {
				line = append(line, block.Span{Text: part, Target: target})
			}
		}
	}
	for to > from && (text[to-1] == '\n' || text[to-1] == '\r') {
		to--
	}
	at := from
	for i := range cited {
		c := &cited[i]
		target := b.target(&c.Target)
		if c.From < at || c.To > to || target.IsZero() || isBelow(c) {
			continue
		}
		add(text[at:c.From], block.Target{})
		add(text[c.From:c.To], target)
		at = c.To
	}
	add(text[at:to], block.Target{})
	return append(out, line)
}

// isBelow reports whether a citation means what follows it (次の各号): the eye is there
// already.
func isBelow(c *regulation.Cited) bool {
	return len(c.Target.Nodes) > 0 && c.Target.Nodes[0].Parent == c.Node
}

// target is where a citation leads, the zero Target where the book does not have it.
func (b *ruleBook) target(t *regulation.Target) block.Target {
	switch {
	case !t.Why.IsZero():
		return block.Target{}
	case t.Document == nil:
		if kind, ok := b.formNumbers[t.Name]; ok {
			return b.formTarget(kind)
		}
		return block.Target{}
	}
	out := block.Target{Document: b.pages[t.Document]}
	if t.Document == b.doc {
		out.Document = ""
	}
	switch {
	case t.Appendix != nil:
		out.Anchor = b.composer.anchors[t.Document].appendices[t.Appendix]
	case len(t.Nodes) > 0:
		out.Anchor = b.composer.anchors[t.Document].nodes[t.Nodes[0]]
	}
	return out
}

// formTarget is the page of the only file of a kind, such as a ledger.
func (c *composer) formTarget(kind string) block.Target {
	var only string
	for _, s := range c.files {
		if s.record.Kind.Name == kind {
			if only != "" {
				return block.Target{}
			}
			only = s.name
		}
	}
	return block.Target{Document: only}
}

func join(list []string, by string) string { return strings.Join(list, by) }
