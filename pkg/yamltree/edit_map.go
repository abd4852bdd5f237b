package yamltree

import (
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

// Add puts a new entry into a map, behind the entry of the key after, or before all
// others where after is "". A key that the map has already is refused.
func (e *Editor) Add(m tree.Node, after string, entry Entry) {
	at, behind := -1, tree.Node{}
	i := 0
	for k, v := range m.Fields() {
		if k.Text() == entry.Key {
			e.fail(k, "add a key that is there already")
			return
		}
		if after != "" && k.Text() == after {
			at, behind = i, v
		}
		i++
	}
	if m.Kind() != tree.Map || after != "" && !behind.Exists() {
		e.fail(m, "add a key behind one that is not there")
		return
	}
	c := e.mapChange(m)
	c.added[at] = append(c.added[at], entry)
	start, end := m.Offsets()
	switch {
	case m.Style() == tree.Flow && i == 0:
		e.splice(start+1, end-1, key(entry.Key)+": "+inline(entry.Value, true))
	case m.Style() == tree.Flow && at < 0:
		e.splice(start+1, start+1, key(entry.Key)+": "+inline(entry.Value, true)+", ")
	case m.Style() == tree.Flow:
		_, end = behind.Offsets()
		e.splice(end, end, ", "+key(entry.Key)+": "+inline(entry.Value, true))
	case at < 0:
		e.insertHere(start, e.mapIndent(m), emitted(Map{entry}))
	default:
		_, end = behind.Offsets()
		e.insertBelow(end, e.mapIndent(m), emitted(Map{entry}))
	}
}

func emitted(m Map) string {
	w := &emitter{}
	w.fields(0, m, false)
	return w.String()
}

func (e *Editor) mapChange(m tree.Node) *mapChange {
	if e.maps[m] == nil {
		e.maps[m] = &mapChange{removed: map[int]bool{}, added: map[int][]Entry{}}
	}
	return e.maps[m]
}

// mapIndent is the indentation of the keys of a block map: the column of the first.
func (e *Editor) mapIndent(m tree.Node) string {
	start, _ := m.Offsets()
	return strings.Repeat(" ", start-e.lineBegin(start))
}

// lineBegin is the first byte of the line that holds byte i, the byte order mark left
// out.
func (e *Editor) lineBegin(i int) int {
	at := lineStart(e.t.Source(), i)
	if at == 0 && strings.HasPrefix(e.t.Source(), bom) {
		return len(bom)
	}
	return at
}

// insertHere puts lines before what stands at byte at of a line.
func (e *Editor) insertHere(at int, indent, lines string) {
	e.splice(at, at, strings.TrimPrefix(e.indented(lines, indent), indent)+indent)
}

// insertBelow puts lines below the line in which a value ends.
func (e *Editor) insertBelow(end int, indent, lines string) {
	e.insertRaw(e.below(end), e.indented(lines, indent))
}

// insertRaw puts whole lines at the start of a line, or at the end of the file.
func (e *Editor) insertRaw(at int, lines string) {
	if at == len(e.t.Source()) && at > 0 && e.t.Source()[at-1] != '\n' {
		lines = e.eol + strings.TrimSuffix(lines, e.eol)
	}
	e.splice(at, at, lines)
}

// below is the start of the line below the one in which a value ends. A block ends at
// the start of a line, which is the one.
func (e *Editor) below(end int) int {
	src := e.t.Source()
	if end > 0 && src[end-1] == '\n' {
		return end
	}
	_, next := lineEnd(src, end)
	return next
}

// above is the start of the line that holds byte i, or of the comment that stands right
// above it with the same indentation.
func (e *Editor) above(i int) int {
	src := e.t.Source()
	at := e.lineBegin(i)
	indent := len(src[at:i]) - len(strings.TrimLeft(src[at:i], " "))
	for at > e.lineBegin(0) {
		before := e.lineBegin(at - 1)
		line := src[before:at]
		text := strings.TrimLeft(line, " ")
		if !strings.HasPrefix(text, "#") || len(line)-len(text) != indent {
			break
		}
		at = before
	}
	return at
}

func (e *Editor) removeEntry(m, n tree.Node) {
	var keys, values []tree.Node
	at := -1
	for k, v := range m.Fields() {
		if v == n {
			at = len(keys)
		}
		keys, values = append(keys, k), append(values, v)
	}
	if at < 0 {
		e.fail(m, "take out an entry that is not there")
		return
	}
	e.mapChange(m).removed[at] = true
	start, _ := keys[at].Offsets()
	_, end := n.Offsets()
	switch {
	case m.Style() == tree.Flow && at == 0:
		next, _ := keys[1].Offsets()
		e.splice(start, next, "")
	case m.Style() == tree.Flow:
		_, before := values[at-1].Offsets()
		e.splice(before, end, "")
	case at == 0 && strings.Trim(e.t.Source()[e.lineBegin(start):start], " ") != "":
		next, _ := keys[1].Offsets()
		e.splice(start, next, "")
	default:
		e.splice(e.above(start), e.below(end), "")
	}
}

// Order puts the entries of a block map into another order, each with the comments and
// empty lines above it; order names them by their place. What stands above the first
// entry is about the whole and stays.
func (e *Editor) Order(m tree.Node, order []int) {
	var keys, values []tree.Node
	for k, v := range m.Fields() {
		keys, values = append(keys, k), append(values, v)
	}
	if m.Style() != tree.Block || len(order) != len(keys) {
		e.fail(m, "order the entries of what is no block")
		return
	}
	start, _ := m.Offsets()
	indent := e.mapIndent(m)
	parts := make([]string, len(keys))
	ends := make([]int, len(keys))
	for i := range keys {
		first := start
		if i > 0 {
			first = ends[i-1] // what stands between two entries goes with the one below
		}
		_, last := values[i].Offsets()
		ends[i] = e.below(last)
		text := e.t.Source()[first:ends[i]]
		if i == 0 {
			text = indent + text
		}
		if !strings.HasSuffix(text, "\n") {
			text += e.eol
		}
		parts[i] = text
	}
	e.mapChange(m).order = order
	e.splice(start, ends[len(ends)-1], e.ordered(parts, order, indent, ends[len(ends)-1]))
}

func (e *Editor) ordered(parts []string, order []int, indent string, end int) string {
	var b strings.Builder
	for _, i := range order {
		b.WriteString(parts[i])
	}
	out := strings.TrimPrefix(b.String(), indent)
	if end == len(e.t.Source()) && !strings.HasSuffix(e.t.Source(), "\n") {
		out = strings.TrimSuffix(out, e.eol)
	}
	return out
}
