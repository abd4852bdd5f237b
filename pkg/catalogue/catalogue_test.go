package catalogue

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/schemas"
)

func TestCounts(t *testing.T) {
	for edition, want := range map[string]int{J2023: 73, J2022: 73, A2017: 52} {
		if got := len(For(edition).Requirements); got != want {
			t.Errorf("%s: %d requirements, want %d", edition, got, want)
		}
	}
	if For("j2006") != nil {
		t.Error("a catalogue of no edition")
	}
}

// TestEditions: 2023 brought J.3.4 and left out J.2.4; nothing else differs.
func TestEditions(t *testing.T) {
	ids := func(edition string) (out []string) {
		for _, r := range For(edition).Requirements {
			out = append(out, r.ID)
		}
		return out
	}
	before, after := ids(J2022), ids(J2023)
	only := func(a, b []string) (out []string) {
		for _, id := range a {
			if !slices.Contains(b, id) {
				out = append(out, id)
			}
		}
		return out
	}
	if d := cmp.Diff([]string{"J.2.4"}, only(before, after)); d != "" {
		t.Errorf("only in 2022 (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"J.3.4"}, only(after, before)); d != "" {
		t.Errorf("only in 2023 (-want +got):\n%s", d)
	}
}

// TestComplete: every requirement has words in both languages, a known confidence and
// a parent that is there.
func TestComplete(t *testing.T) {
	for _, edition := range Editions() {
		c := For(edition)
		if c.Title.JA == "" || c.Title.EN == "" {
			t.Errorf("%s: no title", edition)
		}
		for _, r := range c.Requirements {
			if r.Title.JA == "" || r.Title.EN == "" || len([]rune(r.Title.JA)) > 25 {
				t.Errorf("%s: title %q, %q", r.ID, r.Title.JA, r.Title.EN)
			}
			if (r.Note.JA == "") != (r.Note.EN == "") {
				t.Errorf("%s: a note in one language", r.ID)
			}
			for _, v := range append([]Confidence{r.Confidence}, confidences(r)...) {
				if v != Verified && v != Inferred {
					t.Errorf("%s: confidence %q", r.ID, v)
				}
			}
			if depth := strings.Count(r.ID, "."); r.Parent == "" && depth > 1 && edition != A2017 {
				t.Errorf("%s has no parent", r.ID)
			}
			if len(c.Children(r.ID)) == 0 && r.Heading {
				t.Errorf("%s is a heading of nothing", r.ID)
			}
		}
	}
}

func confidences(r Requirement) (out []Confidence) {
	if len(r.Clauses) > 0 {
		out = append(out, r.ClausesConfidence)
	}
	for _, m := range r.Maps {
		out = append(out, m.Confidence)
	}
	return out
}

// TestCrosswalk: from A to J and back again one comes to the number one started from.
// What has no counterpart is listed here, so that none is lost unseen.
func TestCrosswalk(t *testing.T) {
	a := For(A2017)
	for _, edition := range []string{J2023, J2022} {
		j := For(edition)
		var without []string
		for _, r := range j.Requirements {
			if len(r.Maps) == 0 && !r.Heading {
				without = append(without, r.ID)
			}
			for _, m := range r.Maps {
				back, ok := a.Find(m.ID)
				if !ok || !hasID(back.Maps, r.ID) {
					t.Errorf("%s %s: %s does not lead back", edition, r.ID, m.ID)
				}
			}
		}
		want := []string{"J.1.1", "J.1.2", "J.1.4", "J.2.1", "J.3.1.2", "J.3.2", "J.3.4", "J.4.2", "J.4.4.1", "J.4.5.2", "J.7.2", "J.8.8.4", "J.8.10"}
		if edition == J2022 {
			want = slices.DeleteFunc(want, func(id string) bool { return id == "J.3.4" })
		}
		if d := cmp.Diff(want, without); d != "" {
			t.Errorf("%s without a counterpart (-want +got):\n%s", edition, d)
		}
	}
	for _, r := range a.Requirements {
		if len(r.Maps) == 0 && r.ID != "A.3.1" {
			t.Errorf("%s corresponds to nothing", r.ID)
		}
		for _, m := range r.Maps {
			if !For(J2023).Has(m.ID) && !For(J2022).Has(m.ID) {
				t.Errorf("%s: %s is in no catalogue", r.ID, m.ID)
			}
		}
	}
}

func hasID(list []Correspondence, id string) bool {
	return slices.ContainsFunc(list, func(m Correspondence) bool { return m.ID == id })
}

func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		edition, id, other string
		here               []string
	}{
		{J2023, "A.3.3.3", A2017, []string{"J.3.1.3", "J.3.1.4"}},
		{J2022, "A.3.1.1", A2017, []string{"J.1.5", "J.2.4"}},
		{J2023, "A.3.1.1", A2017, []string{"J.1.5"}},
		{J2023, "J.2.4", J2022, nil}, // gone
		{A2017, "J.7.1", J2023, []string{"A.3.8"}},
		{A2017, "J.3.4", J2023, nil},
		{J2022, "J.3.4", J2023, nil},
		{J2023, "J.12", "", nil},
	} {
		other, _, here := For(c.edition).Elsewhere(c.id)
		name := ""
		if other != nil {
			name = other.Edition
		}
		var ids []string
		for _, m := range here {
			ids = append(ids, m.ID)
		}
		if d := cmp.Diff(c.here, ids); name != c.other || d != "" {
			t.Errorf("%s %s: in %q, want %q; here (-want +got):\n%s", c.edition, c.id, name, c.other, d)
		}
	}
}

