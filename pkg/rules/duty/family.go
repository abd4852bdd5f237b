// Package duty holds the rules on obligations themselves: those that cannot be read,
// that contradict each other, or that no record can close. What is due is no finding
// of lint but the answer of `pms due`; other families ask for it here.
package duty

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules; the texts of most live with package due.
func Family() lint.Family {
	var rules []*lint.Rule
	for _, info := range due.Rules() {
		rules = append(rules, rule(info))
	}
	rules = append(rules, statedCadence(), occurrenceRecorded())
	return lint.NewFamily("DUE", diag.T("義務と期限", "Obligations and deadlines"), examples, rules...)
}

func rule(info diag.RuleInfo) *lint.Rule {
	r := &lint.Rule{
		ID: info.ID, Name: info.Name, Severity: info.Severity, Title: info.Title, Doc: info.Doc,
		Basis: diag.T("J.3.3 計画策定、J.4.5.5 記録の管理（期限と記録の対応）", "J.3.3 planning, J.4.5.5 control of records (deadlines and the records that close them)"),
		Whole: func(p *lint.Pass) {
			for _, d := range answer(p).problems {
				if d.Rule == info.ID {
					p.Report(d)
				}
			}
		},
	}
	if info.ID == due.FutureEvent {
		r.Needs = lint.Clock
	}
	return r
}
