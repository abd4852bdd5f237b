package edit

import (
	"context"
	"errors"
	"slices"

	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Format gives ids to articles and to entries of ledgers that have none, and puts the keys
// of every map into the order of its schema, in the files that chosen accepts. Keys that
// the schema does not name stay behind the others, maps in braces and maps whose keys are
// free (marks) stay as they are, and so do comments, spaces, quotes and line ends: the
// form of a file is its writer's. A second run changes nothing.
func Format(ctx context.Context, p *Plan, chosen func(path string) bool) (*Report, error) {
	report := &Report{}
	for _, f := range p.Snapshot().Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f.Record == nil || !chosen(f.Path) {
			continue
		}
		out, err := format(f, report)
		if err != nil {
			return nil, err
		}
		if out != f.Source {
			p.after[f.Path] = []byte(out)
		}
	}
	return report, p.reload(ctx)
}

// maxPasses bounds the passes over one file: maps are put in order from the outside in, so
// there are as many as maps nest.
const maxPasses = 100

func format(f *repo.File, report *Report) (string, error) {
	t := f.Tree
	shape := f.Record.Kind.Record
	if f.Record.Kind.IsLedger() {
		shape = f.Record.Kind.Head
	}
	for pass := range maxPasses {
		e := yamltree.NewEditor(t)
		if pass == 0 {
			report.Identified += identify(e, f.Record)
		} else {
			report.Ordered += order(e, t.Root(), shape)
		}
		if e.IsEmpty() {
			if pass > 0 {
				break
			}
			continue
		}
		out, err := e.Result()
		if err != nil {
			return "", err
		}
		t, _ = yamltree.Parse(f.Path, []byte(out), yamltree.Limits{})
		if t == nil {
			return "", errors.New("read back " + f.Path + ": not one document")
		}
	}
	return t.Source(), nil
}

// order puts the outermost maps below n that are not in order into order, and returns how
// many they are. What is inside of them comes in the next pass.
func order(e *yamltree.Editor, n tree.Node, shape *schema.Shape) int {
	if shape == nil {
		return 0
	}
	if n.Kind() == tree.List {
		done := 0
		for _, v := range n.Items() {
			done += order(e, v, shape.Item())
		}
		return done
	}
	if n.Kind() != tree.Map || n.Style() != tree.Block {
		return 0
	}
	if places, ok := misplaced(n, shape); ok {
		e.Order(n, places)
		return 1
	}
	done := 0
	for k, v := range n.Fields() {
		if f, ok := shape.Field(k.Text()); ok {
			done += order(e, v, f.Shape)
		}
	}
	return done
}

// misplaced is the order that the entries of a map should have; false where they have it.
func misplaced(m tree.Node, shape *schema.Shape) ([]int, bool) {
	rank := map[string]int{}
	for i, f := range shape.Fields() {
		rank[f.Name] = i
	}
	if len(rank) == 0 {
		return nil, false
	}
	var ranks, places []int
	for k := range m.Fields() {
		r, ok := rank[k.Text()]
		if !ok {
			r = len(rank)
		}
		places = append(places, len(ranks))
		ranks = append(ranks, r)
	}
	slices.SortStableFunc(places, func(a, b int) int { return ranks[a] - ranks[b] })
	return places, !slices.IsSorted(ranks)
}

// identify gives ids to what has none, and returns to how many.
func identify(e *yamltree.Editor, r *record.Record) int {
	taken := map[string]bool{}
	for v := range r.Node.Values("id") {
		taken[v.Text()] = true
	}
	done := 0
	add := func(m tree.Node, prefix string) {
		if m.Kind() != tree.Map || m.Get("id").Exists() {
			return
		}
		words := sourceOf(m)
		id := IDFor(prefix, r.ID, words)
		for taken[id] {
			words += "+"
			id = IDFor(prefix, r.ID, words)
		}
		taken[id] = true
		behind := ""
		if m.Get("article").Exists() {
			behind = "article"
		}
		e.Add(m, behind, yamltree.Entry{Key: "id", Value: id})
		done++
	}
	if r.Kind.IsLedger() && r.Kind.Record.Has("id") {
		for _, entry := range r.Entries {
			add(entry.Node, r.Kind.Meta.Prefix)
		}
	}
	if r.Kind.Name == "regulation" {
		for v := range r.Node.Get("body").Values("article") {
			add(mapOf(r.Node, v), "article")
		}
	}
	return done
}

// mapOf is the map that a value is a field of.
func mapOf(root, v tree.Node) tree.Node {
	at := root
	for {
		next := tree.Node{}
		for _, f := range at.Fields() {
			if f == v {
				return at
			}
			if f.Contains(v) {
				next = f
			}
		}
		for _, i := range at.Items() {
			if i.Contains(v) {
				next = i
			}
		}
		if !next.Exists() {
			return next
		}
		at = next
	}
}
