package expr

import (
	"strconv"

	"github.com/pms-project/pms/pkg/tree"
)

// maxDepth bounds how far a value is copied out of the tree: deeper than any kind.
const maxDepth = 16

// fill puts the value of a field into env; the maps on the way to a field that is not
// filled are there and empty, so that asking for it gives nil.
func fill(env map[string]any, record tree.Node, path []string) {
	name, rest := path[0], path[1:]
	node := record.Get(name)
	if len(rest) == 0 || node.Exists() && node.Kind() != tree.Map {
		env[name] = value(node, maxDepth)
		return
	}
	inner, ok := env[name].(map[string]any)
	if !ok {
		inner = map[string]any{}
		env[name] = inner
	}
	fill(inner, node, rest)
}

// value is a tree's value in Go: string, bool, int, float64, []any, map[string]any,
// nil where there is none.
func value(n tree.Node, depth int) any {
	switch n.Kind() {
	case tree.String:
		return n.Text()
	case tree.Bool:
		return n.Text() == "true"
	case tree.Number:
		if i, ok := n.Int(); ok {
			return i
		}
		if f, err := strconv.ParseFloat(n.Text(), 64); err == nil {
			return f
		}
		return n.Text()
	case tree.List:
		out := []any{}
		for _, item := range n.Items() {
			if depth > 0 {
				out = append(out, value(item, depth-1))
			}
		}
		return out
	case tree.Map:
		out := map[string]any{}
		for key, item := range n.Fields() {
			if depth > 0 {
				out[key.Text()] = value(item, depth-1)
			}
		}
		return out
	}
	return nil
}
