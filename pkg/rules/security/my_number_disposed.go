package security

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func myNumberDisposed() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-010", Name: "my_number_disposed", Severity: diag.Warning,
		Consults: []string{"my_number_handling", "disposal_record", "pi_ledger"},
		Title:    diag.T("個人番号の廃棄の記録・証明がない", "Disposal of My Numbers without record or certificate"),
		Basis:    diag.T("特定個人情報の適正な取扱いに関するガイドライン（削除・廃棄の記録、委託した場合の証明書）、J.9.1", "guidelines on specific personal information (record of deletion, certificate of the contractor), J.9.1"),
		Doc: diag.T(
			"個人番号を削除・廃棄したら、記録（disposal_record）を残します。個人番号取扱台帳の保有分に削除した日があるのに記録がないもの、廃棄を委託したのに証明書（certificate）を受け取っていないものを知らせます。",
			"The deletion of My Numbers is recorded (disposal_record). Found are holdings with a day of deletion but no record, and disposals by a contractor without its certificate."),
		Whole: func(p *lint.Pass) {
			for _, r := range p.Head.Of("my_number_handling") {
				for _, h := range r.Items("holdings") {
					if h.Get("deleted_on").Exists() && h.Get("disposal").Text() == "" {
						p.At(r, h.Get("deleted_on"),
							diag.T("「%[1]s」を %[2]s に削除していますが、廃棄・消去の記録がありません。", "%[1]q was deleted on %[2]s without a disposal record", h.Get("text").Text(), h.Get("deleted_on").Text()),
							diag.T("廃棄・消去記録（disposal_record）を作り、disposal にそのIDを書いてください。", "Make a disposal_record and name it under disposal."))
					}
				}
			}
			numbers := map[string]bool{}
			for _, r := range p.Head.Of("pi_ledger") {
				numbers[r.ID] = slices.Contains(r.Texts("legal_kind"), "my_number")
			}
			for _, r := range p.Head.Of("disposal_record") {
				checkCertificate(p, r, numbers)
			}
		},
	}
}

func checkCertificate(p *lint.Pass, r *record.Record, numbers map[string]bool) {
	if r.Text("contractor") == "" || r.Get("certificate", "received_on").Exists() {
		return
	}
	if !slices.ContainsFunc(r.Items("targets"), func(t record.Item) bool {
		return t.Get("my_number").Bool() || numbers[t.Get("ledger").Text()]
	}) {
		return
	}
	p.At(r, r.Get("contractor"),
		diag.T("個人番号の廃棄を委託していますが、廃棄の証明書を受け取った日がありません（%[1]s）。", "the disposal of My Numbers was outsourced, but no day on which the certificate came is recorded (%[1]s)", r.Label()),
		diag.T("委託先から証明書を受け取り、certificate に書いてください。", "Get the certificate from the contractor and record it under certificate."))
}
