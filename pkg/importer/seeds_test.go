package importer

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/regulation"
)

// seed imports a rule book of the collection beside the repository. It holds texts
// of others, so it is not part of the repository: where it is absent the tests that
// need it say so and pass.
func seed(t *testing.T, prefix string) *Result {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "seeds", prefix+"_*.txt"))
	if err != nil || len(found) == 0 {
		t.Skipf("the rule book %s is not beside the repository (../shared/seeds)", prefix)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Skipf("the rule book %s cannot be read: %v", prefix, err)
	}
	r, err := Regulation(found[0], "seed-"+prefix, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSeed003(t *testing.T) {
	r := seed(t, "003")
	articles, captions := 0, 0
	for n := range r.Document.Articles() {
		articles++
		if n.Title != "" {
			captions++
		}
	}
	if articles != 42 || captions != 42 {
		t.Errorf("%d articles, %d captions, want 42", articles, captions)
	}
	if n := bytes.Count(r.YAML, []byte("\n  - version:")); n != 32 {
		t.Errorf("%d rows of the history, want 32", n)
	}
	if len(r.Document.Supplementary) != 1 || !strings.Contains(string(r.YAML), `date: 2007-07-01`) {
		t.Error("the 附則 with its date is missing")
	}
	retention := r.Document.Article("第38条")
	if n := len(retention.Children); n != 11 { // 1 to 8 and 10 to 12
		t.Errorf("article 38 has %d paragraphs, want 11", n)
	}
	emergency := r.Document.Article("第35条")
	if len(emergency.Children) != 6 || len(emergency.Children[0].Children) != 4 {
		t.Errorf("article 35 has %d paragraphs", len(emergency.Children))
	}
	checkProof(t, r)
}

func TestSeed004(t *testing.T) {
	r := seed(t, "004")
	doc := r.Document
	if doc.DocumentNo == "" || doc.Dialect.Name != "jis" {
		t.Errorf("document number %q, dialect %s", doc.DocumentNo, doc.Dialect.Name)
	}
	var top []string
	for _, n := range doc.Body {
		top = append(top, n.Label)
	}
	if !slices.Equal(top, []string{"A.1", "A.2", "A.3", "A.4"}) {
		t.Errorf("top clauses %v", top)
	}
	deepest := doc.Article("A.3.4.2.8.3")
	if deepest == nil || deepest.Parent.Label != "A.3.4.2.8" {
		t.Error("A.3.4.2.8.3 is not under A.3.4.2.8")
	}
	// The third level of items: (4) ③ イ) a) of A.3.4.4.2.
	rights := doc.Article("A.3.4.4.2")
	node := rights
	for _, label := range []string{"(4)", "③", "イ)", "a)"} {
		i := slices.IndexFunc(node.Children, func(n *regulation.Node) bool { return n.Label == label })
		if i < 0 {
			t.Fatalf("%s has no %s", node.Name(), label)
		}
		node = node.Children[i]
	}
	if node.Level.String() != "subitem2" {
		t.Errorf("%s is %s", node.Name(), node.Level)
	}
	checkProof(t, r)
}

// checkProof wants 99.9 % of the characters accounted for; what is lost is logged to
// be looked at.
func checkProof(t *testing.T, r *Result) {
	t.Helper()
	lost := r.Report.LostCharacters()
	if lost*1000 > r.Report.Total {
		t.Errorf("%d of %d characters are lost", lost, r.Report.Total)
	}
	for _, l := range r.Report.Lost {
		t.Logf("line %d: lost %q", l.Line, l.Text)
	}
	if len(r.Document.Problems) > 0 {
		t.Errorf("problems: %v", r.Document.Problems)
	}
}

// TestCitationsOfTheSeeds compares the citations found in two real rule books with
// lists made by hand: the line of the file, and the target by number. 外 stands for
// another document or a statute.
func TestCitationsOfTheSeeds(t *testing.T) {
	for _, prefix := range []string{"003", "004"} {
		t.Run(prefix, func(t *testing.T) {
			want := readList(t, filepath.Join("testdata", "citations-"+prefix+".txt"))
			got := citationsOf(seed(t, prefix))
			hits := 0
			left := slices.Clone(got)
			for _, w := range want {
				if i := slices.Index(left, w); i >= 0 {
					left = slices.Delete(left, i, i+1)
					hits++
				} else {
					t.Logf("missed: %s", w)
				}
			}
			for _, l := range left {
				t.Logf("wrong or too many: %s", l)
			}
			recall, precision := float64(hits)/float64(len(want)), float64(hits)/float64(len(got))
			t.Logf("%d listed, %d found: recall %.3f, precision %.3f", len(want), len(got), recall, precision)
			if recall < 0.98 || precision < 0.98 {
				t.Error("recall and precision have to reach 0.98")
			}
		})
	}
}

func citationsOf(r *Result) []string {
	lines := map[*regulation.Node]func(int) int{}
	for n, line := range r.SourceLines() {
		lines[n] = line
	}
	var out []string
	for _, c := range regulation.NewResolver(r.Document, nil).All() {
		out = append(out, fmt.Sprintf("%d %s", lines[c.Node](c.From), canonical(c)))
	}
	return out
}

// canonical writes a target by numbers only.
func canonical(c regulation.Cited) string {
	if c.Target.Document == nil && c.Target.Appendix == nil && c.Kind != regulation.CitesForm && c.Kind != regulation.CitesAppendix && c.Target.Why.IsZero() {
		return strings.TrimSpace("外 " + regulation.DescribePath(c.Path))
	}
	return c.Target.String()
}

func readList(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
