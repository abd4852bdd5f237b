package citation

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/cited"
)

// term is a word that a rule book gives a meaning: 以下「X」という, or defines: [X].
type term struct {
	name     string
	text     cited.Text // where it is defined
	order    int        // place of that text in the book
	from, to int        // the word in it; 0, 0 where only a mark says so
	scoped   bool       // for an article or chapter only: 以下この条において
}

// glossary is what a rule book defines, and the texts in which it uses it.
type glossary struct {
	book  repo.Regulation
	texts []cited.Text
	terms []term // in the order of the book
}

// introduces matches 以下「X」という with what may stand between.
var introduces = regexp.MustCompile(`以下[、，\s]*([^「」『』“”（）()。]{0,25})[「『“]([^「」『』“”\n]{1,30})[」』”]\s*(という|といい|と略|と総称|と称|とする|）|\))`)

// scopes are words of a definition for a part of the book only.
var scopes = regexp.MustCompile(`(?:この|本)(?:条|項|号|章|節|款|別表)`)

var glossariesKey = &lint.Key[[]*glossary]{Name: "terms of rule books"}

// glossaries are those of the rule books in force.
func glossaries(p *lint.Pass) []*glossary {
	return lint.Once(p, glossariesKey, func() (all []*glossary) {
		for _, r := range p.Head.Regulations() {
			if r.Record.InForce() {
				all = append(all, readGlossary(r))
			}
		}
		return all
	})
}

func readGlossary(r repo.Regulation) *glossary {
	g := &glossary{book: r}
	marked := map[string]bool{}
	for t := range cited.Texts(r.Record, r.Document, false) {
		order := len(g.texts)
		g.texts = append(g.texts, t)
		if strings.Contains(t.Text, "以下") {
			g.readText(t, order)
		}
	}
	for _, t := range g.terms {
		marked[unitOf(t.text.Node)+" "+cited.Fold(t.name)] = true
	}
	for order, t := range g.texts {
		if t.Node == nil {
			continue
		}
		for n := t.Node; n != nil; n = n.Parent {
			for _, name := range n.Mark("defines").Texts() {
				if key := unitOf(t.Node) + " " + cited.Fold(name); !marked[key] && strings.Contains(cited.Fold(t.Text), cited.Fold(name)) {
					marked[key] = true
					g.terms = append(g.terms, term{name: name, text: t, order: order})
				}
			}
		}
	}
	return g
}

// unitOf is a key for the article that a node stands in.
func unitOf(n *regulation.Node) string {
	if n == nil || n.Unit() == nil {
		return ""
	}
	return n.Unit().Label
}

func (g *glossary) readText(t cited.Text, order int) {
	for _, m := range introduces.FindAllStringSubmatchIndex(t.Text, -1) {
		between, tail := t.Text[m[2]:m[3]], t.Text[m[6]:m[7]]
		if (tail == "）" || tail == ")") && between != "" || strings.HasPrefix(between, "の") {
			continue
		}
		g.terms = append(g.terms, term{
			name: t.Text[m[4]:m[5]], text: t, order: order, from: m[4], to: m[5],
			scoped: scopes.MatchString(between),
		})
	}
}

// sameBefore reports whether a term is defined before for the whole book too.
func (g *glossary) sameBefore(i int) *term {
	for j := range g.terms[:i] {
		t := &g.terms[j]
		if !t.scoped && cited.Fold(t.name) == cited.Fold(g.terms[i].name) {
			return t
		}
	}
	return nil
}
