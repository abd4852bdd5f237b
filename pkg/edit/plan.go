package edit

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Plan is a change of a repository that is not written yet. It serves one goroutine.
type Plan struct {
	fsys    fs.FS
	start   *repo.Snapshot
	head    *repo.Snapshot
	after   map[string][]byte // by path, what files are to hold
	editors map[*tree.Tree]*yamltree.Editor
}

// Change is what becomes of one file.
type Change struct {
	Path          string // slash path below the PMS root
	Before, After string
}

// NewPlan starts a change of the repository of which head was loaded from fsys.
func NewPlan(fsys fs.FS, head *repo.Snapshot) *Plan {
	return &Plan{fsys: fsys, start: head, head: head, after: map[string][]byte{}, editors: map[*tree.Tree]*yamltree.Editor{}}
}

// Snapshot is the repository as the steps so far would leave it.
func (p *Plan) Snapshot() *repo.Snapshot { return p.head }

// Editor collects the changes of this step in the file that n stands in.
func (p *Plan) Editor(n tree.Node) *yamltree.Editor {
	t := n.Tree()
	if p.editors[t] == nil {
		p.editors[t] = yamltree.NewEditor(t)
	}
	return p.editors[t]
}

// Step ends a step: the changed files are made and read back, and the snapshot becomes
// the one they leave. A file that cannot be changed as meant is an error, and the plan
// is then of no more use.
func (p *Plan) Step(ctx context.Context) error {
	changed := false
	for t, e := range p.editors {
		out, err := e.Result()
		if err != nil {
			return fmt.Errorf("change the file: %w", err)
		}
		if out != t.Source() {
			p.after[t.File()] = []byte(out)
			changed = true
		}
	}
	clear(p.editors)
	if !changed {
		return nil
	}
	return p.reload(ctx)
}

// reload reads the snapshot that the files of the plan make.
func (p *Plan) reload(ctx context.Context) error {
	if len(p.after) == 0 {
		return nil
	}
	head, err := repo.Load(ctx, p.fsys, repo.Options{Schemas: p.head.Schemas, Overlay: p.after, Share: p.head})
	if err != nil {
		return fmt.Errorf("read the changed repository: %w", err)
	}
	p.head = head
	return nil
}

// Changes are the files that the plan would change, by path.
func (p *Plan) Changes() []Change {
	var out []Change
	for path, after := range p.after {
		before := ""
		if f := p.start.File(path); f != nil {
			before = f.Source
		}
		if before != string(after) {
			out = append(out, Change{path, before, string(after)})
		}
	}
	slices.SortFunc(out, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return out
}
