package incident

import (
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// needed are the contacts outside that every operator has to have at hand.
var needed = []string{"ppc", "examination_body"}

func contactsChecked() *lint.Rule {
	return &lint.Rule{
		ID: "INC-012", Name: "contacts_checked", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company"},
		Consults: []string{"emergency_contact"},
		Title:    diag.T("緊急時の連絡先が足りない、又は確かめられていない", "Emergency contacts missing or not checked"),
		Basis:    basis,
		Doc: diag.T(
			"緊急時の連絡先一覧には、個人情報保護委員会と審査機関を載せ、電話番号などが今も正しいことを定期に確かめます。周期は pms.yaml の cycles（なければ1年）です。確かめた日は各行の checked_on か、一覧の reviews に書きます。一覧がまだない場合は何も言いません。",
			"The list of emergency contacts names the Commission and the examination body, and is checked regularly: in the cycle of pms.yaml, else once a year. The day stands under checked_on of an entry or under reviews of the list. Nothing is said where there is no list yet."),
		Whole: func(p *lint.Pass) {
			entries := p.Head.Of("emergency_contact")
			if len(entries) == 0 {
				return
			}
			period, cyclic := p.Firm().Period("emergency_contact")
			listed := map[string]bool{}
			for _, e := range entries {
				listed[e.Text("contact_kind")] = true
				if cyclic {
					checkContact(p, e, period)
				}
			}
			field, _ := entries[0].Kind.Field("contact_kind")
			for _, kind := range needed {
				if !listed[kind] {
					p.At(entries[0].Ledger, entries[0].Ledger.Get("entries"),
						diag.T("緊急時の連絡先に「%[1]s」がありません。", "the emergency contacts lack: %[1]s", field.ValueTitle(kind)),
						diag.T("報告の方法（電話、URL）と合わせて加えてください。", "Add it, with how to report (telephone, URL)."))
				}
			}
		},
	}
}

// checkContact reports a contact that was last checked longer than a cycle ago.
func checkContact(p *lint.Pass, e *record.Record, period firm.Period) {
	last := e.Date("checked_on")
	for _, review := range e.Ledger.Items("reviews") {
		if day := record.Date(review.Get("date")); day.After(last) {
			last = day
		}
	}
	hint := diag.T("連絡先が今も正しいことを確かめ、その日を checked_on に書いてください。", "Check that it still holds, and write the day under checked_on.")
	if last.IsZero() {
		p.At(e, e.Get("id"), diag.T("連絡先「%[1]s」は、一度も確かめられていません。", "the contact %[1]q was never checked", name(e)), hint)
		return
	}
	var next calendar.Date
	next, ok := period.Next(last)
	if ok && p.Today.After(next) {
		p.At(e, e.Get("checked_on"),
			diag.T("連絡先「%[1]s」は、%[2]s に確かめたきりです（周期：%[3]s、%[4]s まで）。", "the contact %[1]q was last checked on %[2]s (cycle %[3]s, by %[4]s)", name(e), last, period, next), hint)
	}
}

// name is what a contact is called; a person goes by the id.
func name(e *record.Record) string {
	if name := e.Text("name"); name != "" {
		return name
	}
	return e.ID
}
