package repo_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// found is a corrective action that names a worker.
const found = "kind: corrective_action\nid: c\nfound_by: aoi\n"

// TestLost: what refers to records of a file that cannot be read is no reference to
// nothing; the file itself is the one finding.
func TestLost(t *testing.T) {
	broken := strings.Replace(people, "entries:", "entries", 1)
	for name, c := range map[string]struct {
		path, text string
		lost       bool
	}{
		"readable":               {"organization/people.yaml", people, false},
		"not YAML":               {"organization/people.yaml", broken, true},
		"UTF-16":                 {"organization/people.yaml", "\xff\xfe" + wide(people), true},
		"another encoding":       {"organization/people.yaml", strings.Replace(people, "葵", "\x88\xa8", 1), true},
		"kind misspelt":          {"organization/people.yaml", strings.Replace(people, "person", "persn", 1), true},
		"kind in Japanese":       {"organization/people.yaml", strings.Replace(people, "person", "従業者一覧", 1), true},
		"kind missing, by place": {"organization/people.yaml", strings.Replace(people, "kind: person\n", "", 1), true},
		"empty, by place":        {"organization/people.yaml", "", true},
		"entries misspelt":       {"organization/people.yaml", strings.Replace(people, "entries:", "entrys:", 1), true},
		"entries no list":        {"organization/people.yaml", "kind: person\nid: people\nentries: aoi\n", true},
		"entry without id":       {"organization/people.yaml", strings.Replace(people, "id: aoi", "ID: aoi", 1), true},
		"of another kind":        {"organization/departments.yaml", "kind: department\nid: departments\nentries\n", false},
		"elsewhere, no kind":     {"plans/people.yaml", "entries\n", false},
		"kind of a value":        {"organization/departments.yaml", "kind: department\nid: departments\nentries\n  kind: person\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := load(t, tree(map[string]string{c.path: c.text, "c.yaml": found}))
			if got := s.Lost("person"); got != c.lost {
				t.Errorf("lost: %v, want %v", got, c.lost)
			}
			var dangling []string
			for _, d := range s.Problems("REP-009") {
				dangling = append(dangling, d.Range.File)
			}
			want := []string{"c.yaml", "pms.yaml"}
			if c.lost || name == "readable" {
				want = nil
			}
			if d := cmp.Diff(want, dangling); d != "" {
				t.Errorf("references to nothing (-want +got):\n%s", d)
			}
		})
	}
}

// wide is ASCII text in UTF-16, little-endian.
func wide(ascii string) string {
	var b strings.Builder
	for i := range len(ascii) {
		b.WriteByte(ascii[i])
		b.WriteByte(0)
	}
	return b.String()
}
