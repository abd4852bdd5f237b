package regulation

import "slices"

// Matching says what became of every node of one edition of a document in another.
// Units go by their id, then by their words; what is inside a unit goes by its words, for
// the labels of items are what changes. It is immutable.
type Matching struct {
	after, before map[*Node]*Node
	doubtful      map[*Node]bool // of the nodes of the earlier edition
	tables        map[*Appendix]*Appendix
}

// Match compares two editions. They may be the same document.
func Match(before, after *Document) *Matching {
	m := &Matching{after: map[*Node]*Node{}, before: map[*Node]*Node{}, doubtful: map[*Node]bool{}, tables: map[*Appendix]*Appendix{}}
	if before == after {
		for n := range before.All() {
			m.pair(n, n)
		}
		for _, a := range before.Appendices {
			m.tables[a] = a
		}
		return m
	}
	m.units(headed(before), headed(after))
	if before.Preamble != nil && after.Preamble != nil {
		m.inside(before.Preamble, after.Preamble)
	}
	m.supplements(before, after)
	m.appendices(before, after)
	m.moved(before, after)
	return m
}

// After is the node of the later edition that n became, nil where it is gone. sure is
// false where the two have little in common, or where what is left over on both sides
// may belong together.
func (m *Matching) After(n *Node) (became *Node, sure bool) { return m.after[n], !m.doubtful[n] }

// Before is the node of the earlier edition that n was, nil for a new one.
func (m *Matching) Before(n *Node) *Node { return m.before[n] }

// Appendix is what an appendix of the earlier edition became, nil where it is gone.
func (m *Matching) Appendix(a *Appendix) *Appendix { return m.tables[a] }

func (m *Matching) pair(a, b *Node) {
	if m.after[a] == nil && m.before[b] == nil {
		m.after[a], m.before[b] = b, a
	}
}

// headed are the groups and units of the body, in order.
func headed(d *Document) []*Node {
	var out []*Node
	for _, top := range d.Body {
		for n := range top.All() {
			if n.Level < LevelParagraph {
				out = append(out, n)
			}
		}
	}
	return out
}

// units pairs what bears headings: by id; by heading and text, of equals in order; by a
// caption that both have once; by likeness.
func (m *Matching) units(before, after []*Node) {
	m.byKey(before, after, func(n *Node) string { return n.ID }, false)
	whole := func(n *Node) string { return likeKey(n.Title + "\n" + n.FullText()) }
	m.byKey(before, after, whole, true)
	for _, a := range m.left(before) {
		if b := m.onlyTitled(a, before, after); b != nil {
			m.pair(a, b)
		}
	}
	m.byLikeness(m.left(before), m.right(after))
	for _, a := range before {
		if b := m.after[a]; b != nil {
			m.inside(a, b)
		}
	}
}

// byKey pairs the free nodes of one key and level: one with one, or equal numbers of them
// in order.
func (m *Matching) byKey(before, after []*Node, key func(*Node) string, several bool) {
	find := func(list []*Node) map[string][]*Node {
		found := map[string][]*Node{}
		for _, n := range list {
			if k := key(n); k != "" {
				k = n.Level.String() + k
				found[k] = append(found[k], n)
			}
		}
		return found
	}
	later := find(m.right(after))
	for k, list := range find(m.left(before)) {
		if others := later[k]; len(list) == len(others) && (several || len(list) == 1) {
			for i := range list {
				m.pair(list[i], others[i])
			}
		}
	}
}

func (m *Matching) left(before []*Node) []*Node {
	return slices.DeleteFunc(slices.Clone(before), func(n *Node) bool { return m.after[n] != nil })
}

func (m *Matching) right(after []*Node) []*Node {
	return slices.DeleteFunc(slices.Clone(after), func(n *Node) bool { return m.before[n] != nil })
}

// onlyTitled is the free node of the later edition with the heading of a, if neither
// edition has that heading twice.
func (m *Matching) onlyTitled(a *Node, before, after []*Node) *Node {
	var found []*Node
	for _, b := range after {
		if b.Title == a.Title && b.Level == a.Level {
			found = append(found, b)
		}
	}
	same := 0
	for _, n := range before {
		if n.Title == a.Title && n.Level == a.Level {
			same++
		}
	}
	if a.Title == "" || len(found) != 1 || same != 1 || m.before[found[0]] != nil || found[0].ID != "" && a.ID != "" {
		return nil
	}
	return found[0]
}

