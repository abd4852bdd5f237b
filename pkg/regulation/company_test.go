package regulation

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/yamltree"
)

// titles is a shelf that knows documents by their titles, and no forms.
type titles map[string]*Document

func (t titles) Document(title string) *Document { return t[title] }
func (t titles) Form(code string) (string, bool) { return "", false }

// company reads the rule books of the example.
func company(t *testing.T) titles {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "examples", "company", "regulations", "*.yaml"))
	if err != nil || len(names) < 12 {
		t.Fatalf("%d rule books, want 12 (%v)", len(names), err)
	}
	books := titles{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tr, problems := yamltree.Parse(filepath.Base(name), data, yamltree.Limits{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		doc := Read(tr.Root())
		books[doc.Title] = doc
	}
	return books
}

// TestCompanyCitations wants every citation of the example's rule books to lead
// somewhere: to a provision or an appendix of one of them, or to a statute.
func TestCompanyCitations(t *testing.T) {
	books := company(t)
	inside, statutes := 0, map[string]int{}
	for title, doc := range books {
		for _, c := range NewResolver(doc, books).All() {
			switch {
			case !c.Target.Why.IsZero():
				t.Errorf("%s, %s: %s: %s", title, c.Node.Name(), c.Node.Text[c.From:c.To], c.Target.Why.In("ja"))
			case c.Target.Document != nil:
				inside++
			default:
				statutes[c.Target.Name]++
			}
		}
	}
	want := map[string]int{
		"個人情報の保護に関する法律":                     9,
		"個人情報の保護に関する法律施行規則":                 1,
		"行政手続における特定の個人を識別するための番号の利用等に関する法律": 3,
		"法":   1, // the procedure for emergencies gives it no other name
		"番号法": 7, // nor the rules on individual numbers
	}
	if diff := cmp.Diff(want, statutes); diff != "" {
		t.Errorf("outside (-want +got)\n%s", diff)
	}
	if inside < 450 {
		t.Errorf("%d citations inside the rule books", inside)
	}
}
