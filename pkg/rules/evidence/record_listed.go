package evidence

import (
	"slices"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func recordListed() *lint.Rule {
	return &lint.Rule{
		ID: "EVD-002", Name: "record_listed", Severity: diag.Error,
		Consults: []string{"record_register"},
		Title:    diag.T("記録管理対象一覧の抜け", "Register of records incomplete"),
		Basis:    diag.T("J.4.5.5 記録の管理（A.3.5.3）", "J.4.5.5 control of records (A.3.5.3)"),
		Doc: diag.T(
			"記録管理対象一覧の行には、保管期間（retention）と保管場所（storage_place）を書きます。実際に記録があるのに、その種類（record_kind）も、それが証跡となる要求事項の番号（requirements）も一覧にない場合は「要確認」とします。一覧を作らず、規程や記録ごとの保管期間で管理している場合は対象にしません。",
			"A row of the register of records says how long (retention) and where (storage_place) the record is kept. Records of which neither the kind (record_kind) nor the requirements they are evidence for stand in a row are a warning. Firms without the register, who settle this in their rules or in each record, are left out."),
		Whole: func(p *lint.Pass) {
			rows := p.Head.Of("record_register")
			if len(rows) == 0 {
				return
			}
			listed, answered := map[string]bool{}, numbers{}
			for _, r := range rows {
				listed[r.Text("record_kind")] = true
				for _, id := range r.Texts("requirements") {
					answered[catalogue.Fold(id)] = true
				}
				kept(p, r)
			}
			for _, kind := range p.Head.Kinds() {
				records := p.Head.Of(kind)
				if len(records) == 0 || listed[kind] || records[0].Kind.Meta.Occurs == "standing" || records[0].Kind.IsLedger() || slices.ContainsFunc(records[0].Kind.Meta.Evidence, answered.has) || len(records[0].Kind.Meta.Evidence) == 0 {
					continue
				}
				d := rows[0].Ledger.At(rows[0].Ledger.Get("id"),
					diag.T("「%[1]s」の記録が、記録管理対象一覧にありません。", "the register of records has no row for: %[1]s", p.Head.KindTitle(kind)),
					diag.T("一覧に行を加え、record_kind に %[1]s、保管期間と保管場所を書いてください。", "Add a row with record_kind: %[1]s, and with retention and storage place.", kind))
				d.Severity, d.Field = diag.Warning, "/"+kind
				p.Report(d)
			}
		},
	}
}

func kept(p *lint.Pass, r *record.Record) {
	var missing diag.List
	if r.Text("retention", "period") == "" && r.Text("retention", "until") == "" && r.Text("retention", "text") == "" {
		missing = append(missing, diag.T("保管期間（retention）", "the retention (retention)"))
	}
	if len(r.Texts("storage_place")) == 0 {
		missing = append(missing, diag.T("保管場所（storage_place）", "the storage place (storage_place)"))
	}
	if len(missing) > 0 {
		p.At(r, tree.Node{},
			diag.T("記録「%[1]s」に、%[2]sが書かれていません。", "the record %[1]q lacks %[2]s", r.Label(), missing),
			diag.T("規程に合わせて書いてください。", "Fill it in as the rules have it."))
	}
}
