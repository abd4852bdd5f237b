package lint_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// TestRunChange: only what the change causes, whatever it moved; nothing that depends
// on the day; and by the settings of the base.
func TestRunChange(t *testing.T) {
	unnamed := rule("TST-001", func(r *lint.Rule) { // a department whose name has 部 in it
		r.Kinds = []string{"department"}
		r.Record = func(p *lint.Pass, rec *record.Record) {
			if strings.Contains(rec.Text("name"), "部") {
				p.At(rec, rec.Get("name"), say(rec.ID), diag.Text{})
			}
		}
	})
	today := rule("TST-002", func(r *lint.Rule) {
		r.Needs, r.Whole = lint.Clock, func(*lint.Pass) { panic("ran") }
	})
	removed := rule("TST-003", func(r *lint.Rule) {
		r.Needs, r.Kinds = lint.Base, []string{"department"}
		r.Pair = func(p *lint.Pass, before, after *record.Record) {
			if after == nil {
				p.At(before, tree.Node{}, say("removed "+before.ID), diag.Text{})
			}
		}
	})
	off := manifest("  severities:\n    - {rule: TST-001, severity: \"off\", reason: 試し}\n")
	for _, c := range []struct {
		name       string
		base, head files
		want       []string
	}{
		{"nothing", nil, nil, nil},
		{"old findings that moved", nil, files{"organization/departments.yaml": "# 部門の一覧\n" + departments}, nil},
		{"an old finding in other words", nil, files{"organization/departments.yaml": strings.Replace(departments, "開発部", "技術部", 1)}, nil},
		{"a new one", nil, files{"organization/departments.yaml": departments + "  - id: sales\n    name: 営業部\n"}, []string{"TST-001 sales"}},
		{"one mended", nil, files{"organization/departments.yaml": strings.Replace(departments, "開発部", "開発課", 1)}, nil},
		{"a removal", files{"organization/departments.yaml": departments + "  - id: sales\n    name: 営業課\n"}, nil, []string{"TST-003 removed sales"}},
		{"a rule turned off by the change itself", nil,
			files{"pms.yaml": off, "organization/departments.yaml": departments + "  - id: sales\n    name: 営業部\n"}, []string{"TST-001 sales"}},
		{"a rule that was off", files{"pms.yaml": off},
			files{"organization/departments.yaml": departments + "  - id: sales\n    name: 営業部\n"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := lint.RunChange(context.Background(), []*lint.Rule{unnamed, today, removed}, lint.Input{Head: load(t, c.head), Base: load(t, c.base)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range res.Findings {
				got = append(got, d.Rule+" "+d.Message.In(diag.JA))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if len(res.Skipped) != 1 || res.Skipped[0].Rule != "TST-002" {
				t.Errorf("skipped: %+v", res.Skipped)
			}
		})
	}
}
