package ledger

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

func recordsListed() *lint.Rule {
	return &lint.Rule{
		ID: "LED-012", Name: "records_listed", Severity: diag.Warning, Consults: []string{"pi_ledger"},
		Title: diag.T("個人情報を含む記録が台帳に載っていない", "Records with personal information missing from the ledger"),
		Basis: diag.T("J.3.1.1 個人情報の特定、J.4.5.5 記録の管理（A.3.5.3）", "J.3.1.1 identification of personal information, J.4.5.5 records (A.3.5.3)"),
		Doc: diag.T(
			"教育の受講、苦情、開示等の請求、入退室などの記録も個人情報を含み、それ自体を台帳に載せます。この記録の種類を使っているのに、名称から対応する台帳の行が見当たらない場合に知らせます。",
			"Records of education, complaints, requests and entry hold personal information and are entries of the ledger themselves. Found is a kind in use for which no entry's name fits."),
		Whole: func(p *lint.Pass) {
			entries := p.Head.Of("pi_ledger")
			if len(entries) == 0 {
				return
			}
			for _, row := range p.Firm().Fact("ledger_records.yaml").Get("records").Items() {
				kind, words := row.Get("kind").Text(), row.Get("words").Texts()
				records := p.Head.Of(kind)
				if len(records) == 0 || listed(p.Head, words) {
					continue
				}
				title := p.Head.KindTitle(kind)
				p.At(entries[0].Ledger, entries[0].Ledger.Get("entries"),
					diag.T("「%[1]s」の記録に含まれる個人情報が、台帳に見当たりません。", "the ledger has no entry for the personal information in: %[1]s", title),
					diag.T("台帳に行を加えてください（名称に「%[1]s」などの語のある行を、対応する行とみなします）。", "Add an entry; a name with %[1]q in it is taken to be the one.", words[0]))
			}
		},
	}
}

func listed(s *repo.Snapshot, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		for _, entry := range s.Of("pi_ledger") {
			if strings.Contains(entry.Text("name"), word) {
				return true
			}
		}
		return false
	})
}
