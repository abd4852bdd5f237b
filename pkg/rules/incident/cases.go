package incident

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// breach is one of the cases in which a breach is reported to the Commission, as
// breach_cases.yaml has them.
type breach struct {
	field     []string
	law       diag.Text
	moreThan  int // persons; 0: the number alone does not make the case
	legalKind string
}

func cases(p *lint.Pass) []breach {
	var out []breach
	for _, n := range p.Firm().Fact("breach_cases.yaml").Get("cases").Items() {
		b := breach{
			field:     strings.Split(n.Get("field").Text(), "."),
			law:       diag.T(n.Get("law").Text(), n.Get("law_en").Text()),
			legalKind: n.Get("legal_kind").Text(),
		}
		b.moreThan, _ = n.Get("more_than").Int()
		out = append(out, b)
	}
	return out
}

// met are the cases that the assessment affirms.
func met(p *lint.Pass, r *record.Record) []breach {
	var out []breach
	for _, b := range cases(p) {
		if r.Get(b.field...).Bool() {
			out = append(out, b)
		}
	}
	return out
}

// reportable reports whether the incident is to be reported to the Commission, by the
// verdict of its assessment or by a case that it affirms. Strong encryption, and the
// notice to the consignor that releases the report, take that away.
func reportable(p *lint.Pass, r *record.Record) bool {
	if r.Get("assessment", "strongly_encrypted").Bool() || r.Get("consignor_notice", "releases_report").Bool() {
		return false
	}
	return r.Get("assessment", "reportable").Bool() || len(met(p, r)) > 0
}

// closed reports whether the handling of the incident has ended.
func closed(r *record.Record) bool {
	return r.Get("closed_on").Exists() || r.Text("status") == "closed"
}

// persons is the number of persons concerned, the highest estimate where there is one;
// known is false where nothing is filled in.
func persons(r *record.Record) (n int, known bool) {
	if n, known = r.Get("persons_count_max").Int(); known {
		return n, true
	}
	return r.Get("persons_count").Int()
}

// title is the name of a field below the assessment with that of the group it stands in.
func (b breach) title(r *record.Record) diag.Text {
	if len(b.field) < 3 {
		return r.Title(b.field...)
	}
	return diag.T("%[1]s：%[2]s", "%[1]s: %[2]s", r.Title(b.field[:2]...), r.Title(b.field...))
}
