package law

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func effectJudged() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-004", Name: "effect_judged", Severity: diag.Warning, Kinds: []string{"legal_register"}, Needs: lint.Clock,
		Title: diag.T("施行された改正のPMSへの影響を判断していない", "Change in force without its effect on the PMS"),
		Basis: basis,
		Doc: diag.T(
			"最後の確認より後に施行日（effective_from）を迎えた規範と、施行された予定の改正（amendments）には、PMSへの影響（effect）を書きます。影響がない場合は「なし」と書きます。対応を終える期限は pms due が示します。",
			"A norm that came into force since the last check, and an amendment that is in force, states its effect on the PMS (effect), if only that there is none. The deadlines of responses are shown by pms due."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !current(r) {
				return
			}
			from := r.Date("effective_from")
			if from.After(r.Date("checked_on")) && !from.After(p.Today) && r.Text("effect") == "" {
				p.At(r, r.Get("effective_from"),
					diag.T("「%[1]s」は前回の確認の後の %[2]s に施行されましたが、PMSへの影響が書かれていません。", "%[1]q came into force on %[2]s, after the last check, and its effect on the PMS is not stated", r.Label(), from),
					judge)
			}
			for _, a := range r.Items("amendments") {
				from := record.Date(a.Get("effective_from"))
				if from.IsZero() || from.After(p.Today) || a.Get("effect").Text() != "" {
					continue
				}
				p.At(r, a.Get("effective_from"),
					diag.T("「%[1]s」の改正（%[2]s）は %[3]s に施行されましたが、PMSへの影響が書かれていません。", "the amendment of %[1]q (%[2]s) came into force on %[3]s, and its effect on the PMS is not stated", r.Label(), a.Get("summary").Text(), from),
					judge)
			}
		},
	}
}

var judge = diag.T("規程・様式・教育への影響を調べ、effect に書いてください。影響がなければ「なし」と書いてください。", "Look into what it means for rules, forms and education, and write it under effect, if only that there is none.")
