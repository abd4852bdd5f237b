package due

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// values calls f for every scalar at a path below a node; lists are stepped through.
func values(n tree.Node, path []string, f func(tree.Node)) {
	switch {
	case n.Kind() == tree.List:
		for _, item := range n.Items() {
			values(item, path, f)
		}
	case !n.Exists():
	case len(path) == 0:
		f(n)
	default:
		values(n.Get(path[0]), path[1:], f)
	}
}

// days are the dates at a path, as written.
func days(n tree.Node, path []string) []calendar.Date {
	var out []calendar.Date
	values(n, path, func(v tree.Node) {
		if d := day(v); !d.IsZero() {
			out = append(out, d)
		}
	})
	return out
}

// latest is the last of the dates at a path, zero where there is none.
func latest(n tree.Node, path []string) calendar.Date {
	var last calendar.Date
	values(n, path, func(v tree.Node) {
		if d := day(v); d.After(last) {
			last = d
		}
	})
	return last
}

// text is the first scalar at a path.
func text(n tree.Node, path []string) string {
	out := ""
	values(n, path, func(v tree.Node) {
		if out == "" {
			out = v.Text()
		}
	})
	return out
}

func day(n tree.Node) calendar.Date {
	if n.Kind() != tree.String {
		return calendar.Date{}
	}
	return record.Date(n)
}

// parts are the maps at a path: the elements of a list, or the map itself.
func parts(n tree.Node, path []string) []tree.Node {
	var out []tree.Node
	values(n, path, func(v tree.Node) {
		if v.Kind() == tree.Map {
			out = append(out, v)
		}
	})
	return out
}

// meets reports whether each field holds one of its values.
func meets(n tree.Node, where []condition) bool {
	for _, c := range where {
		found := false
		values(n, c.field, func(v tree.Node) {
			for _, want := range c.values {
				found = found || v.Text() == want
			}
		})
		if !found {
			return false
		}
	}
	return true
}

// doneOn is the latest date at the path of a row's `done`, of a list only among the
// elements that meet the conditions; stated is the latest date at another path of the
// same elements.
func doneOn(n tree.Node, path []string, where []condition) calendar.Date {
	if len(where) == 0 || len(path) < 2 {
		return latest(n, path)
	}
	var last calendar.Date
	for _, part := range parts(n, path[:len(path)-1]) {
		if d := day(part.Get(path[len(path)-1])); meets(part, where) && d.After(last) {
			last = d
		}
	}
	return last
}
