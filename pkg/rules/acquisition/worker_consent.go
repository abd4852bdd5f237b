package acquisition

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// consenting are the groups of people whose papers an examiner asks for by name.
var consenting = []string{"applicant", "employee"}

func workerConsent() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-011", Name: "worker_consent", Severity: diag.Warning, Consults: []string{"pi_ledger", "consent"},
		Title: diag.T("応募者・従業者の同意書がない", "No consent form for applicants or workers"),
		Basis: diag.T("J.8.5 本人から書面で直接取得する場合の措置（A.3.4.2.5）", "J.8.5 direct acquisition in writing (A.3.4.2.5)"),
		Doc: diag.T(
			"採用応募者と従業者から直接書面で取得する個人情報が台帳にある場合に、それぞれの同意書（consent）か同意の取り方があるかを確かめます。同意書の ledger か、台帳の consent_form・consent で分かります。区分（data_subject）のない行は判断できません。",
			"Where the ledger has what is acquired in writing from applicants or workers, a consent form for that group, or a way in which consent is taken, is wanted: by ledger of the form, or consent_form or consent of the entry. Entries without data_subject cannot be judged."),
		Whole: func(p *lint.Pass) {
			agreed := consented(p)
			for _, group := range consenting {
				var first *record.Record
				for _, entry := range p.Head.Of("pi_ledger") {
					if !slices.Contains(entry.Texts("data_subject"), group) || !entry.Get("direct_in_writing").Bool() || entry.Get("ended_on").Exists() {
						continue
					}
					if agreed[entry.ID] {
						first = nil
						break
					}
					if first == nil {
						first = entry
					}
				}
				if first != nil {
					reportConsent(p, first, group)
				}
			}
		},
	}
}

// consented are the entries of the ledger to which a consent belongs.
func consented(p *lint.Pass) map[string]bool {
	out := map[string]bool{}
	for _, r := range p.Head.Of("consent") {
		if r.InForce() && !r.IsDraft() && !r.Get("used_to").Exists() {
			for _, id := range r.Texts("ledger") {
				out[id] = true
			}
		}
	}
	for _, entry := range p.Head.Of("pi_ledger") {
		if len(entry.Texts("consent_form")) > 0 || entry.Text("consent") != "" {
			out[entry.ID] = true
		}
	}
	return out
}

func reportConsent(p *lint.Pass, entry *record.Record, group string) {
	field, _ := entry.Kind.Field("data_subject")
	p.At(entry, entry.Get("data_subject"),
		diag.T("「%[1]s」など、%[2]sから直接書面で取得する個人情報に、同意書がありません。", "no consent form for what is acquired in writing from this group (%[2]s), such as %[1]q", entry.Label(), field.ValueTitle(group)),
		diag.T("同意書（consent）を作り、ledger に対象の行を書いてください。", "Make the consent form (consent) and name the entries under ledger."))
}
