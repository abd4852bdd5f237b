package organization

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func changeReported() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-007", Name: "change_reported", Severity: diag.Warning, Needs: lint.Base, Profiles: []string{"company"},
		Consults: []string{"appointment", "change_report"},
		Title:    diag.T("体制などの変更に変更報告がない", "Change of the organisation without a change report"),
		Basis:    diag.T("プライバシーマーク付与契約（変更報告。報告する事項は審査機関により異なります）", "P-mark grant contract (report of changes; what to report differs between bodies)"),
		Doc: diag.T(
			"プライバシーマークの付与を受けた会社が、この変更で事業者名、本店所在地、個人情報保護管理者を改めたときは、審査機関への変更報告の記録（change_report）も同じ変更に加えます。まだ報告していなければ、reported_on を空けて作っておくと、pms due が報告を促します。付与を受けていない会社は対象にしません。",
			"When a holder of the P-mark changes its name, head office or privacy manager, the same change adds a change_report. While it is not sent, leave reported_on empty: pms due then reminds of it. Firms without the mark are left out."),
		Whole: func(p *lint.Pass) {
			before, after := p.Base.Manifest(), p.Head.Manifest()
			if before == nil || after == nil || after.Text("certificate", "registration_number") == "" {
				return
			}
			for _, field := range []string{"name", "head_office"} {
				old, now := before.Text("organization", field), after.Get("organization", field)
				if old != "" && now.Text() != "" && old != now.Text() && !reportAdded(p, field, "") {
					p.At(after, now,
						diag.T("%[1]sが変わっていますが、変更報告の記録がありません。", "the %[1]s has changed, but there is no change report", after.Title("organization", field)), changeHint(field))
				}
			}
			for _, o := range newManagers(p) {
				if !reportAdded(p, "manager", o.Record.ID) {
					p.At(o.Record, o.Record.Get("person"),
						diag.T("「%[1]s」が %[2]s に変わっていますが、変更報告の記録がありません。", "the %[1]s is now %[2]s, but there is no change report", p.RoleTitle(o.Role), o.Person), changeHint("manager"))
				}
			}
		},
	}
}

func changeHint(item string) diag.Text {
	return diag.T("変更報告の記録（change_report、changes の item は %[1]s）を作り、審査機関に報告してください。", "Make a change_report with the item %[1]s under changes, and report it to the examination body.", item)
}

// newManagers are the open appointments of a privacy manager that the base does not
// have, where it had another manager.
func newManagers(p *lint.Pass) []firm.Office {
	had := map[string]bool{}
	for _, o := range p.Base.Firm.Offices("privacy_manager") {
		had[o.Person] = true
	}
	return slices.DeleteFunc(p.Firm().Offices("privacy_manager"), func(o firm.Office) bool {
		return len(had) == 0 || had[o.Person] || !o.To.IsZero()
	})
}

// reportAdded reports whether the head has a report of the change that the base lacks,
// or, for an appointment, one that names it.
func reportAdded(p *lint.Pass, item, appointment string) bool {
	return slices.ContainsFunc(p.Head.Of("change_report"), func(r *record.Record) bool {
		return slices.ContainsFunc(r.Items("changes"), func(c record.Item) bool {
			named := appointment != "" && c.Get("appointment").Text() == appointment
			return c.Get("item").Text() == item && (named || p.Base.Find("change_report", r.ID) == nil)
		})
	})
}
