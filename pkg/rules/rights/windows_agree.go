package rights

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
)

// windows are the fields in which other documents give the contact of the window.
var windows = map[string]string{
	"policy":               "contact",
	"retained_data_notice": "complaint_contact",
	"disclosure_procedure": "contact",
	"direct_notice":        "rights.text",
}

func windowsAgree() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-007", Name: "windows_agree", Severity: diag.Warning, Consults: []string{"contact_point", "policy", "retained_data_notice", "disclosure_procedure", "direct_notice", "appointment"},
		Title: diag.T("窓口の連絡先が文書によって異なる", "Contact of the window differs between documents"),
		Basis: diag.T("J.11.1 苦情・相談への対応、J.2.2 個人情報保護方針、J.10.3 保有個人データ等の周知", "J.11.1 complaints, J.2.2 policy, J.10.3 notice on retained personal data"),
		Doc: diag.T(
			"方針、明示文、保有個人データの公表文、請求の手続に書いた電話番号・メールアドレスを、苦情・相談窓口（contact_point）のものと比べます。文書が contact_point を指していればその窓口と、指していなければ全ての窓口と比べ、どれとも合わなければ知らせます。窓口責任者が、窓口を確かめた日に任命一覧でも窓口責任者かどうかも確かめます。ウェブサイトの実際の表示は確かめません。",
			"Telephone numbers and mail addresses in policy, notices and procedure are compared with those of the contact point (contact_point) that the document names, else of all of them. The responsible person is also the complaint manager by the appointments on the day of the last check. What the website really shows is not looked at."),
		Whole: func(p *lint.Pass) {
			points := slices.DeleteFunc(slices.Clone(p.Head.Of("contact_point")), func(r *record.Record) bool { return !r.InForce() || r.IsDraft() })
			for _, point := range points {
				onChart(p, point)
			}
			for _, kind := range []string{"policy", "retained_data_notice", "disclosure_procedure", "direct_notice"} {
				for _, r := range p.Head.Of(kind) {
					if r.InForce() && !r.IsDraft() && len(points) > 0 && (!r.Kind.Has("ended_on") || !r.Get("ended_on").Exists()) {
						agree(p, r, kind, points)
					}
				}
			}
		},
	}
}

// agree compares the contact in a document with the windows.
func agree(p *lint.Pass, r *record.Record, kind string, points []*record.Record) {
	named := r.Text("contact_point")
	if kind == "direct_notice" {
		named = r.Text("rights", "contact_point")
	}
	if i := slices.IndexFunc(points, func(point *record.Record) bool { return point.ID == named }); i >= 0 {
		points = points[i : i+1]
	}
	for _, at := range topics.Values(r, windows[kind]) {
		for _, way := range ways {
			written := way.find(at.Text())
			if len(written) == 0 {
				continue
			}
			var known []string
			for _, point := range points {
				known = append(known, way.find(point.Text(way.field))...)
			}
			if len(known) == 0 || slices.ContainsFunc(written, func(w string) bool { return slices.Contains(known, w) }) {
				continue
			}
			p.At(r, at,
				diag.T("「%[1]s」に書かれた窓口の%[2]sが、苦情・相談窓口のものと一致しません。", "the %[2]s of the window in %[1]q is not that of the contact point", r.Label(), way.title),
				diag.T("どちらが正しいかを確かめ、公表しているページも含めてそろえてください。", "Find out which is right and bring them together, the published pages too."))
		}
	}
}

// way is a way to reach a window: how it is found in a text, and its field.
type way struct {
	field   string
	title   diag.Text
	pattern *regexp.Regexp
	digits  int // the least number of digits, which alone are compared; 0: all characters are
}

var ways = []way{
	{"tel", diag.T("電話番号", "telephone number"), regexp.MustCompile(`\b0[0-9]{1,4}[-‐−–ー(]?[0-9]{1,4}[-‐−–ー)]?[0-9]{3,4}\b`), 10},
	{"mail", diag.T("メールアドレス", "mail address"), regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[A-Za-z0-9]`), 0},
}

// find are the contacts of this way in a text, in one form.
func (w way) find(text string) []string {
	var out []string
	for _, word := range strings.Fields(text) {
		for _, m := range w.pattern.FindAllString(topics.Plain(word), -1) {
			if w.digits > 0 {
				m = strings.Map(digit, m)
			}
			if len(m) < w.digits {
				continue // a postal code
			}
			out = append(out, strings.ToLower(m))
		}
	}
	return out
}

// digit leaves only digits of a text.
func digit(c rune) rune {
	if c >= '0' && c <= '9' {
		return c
	}
	return -1
}

// onChart compares the person responsible with the appointments of that day.
func onChart(p *lint.Pass, point *record.Record) {
	person, day := point.Get("responsible"), point.Date("confirmed_on")
	if day.IsZero() || len(p.Firm().RoleOn("complaint_manager", day)) == 0 || p.Firm().HeldRole(person.Text(), "complaint_manager", day) {
		return
	}
	p.At(point, person,
		diag.T("窓口責任者「%[1]s」は、%[2]s の時点で任命一覧の窓口責任者ではありません。", "%[1]q is responsible for the window, but was not the complaint manager by the appointments on %[2]s", person.Text(), day),
		diag.T("窓口の責任者か、任命一覧（appointment）を直してください。", "Correct the person responsible, or the appointments."))
}
