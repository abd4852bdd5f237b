package risk

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
)

func phasesCovered() *lint.Rule {
	return &lint.Rule{
		ID: "RSK-001", Name: "phases_covered", Severity: diag.Error,
		Consults: []string{"risk"},
		Title:    diag.T("リスクを分析していない局面がある", "A phase without risk assessment"),
		Basis:    diag.T("J.3.1.3 リスクアセスメント（A.3.3.3）", "J.3.1.3 risk assessment (A.3.3.3)"),
		Doc: diag.T(
			"台帳の個人情報ごとに、取得・入力から消去・廃棄までの全ての局面についてリスクを分析します。該当しない局面は、not_applicable に理由を書いた行を置きます。複数の個人情報を targets でまとめて分析しても構いません。",
			"For each entry of the ledger the risks of every phase of its life are assessed; a phase that does not occur has a line with the reason under not_applicable. Several entries may share a line through targets."),
		Whole: checkPhases,
	}
}

func checkPhases(p *lint.Pass) {
	kind, err := p.Head.Schemas.Kind("risk")
	if err != nil {
		return
	}
	field, _ := kind.Field("phase")
	assessed := map[string]map[string]bool{} // ledger entry to phases
	for _, r := range p.Head.Of("risk") {
		if r.Get("withdrawn_on").Exists() {
			continue
		}
		for _, target := range r.Texts("targets") {
			if assessed[target] == nil {
				assessed[target] = map[string]bool{}
			}
			assessed[target][r.Text("phase")] = true
		}
	}
	for _, entry := range p.Head.Of("pi_ledger") {
		if !entry.Get("ended_on").Exists() {
			checkEntry(p, entry, field.Enum, assessed[entry.ID])
		}
	}
}

func checkEntry(p *lint.Pass, entry *record.Record, phases []schema.EnumValue, assessed map[string]bool) {
	var missing diag.List
	for _, phase := range phases {
		if !assessed[phase.Value] {
			missing = append(missing, phase.Title)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.At(entry, entry.Get("id"),
		diag.T("「%[1]s」のリスク分析に、次の局面がありません: %[2]s。", "%[1]q has no risk assessment for: %[2]s", entry.Label(), missing),
		diag.T("リスク分析表に行を追加するか、該当しない理由を not_applicable に書いてください。", "Add lines to the risk table, or say under not_applicable why the phase does not occur."))
}
