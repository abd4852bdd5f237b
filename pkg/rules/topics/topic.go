package topics

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// Topic is one of the matters that a document has to state.
type Topic struct {
	ID       string // policy.a; what `covers` names
	Title    diag.Text
	Fields   []string   // dotted fields that answer it when all are filled; "a|b": one of the two
	Synonyms [][]string // a text shows the topic by a word of every group; in plain form
}

// Of reads a file of schemas/topics by its name without extension. The data is
// embedded and needs no repository.
func Of(name string) []Topic {
	nobody := firm.New(nil, func(string) []*record.Record { return nil })
	var out []Topic
	for _, n := range nobody.Fact("topics/" + name + ".yaml").Get("topics").Items() {
		t := Topic{
			ID:     n.Get("id").Text(),
			Title:  diag.T(n.Get("title").Text(), n.Get("title_en").Text()),
			Fields: n.Get("field").Texts(),
		}
		for _, group := range n.Get("synonyms").Items() {
			words := group.Texts()
			for i, word := range words {
				words[i] = Plain(word)
			}
			t.Synonyms = append(t.Synonyms, words)
		}
		out = append(out, t)
	}
	return out
}

// Open are the fields of the topic that a record leaves empty.
func (t Topic) Open(r *record.Record) []string { return Missing(r, t.Fields...) }

// Missing are those of the dotted fields that a record leaves empty.
func Missing(r *record.Record, fields ...string) []string {
	return slices.DeleteFunc(slices.Clone(fields), func(field string) bool {
		return slices.ContainsFunc(strings.Split(field, "|"), func(one string) bool { return Filled(r, one) })
	})
}

// Filled reports whether a dotted field has a value; false and 0 are values.
func Filled(r *record.Record, field string) bool {
	return slices.ContainsFunc(Values(r, field), func(n tree.Node) bool { return n.Text() != "" || n.Len() > 0 })
}

// Find is the first value of the given fields whose words show the topic, or the first
// value at all where only all of them together do.
func (t Topic) Find(r *record.Record, fields ...string) (place tree.Node, found bool) {
	var all strings.Builder
	for _, field := range fields {
		for _, n := range Values(r, field) {
			text := Plain(n.Text())
			if t.Shows(text) {
				return n, true
			}
			if !place.Exists() {
				place = n
			}
			all.WriteString(text)
		}
	}
	return place, t.Shows(all.String())
}

// Shows reports whether a text in plain form has a word of every group.
func (t Topic) Shows(text string) bool {
	for _, group := range t.Synonyms {
		if !slices.ContainsFunc(group, func(word string) bool { return strings.Contains(text, word) }) {
			return false
		}
	}
	return len(t.Synonyms) > 0
}

// InUse reports whether a notice or procedure is in use: in force, written, and not
// ended by ended_on.
func InUse(r *record.Record) bool {
	return r.InForce() && !r.IsDraft() && !r.Get("ended_on").Exists()
}

// Plain is a text as it is compared: full-width and half-width alike, without white
// space.
func Plain(s string) string {
	return strings.Join(strings.Fields(norm.NFKC.String(s)), "")
}

// Values are the values of a dotted field; what lies below a list is taken from each
// of its elements, and a list of texts gives its texts.
func Values(r *record.Record, field string) []tree.Node {
	path := strings.Split(field, ".")
	r.Get(path...) // a field that the kind does not have is a mistake of the rule
	if n := r.Get(path[0]); n.Exists() {
		return below(n, path[1:])
	}
	return nil
}

func below(n tree.Node, path []string) []tree.Node {
	var out []tree.Node
	switch {
	case n.Kind() == tree.List:
		for _, item := range n.Items() {
			out = append(out, below(item, path)...)
		}
	case len(path) == 0:
		out = append(out, n)
	default:
		if child := n.Get(path[0]); child.Exists() {
			out = below(child, path[1:])
		}
	}
	return out
}
