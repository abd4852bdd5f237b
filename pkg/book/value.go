package book

import (
	"slices"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// title is the name of a field as printed: the schema's, in English at least its key.
func (c *composer) title(f schema.Field) string {
	if c.lang == "en" && f.Title.EN == "" {
		return f.Name
	}
	if f.Title.IsZero() {
		return f.Name
	}
	return f.Title.In(c.lang)
}

// flat reports whether a value fits into a cell: a scalar, a list of scalars, or a map
// that is written in one line.
func (c *composer) flat(f schema.Field, n tree.Node) bool {
	switch n.Kind() {
	case tree.Map:
		return isRetention(f)
	case tree.List:
		for _, e := range n.Items() {
			if e.Kind() == tree.Map || e.Kind() == tree.List {
				return false
			}
		}
	}
	return true
}

// value is a flat value in lines. Short ones of a list share a line.
func (c *composer) value(f schema.Field, n tree.Node) []block.Line {
	switch n.Kind() {
	case tree.Absent, tree.Null:
		return nil
	case tree.Map:
		if isRetention(f) {
			return block.Lines(c.retention(n))
		}
		return []block.Line{c.compact(f.Shape, n)}
	case tree.List:
		if !c.flat(f, n) {
			return c.compactList(f, n)
		}
		return c.shortList(f, n)
	}
	return c.scalar(f, n)
}

// valueBeside is value for a field of which others are known: an article that stands
// beside the regulation it belongs to is printed by number and caption, with a link.
func (c *composer) valueBeside(f schema.Field, n tree.Node, beside func(string) string) []block.Line {
	if f.Name == "article" && n.Kind() == tree.String {
		if l := c.articleOf(beside("regulation"), n.Text()); l != nil {
			return []block.Line{l}
		}
	}
	return c.value(f, n)
}

// articleOf is the article with an id in a regulation, nil where there is none.
func (c *composer) articleOf(rule, id string) block.Line {
	p, ok := c.places[key{"regulation", rule}]
	doc := c.byPage[p.target.Document]
	if !ok || doc == nil || id == "" {
		return nil
	}
	for n := range doc.All() {
		if n.ID != id {
			continue
		}
		text := n.Name()
		if n.Title != "" && n.Title != text {
			text += c.say("（", " (") + n.Title + c.say("）", ")")
		}
		return block.Link(text, block.Target{Document: p.target.Document, Anchor: c.anchors[doc].nodes[n]})
	}
	return nil
}

// shortList joins the elements of a list, or gives each a line of its own where one is
// long.
func (c *composer) shortList(f schema.Field, n tree.Node) []block.Line {
	const long = 24 // characters that still read well between commas
	var lines []block.Line
	short := true
	for _, e := range n.Items() {
		for _, l := range c.scalar(f, e) {
			lines = append(lines, l)
			short = short && utf8.RuneCountInString(l.String()) <= long
		}
	}
	if !short {
		return lines
	}
	var joined block.Line
	for i, l := range lines {
		if i > 0 {
			joined = append(joined, block.Span{Text: c.say("、", ", ")})
		}
		joined = append(joined, l...)
	}
	if joined == nil {
		return nil
	}
	return []block.Line{joined}
}

// scalar is a single value in the words of its schema.
func (c *composer) scalar(f schema.Field, n tree.Node) []block.Line {
	text := n.Text()
	switch {
	case n.Kind() == tree.Null:
		return nil
	case f.Personal && !c.isPublished(n):
		return block.Lines(c.say("（個人情報のため印刷しない）", "(personal data, not printed)"))
	case n.Kind() == tree.Bool:
		if n.Bool() {
			return block.Lines(c.say("はい", "yes"))
		}
		return block.Lines(c.say("いいえ", "no"))
	case len(f.Enum) > 0:
		return block.Lines(f.ValueTitle(text).In(c.lang))
	case len(f.Refs) > 0:
		return []block.Line{c.reference(f.Refs, text)}
	case f.Format == "date":
		return block.Lines(c.dateText(text))
	case isAddress(text):
		return []block.Line{block.Link(text, block.Target{URL: text})}
	case kindFields[f.Name] && slices.Contains(c.kinds, text):
		return block.Lines(c.snap.KindTitle(text).In(c.lang))
	case periodFields[f.Name]:
		return block.Lines(c.period(text))
	}
	return block.Lines(text)
}

// kindFields are the names under which kinds are named.
var kindFields = map[string]bool{"evidence": true}

// periodFields are the names under which common.schema.json has periods and cycles.
var periodFields = map[string]bool{"period": true, "within": true, "every": true, "before": true}

func (c *composer) period(text string) string {
	if words := c.amount(text); words != text {
		return words
	}
	return firm.Period{Every: text}.In(c.lang)
}

func isAddress(text string) bool {
	for _, r := range text {
		if r <= ' ' || r == '"' || r == '<' || r == '>' || r == '　' {
			return false
		}
	}
	return (block.Target{URL: text}).IsWeb()
}

// isPublished reports whether a personal value is the published name of the holder of an
// office: the name in the entry of that person.
func (c *composer) isPublished(n tree.Node) bool {
	for _, name := range c.named {
		if name == n.Text() {
			return true
		}
	}
	return false
}

// reference is the record that an id stands for: a person by name or id, anything else
// by its title, with a link to it.
func (c *composer) reference(kinds []string, id string) block.Line {
	for _, kind := range kinds {
		if kind == "person" {
			return block.Text(c.person(id))
		}
		if p, ok := c.places[key{kind, id}]; ok {
			if kind == "department" {
				return block.Text(p.label)
			}
			return block.Link(p.label, p.target)
		}
	}
	return block.Text(id)
}

// isRetention reports whether a field is the retention of common.schema.json.
func isRetention(f schema.Field) bool {
	return f.Shape != nil && f.Shape.Has("period") && f.Shape.Has("from") && f.Shape.Has("until") && f.Shape.Has("text")
}

// retention is how long something is kept, in one line: 5年（完了した日から）.
func (c *composer) retention(n tree.Node) string {
	var parts []string
	if text := n.Get("text").Text(); text != "" {
		parts = append(parts, text)
	}
	if period := n.Get("period").Text(); period != "" {
		words := c.amount(period)
		if from := n.Get("from").Text(); from != "" {
			words += c.say("（起算：%[1]s）", " (from: %[1]s)", c.retentionFrom(from))
		}
		parts = append(parts, words)
	}
	if until := n.Get("until").Text(); until != "" {
		parts = append(parts, c.say("%[1]sまで", "until %[1]s", c.dateText(until)))
	}
	if basis := n.Get("basis").Text(); basis != "" {
		parts = append(parts, c.say("根拠：%[1]s", "basis: %[1]s", basis))
	}
	for key, v := range n.Fields() { // what the schema does not know is printed too
		switch key.Text() {
		case "text", "period", "from", "until", "basis":
		default:
			parts = append(parts, key.Text()+c.say("：", ": ")+v.Text())
		}
	}
	return join(parts, c.say("、", ", "))
}

func (c *composer) retentionFrom(value string) string {
	k, err := c.snap.Schemas.Kind("regulation")
	if err != nil {
		return value
	}
	f, _ := k.Field("retention", "from")
	return f.ValueTitle(value).In(c.lang)
}

// oneLine joins lines.
func oneLine(lines []block.Line, by string) block.Line {
	var out block.Line
	for i, l := range lines {
		if i > 0 {
			out = append(out, block.Span{Text: by})
		}
		out = append(out, l...)
	}
	return out
}
