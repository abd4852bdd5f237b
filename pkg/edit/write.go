package edit

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/regulation"
)

// writing is one text while its citations are rewritten. Every new wording is resolved in
// the text as it would stand, so that 同条 and short names count, and is taken only if
// it leads to the target.
type writing struct {
	f     *fixer
	place *cite.Place
	text  string
	puts  []put // in the order of the text
	read  []regulation.Cited
	fresh bool // read is of text
}

// put is a citation that was rewritten: bytes of the text of the place.
type put struct {
	from, to int
	text     string
}

func (w *writing) clone() *writing {
	c := *w
	c.puts = slices.Clone(w.puts)
	return &c
}

// cites are the citations of the text as it stands now.
func (w *writing) cites() []regulation.Cited {
	switch {
	case w.fresh:
		return w.read
	case len(w.puts) == 0:
		return w.place.Cites
	}
	w.read, w.fresh = w.resolve(w.text), true
	return w.read
}

func (w *writing) resolve(text string) []regulation.Cited {
	r := w.f.outside
	if doc := w.place.Document; doc != nil {
		if w.f.now[doc] == nil {
			w.f.now[doc] = w.f.is.Resolver(doc)
		}
		r = w.f.now[doc]
	}
	return r.Text(w.place.Node, text)
}

// moved is where a byte of the text of the place stands now.
func (w *writing) moved(i int) int {
	at := i
	for _, p := range w.puts {
		if p.from < i {
			at += len(p.text) - (p.to - p.from)
		}
	}
	return at
}

// at is the citation that begins at a byte of the present text.
func (w *writing) at(i int) *regulation.Cited {
	cs := w.cites()
	if k := slices.IndexFunc(cs, func(c regulation.Cited) bool { return c.From == i }); k >= 0 {
		return &cs[k]
	}
	return nil
}

// undisturbed reports whether a citation still leads where it did when the text was read:
// one before it may have changed what 同条 means.
func (w *writing) undisturbed(c *regulation.Cited) bool {
	if len(w.puts) == 0 {
		return true
	}
	now := w.at(w.moved(c.From))
	return now != nil && slices.Equal(now.Target.Nodes, c.Target.Nodes) && now.Target.Appendix == c.Target.Appendix
}

// written is what a citation has become.
func (w *writing) written(c *regulation.Cited) string {
	for _, p := range w.puts {
		if p.from == c.From {
			return p.text
		}
	}
	return w.place.Text[c.From:c.To]
}

// put replaces a citation, unchecked.
func (w *writing) put(c *regulation.Cited, text string) {
	from := w.moved(c.From)
	w.text = w.text[:from] + text + w.text[from+len(w.written(c)):]
	w.fresh = false
	if i := slices.IndexFunc(w.puts, func(p put) bool { return p.from == c.From }); i >= 0 {
		w.puts[i].text = text
		return
	}
	w.puts = append(w.puts, put{c.From, c.To, text})
}

// write finds the wording of a citation that leads to its target, the nearest to the
// present one.
func (w *writing) write(c *regulation.Cited, target *want) bool {
	from := w.moved(c.From)
	now := w.at(from)
	if now == nil {
		now = c
	}
	written := w.place.Text[c.From:c.To]
	for _, text := range w.wordings(now, written, target) {
		if text == "" {
			continue
		}
		tried := w.text[:from] + text + w.text[from+c.To-c.From:]
		if w.leads(tried, from, len(text), target) {
			if text != written {
				w.put(c, text)
			}
			return true
		}
	}
	return false
}

// leads reports whether what stands in the bytes [from, from+size) of a text leads to the
// target.
func (w *writing) leads(text string, from, size int, target *want) bool {
	var inside []regulation.Cited
	for _, c := range w.resolve(text) {
		if c.From >= from && c.To <= from+size {
			inside = append(inside, c)
		} else if c.From < from+size && c.To > from {
			return false // it has grown together with its surroundings
		}
	}
	return len(inside) == 1 && target.met(&inside[0]) || len(inside) > 1 && target.metBy(inside)
}

