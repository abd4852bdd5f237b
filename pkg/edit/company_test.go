package edit

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// identity names a provision by what no change of articles touches: the document, the id
// of its article and its place in it.
func identity(x *cite.Index, doc *regulation.Document, n *regulation.Node) string {
	path := ""
	at := n
	for ; at.Parent != nil && at.Level >= regulation.LevelParagraph; at = at.Parent {
		path = fmt.Sprintf("/%d", slices.Index(at.Parent.Children, at)) + path
	}
	return x.Record(doc).ID + " " + at.ID + path
}

// targets are what the citations of every place point to, by file and identity of the
// place, and the places by line.
func targets(t *testing.T, s *repo.Snapshot) (byPlace, byLine map[string]string) {
	t.Helper()
	x, err := cite.New(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	byPlace, byLine = map[string]string{}, map[string]string{}
	for _, p := range x.Places {
		if p.Supplement != nil || p.Kind == cite.Note {
			continue
		}
		place := fmt.Sprint(p.Record.File(), " ", p.Kind, " ")
		switch {
		case p.Node != nil && p.Document != nil && p.Appendix == nil:
			place += identity(x, p.Document, p.Node)
		default:
			place += strings.Trim(p.Value.PathFrom(p.Record.Node), "/") + p.Record.ID
		}
		line := p.Range(0, 1)
		byLine[fmt.Sprintf("%s:%d", line.File, line.Start.Line)] = place
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Target.Document == nil {
				continue
			}
			if c.Target.Appendix != nil {
				byPlace[place] += c.Target.Appendix.Label + " "
			}
			for _, n := range pick(formOf(&c.Citation), c.Target.Nodes) {
				byPlace[place] += identity(x, c.Target.Document, n) + " "
			}
		}
	}
	return byPlace, byLine
}

// TestCompanyFollows puts in, moves and takes out articles of the example's rule books at
// random: all that the others cite stays what it was, or is listed.
func TestCompanyFollows(t *testing.T) {
	fsys := os.DirFS(filepath.Join("..", "..", "examples", "company"))
	ctx := context.Background()
	start, err := repo.Load(ctx, fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	rounds := 24
	if testing.Short() {
		rounds = 6
	}
	rng := rand.New(rand.NewPCG(11, 5))
	p := NewPlan(fsys, start)
	followed := 0
	for round := range rounds {
		before, _ := targets(t, p.Snapshot())
		report, what := changeArticles(t, ctx, p, rng, round)
		if report == nil {
			continue
		}
		followed += report.Followed
		after, lines := targets(t, p.Snapshot())
		open := map[string]bool{}
		for _, d := range report.Doubts {
			open[lines[fmt.Sprintf("%s:%d", d.At.File, d.At.Start.Line)]] = true
			for line := d.At.Start.Line; line > max(0, d.At.Start.Line-3); line-- {
				open[lines[fmt.Sprintf("%s:%d", d.At.File, line)]] = true
			}
		}
		for place, was := range before {
			if is, ok := after[place]; ok && is != was && !open[place] {
				t.Errorf("round %d, %s: %s cited\n%s\nnow\n%s", round, what, place, was, is)
			}
		}
		head := p.Snapshot()
		again, err := Fix(ctx, p, head, Never)
		if err != nil || again.Followed+again.Renumbered > 0 {
			t.Fatalf("round %d, %s: a second fix follows %d (%v)", round, what, again.Followed, err)
		}
	}
	t.Logf("%d citations rewritten", followed)
	if followed < rounds*10 {
		t.Error("hardly anything was rewritten: the test tests nothing")
	}
}

// changeArticles makes one random change; the report is nil where it was refused.
func changeArticles(t *testing.T, ctx context.Context, p *Plan, rng *rand.Rand, round int) (*Report, string) {
	t.Helper()
	books := p.Snapshot().Regulations()
	book := books[rng.IntN(len(books))]
	var labels []string
	for n := range book.Document.Articles() {
		labels = append(labels, n.Label)
	}
	a, err := NewArticles(p, book.Record.ID, Never)
	if err != nil {
		t.Fatal(err)
	}
	one, two := labels[rng.IntN(len(labels))], labels[rng.IntN(len(labels))]
	var report *Report
	what := ""
	switch rng.IntN(5) {
	case 0, 1:
		what = fmt.Sprintf("%s: insert behind %s", book.Record.ID, one)
		report, err = a.Insert(ctx, Where{After: one}, NewArticle{Caption: fmt.Sprintf("試験%d", round), Text: "試験のために置く。"})
	case 2:
		what = fmt.Sprintf("%s: branch behind %s", book.Record.ID, one)
		report, err = a.Insert(ctx, Where{After: one}, NewArticle{Caption: fmt.Sprintf("枝番%d", round), Text: "試験のために置く。", Branch: true})
	case 3:
		what = fmt.Sprintf("%s: move %s before %s", book.Record.ID, one, two)
		report, err = a.Move(ctx, one, Where{Before: two})
	default:
		what = fmt.Sprintf("%s: delete %s", book.Record.ID, one)
		report, err = a.Delete(ctx, one, false)
	}
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return nil, what
	}
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return report, what
}
