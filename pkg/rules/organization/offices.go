package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
)

// atAppointments reports what the list of appointments lacks as a whole: at the
// list, or at the manifest where there is no list.
func atAppointments(p *lint.Pass, message, hint diag.Text) {
	for _, f := range p.Head.Files {
		if r := f.Record; r != nil && r.IsHead() && r.Kind.Name == "appointment" {
			p.At(r, r.Get("id"), message, hint)
			return
		}
	}
	if m := p.Head.Manifest(); m != nil {
		p.At(m, m.Get("organization"), message, hint)
	}
}

// common is the stretch of days that two terms share.
func common(a, b firm.Term) firm.Term {
	out := a
	if out.From.Before(b.From) {
		out.From = b.From
	}
	if out.To.IsZero() || !b.To.IsZero() && b.To.Before(out.To) {
		out.To = b.To
	}
	return out
}

// days is a term in words: 2024-04-01～2025-03-31, open ends left out.
func days(t firm.Term) diag.Text {
	if t.To.IsZero() {
		return diag.T("%[1]s～", "since %[1]s", t.From)
	}
	return diag.T("%[1]s～%[2]s", "%[1]s to %[2]s", t.From, t.To)
}