func TestSuggest(t *testing.T) {
	c := For(J2023)
	for id, want := range map[string]string{"j.3.1.3": "J.3.1.3", "J3.1.3": "J.3.1.3", "Ｊ．３．１．３": "J.3.1.3", "A.3.3.3": "", "J.4.5.6": "", "X": "", "": ""} {
		if got := c.Suggest(id); got != want {
			t.Errorf("%q: got %q, want %q", id, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	ids := []string{"J.10", "J.8.10", "J.8", "A.3.8", "J.8.9", "J.8.8.1", "J.8.8"}
	slices.SortFunc(ids, Compare)
	if d := cmp.Diff([]string{"A.3.8", "J.8", "J.8.8", "J.8.8.1", "J.8.9", "J.8.10", "J.10"}, ids); d != "" {
		t.Error(d)
	}
	if !Within("J.8.8.1", "J.8") || Within("J.10", "J.1") || !Within("J.1", "J.1") {
		t.Error("within")
	}
}

// TestEvidence: every requirement that a built-in kind is evidence for is in a
// catalogue: a mistyped number would never be met.
func TestEvidence(t *testing.T) {
	files, err := fs.Glob(schemas.FS, "*.schema.json")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d schemas: %v", len(files), err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(schemas.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		var kind struct {
			About struct{ Evidence []string } `json:"x-kind"`
		}
		if err := json.Unmarshal(data, &kind); err != nil {
			t.Fatal(err)
		}
		for _, id := range kind.About.Evidence {
			if !slices.ContainsFunc(Editions(), func(e string) bool { return For(e).Has(id) }) {
				t.Errorf("%s is evidence for %s, which is in no catalogue", file, id)
			}
		}
	}
}

// TestOwnWords: titles are ours and short; none ends as a sentence of a standard does.
func TestOwnWords(t *testing.T) {
	for _, edition := range Editions() {
		for _, r := range For(edition).Requirements {
			if ja := r.Title.In(diag.JA); strings.ContainsAny(ja, "。") || strings.Contains(ja, "しなければならない") {
				t.Errorf("%s: %s", r.ID, ja)
			}
		}
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		For(A2017)
	}
}
