package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/schemas"
)

// met is where a repository deals with a requirement.
type met struct {
	Articles []metPlace `json:"articles"`
	Records  []metPlace `json:"records"`  // that name the requirement
	Evidence []metKind  `json:"evidence"` // records of the kinds that are evidence
}

// metPlace is an article, a document or a record.
type metPlace struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
	Label string `json:"label,omitempty"` // of an article
	File  string `json:"file"`
	Line  int    `json:"line"`
}

// metKind is how many records of a kind there are, and the last of them.
type metKind struct {
	Kind  string `json:"kind"`
	Title string `json:"title"`
	Count int    `json:"count"`
	Last  string `json:"last,omitempty"` // path of the file
}

// nearby is the repository that holds the directory, nil where there is none and none
// was asked for with -C.
func (a *app) nearby(ctx context.Context) (*repo.Snapshot, error) {
	r, err := a.openRepository(ctx)
	var s *statusError
	if errors.As(err, &s) && s.status == ExitFailure && a.global.dir == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return a.load(ctx, r)
}

// kindsOf are the kinds of a repository, the built-in ones without one.
func (a *app) kindsOf(s *repo.Snapshot) *schema.Set {
	if s != nil {
		return s.Schemas
	}
	return schema.New(schemas.FS)
}

func (a *app) meet(s *repo.Snapshot, requirement catalogue.Requirement, kinds []titled) *met {
	m := &met{Articles: []metPlace{}, Records: []metPlace{}, Evidence: []metKind{}}
	for _, reg := range s.Regulations() {
		for n := range reg.Document.All() {
			if names(n.Mark("requirements"), requirement) {
				r := reg.Record
				m.Articles = append(m.Articles, metPlace{r.Kind.Name, r.ID, r.Label(), strings.TrimSpace(n.Name() + " " + n.Title), r.File(), n.Line()})
			}
		}
	}
	for _, kind := range s.Kinds() {
		for _, r := range s.Of(kind) {
			if names(r.Node.Get("requirements"), requirement) {
				m.Records = append(m.Records, metPlace{Kind: kind, ID: r.ID, Title: r.Label(), File: r.File(), Line: r.Place().Start.Line})
			}
		}
	}
	for _, k := range kinds {
		m.Evidence = append(m.Evidence, evidenceOf(k, s.Of(k.ID)))
	}
	return m
}

func evidenceOf(k titled, records []*record.Record) metKind {
	out := metKind{Kind: k.ID, Title: k.Title, Count: len(records)}
	if len(records) > 0 {
		out.Last = records[len(records)-1].File()
	}
	return out
}

// names reports whether a list of requirements names one, or what stands for it.
func names(list tree.Node, r catalogue.Requirement) bool {
	return slices.ContainsFunc(list.Texts(), func(id string) bool { return standsFor(id, r) })
}

// metText is at most some lines long: it answers "where", not "all".
func (a *app) metText(m *met) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", a.say("このリポジトリで扱っている箇所:", "Where this repository deals with it:"))
	for _, p := range m.Articles {
		fmt.Fprintf(&b, "  %s %s  %s:%d\n", p.Title, p.Label, p.File, p.Line)
	}
	const most = 10
	for _, p := range m.Records[:min(most, len(m.Records))] {
		fmt.Fprintf(&b, "  %s  %s:%d\n", p.Title, p.File, p.Line)
	}
	if rest := len(m.Records) - most; rest > 0 {
		b.WriteString(a.say("  ほか %[1]d 件\n", "  and %[1]d more\n", rest))
	}
	for _, k := range m.Evidence {
		if k.Count > 0 {
			b.WriteString(a.say("  %[1]s %[2]d 件（最後: %[3]s）\n", "  %[1]s: %[2]d (last: %[3]s)\n", k.Title, k.Count, k.Last))
		}
	}
	if !strings.Contains(b.String(), "  ") {
		b.WriteString(a.say("  条も記録も見つかりません。\n", "  no article and no record was found\n"))
	}
	return b.String()
}
