package schema

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// place is where a finding lies: the node, what the schema calls it, and the way
// there from the root.
type place struct {
	node     tree.Node
	shape    *Shape // what the schema expects there; nil below undeclared keys
	label    label
	pointer  string
	required bool
	personal bool // the value must not be shown
	name     bool // the finding is about the key, not its value
}

// wide is the number of children from which a node's children are indexed: to step
// through them for every finding would be quadratic.
const wide = 32

// children is the index of one wide node.
type children struct {
	items  []tree.Node
	fields map[string]tree.Node
}

// locate finds the place of an instance location.
func (e *explainer) locate(location string) place {
	p := place{node: e.doc.root, shape: e.kind.root}
	for depth, token := range tokens(location) {
		if p.node.Kind() == tree.List {
			i, err := strconv.Atoi(token)
			if err != nil {
				return p
			}
			if depth == 1 {
				i = e.doc.originalIndex(p.node, i)
			}
			p = e.item(p, i)
		} else {
			p = e.field(p, token)
		}
	}
	return p
}

func (e *explainer) item(p place, i int) place {
	p.pointer += "/" + strconv.Itoa(i)
	p.label.item = i + 1
	p.required = false
	if p.shape != nil {
		p.shape = p.shape.Item()
	}
	p.node = e.childItem(p.node, i)
	p.personal = p.personal || p.shape != nil && p.shape.personal
	return p
}

func (e *explainer) field(p place, key string) place {
	p.pointer += "/" + tree.EscapePointer(key)
	p.node = e.childField(p.node, key)
	p.label = label{key: key}
	p.required = false
	if p.shape == nil {
		return p
	}
	f, ok := p.shape.child(key)
	if !ok {
		p.shape = nil
		return p
	}
	p.shape, p.required = f.Shape, f.Required
	p.label.title = f.Shape.title
	p.personal = p.personal || f.Shape.personal
	return p
}

// missing is the place of a key that is not there: its map.
func (e *explainer) missing(p place, key string) place {
	node := p.node
	p = e.field(p, key)
	p.node, p.required = node, true
	return p
}

func (e *explainer) childItem(n tree.Node, i int) tree.Node {
	if c := e.childrenOf(n); c != nil {
		if i < len(c.items) {
			return c.items[i]
		}
		return tree.Node{}
	}
	return n.At(i)
}

func (e *explainer) childField(n tree.Node, key string) tree.Node {
	if c := e.childrenOf(n); c != nil {
		return c.fields[key]
	}
	return n.Get(key)
}

// childrenOf is the index of a wide node, nil for a narrow one.
func (e *explainer) childrenOf(n tree.Node) *children {
	c, known := e.wide[n]
	if known {
		return c
	}
	if n.Len() >= wide {
		c = &children{fields: map[string]tree.Node{}}
		for _, item := range n.Items() {
			c.items = append(c.items, item)
		}
		for key, val := range n.Fields() {
			c.fields[key.Text()] = val
		}
	}
	if e.wide == nil {
		e.wide = map[tree.Node]*children{}
	}
	e.wide[n] = c
	return c
}

// report adds a finding at a value.
func (e *explainer) report(p place, message, hint diag.Text) {
	at := valueRange(p.node)
	if p.name {
		at = p.node.Key().Range()
	}
	e.reportAt(at, p, message, hint)
}

func (e *explainer) reportAt(at diag.Range, p place, message, hint diag.Text) {
	e.found = append(e.found, diag.Diagnostic{
		Rule: rule, Severity: diag.Error, Range: at, Field: p.pointer,
		Message: sentences(e.because, message), Hint: hint,
	})
}

// valueRange is the place of a value; of a value that is not written (due: and
// nothing behind it), that of its key.
func valueRange(n tree.Node) diag.Range {
	if start, end := n.Offsets(); start == end && n.Key().Exists() {
		return n.Key().Range()
	}
	return n.Range()
}

// firstLine is the first line of a map, for what should be in it and is not.
func firstLine(n tree.Node) diag.Range {
	start, end := n.Offsets()
	line, _, _ := strings.Cut(n.Tree().Source()[start:end], "\n")
	return n.Tree().Range(start, start+len(strings.TrimRight(line, "\r ")))
}

// text is the value for a message.
func (p place) text() diag.Text {
	if p.personal {
		return diag.T("（非表示）", "(not shown)")
	}
	text := excerpt(p.raw())
	return diag.Text{JA: text, EN: text}
}

// raw is the text that the finding is about.
func (p place) raw() string {
	if p.name {
		return p.node.Key().Text()
	}
	return p.node.Text()
}

// quoted is the value for a message, with its type where it is no string.
func (p place) quoted() diag.Text {
	if !p.name && p.node.Kind() != tree.String {
		return got(p.node, p.personal)
	}
	return diag.T("「%s」", "%q", p.text())
}
