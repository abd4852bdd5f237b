package schema

import (
	"encoding/json"

	"github.com/pms-project/pms/pkg/tree"
)

// document is a file as the validator wants it, and the way back from the
// validator's locations to the nodes.
type document struct {
	root  tree.Node
	value any

	// kept are the indexes of the ledger entries that value holds: entries that the
	// fast walk found valid are left out, for one bad line among 100,000 must not
	// cost the conversion of all. nil where all are there.
	kept []int
	// cut is the first element of a list that value leaves out because the list is
	// longer than maxJudged; absent where nothing is left out.
	cut tree.Node
	// odd are numbers that JSON does not know (0777, .inf) or that are too long to
	// compute with. The validator sees a 0 in their place.
	odd map[tree.Node]bool
}

// maxJudged bounds the elements of one list that the validator sees. It takes some
// 14 KB for each wrong one, so a hostile list could fill the memory. Only documents
// that are not plainly valid come here.
const maxJudged = 5000

func newDocument(root tree.Node, ledger bool, badItems []int) *document {
	d := &document{root: root, odd: map[tree.Node]bool{}}
	if !ledger || root.Get("entries").Kind() != tree.List {
		d.value = d.convert(root)
		return d
	}
	d.kept = append([]int{}, badItems...)
	d.value = d.convertMap(root, func(key string, val tree.Node) any {
		if key == "entries" {
			return d.keptEntries(val)
		}
		return d.convert(val)
	})
	return d
}

// convertMap takes the first of two fields of one name, as [tree.Node.Get] does: the
// second is a finding of its own.
func (d *document) convertMap(n tree.Node, value func(key string, val tree.Node) any) map[string]any {
	m := make(map[string]any)
	for key, val := range n.Fields() {
		if _, twice := m[key.Text()]; !twice {
			m[key.Text()] = value(key.Text(), val)
		}
	}
	return m
}

func (d *document) keptEntries(list tree.Node) []any {
	out := make([]any, 0, len(d.kept))
	next := 0
	for i, item := range list.Items() {
		if next == len(d.kept) {
			break
		}
		if i == d.kept[next] && next == maxJudged {
			d.leaveOut(item)
			break
		}
		if i == d.kept[next] {
			out = append(out, d.convert(item))
			next++
		}
	}
	return out
}

func (d *document) leaveOut(n tree.Node) {
	if !d.cut.Exists() {
		d.cut = n
	}
}

func (d *document) convert(n tree.Node) any {
	switch n.Kind() {
	case tree.Map:
		return d.convertMap(n, func(_ string, val tree.Node) any { return d.convert(val) })
	case tree.List:
		list := []any{}
		for i, item := range n.Items() {
			if i == maxJudged {
				d.leaveOut(item)
				break
			}
			list = append(list, d.convert(item))
		}
		return list
	case tree.String:
		return n.Text()
	case tree.Bool:
		return n.Bool()
	case tree.Number:
		return d.number(n)
	default:
		return nil
	}
}

func (d *document) number(n tree.Node) json.Number {
	if !isJSONNumber(n.Text()) {
		d.odd[n] = true
		return "0"
	}
	return json.Number(n.Text())
}
