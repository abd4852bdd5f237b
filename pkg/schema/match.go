package schema

import (
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
)

// verdict of the fast walk, mildest first, so that the worst of several is their
// maximum.
type verdict uint8

const (
	yes    verdict = iota // valid, without doubt
	unsure                // the validator decides
	no                    // not valid
)

// walk is one pass over a document beside its schema. It does not stop at the
// first no: references behind a violation still count.
type walk struct {
	refs     []Ref
	personal []tree.Node
	silent   int // > 0 inside conditions, whose shapes describe nothing

	entries  *Shape // the shape of a ledger's list, whose elements are judged one by one
	badItems []int
}

// judge says whether n has the shape s and collects references on the way.
func (w *walk) judge(s *Shape, n tree.Node) verdict {
	if s.types != 0 {
		if v := s.types.matches(n); v != yes {
			return v
		}
	}
	v := yes
	switch n.Kind() {
	case tree.Map:
		v = w.judgeMap(s, n)
	case tree.List:
		v = w.judgeList(s, n)
	case tree.String:
		v = s.judgeText(n.Text())
	case tree.Number:
		v = s.judgeNumber(n.Text())
	}
	if s.allowed != nil {
		v = max(v, s.allowed.matches(n))
	}
	if s.branches {
		v = max(v, w.judgeBranches(s, n))
	}
	if s.unsure {
		v = max(v, unsure)
	}
	if s.notes && w.silent == 0 {
		w.note(s, n)
	}
	return v
}

// note collects what rules ask for: values that hold ids, values that are personal.
func (w *walk) note(s *Shape, n tree.Node) {
	if s.personal && holdsSomething(n) {
		w.personal = append(w.personal, n)
	}
	switch {
	case s.refs == nil:
	case n.Kind() == tree.String:
		w.refs = append(w.refs, Ref{s.refs, n})
	case n.Kind() == tree.List && (s.items == nil || s.items.refs == nil):
		for _, item := range n.Items() {
			if item.Kind() == tree.String {
				w.refs = append(w.refs, Ref{s.refs, item})
			}
		}
	}
}

func holdsSomething(n tree.Node) bool {
	switch n.Kind() {
	case tree.Null:
		return false
	case tree.Map, tree.List:
		return n.Len() > 0
	default:
		return n.Text() != ""
	}
}

func (w *walk) judgeMap(s *Shape, n tree.Node) verdict {
	v := yes
	var seen propSet
	count := 0
	for key, val := range n.Fields() {
		count++
		if s.names != nil {
			v = max(v, w.judgeName(s.names, key))
		}
		i, known := s.index[key.Text()]
		switch {
		case known:
			seen.add(i)
			v = max(v, w.judge(s.props[i].shape, val))
		case s.rest != nil:
			v = max(v, w.judge(s.rest, val))
		case s.closed:
			v = no
		}
	}
	if !seen.has(s.needs) || count < s.minProps || s.maxProps >= 0 && count > s.maxProps {
		v = no
	}
	for _, name := range s.others {
		if !n.Get(name).Exists() {
			v = no
		}
	}
	for i := range s.dependent {
		v = max(v, s.dependent[i].judge(n))
	}
	return v
}

// judgeName judges a key, which is a string however it is written.
func (w *walk) judgeName(s *Shape, key tree.Node) verdict {
	v := yes
	if s.types != 0 && s.types&stringType == 0 {
		v = no
	}
	if s.branches || s.unsure || s.allowed != nil {
		v = max(v, unsure)
	}
	return max(v, s.judgeText(key.Text()))
}

func (d *dependency) judge(n tree.Node) verdict {
	if !n.Get(d.trigger).Exists() {
		return yes
	}
	for _, name := range d.needs {
		if !n.Get(name).Exists() {
			return no
		}
	}
	return yes
}

func (w *walk) judgeList(s *Shape, n tree.Node) verdict {
	v := yes
	count := 0
	if s.items != nil {
		for i, item := range n.Items() {
			count++
			got := w.judge(s.items, item)
			if got != yes && s == w.entries {
				w.badItems = append(w.badItems, i)
			}
			v = max(v, got)
		}
	} else if s.minItems > 0 || s.maxItems >= 0 {
		count = n.Len()
	}
	if count < s.minItems || s.maxItems >= 0 && count > s.maxItems {
		v = no
	}
	if s.unique {
		v = max(v, judgeUnique(n))
	}
	return v
}

// manyItems is the length from which a list is compared through a hash: doing it
// pair by pair would let one file take quadratic time.
const manyItems = 16

