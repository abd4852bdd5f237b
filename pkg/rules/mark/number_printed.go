package mark

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// printedIn are the kinds of documents that show the number to others.
var printedIn = []string{"policy", "regulation", "purpose_notice", "direct_notice", "joint_use_notice", "retained_data_notice", "disclosure_procedure", "contact_point"}

// registrationNumber is a registration number as people type it, in either width.
var registrationNumber = regexp.MustCompile(`([0-9０-９]{8})[(（]([0-9０-９]{2})[)）]`)

func numberPrinted() *lint.Rule {
	return &lint.Rule{
		ID: "PMK-007", Name: "number_printed", Severity: diag.Info, Profiles: company,
		Title: diag.T("文書の登録番号が古い", "Registration number in a document is old"),
		Basis: diag.T("プライバシーマークの使用（登録番号は更新のたびに括弧内が変わる）", "use of the P-mark (the number in brackets changes with each renewal)"),
		Doc: diag.T(
			"方針、規程、公表文などに書かれた登録番号の括弧内の数字が、pms.yaml の登録番号と違う場合に知らせます。更新すると数字が変わるため、古いまま残りがちです。",
			"The digits in brackets of a registration number in a policy, rule or notice differ from those in pms.yaml. They change with each renewal and are easily left as they were."),
		File: func(p *lint.Pass, f *repo.File) {
			m := p.Head.Manifest()
			if m == nil || f.Record == nil || !slices.Contains(printedIn, f.Record.Kind.Name) || !f.Record.InForce() {
				return
			}
			now := m.Text("certificate", "registration_number")
			if digits, _, ok := number(now); ok {
				checkPrinted(p, f, f.Record.Node, digits, now)
			}
		},
	}
}

// checkPrinted looks at all texts below a value; digits are those of the firm's own
// number before the bracket.
func checkPrinted(p *lint.Pass, f *repo.File, n tree.Node, digits, now string) {
	for _, value := range n.Fields() {
		checkPrinted(p, f, value, digits, now)
	}
	for _, item := range n.Items() {
		checkPrinted(p, f, item, digits, now)
	}
	text := n.Text()
	for _, at := range registrationNumber.FindAllStringSubmatchIndex(text, -1) {
		found := halfWidth(text[at[2]:at[3]]) + "(" + halfWidth(text[at[4]:at[5]]) + ")"
		if found == now || found[:len(digits)] != digits {
			continue // right, or the number of someone else
		}
		d := f.Record.At(n,
			diag.T("登録番号 %[1]s が、現在の %[2]s と違います。", "the registration number %[1]s differs from the present %[2]s", found, now),
			diag.T("現在の番号に直すか、番号を書かない文に改めてください。", "Correct it, or do without the number."))
		d.Range = n.Tree().Range(n.RangeAt(at[0], at[1]))
		p.Report(d)
	}
}

// halfWidth writes full-width digits in half width.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}
