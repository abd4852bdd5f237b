package ledger

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// wanted are the columns of the ledger by field, as A.3.3.1 (2) lists them and
// J.3.1.1 takes them over.
var wanted = []string{
	"items", "purpose_of_use", "storage_place", "storage_method", "access", "use_period", "retention",
}

// access may be told by department, role or person.
var access = []string{"access_departments", "access_roles", "access_persons"}

func entryComplete() *lint.Rule {
	return &lint.Rule{
		ID: "LED-001", Name: "entry_complete", Severity: diag.Error,
		Kinds: []string{"pi_ledger"},
		Title: diag.T("台帳の項目がそろっていない", "Ledger entry is incomplete"),
		Basis: diag.T("J.3.1.1 個人情報の特定（A.3.3.1）", "J.3.1.1 identification of personal information (A.3.3.1)"),
		Doc: diag.T(
			"台帳の各行には、個人情報の項目、利用目的、保管場所、保管方法、アクセス権を有する者、利用期限、保管期限が必要です。そろっていないと、リスクの分析も廃棄の時期の判断もできません。",
			"Each entry needs the items, the purpose of use, where and how they are kept, who has access, how long they are used and kept. Without them neither risks nor the time of disposal can be judged."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !r.Get("ended_on").Exists() {
				missing(p, r)
			}
		},
	}
}

func missing(p *lint.Pass, r *record.Record) {
	for _, field := range wanted {
		if filled(r, field) {
			continue
		}
		title := diag.T("アクセス権を有する者", "persons with access")
		if field != "access" {
			title = r.Title(field)
		}
		p.At(r, r.Get("id"),
			diag.T("「%[1]s」に%[2]sがありません。", "%[1]q lacks: %[2]s", r.Label(), title),
			diag.T("この行に「%[1]s」を追記してください。", "Add %[1]s to this entry.", title))
	}
}

func filled(r *record.Record, field string) bool {
	if field != "access" {
		return nonEmpty(r, field)
	}
	for _, f := range access {
		if nonEmpty(r, f) {
			return true
		}
	}
	return false
}

func nonEmpty(r *record.Record, field string) bool {
	n := r.Get(field)
	return n.Text() != "" || n.Len() > 0
}
