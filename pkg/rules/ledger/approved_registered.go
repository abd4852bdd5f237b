package ledger

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func approvedRegistered() *lint.Rule {
	return &lint.Rule{
		ID: "LED-005", Name: "approved_registered", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"pi_ledger", "acquisition_approval"},
		Title: diag.T("取得を承認した個人情報が台帳にない", "Approved acquisition missing from the ledger"),
		Basis: diag.T("J.3.1.1 個人情報の特定（A.3.3.1）", "J.3.1.1 identification of personal information (A.3.3.1)"),
		Doc: diag.T(
			"承認された新規取得は、取扱いを始める日までに台帳に載せます。申請書の ledger に台帳の行のIDを書くか、台帳の行の approved_by に申請書のIDを書くと、対応が分かります。",
			"What was approved to be acquired is in the ledger by the day it begins. Either the application names the entry (ledger) or the entry names the application (approved_by)."),
		Whole: func(p *lint.Pass) {
			registered := map[string]bool{}
			for _, entry := range p.Head.Of("pi_ledger") {
				for _, id := range entry.Texts("approved_by") {
					registered[id] = true
				}
			}
			for _, r := range p.Head.Of("acquisition_approval") {
				starts := r.Date("starts_on")
				if len(r.Approvals()) == 0 || starts.IsZero() || !p.Today.After(starts) || registered[r.ID] || len(r.Texts("ledger")) > 0 || refused(r.Text("status")) {
					continue
				}
				p.At(r, r.Get("starts_on"),
					diag.T("承認された「%[1]s」は %[2]s に取扱いを始めていますが、台帳に載っていません。", "%[1]q was approved and began on %[2]s, but is not in the ledger", r.Label(), starts),
					diag.T("台帳に行を加え、申請書の ledger にそのIDを書いてください。取りやめた場合は、状態（status）を改めてください。", "Add an entry to the ledger and put its id under ledger, or change the status if it was given up."))
			}
		},
	}
}

// refused are the states of an application that leads to no entry.
func refused(status string) bool {
	return slices.Contains([]string{"rejected", "superseded", "draft"}, status)
}
