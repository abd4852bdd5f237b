package organization

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
)

// keptApart reports whether roles.yaml lists the two roles as a pair that one
// person must not hold on the same day.
func keptApart(f *firm.Firm, a, b string) bool {
	for _, pair := range f.Fact("roles.yaml").Get("apart").Items() {
		roles := pair.Get("roles").Texts()
		if slices.Contains(roles, a) && slices.Contains(roles, b) {
			return true
		}
	}
	return false
}

// reportBoth reports each of the second offices whose holder has one of the first on
// the same day.
func reportBoth(p *lint.Pass, first, second []firm.Office, hint diag.Text) {
	held := map[string][]firm.Office{}
	for _, o := range first {
		held[o.Person] = append(held[o.Person], o)
	}
	for _, o := range second {
		others := held[o.Person]
		if i := slices.IndexFunc(others, func(other firm.Office) bool { return o.Overlaps(other.Term) }); i >= 0 {
			reportPair(p, others[i], o, hint)
		}
	}
}

func reportPair(p *lint.Pass, first, second firm.Office, hint diag.Text) {
	d := second.Record.At(second.Record.Get("person"),
		diag.T("「%[1]s」が「%[2]s」と「%[3]s」を兼ねています（%[4]s）。", "%[1]s is both %[2]s and %[3]s (%[4]s)",
			second.Person, p.RoleTitle(first.Role), p.RoleTitle(second.Role), days(common(first.Term, second.Term))),
		hint)
	d.Related = []diag.Related{{Range: first.Record.Place(), Message: diag.T("もう一方の任命", "the other appointment")}}
	p.Report(d)
}
