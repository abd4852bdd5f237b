package document

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func externalVersion() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-022", Name: "external_version", Severity: diag.Warning, Kinds: []string{"document_register"},
		Title: diag.T("外部文書の版が分からない", "External document without a version"),
		Basis: diag.T("J.4.5.2 文書化した情報の管理、J.4.5.3（外部文書の識別）", "J.4.5.2 control of documented information, J.4.5.3 (external documents)"),
		Doc: diag.T(
			"文書管理一覧に載せた法令・規格などの外部文書（document_kind が external）は、どの版を用いているか（version 又は revised）と、どこで見られるか（url 又は storage_place）を書きます。廃止した行は対象にしません。",
			"An external document of the register, such as a law or standard, says which version is used (version or revised) and where it is found (url or storage_place). Abolished rows are left out."),
		Record: func(p *lint.Pass, r *record.Record) {
			if r.IsHead() || r.Text("document_kind") != "external" || r.Get("abolished_on").Exists() {
				return
			}
			var missing diag.List
			if r.Text("version") == "" && r.Text("revised") == "" {
				missing = append(missing, diag.T("版（version）", "its version (version)"))
			}
			if r.Text("url") == "" && r.Text("storage_place") == "" {
				missing = append(missing, diag.T("見る場所（url 又は storage_place）", "where it is found (url or storage_place)"))
			}
			if len(missing) > 0 {
				p.At(r, r.Get("title"),
					diag.T("外部文書「%[1]s」に、%[2]sが書かれていません。", "the external document %[1]q does not say: %[2]s", r.Label(), missing),
					diag.T("最新の版を確かめて書いてください。", "Look up the latest version and fill it in."))
			}
		},
	}
}
