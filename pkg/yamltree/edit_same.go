package yamltree

import (
	"slices"

	"github.com/pms-project/pms/pkg/tree"
)

// same compares what was read after a change with what was meant: the old value with
// the changes. Where they differ it returns the old node.
func (e *Editor) same(old, now tree.Node) (at tree.Node, ok bool) {
	switch old.Kind() {
	case tree.Map:
		return e.sameMap(old, now)
	case tree.List:
		return e.sameList(old, now)
	case tree.Absent:
		return old, !now.Exists()
	}
	c := e.texts[old]
	switch {
	case c == nil:
		return old, now.Kind() == old.Kind() && now.Text() == old.Text()
	case c.value != nil:
		return old, reads(now, c.value)
	}
	text, _ := c.changed(old.Text())
	return old, now.Kind() == tree.String && now.Text() == text
}

// meantEntry is an entry of a changed map: an old one or a new one.
type meantEntry struct {
	key, value tree.Node
	added      *Entry
}

func (e *Editor) sameMap(old, now tree.Node) (tree.Node, bool) {
	meant := e.meantMap(old)
	if now.Kind() != tree.Map || now.Len() != len(meant) {
		return old, false
	}
	i := 0
	for k, v := range now.Fields() {
		m := meant[i]
		i++
		if m.added != nil {
			if k.Text() != m.added.Key || !reads(v, m.added.Value) {
				return old, false
			}
			continue
		}
		if k.Text() != e.keyText(m.key) {
			return m.key, false
		}
		if at, ok := e.same(m.value, v); !ok {
			return at, false
		}
	}
	return old, true
}

// keyText is the text that a key is to have.
func (e *Editor) keyText(k tree.Node) string {
	if c := e.texts[k]; c != nil {
		if s, ok := c.value.(string); ok {
			return s
		}
	}
	return k.Text()
}

func (e *Editor) meantMap(old tree.Node) []meantEntry {
	var all []meantEntry
	for k, v := range old.Fields() {
		all = append(all, meantEntry{key: k, value: v})
	}
	c := e.maps[old]
	if c == nil {
		return all
	}
	order := c.order
	if order == nil {
		for i := range all {
			order = append(order, i)
		}
	}
	var out []meantEntry
	for i := range c.added[-1] {
		out = append(out, meantEntry{added: &c.added[-1][i]})
	}
	for _, i := range order {
		if !c.removed[i] {
			out = append(out, all[i])
		}
		for j := range c.added[i] {
			out = append(out, meantEntry{added: &c.added[i][j]})
		}
	}
	return out
}

func (e *Editor) sameList(old, now tree.Node) (tree.Node, bool) {
	var meant []any
	items := slices.Collect(itemsOf(old))
	c := e.lists[old]
	for i := range len(items) + 1 {
		if c != nil {
			meant = append(meant, c.added[i]...)
		}
		if i < len(items) && (c == nil || !c.removed[i]) {
			meant = append(meant, items[i])
		}
	}
	if now.Kind() != tree.List || now.Len() != len(meant) {
		return old, false
	}
	for i, v := range now.Items() {
		if item, ok := meant[i].(tree.Node); ok {
			if at, ok := e.same(item, v); !ok {
				return at, false
			}
		} else if !reads(v, meant[i]) {
			return old, false
		}
	}
	return old, true
}

func itemsOf(list tree.Node) func(func(tree.Node) bool) {
	return func(yield func(tree.Node) bool) {
		for _, v := range list.Items() {
			if !yield(v) {
				return
			}
		}
	}
}

// reads reports whether a node reads as a value that [Emit] takes.
func reads(n tree.Node, v any) bool {
	switch v := v.(type) {
	case Flow:
		return reads(n, v.Value)
	case nil:
		return n.Kind() == tree.Null
	case Map:
		if n.Kind() != tree.Map || n.Len() != len(v) {
			return false
		}
		i := 0
		for k, value := range n.Fields() {
			if k.Text() != v[i].Key || !reads(value, v[i].Value) {
				return false
			}
			i++
		}
		return true
	case []any:
		return readAll(n, v)
	case []string:
		return readAll(n, anys(v))
	case []Map:
		return readAll(n, anys(v))
	case string:
		return n.Kind() == tree.String && n.Text() == v
	}
	return n.Text() == unquoted(inline(v, false))
}

// unquoted is the text of a literal, which for one that had to be quoted is the
// quoted text's.
func unquoted(s string) string {
	if len(s) > 1 && s[0] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}

func readAll(n tree.Node, vs []any) bool {
	if n.Kind() != tree.List || n.Len() != len(vs) {
		return false
	}
	for i, item := range n.Items() {
		if !reads(item, vs[i]) {
			return false
		}
	}
	return true
}
