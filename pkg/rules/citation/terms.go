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

	folded []string          // texts as they are compared
	first  map[string]int    // the first definition of a word for the whole book
	pairs  map[[2]rune][]int // the texts that hold two runes in a row, in order
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
	g := &glossary{book: r, pairs: map[[2]rune][]int{}, first: map[string]int{}}
	marked := map[string]bool{}
	for t := range cited.Texts(r.Record, r.Document, false) {
		order := len(g.texts)
		g.texts = append(g.texts, t)
		g.index(order, cited.Fold(t.Text))
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
	for i, t := range g.terms {
		if _, ok := g.first[cited.Fold(t.name)]; !ok && !t.scoped {
			g.first[cited.Fold(t.name)] = i
		}
	}
	return g
}

// index notes which runes stand together in a text, so that a term is looked for in few
// of the texts.
func (g *glossary) index(order int, folded string) {
	g.folded = append(g.folded, folded)
	var before rune
	for _, r := range folded {
		key := [2]rune{before, r}
		if list := g.pairs[key]; before != 0 && (len(list) == 0 || list[len(list)-1] != order) {
			g.pairs[key] = append(list, order)
		}
		before = r
	}
}

// holding are the texts that may hold a word, in order: those with its rarest two runes.
func (g *glossary) holding(word string) []int {
	runes := []rune(cited.Fold(word))
	var best []int
	for i := 1; i < len(runes); i++ {
		list := g.pairs[[2]rune{runes[i-1], runes[i]}]
		if i == 1 || len(list) < len(best) {
			best = list
		}
	}
	return best
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

// sameBefore is the first definition of the same word for the whole book, nil where the
// i-th is the first.
func (g *glossary) sameBefore(i int) *term {
	if j, ok := g.first[cited.Fold(g.terms[i].name)]; ok && j < i {
		return &g.terms[j]
	}
	return nil
}
