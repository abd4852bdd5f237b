package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
)

func holderIsWorker() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-005", Name: "holder_is_worker", Severity: diag.Error,
		Title: diag.T("任命された者が在籍していない", "Holder of an office is not a worker"),
		Basis: rolesBasis,
		Doc: diag.T(
			"PMSの役割には、社内の従業者（役員を含む）が就きます。任命の期間は在籍の期間の中に収まります。退職した者の行には最後の日（to）を書き、後任を任命してください。監査役など、役割に就けない者の現在の任命も検出します。",
			"Offices of the PMS are held by workers of the firm, officers included, on days on which they work there. When somebody leaves, close the row with to and appoint a successor. Company auditors and the like may hold none."),
		Whole: func(p *lint.Pass) {
			for _, o := range p.Firm().Offices() {
				if person, ok := p.Firm().Person(o.Person); ok { // others are reported as references to nothing
					joined(p, o, person)
					left(p, o, person)
					barred(p, o, person)
				}
			}
		},
	}
}

func joined(p *lint.Pass, o firm.Office, person firm.Person) {
	if person.From.IsZero() || o.From.IsZero() || !o.From.Before(person.From) {
		return
	}
	d := o.Record.At(o.Record.Get("from"),
		diag.T("「%[1]s」の任命日 %[2]s が、%[3]s の入社日 %[4]s より前です。", "%[3]s became %[1]s on %[2]s, before joining on %[4]s", p.RoleTitle(o.Role), o.From, o.Person, person.From),
		diag.T("任命日又は入社日を確かめて直してください。", "Check both dates."))
	d.Related = []diag.Related{{Range: person.Record.Get("from").Range(), Message: diag.T("入社日", "day of joining")}}
	p.Report(d)
}

func left(p *lint.Pass, o firm.Office, person firm.Person) {
	if person.To.IsZero() || !o.To.IsZero() && !o.To.After(person.To) {
		return
	}
	place := o.Record.Get("to")
	if !place.Exists() {
		place = o.Record.Get("person")
	}
	d := o.Record.At(place,
		diag.T("%[2]s の退職日は %[3]s ですが、「%[1]s」の任命がその日より後まで続いています。", "%[2]s leaves on %[3]s, but the office of %[1]s goes on", p.RoleTitle(o.Role), o.Person, person.To),
		diag.T("任命の最後の日（to）を書き、必要であれば後任を任命してください。", "Fill in to, the last day in office, and appoint a successor if one is needed."))
	d.Related = []diag.Related{{Range: person.Record.Get("to").Range(), Message: diag.T("退職日", "day of leaving")}}
	p.Report(d)
}

// barred looks at open appointments only: the employment is that of today, and a
// former manager may have become a company auditor since.
func barred(p *lint.Pass, o firm.Office, person firm.Person) {
	source, bars := p.Firm().Barred(person.Employment)
	if !bars || !o.To.IsZero() {
		return
	}
	d := o.Record.At(o.Record.Get("person"),
		diag.T("%[2]s は「%[3]s」なので、「%[1]s」に就くことができません（%[4]s）。", "%[2]s, as %[3]s, may not be %[1]s (%[4]s)", p.RoleTitle(o.Role), o.Person, person.Record.ValueTitle("employment"), source),
		diag.T("別の者を任命してください。", "Appoint somebody else."))
	d.Related = []diag.Related{{Range: person.Record.Get("employment").Range(), Message: diag.T("雇用区分", "employment")}}
	p.Report(d)
}
