package mark

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func numberGrows() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-003", Name: "number_grows", Severity: diag.Error, Profiles: company, Consults: []string{"mark_application"},
		Title: diag.T("登録番号が更新の回数と合わない", "Registration number at odds with the renewals"),
		Basis: diag.T("プライバシーマークの登録番号（8桁と、括弧内の付与の回数）", "registration number of the P-mark (eight digits, and in brackets the number of grants)"),
		Doc: diag.T(
			"登録番号の括弧内の2桁は付与の回数で、更新のたびに1ずつ増えます（最初の付与は01）。付与の記録（mark_application）どうし、最後の付与と pms.yaml の番号を比べます。先頭の2桁は審査機関を表し、10以上です。",
			"The two digits in brackets count the grants and grow by one with each renewal (01 is the first). The grants on record (mark_application) are compared with each other, and the last with pms.yaml. The first two digits name the examination body and are 10 or more."),
		Whole: func(p *lint.Pass) {
			all := grants(p)
			for k, g := range all {
				if g.record.Text("application_kind") == "new" && g.times != 1 {
					expect(p, g, 1)
				} else if k > 0 && g.times != all[k-1].times+1 {
					expect(p, g, all[k-1].times+1)
				}
			}
			m := p.Head.Manifest()
			if m == nil || !m.Get("certificate", "registration_number").Exists() {
				return
			}
			checkManifest(p, m, all)
		},
	}
}

// grant is one grant of the mark by its record.
type grant struct {
	record *record.Record
	at     tree.Node
	from   calendar.Date
	times  int
}

// grants are the grants on record, oldest first.
func grants(p *lint.Pass) []grant {
	var all []grant
	for _, a := range p.Head.Of("mark_application") {
		at := a.Get("registration_number")
		if _, times, ok := number(at.Text()); ok && a.Text("decision") == "granted" {
			all = append(all, grant{a, at, a.Date("valid_from"), times})
		}
	}
	slices.SortStableFunc(all, func(a, b grant) int { return a.from.Compare(b.from) })
	return all
}

// number takes a registration number apart: 99001234(03) is 99001234 and 3.
func number(s string) (digits string, times int, ok bool) {
	digits, rest, ok := strings.Cut(s, "(")
	times, err := strconv.Atoi(strings.TrimSuffix(rest, ")"))
	return digits, times, ok && err == nil && len(digits) == 8
}

func expect(p *lint.Pass, g grant, times int) {
	p.At(g.record, g.at,
		diag.T("登録番号の括弧内が %02[1]d ですが、付与の記録からは %02[2]d になるはずです。", "the number in brackets is %02[1]d; by the grants on record it should be %02[2]d", g.times, times),
		diag.T("登録証を確かめて直してください。", "Check the certificate, and correct it."))
}

func checkManifest(p *lint.Pass, m *record.Record, all []grant) {
	at := m.Get("certificate", "registration_number")
	digits, _, ok := number(at.Text())
	if !ok {
		return // the schema reports it
	}
	first, _ := p.Firm().Fact("mark.yaml").Get("registration", "first_body").Int()
	if body, err := strconv.Atoi(digits[:2]); err == nil && body < first {
		p.At(m, at,
			diag.T("登録番号の先頭の2桁（%[1]s）に当たる審査機関はありません。", "no examination body has the first two digits of the number (%[1]s)", digits[:2]),
			diag.T("登録証を確かめて直してください。", "Check the certificate, and correct it."))
	}
	for _, g := range all {
		if g.from == m.Date("certificate", "valid_from") && g.at.Text() != at.Text() {
			p.At(m, at,
				diag.T("登録番号 %[1]s が、付与の記録の %[2]s と違います。", "the number %[1]s differs from %[2]s in the record of the grant", at.Text(), g.at.Text()),
				diag.T("登録証を確かめ、どちらかを直してください。", "Check the certificate, and correct one of them."))
		}
	}
}
