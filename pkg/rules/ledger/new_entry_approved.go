package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func newEntryApproved() *lint.Rule {
	return &lint.Rule{
		ID: "LED-004", Name: "new_entry_approved", Severity: diag.Warning, Kinds: []string{"pi_ledger"},
		Title: diag.T("前回の見直しより後に取得を始めた個人情報に、取得の承認がない", "Entry newer than the last review without an approval to acquire"),
		Basis: diag.T("J.8.1 利用目的の特定、J.3.1.1 個人情報の特定（A.3.3.1）", "J.8.1 purpose of use, J.3.1.1 identification of personal information (A.3.3.1)"),
		Doc: diag.T(
			"台帳の見直しの後に取得を始めた個人情報は、取得の申請と承認（acquisition_approval）を経ているはずです。台帳の行の approved_by に、その申請書のIDを書きます。",
			"Personal information acquired since the last review went through an application and its approval (acquisition_approval); its id stands in approved_by of the entry."),
		Record: func(p *lint.Pass, r *record.Record) {
			since := r.Date("acquired_since")
			if since.IsZero() || r.IsHead() || len(r.Texts("approved_by")) > 0 {
				return
			}
			last, _ := r.Ledger.LastReview()
			if last.IsZero() || !since.After(last) {
				return
			}
			p.At(r, r.Get("acquired_since"),
				diag.T("「%[1]s」は前回の見直し（%[2]s）の後に取得を始めていますが、取得の承認がありません。", "%[1]q has been acquired since the last review (%[2]s) without an approval", r.Label(), last),
				diag.T("新規取得の申請書（acquisition_approval）を作り、そのIDを approved_by に書いてください。", "Make the application (acquisition_approval) and put its id under approved_by."))
		},
	}
}