// wordings are the ways to write a citation of a target, the one that changes least first.
func (w *writing) wordings(c *regulation.Cited, written string, target *want) []string {
	if target.appendix != nil {
		return []string{written, appendixWording(c, written, target.appendix)}
	}
	out := []string{written}
	d := regulation.Company()
	if w.place.Document != nil {
		d = w.place.Document.Dialect
	}
	elided := c.Elided(written)
	lead, whole := c.Lead(written, d)
	add := func(elided int, path, through []regulation.Step) {
		if path == nil {
			return
		}
		if text, ok := c.Renumber(written, elided, path, through); ok {
			out = append(out, text)
		}
		if whole {
			out = append(out, c.Rewrite(written, lead, elided, path, through, d))
		}
	}
	first, last := target.nodes[0], target.nodes[len(target.nodes)-1]
	switch {
	case target.form == below:
		every := c.Path[len(c.Path)-1:]
		if path, ok := regulation.Towards(c.Path[:len(c.Path)-1], first.Unit()); ok {
			add(elided, slices.Concat(path, every), nil) // 第5条各号 means those of its paragraph
		}
		if path, ok := regulation.Towards(c.Path[:len(c.Path)-1], first); ok {
			add(elided, slices.Concat(path, every), nil)
		}
		if path := regulation.PathTo(first); path != nil {
			add(0, slices.Concat(path, every), nil)
		}
	case target.form == ends:
		near, ok1 := regulation.Towards(c.Path, first)
		far, ok2 := regulation.Towards(c.Through, last)
		if ok1 && ok2 {
			add(elided, near, far)
			add(0, near, far)
		}
		for _, from := range shortened(regulation.PathTo(first)) {
			add(0, from, regulation.PathTo(last)[max(0, len(regulation.PathTo(first))-len(from)):])
		}
	case len(target.nodes) > 1:
		out = append(out, w.lists(c, written, lead, target.nodes, d)...)
	default:
		if path, ok := regulation.Towards(c.Path, first); ok {
			add(elided, path, nil)
			add(0, path, nil)
		}
		for _, path := range shortened(regulation.PathTo(first)) {
			add(0, path, nil)
		}
	}
	return out
}

// shortened are a path without its outer steps, the shortest first, and the whole: 第3号,
// 第2項第3号, 第5条第2項第3号. Where the citation stands decides which is enough.
func shortened(path []regulation.Step) [][]regulation.Step {
	var out [][]regulation.Step
	for i := len(path) - 1; i >= 0; i-- {
		out = append(out, path[i:])
	}
	return out
}

// lists write several nodes that were named together (前2条): two or more by name, three
// or more in a row as a range.
func (w *writing) lists(c *regulation.Cited, written, lead string, nodes []*regulation.Node, d *regulation.Dialect) []string {
	hand := regulation.HandOf("", d)
	var out []string
	full := len(regulation.PathTo(nodes[0]))
	for skip := max(0, full-1); skip >= 0; skip-- {
		var parts []string
		for i, n := range nodes {
			path := regulation.PathTo(n)
			if path == nil || len(path) <= skip {
				return out
			}
			if i > 0 {
				parts = append(parts, hand.Write(path[len(path)-1:]))
				continue
			}
			parts = append(parts, lead+hand.Write(path[skip:]))
		}
		last := len(parts) - 1
		if len(parts) > 2 {
			out = append(out, parts[0]+"から"+parts[last]+"まで")
		}
		out = append(out, strings.Join(parts[:last], "、")+"及び"+parts[last])
	}
	return out
}

// appendixWording writes the new label of an appendix behind what stands before it.
func appendixWording(c *regulation.Cited, written string, a *regulation.Appendix) string {
	for _, word := range []string{"別記様式", "別表", "様式", "別記", "別紙", "別図", "別添", "書式", "付録", "付表", "附表"} {
		if i := strings.LastIndex(written, word); i >= 0 && strings.HasPrefix(c.Code, word) {
			return written[:i] + a.Label
		}
	}
	return ""
}

// gloss lets the caption in brackets behind a citation follow the caption of its target.
func (w *writing) gloss(old, now *regulation.Cited, target *want) {
	if old.Gloss == "" || old.Gloss != now.Gloss || len(target.nodes) != 1 || len(old.Target.Nodes) != 1 || w.place.Kind == cite.Note {
		return
	}
	was, is := old.Target.Nodes[0].Title, target.nodes[0].Title
	written := w.written(now)
	if was == "" || is == "" || was == is || old.Gloss != was {
		return
	}
	if i := strings.LastIndex(written, was); i >= 0 {
		w.put(now, written[:i]+is+written[i+len(was):])
		w.f.report.Followed++
	}
}

// finish hands the rewritten citations to the plan.
func (w *writing) finish() {
	for _, p := range w.puts {
		w.f.replace(w.place, p.from, p.to, p.text)
	}
}
