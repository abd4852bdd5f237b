package book

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
)

// anchors are the places of the provisions and appendices of one document.
type anchors struct {
	nodes      map[*regulation.Node]string
	appendices map[*regulation.Appendix]string
}

// anchorsOf gives every provision an anchor that stays as long as its id does: the id of
// its article, else its number, and the numbers of paragraph and items behind it.
func anchorsOf(doc *regulation.Document) anchors {
	a := anchors{map[*regulation.Node]string{}, map[*regulation.Appendix]string{}}
	taken := map[string]bool{}
	if doc.Preamble != nil {
		a.walk(doc.Preamble, "preamble", taken)
	}
	for i, n := range doc.Body {
		a.walk(n, fmt.Sprintf("part-%d", i+1), taken)
	}
	for i, s := range doc.Supplementary {
		for j, n := range s.Nodes {
			a.walk(n, fmt.Sprintf("suppl-%d-%d", i+1, j+1), taken)
		}
	}
	for i, x := range doc.Appendices {
		own := slug(x.Source.Get("id").Text())
		if own == "" {
			own = fmt.Sprintf("appendix-%d", i+1)
		}
		a.appendices[x] = unique(own, taken)
		if x.Text != nil {
			a.walk(x.Text, own+"-text", taken)
		}
	}
	return a
}

// walk names n and what is below it. fallback is the name of a node with neither id nor
// number.
func (a anchors) walk(n *regulation.Node, fallback string, taken map[string]bool) {
	own := fallback
	switch {
	case n.ID != "":
		own = slug(n.ID)
	case n.Level.IsUnit() && n.Number != nil && !strings.HasPrefix(fallback, "suppl-"):
		own = "art-" + number(n.Number)
	}
	own = unique(own, taken)
	a.nodes[n] = own
	for i, c := range n.Children {
		next := fmt.Sprintf("%s-%d", own, i+1)
		if c.Level >= regulation.LevelParagraph && c.Number != nil {
			next = own + "-" + number(c.Number)
		}
		a.walk(c, next, taken)
	}
}

// number writes 3の2 as 3_2.
func number(n regulation.Number) string {
	parts := make([]string, len(n))
	for i, x := range n {
		parts[i] = fmt.Sprint(x)
	}
	return strings.Join(parts, "_")
}

func unique(name string, taken map[string]bool) string {
	out := name
	for i := 2; taken[out]; i++ {
		out = fmt.Sprintf("%s.%d", name, i)
	}
	taken[out] = true
	return out
}