// judgeUnique judges lists of strings; of others only the empty and the single.
func judgeUnique(n tree.Node) verdict {
	if n.Len() <= 1 {
		return yes
	}
	if n.Len() > manyItems {
		return judgeManyUnique(n)
	}
	for i, item := range n.Items() {
		if item.Kind() != tree.String {
			return unsure
		}
		for j, other := range n.Items() {
			if j >= i {
				break
			}
			if other.Text() == item.Text() {
				return no
			}
		}
	}
	return yes
}

func judgeManyUnique(n tree.Node) verdict {
	seen := make(map[string]bool)
	for _, item := range n.Items() {
		if item.Kind() != tree.String {
			return unsure
		}
		if seen[item.Text()] {
			return no
		}
		seen[item.Text()] = true
	}
	return yes
}

func (s *Shape) judgeText(text string) verdict {
	if s.minLen > 0 || s.maxLen >= 0 {
		if n := utf8.RuneCountInString(text); n < s.minLen || s.maxLen >= 0 && n > s.maxLen {
			return no
		}
	}
	if s.pattern != nil && !s.pattern.matches(text) {
		return no
	}
	if s.format != nil && !s.format.valid(text) {
		return no
	}
	return yes
}

func (s *Shape) judgeNumber(text string) verdict {
	d, ok := decimal(text)
	if !ok {
		if !isJSONNumber(text) {
			return no // 0777 and .inf are no numbers here, whatever YAML makes of them
		}
		return unsure
	}
	if s.min != nil && d < s.min.millionths || s.max != nil && d > s.max.millionths {
		return no
	}
	return yes
}

// judgeBranches applies the shapes that speak about the same value.
func (w *walk) judgeBranches(s *Shape, n tree.Node) verdict {
	v := yes
	if s.also != nil {
		refs := len(w.refs)
		v = w.judge(s.also, n)
		if s.notes && s.refs != nil { // the node's own x-ref goes over that of the target
			w.refs = w.refs[:refs]
		}
	}
	if len(s.anyOf) > 0 {
		v = max(v, w.judgeAny(s.anyOf, n))
	}
	if len(s.oneOf) > 0 {
		v = max(v, w.judgeOne(s.oneOf, n))
	}
	if s.not != nil {
		v = max(v, no-w.quietly(s.not, n))
	}
	if s.when != nil {
		v = max(v, w.judgeCondition(s, n))
	}
	return v
}

// quietly judges without collecting.
func (w *walk) quietly(s *Shape, n tree.Node) verdict {
	w.silent++
	v := w.judge(s, n)
	w.silent--
	return v
}

// alternatives judges every branch and counts the verdicts. What the walk collects is
// that of the first among the best branches only.
func (w *walk) alternatives(branches []*Shape, n tree.Node) (counts [no + 1]int) {
	refs, personal := len(w.refs), len(w.personal)
	best := no + 1
	for _, b := range branches {
		refsBefore, personalBefore := len(w.refs), len(w.personal)
		v := w.judge(b, n)
		counts[v]++
		if v < best {
			best = v
			w.refs = append(w.refs[:refs], w.refs[refsBefore:]...)
			w.personal = append(w.personal[:personal], w.personal[personalBefore:]...)
		} else {
			w.refs, w.personal = w.refs[:refsBefore], w.personal[:personalBefore]
		}
	}
	return counts
}

func (w *walk) judgeAny(branches []*Shape, n tree.Node) verdict {
	counts := w.alternatives(branches, n)
	switch {
	case counts[yes] > 0:
		return yes
	case counts[unsure] > 0:
		return unsure
	default:
		return no
	}
}

func (w *walk) judgeOne(branches []*Shape, n tree.Node) verdict {
	counts := w.alternatives(branches, n)
	switch {
	case counts[yes] > 1:
		return no
	case counts[unsure] > 0:
		return unsure
	case counts[yes] == 1:
		return yes
	default:
		return no
	}
}

func (w *walk) judgeCondition(s *Shape, n tree.Node) verdict {
	branch := s.then
	switch w.quietly(s.when, n) {
	case unsure:
		branch = nil
		if s.then != nil || s.els != nil {
			return unsure
		}
	case no:
		branch = s.els
	}
	if branch == nil {
		return yes
	}
	return w.judge(branch, n)
}

// maxProps is the number of properties that a propSet can hold; required ones beyond
// it are looked up one by one.
const maxProps = 128

// propSet is a set of places in a list of properties.
type propSet [maxProps / 64]uint64

func (p *propSet) add(i int) {
	if i < maxProps {
		p[i/64] |= 1 << (i % 64)
	}
}

// has reports whether all of q are in p.
func (p *propSet) has(q propSet) bool {
	return p[0]&q[0] == q[0] && p[1]&q[1] == q[1]
}
