package yamltree

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

func emittedItem(v any) string {
	w := &emitter{}
	w.item(0, v)
	return w.String()
}

func (e *Editor) listChange(l tree.Node) *listChange {
	if e.lists[l] == nil {
		e.lists[l] = &listChange{removed: map[int]bool{}, added: map[int][]any{}}
	}
	return e.lists[l]
}

// Insert puts an item into a list before item i, or behind the last where i is the
// length of the list.
func (e *Editor) Insert(list tree.Node, i int, item any) {
	if list.Kind() != tree.List || i < 0 || i > list.Len() {
		e.fail(list, "insert an item where there is no list")
		return
	}
	c := e.listChange(list)
	c.added[i] = append(c.added[i], item)
	start, end := list.Offsets()
	switch {
	case list.Style() == tree.Block:
		e.insertItem(list, i, emittedItem(item))
	case list.Len() == 0:
		e.splice(start+1, end-1, inline(item, true))
	case i == 0:
		e.splice(start+1, start+1, inline(item, true)+", ")
	default:
		_, end = list.At(i - 1).Offsets()
		e.splice(end, end, ", "+inline(item, true))
	}
}

// insertItem puts the lines of an item into a block list. Items that stand apart by
// an empty line go on doing so.
func (e *Editor) insertItem(list tree.Node, i int, lines string) {
	start, _ := list.Offsets()
	indent := strings.Repeat(" ", start-e.lineBegin(start))
	if i > 0 {
		_, end := list.At(i - 1).Offsets()
		if at := e.below(end); e.apart(list) {
			lines = "\n" + lines
			e.insertRaw(at, e.indented(lines, indent))
			return
		}
		e.insertBelow(end, indent, lines)
		return
	}
	if e.apart(list) {
		lines += "\n"
	}
	if at := e.lineBegin(start); strings.Trim(e.t.Source()[at:start], " ") != "" {
		e.insertHere(start, indent, lines) // - - a
		return
	}
	e.insertRaw(e.above(start), e.indented(lines, indent))
}

// apart reports whether an empty line stands between the first two items.
func (e *Editor) apart(list tree.Node) bool {
	if list.Len() < 2 {
		return false
	}
	_, end := list.At(0).Offsets()
	next, _ := list.At(1).Offsets()
	at := e.below(end)
	return at < next && strings.HasPrefix(strings.TrimLeft(e.t.Source()[at:next], " \r"), "\n")
}

// extent is the bytes of item i of a block list, in whole lines, with the comment right
// above it.
func (e *Editor) extent(list tree.Node, i int) (start, end int) {
	item := list.At(i)
	first, last := item.Offsets()
	dash := strings.LastIndexByte(e.t.Source()[:first], '-')
	if i == 0 {
		dash, _ = list.Offsets()
	}
	start = e.above(dash)
	if i > 0 {
		_, before := list.At(i - 1).Offsets()
		start = max(start, e.below(before))
	}
	return start, e.below(last)
}

// Remove takes out an item of a list or, named by its value, an entry of a map, with the
// comment right above it. The last one of a map or list stays: its key would be left
// with nothing.
func (e *Editor) Remove(parent, n tree.Node) {
	switch {
	case parent.Len() < 2:
		e.fail(n, "take out the only one")
	case parent.Kind() == tree.List:
		i := indexOf(itemsOf(parent), n)
		e.listChange(parent).removed[i] = true
		if parent.Style() == tree.Flow {
			e.removeInline(slices.Collect(itemsOf(parent)), i)
			return
		}
		start, end := e.extent(parent, i)
		if e.lineBegin(start) != start || i == 0 && e.inLine(parent) {
			e.fail(n, "take out an item that shares its line")
			return
		}
		e.splice(start, end, "")
	default:
		e.removeEntry(parent, n)
	}
}

// inLine reports whether a list begins behind something else on its line.
func (e *Editor) inLine(list tree.Node) bool {
	start, _ := list.Offsets()
	return strings.Trim(e.t.Source()[e.lineBegin(start):start], " ") != ""
}

func indexOf(all func(func(tree.Node) bool), n tree.Node) int {
	i := 0
	for v := range all {
		if v == n {
			return i
		}
		i++
	}
	return -1
}

func (e *Editor) removeInline(items []tree.Node, i int) {
	start, end := items[i].Offsets()
	if i == 0 {
		next, _ := items[1].Offsets()
		e.splice(start, next, "")
		return
	}
	_, before := items[i-1].Offsets()
	e.splice(before, end, "")
}

// Move takes item i of a block list to before item j of the same or another block list,
// with its comment and all that it holds.
func (e *Editor) Move(from tree.Node, i int, to tree.Node, j int) {
	if from.Style() != tree.Block || to.Style() != tree.Block || i >= from.Len() || j > to.Len() {
		e.fail(from, "move an item out of a list that has none")
		return
	}
	item := from.At(i)
	start, end := e.extent(from, i)
	here, _ := from.Offsets()
	lines := strings.ReplaceAll(e.t.Source()[start:end], "\r\n", "\n")
	if !strings.HasSuffix(lines, "\n") {
		lines += "\n"
	}
	lines = outdented(lines, here-e.lineBegin(here))
	e.Remove(from, item)
	c := e.listChange(to)
	c.added[j] = append(c.added[j], item)
	e.insertItem(to, j, lines)
}

// outdented takes an indentation off every line.
func outdented(lines string, indent int) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(lines, "\n") {
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		b.WriteString(line[min(indent, spaces):])
	}
	return b.String()
}
