package repo_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// manifest makes a directory a PMS repository.
const manifest = "kind: manifest\norganization:\n  name: 株式会社ためし\n  representative: aoi\nprofile: minimal\ncatalogue: j2023\nfiscal_year_start: \"04\"\n"

// people is a ledger of one worker.
const people = "kind: person\nid: people\nentries:\n  - id: aoi\n    name: 葵 一郎\n    employment: officer\n    from: 2018-04-01\n"

// tree is a repository in memory: contents by path, with a manifest.
func tree(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{"pms.yaml": {Data: []byte(manifest)}}
	for path, text := range files {
		m[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func load(t *testing.T, fsys fs.FS) *repo.Snapshot {
	t.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// problems are what loading found, as text, in the order of rule and snapshot.
func problems(s *repo.Snapshot) []string {
	var out []string
	for _, rule := range s.ProblemRules() {
		for _, d := range s.Problems(rule) {
			out = append(out, fmt.Sprintf("%s %s:%d %s", d.Rule, d.Range.File, d.Range.Start.Line, d.Message.In(diag.EN)))
		}
	}
	return out
}

// describe is everything that a snapshot says, as text.
func describe(s *repo.Snapshot) string {
	var b strings.Builder
	for _, f := range s.Files {
		fmt.Fprintf(&b, "file %s %q %v %v\n", f.Path, f.Source, f.Tree != nil, f.Record != nil)
	}
	for _, r := range s.Raw {
		fmt.Fprintf(&b, "raw %s %d\n", r.Path, r.Size)
	}
	for _, kind := range s.Kinds() {
		for _, r := range s.Of(kind) {
			fmt.Fprintf(&b, "record %s %s %s\n%s\n", kind, r.ID, r.File(), r.Source())
		}
	}
	for _, r := range s.Regulations() {
		fmt.Fprintf(&b, "regulation %s %d problems\n", r.Record.ID, len(r.Document.Problems))
	}
	fmt.Fprintf(&b, "firm %s %s %d\n", s.Firm.Name, s.Firm.Profile, len(s.Firm.Offices()))
	return b.String() + strings.Join(problems(s), "\n")
}
