package rules

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

var (
	idForm   = regexp.MustCompile(`^[A-Z]{3}-[0-9]{3}$`)
	nameForm = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
)

// TestList: a rule's id and name belong to it alone, whatever the family, and its
// words are complete; the declaration itself and the example are the family's test.
func TestList(t *testing.T) {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, f := range Families() {
		if f.Title.JA == "" || f.Title.EN == "" || len(f.Rules) == 0 {
			t.Errorf("family %s: want a title in both languages, and rules", f.Prefix)
		}
		if !slices.IsSortedFunc(f.Rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) }) {
			t.Errorf("family %s: its list is not in the order of ids", f.Prefix)
		}
		for _, r := range f.Rules {
			if err := r.Check(); err != nil {
				t.Error(err)
			}
			if !idForm.MatchString(r.ID) || !strings.HasPrefix(r.ID, f.Prefix+"-") || ids[r.ID] {
				t.Errorf("%s: want an id of the family %s that no other rule has", r.ID, f.Prefix)
			}
			if !nameForm.MatchString(r.Name) || names[r.Name] {
				t.Errorf("%s: name %q: want words in snake case that no other rule has", r.ID, r.Name)
			}
			ids[r.ID], names[r.Name] = true, true
		}
	}
	if ids[lint.CrashRule] {
		t.Errorf("%s is the id of crashes", lint.CrashRule)
	}
}

// TestTexts: what a rule says of itself is English in English, and none of it passes
// the verdict that is the examiner's to pass (不適合 as a matter of the PMS is another thing).
func TestTexts(t *testing.T) {
	for _, r := range All() {
		for what, text := range map[string]diag.Text{"title": r.Title, "doc": r.Doc, "basis": r.Basis} {
			ja, en := text.In(diag.JA), text.In(diag.EN)
			if strings.Contains(ja+en, "%!") {
				t.Errorf("%s: %s: a format does not fit its arguments: %q, %q", r.ID, what, ja, en)
			}
			for _, word := range []string{"不適合です", "適合していません", "適合しません", "指摘します", "指摘事項です"} {
				if strings.Contains(ja, word) {
					t.Errorf("%s: %s says 「%s」, the verdict of an examiner: %s", r.ID, what, word, ja)
				}
			}
			if what != "basis" && mostlyJapanese(en) {
				t.Errorf("%s: %s is not English: %q", r.ID, what, en)
			}
			if !strings.ContainsFunc(ja, func(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana, unicode.Han) }) && what != "basis" {
				t.Errorf("%s: %s is not Japanese: %q", r.ID, what, ja)
			}
		}
	}
}

// mostlyJapanese: an English text may name a Japanese word, not be made of them.
func mostlyJapanese(s string) bool {
	japanese := 0
	for _, r := range s {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) {
			japanese++
		}
	}
	return japanese*4 > len([]rune(s))
}

func TestAllIsSorted(t *testing.T) {
	all := All()
	n := 0
	for _, f := range Families() {
		n += len(f.Rules)
	}
	if len(all) != n || !slices.IsSortedFunc(all, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Errorf("All gives %d of %d rules, or not by id", len(all), n)
	}
}
