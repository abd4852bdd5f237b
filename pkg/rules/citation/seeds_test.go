package citation_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/importer"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/citation"
	"github.com/pms-project/pms/pkg/rules/document"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const manifest = "kind: manifest\norganization: {name: 試験社}\nprofile: company\ncatalogue: j2023\n"

// set is compiled once for all inputs.
var set = sync.OnceValue(func() *schema.Set { return schema.New(schemas.FS) })

// onText are the rules on the text of rules.
var onText = map[string]bool{
	"DOC-009": true, "DOC-010": true, "DOC-011": true, "DOC-012": true, "DOC-013": true, "DOC-014": true,
	"DOC-015": true, "DOC-016": true, "DOC-017": true, "DOC-020": true,
}

func textRules() (rules []*lint.Rule) {
	for _, r := range append(document.Family().Rules, citation.Family().Rules...) {
		if onText[r.ID] || strings.HasPrefix(r.ID, "CIT-") {
			rules = append(rules, r)
		}
	}
	return rules
}

// check runs the rules on text over a repository of one rule book.
func check(t testing.TB, yaml []byte) (*regulation.Document, []diag.Diagnostic) {
	t.Helper()
	fsys := fstest.MapFS{"pms.yaml": {Data: []byte(manifest)}, "regulations/book.yaml": {Data: yaml}}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set()})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Regulations()) == 0 {
		return nil, nil
	}
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	res, err := lint.Run(context.Background(), textRules(), lint.Input{Head: s, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return s.Regulations()[0].Document, res.Findings
}

// TestSeeds compares every finding on two real rule books, imported, with lists made by
// hand, which say of each whether it is true. The books are texts of others and no part
// of the repository; where they are absent the test says so.
func TestSeeds(t *testing.T) {
	for _, prefix := range []string{"003", "004"} {
		t.Run(prefix, func(t *testing.T) {
			found, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "seeds", prefix+"_*.txt"))
			if err != nil || len(found) == 0 {
				t.Skipf("the rule book %s is not beside the repository (../shared/seeds)", prefix)
			}
			data, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			r, err := importer.Regulation(found[0], "book", data)
			if err != nil {
				t.Fatal(err)
			}
			doc, findings := check(t, r.YAML)
			var got []string
			for _, d := range findings {
				got = append(got, d.Rule+" "+nameAt(doc, d.Range.Start.Line))
			}
			want := judged(t, filepath.Join("testdata", "seed-"+prefix+".txt"))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// nameAt is the provision that a line of the file belongs to.
func nameAt(doc *regulation.Document, line int) string {
	name := ""
	for n := range doc.All() {
		if n.Line() <= line {
			name = n.Name()
		}
	}
	return name
}

// judged reads a list: rule, provision, judgement, remark.
func judged(t *testing.T, path string) (want []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		if f[2] != "true" && f[2] != "false" {
			t.Errorf("%s: no judgement in %q", path, line)
		}
		want = append(want, f[0]+" "+f[1])
	}
	return want
}

// TestContentsOnImport holds that the contents page that is dropped on import is
// compared with the headings there.
func TestContentsOnImport(t *testing.T) {
	text := "個人情報保護規定\n\n目次\nA.1 目的 1\nA.3 雑則 2\n\nA.1 目的\n(1) 目的を定める。\n\nA.2 範囲\n(1) 全員とする。\n\nA.3 雑則\n(1) 必要な事項を定める。\n"
	r, err := importer.Regulation("book.txt", "book", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range r.Report.Warnings {
		if strings.Contains(w.Message.In(diag.JA), "A.2") {
			return
		}
	}
	t.Errorf("nothing says that the contents page lacks A.2: %v", r.Report.Warnings)
}

// FuzzText holds that no text makes a rule fail, and that every place is inside the file.
func FuzzText(f *testing.F) {
	for _, s := range []string{"次の①～②\n①　甲\n②　乙\n③　丙", "前条の第3号イ及び別表第1", "（以下「X」という。）", "「○○規定」第5条（見出し）", "|罰則|第1条|\n|---|---|", "別に定める", "部門責任者・管理者", "\xff第1条", "目次\n第1条　目的…1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		yaml := "kind: regulation\nid: book\ntitle: 試験規程\nbody:\n  - article: 甲\n    text: |\n"
		for _, line := range strings.Split(text, "\n") {
			yaml += "      " + line + "\n"
		}
		_, findings := check(t, []byte(yaml))
		for _, d := range findings {
			if strings.Contains(d.Message.In(diag.EN), "crashed inside pms") || d.Range.Start.Line > strings.Count(yaml, "\n")+1 {
				t.Errorf("%q: %s %v %s", text, d.Rule, d.Range, d.Message.In(diag.EN))
			}
		}
	})
}
