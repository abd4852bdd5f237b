package organization

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// TestEveryPairHasARule holds that a pair added to roles.yaml is not forgotten here.
func TestEveryPairHasARule(t *testing.T) {
	f := firm.New(nil, func(string) []*record.Record { return nil })
	for _, pair := range [][2]string{{"privacy_manager", "audit_manager"}, {"audit_manager", "top_management"}} {
		if !keptApart(f, pair[0], pair[1]) {
			t.Errorf("roles.yaml does not list %v: its rule says nothing", pair)
		}
	}
	if n := f.Fact("roles.yaml").Get("apart").Len(); n != 2 {
		t.Errorf("roles.yaml lists %d pairs, 2 have a rule", n)
	}
}

const appointmentHead = "kind: appointment\nid: appointments\nentries:\n"

// TestCorners runs one rule over the clean firm with some files replaced.
func TestCorners(t *testing.T) {
	tests := []struct {
		name  string
		rule  *lint.Rule
		files map[string]string
		want  []string // "line in file: part of the message"
	}{
		{"no list of appointments: reported at the manifest", singleHolder(),
			map[string]string{"organization/appointments.yaml": ""},
			[]string{"pms.yaml:3 個人情報保護監査責任者", "pms.yaml:3 個人情報保護管理者"}},
		{"one person on two rows is one holder", singleHolder(),
			map[string]string{"organization/appointments.yaml": appointmentHead +
				"  - {id: a, role: top_management, person: aoi, from: 2018-04-01}\n" +
				"  - {id: b, role: privacy_manager, person: beni, from: 2018-04-01, appointed_by: aoi}\n" +
				"  - {id: c, role: privacy_manager, person: beni, from: 2024-04-01, appointed_by: aoi}\n" +
				"  - {id: d, role: audit_manager, person: chigusa, from: 2018-04-01, appointed_by: aoi}\n"},
			nil},
		{"the representative of the manifest counts where none is appointed", representativeNotAuditManager(),
			map[string]string{"organization/appointments.yaml": appointmentHead +
				"  - {id: a, role: audit_manager, person: aoi, from: 2018-04-01}\n"},
			[]string{"organization/appointments.yaml:4 代表者"}},
		{"the manager of a department above is enough, a circle of departments no trap", departmentManager(),
			map[string]string{
				"organization/departments.yaml": "kind: department\nid: departments\nentries:\n" +
					"  - {id: office, name: 管理部}\n  - {id: system, name: 開発部, parent: office}\n",
				"organization/appointments.yaml": appointmentHead + "  - {id: a, role: department_manager, person: aoi, from: 2018-04-01}\n"},
			nil},
		{"departments below each other", departmentManager(),
			map[string]string{
				"organization/departments.yaml": "kind: department\nid: departments\nentries:\n" +
					"  - {id: office, name: 管理部, parent: system}\n  - {id: system, name: 開発部, parent: office}\n",
				"organization/appointments.yaml": appointmentHead + "  - {id: a, role: department_manager, person: aoi, department: sales, from: 2018-04-01}\n"},
			[]string{"organization/departments.yaml:4 管理部", "organization/departments.yaml:5 開発部"}},
		{"a former manager may have become a company auditor", holderIsWorker(),
			map[string]string{
				"organization/people.yaml": "kind: person\nid: people\nentries:\n" +
					"  - {id: beni, employment: auditor_board, from: 2018-04-01}\n",
				"organization/appointments.yaml": appointmentHead + "  - {id: a, role: privacy_manager, person: beni, from: 2018-04-01, to: 2022-03-31}\n"},
			nil},
		{"who answers at the contact point is public", nameNotNeeded(),
			map[string]string{"organization/appointments.yaml": appointmentHead + "  - {id: a, role: audit_manager, person: chigusa, from: 2018-04-01}\n"},
			nil},
	}
	set := schema.New(schemas.FS)
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string][]byte{}
			for path, text := range tt.files {
				files[path] = []byte(text)
			}
			res, err := lint.Run(t.Context(), []*lint.Rule{tt.rule}, lint.Input{Head: ruletest.Load(t, set, files), Today: today})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range res.Findings {
				got = append(got, fmt.Sprintf("%s:%d %s", d.Range.File, d.Range.Start.Line, d.Message.In(diag.JA)))
			}
			if !slices.EqualFunc(got, tt.want, func(g, w string) bool {
				place, part, _ := strings.Cut(w, " ")
				return strings.HasPrefix(g, place+" ") && strings.Contains(g, part)
			}) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
