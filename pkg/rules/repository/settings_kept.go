package repository

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// settingsKept is why a change cannot quietly loosen the check that it has to pass:
// the base's settings decide, and loosening them is a finding of its own.
func settingsKept() *lint.Rule {
	return &lint.Rule{
		ID: "REP-011", Name: "settings_kept", Severity: diag.Error, Kinds: []string{"manifest"}, Needs: lint.Base,
		Title: diag.T("検査の設定が緩められている", "Settings of the check loosened"),
		Basis: diag.T("リポジトリの構成（変更が自らの検査を緩めないための決まり）", "structure of the repository: a change does not loosen its own check"),
		Doc: diag.T(
			"変更の検査（--base）は、変更前の設定で行います。ルールの重要度を下げる変更や、検査をやめる変更は、それだけを分けて、理由（reason）を書いて提案してください。",
			"A change is checked (--base) by the settings before it. Lower the severity of a rule, or turn it off, in a change of its own and give the reason."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			if before == nil || after == nil {
				return
			}
			old := severities(before)
			for _, setting := range after.Items("lint", "severities") {
				rule := setting.Get("rule").Text()
				is := severityOf(setting)
				was, set := old[rule]
				if set && is < was || !set && is < diag.Error {
					p.At(after, setting.Get("severity"),
						diag.T("この変更は、ルール %[1]s の重要度を変更しています（%[2]s）。", "this change sets the severity of rule %[1]s (%[2]s)", rule, setting.Get("severity").Text()),
						diag.T("設定の変更は、ほかの変更と分けて提案し、理由（reason）を書いてください。", "Propose it in a change of its own and give the reason."))
				}
			}
		},
	}
}

func severities(r *record.Record) map[string]diag.Severity {
	out := map[string]diag.Severity{}
	for _, s := range r.Items("lint", "severities") {
		out[s.Get("rule").Text()] = severityOf(s)
	}
	return out
}

// severityOf is 0 for off.
func severityOf(setting record.Item) diag.Severity {
	s, err := diag.ParseSeverity(setting.Get("severity").Text())
	if err != nil {
		return 0
	}
	return s
}
