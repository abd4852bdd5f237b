package schemas_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryFieldOfTheRecordsHasAPlace reads testdata/fields_*.txt, the list of what a
// PMS records (block | field | where), and asks that each place exists in the schemas.
// A field that is left out names the reason after a dash.
func TestEveryFieldOfTheRecordsHasAPlace(t *testing.T) {
	files, err := filepath.Glob("testdata/fields_*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("list tables: %d, %v", len(files), err)
	}
	all := load(t)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for i, line := range strings.Split(string(data), "\n") {
			if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "|")
			if len(cells) != 3 {
				t.Errorf("%s:%d: not block | field | place", file, i+1)
				continue
			}
			name, place := strings.TrimSpace(cells[0])+"|"+strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])
			if seen[name] {
				t.Errorf("%s:%d: stands twice", file, i+1)
			}
			seen[name] = true
			if reason, out := strings.CutPrefix(place, "-"); out {
				if len(strings.Fields(reason)) < 2 {
					t.Errorf("%s:%d: left out without a reason", file, i+1)
				}
				continue
			}
			if place == "" {
				t.Errorf("%s:%d: no place", file, i+1)
			}
			for _, path := range strings.Fields(place) {
				if !hasPath(all, path) {
					t.Errorf("%s:%d: no schema has %s", file, i+1, path)
				}
			}
		}
	}
}

// hasPath reports whether the schema of the first name of a dotted path has the
// properties of the others; lists and typed maps are passed through.
func hasPath(all map[string]object, path string) bool {
	names := strings.Split(path, ".")
	file := names[0] + ".schema.json"
	s := all[file]
	for _, name := range names[1:] {
		if s, file = enter(all, s, file); s == nil {
			return false
		}
		properties, _ := s["properties"].(object)
		s, _ = properties[name].(object)
	}
	return s != nil
}

// enter follows references, lists and typed maps to the object behind s, and says in
// which file it stands.
func enter(all map[string]object, s object, file string) (object, string) {
	for s != nil {
		ref, isRef := s["$ref"].(string)
		items, isList := s["items"].(object)
		values, isMap := s["additionalProperties"].(object)
		switch {
		case isRef:
			target, fragment, _ := strings.Cut(ref, "#/$defs/")
			if target != "" {
				file = target
			}
			defs, _ := all[file]["$defs"].(object)
			s, _ = defs[fragment].(object)
		case isList:
			s = items
		case isMap:
			s = values
		default:
			return s, file
		}
	}
	return nil, file
}

func TestAPathIsFoundOrNot(t *testing.T) {
	all := load(t)
	for path, want := range map[string]bool{
		"incident.known_on":                        true,
		"incident.reports.items.prevention":        true,  // through a list
		"legal_register.entries.reviews":           false, // stands on the ledger, not on the row
		"risk.entries.planned_measures.due":        true,  // through $defs and two lists
		"incident.approvals.person":                true,  // through the common parts
		"incident.knownon":                         false,
		"no_such_kind.id":                          false,
		"manifest.calendars.company.closures.from": true,
		"regulation.body.marks.covers":             true, // through a typed map
		"corrective_action.finding.reissued.no":    false,
	} {
		if got := hasPath(all, path); got != want {
			t.Errorf("hasPath(%s) = %t", path, got)
		}
	}
}
