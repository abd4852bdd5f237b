package lint_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

const departments = "kind: department\nid: departments\nentries:\n" +
	"  - id: office\n    name: 管理部\n  - id: system\n    name: 開発部\n"

// changes runs a Pair rule of the given kinds and gives what it was called with:
// "+ id" added, "- id" removed, "~ id" changed.
func changes(t *testing.T, base, head files, kinds ...string) []string {
	t.Helper()
	res := run(t, lint.Input{Head: load(t, head), Base: load(t, base)}, rule("TST-001", func(r *lint.Rule) {
		r.Needs, r.Kinds = lint.Base, kinds
		r.Pair = func(p *lint.Pass, before, after *record.Record) {
			switch {
			case before == nil:
				p.Report(diag.Diagnostic{Range: after.Place(), Message: say("+ " + after.ID)})
			case after == nil:
				p.Report(diag.Diagnostic{Range: before.Place(), Message: say("- " + before.ID)})
			default:
				p.Report(diag.Diagnostic{Range: after.Place(), Message: say("~ " + after.ID)})
			}
		}
	}))
	var out []string
	for _, d := range res.Findings {
		out = append(out, d.Message.In(diag.JA))
	}
	return out
}

func TestPairs(t *testing.T) {
	edit := func(old, new string) files {
		if !strings.Contains(departments, old) {
			t.Fatalf("no %q to edit", old)
		}
		return files{"organization/departments.yaml": strings.Replace(departments, old, new, 1)}
	}
	for _, c := range []struct {
		name       string
		base, head files
		kinds      []string
		want       []string
	}{
		{"nothing changed", nil, nil, nil, nil},
		{"one entry of a ledger", nil, edit("開発部", "システム部"), []string{"department"}, []string{"~ system"}},
		{"an entry added", nil, edit("  - id: system", "  - id: sales\n    name: 営業部\n  - id: system"), []string{"department"}, []string{"+ sales"}},
		{"an entry removed", edit("  - id: system", "  - id: sales\n    name: 営業部\n  - id: system"), nil, []string{"department"}, []string{"- sales"}},
		{"an id changed", nil, edit("id: system", "id: it"), []string{"department"}, []string{"+ it", "- system"}},
		{"moved within the file", nil,
			files{"organization/departments.yaml": "kind: department\nid: departments\nentries:\n  - id: system\n    name: 開発部\n  - id: office\n    name: 管理部\n"},
			[]string{"department"}, nil},
		{"moved to another file", nil,
			files{"organization/departments.yaml": "", "organization/units.yaml": strings.Replace(departments, "id: departments", "id: units", 1)},
			[]string{"department"}, nil},
		{"line endings", nil, files{"organization/departments.yaml": strings.ReplaceAll(departments, "\n", "\r\n")}, []string{"department"}, nil},
		{"another kind", nil, edit("開発部", "システム部"), []string{"person"}, nil},
		{"the manifest, which has no id", nil, files{"pms.yaml": manifest("  severities:\n    - {rule: LED-001, severity: info, reason: 試し}\n")},
			[]string{"manifest"}, []string{"~ pms"}},
		{"the manifest unchanged", nil, nil, []string{"manifest"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, changes(t, c.base, c.head, c.kinds...)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestPairsOfTwins: of records that share an id, which is a finding of its own, each
// is compared with its like, so that an untouched pair of twins is no change.
func TestPairsOfTwins(t *testing.T) {
	twins := files{"organization/departments.yaml": departments + "  - id: office\n    name: 総務部\n"}
	if got := changes(t, twins, twins, "department"); got != nil {
		t.Errorf("nothing changed, got %q", got)
	}
}

// TestPairsOfManyTwins takes no time that grows with the square of their number.
func TestPairsOfManyTwins(t *testing.T) {
	many := files{"organization/departments.yaml": departments + strings.Repeat("  - id: twin\n    name: 同じID\n", 20000)}
	if got := len(changes(t, nil, many, "department")); got != 20000 {
		t.Errorf("%d added, want 20000", got)
	}
}