// byLikeness pairs what is left with what it is most like. A weak likeness is doubtful.
func (m *Matching) byLikeness(before, after []*Node) {
	for _, a := range before {
		best, like := (*Node)(nil), 0.0
		for _, b := range after {
			if m.before[b] != nil || b.Level != a.Level || a.ID != "" && b.ID != "" {
				continue
			}
			if l := likeness(likeKey(a.Title+a.FullText()), likeKey(b.Title+b.FullText())); l > like {
				best, like = b, l
			}
		}
		if like >= weak {
			m.pair(a, best)
			m.doubtful[a] = like < strong
		}
	}
}

// inside pairs the provisions below two nodes that belong together.
func (m *Matching) inside(a, b *Node) {
	m.pair(a, b)
	m.series(provisionsOf(a), provisionsOf(b))
}

func provisionsOf(n *Node) []*Node {
	var out []*Node
	for _, c := range n.Children {
		if c.Level >= LevelParagraph {
			out = append(out, c)
		}
	}
	return out
}

// series pairs two lists of provisions: those of the same words in order, and between
// them what is alike.
func (m *Matching) series(before, after []*Node) {
	i, j := 0, 0
	for _, p := range common(before, after) {
		m.gap(before[i:p[0]], after[j:p[1]])
		m.inside(before[p[0]], after[p[1]])
		i, j = p[0]+1, p[1]+1
	}
	m.gap(before[i:], after[j:])
}

// gap pairs what stands between two pairs. Where both sides have as many, they belong
// together in order unless their words differ altogether.
func (m *Matching) gap(before, after []*Node) {
	same := len(before) == len(after)
	next := 0
	for k, a := range before {
		best, like := -1, 0.0
		for j := next; j < len(after); j++ {
			if l := likeness(saying(a), saying(after[j])); l > like {
				best, like = j, l
			}
		}
		if same && (best < 0 || best != k || like < weak) {
			best, like = k, likeness(saying(a), saying(after[k]))
		}
		switch {
		case best >= 0 && like >= weak:
			m.inside(a, after[best])
			m.doubtful[a] = like < strong
			next = best + 1
		case same:
			m.inside(a, after[k])
			m.doubtful[a] = true
			next = k + 1
		case len(after) > 0:
			m.doubtful[a] = true
		}
	}
}

// moved pairs provisions that are left over and stand elsewhere word for word.
func (m *Matching) moved(before, after *Document) {
	long := func(n *Node) string {
		if k := saying(n); n.Level >= LevelParagraph && len([]rune(k)) >= 10 {
			return k
		}
		return ""
	}
	var a, b []*Node
	for n := range before.All() {
		a = append(a, n)
	}
	for n := range after.All() {
		b = append(b, n)
	}
	left := m.left(a)
	m.byKey(left, m.right(b), long, false)
	for _, n := range left {
		if b := m.after[n]; b != nil {
			m.series(m.left(provisionsOf(n)), m.right(provisionsOf(b)))
		}
	}
}

// supplements pairs the 附則 of one heading and date, in order.
func (m *Matching) supplements(before, after *Document) {
	used := map[*Supplementary]bool{}
	for _, a := range before.Supplementary {
		for _, b := range after.Supplementary {
			if used[b] || a.Label != b.Label || a.Date != b.Date {
				continue
			}
			used[b] = true
			m.series(a.Nodes, b.Nodes)
			break
		}
	}
}

// appendices pairs the appendices by id, by title, by label.
func (m *Matching) appendices(before, after *Document) {
	used := map[*Appendix]bool{}
	for _, key := range []func(*Appendix) string{
		func(a *Appendix) string { return a.Source.Get("id").Text() },
		func(a *Appendix) string { return a.Title },
		func(a *Appendix) string { return appendixKey(a.Label) },
	} {
		for _, a := range before.Appendices {
			for _, b := range after.Appendices {
				if m.tables[a] == nil && !used[b] && key(a) != "" && key(a) == key(b) {
					m.tables[a], used[b] = b, true
				}
			}
		}
	}
	for a, b := range m.tables {
		if a.Text != nil && b.Text != nil {
			m.inside(a.Text, b.Text)
		}
	}
}
