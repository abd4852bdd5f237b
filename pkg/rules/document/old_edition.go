package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/cited"
	"github.com/pms-project/pms/pkg/tree"
)

func oldEdition() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-015", Name: "old_edition", Severity: diag.Warning,
		Title: diag.T("旧版の条番号・項番・規格の引用", "Numbers of an old edition"),
		Basis: diag.T("J.1.3 法令・指針・規範（A.3.3.2）", "J.1.3 laws, guidelines and norms (A.3.3.2)"),
		Doc: diag.T(
			"法令の改正や指針の改定で番号が変わったのに、前の番号のまま引用している箇所を調べます。個人情報保護法と施行規則は、同じ文の言葉から前の番号と分かるときだけ検出します。要求事項の番号（A.3.4.2.5、J.8.5）は、マニフェストの catalogue の版と比べます。規程が自分の条番号として A.3.4 などを使っている場合は、その番号を比べません。番号の対応と言葉は old_editions.yaml にあります。",
			"Reports numbers that an amendment has moved. The Act and its rules are judged only where the words of the sentence show that the number of before is meant. Numbers of requirements (A.3.4.2.5, J.8.5) are compared with the catalogue of the manifest, save those by which a rule numbers itself. The data is old_editions.yaml."),
		Consults: []string{"manifest"},
		Whole: func(p *lint.Pass) {
			data := p.Firm().Fact("old_editions.yaml")
			c := catalogue.For(p.Firm().Catalogue)
			moved := readMoved(data)
			for ref := range cited.Today(p) {
				oldStatute(p, ref, moved)
				oldClause(p, ref, c)
			}
			for _, r := range p.Head.Regulations() {
				if r.Record.InForce() {
					oldStandards(p, r, data)
				}
			}
		},
	}
}

// movedArticle is an article of a statute that bears another number today.
type movedArticle struct {
	names         []string
	from, to      int // the numbers of before
	now           string
	words, unless []string
}

func readMoved(data tree.Node) (out []movedArticle) {
	for _, statute := range data.Get("statutes").Items() {
		for _, m := range statute.Get("moved").Items() {
			first, last, ranged := strings.Cut(m.Get("articles").Text(), "～")
			a := movedArticle{names: statute.Get("names").Texts(), now: m.Get("now").Text(), words: m.Get("words").Texts(), unless: m.Get("unless").Texts()}
			a.from, _ = strconv.Atoi(first)
			if a.to = a.from; ranged {
				a.to, _ = strconv.Atoi(last)
			}
			out = append(out, a)
		}
	}
	return out
}

func oldStatute(p *lint.Pass, ref cite.Ref, moved []movedArticle) {
	c := &ref.Cited
	name := cited.Fold(c.Target.Name)
	if c.Kind != regulation.CitesProvision || c.Target.Document != nil || name == "" || c.Path[0].Level != regulation.LevelArticle || len(c.Path[0].Number) != 1 {
		return
	}
	for _, m := range moved {
		if n := c.Path[0].Number.Main(); n < m.from || n > m.to || !slices.Contains(m.names, plainStatute(name)) {
			continue
		}
		sentence := cited.Fold(cited.Sentence(ref.Place.Text, c.From, c.To))
		if !holdsAny(sentence+unitTitle(ref), m.words) || holdsAny(sentence, m.unless) {
			continue
		}
		p.Report(cited.At(ref,
			diag.T("「%[1]s」は改正前の条番号とみられます。現在は%[2]sです。", "%[1]q seems to be a number from before the amendment; today it is %[2]s", ref.Written(), m.now),
			diag.T("今の条文を確かめて、条番号を直してください。", "Look at the text in force and correct the number.")))
	}
}

// unitTitle is the caption of the article that a citation stands in: what its sentence
// is about need not be said in it again.
func unitTitle(ref cite.Ref) string {
	if ref.Place.Node == nil || ref.Place.Node.Unit() == nil {
		return ""
	}
	return cited.Fold(ref.Place.Node.Unit().Title)
}

// plainStatute is the name of a statute without the bracket that tells its number.
func plainStatute(name string) string {
	name, _, _ = strings.Cut(name, "(")
	return strings.TrimPrefix(name, "同")
}

func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// oldClause reports the number of a requirement that another edition has.
func oldClause(p *lint.Pass, ref cite.Ref, c *catalogue.Catalogue) {
	first := regulation.Step{}
	if len(ref.Cited.Path) > 0 {
		first = ref.Cited.Path[0]
	}
	if c == nil || first.Level != regulation.LevelClause || first.Style.Mark != 'A' && first.Style.Mark != 'J' || ref.Cited.Document != "" || ownClauses(ref.Place.Document) {
		return
	}
	id := regulation.DescribePath(ref.Cited.Path[:1])
	if c.Has(id) {
		return
	}
	other, _, here := c.Elsewhere(id)
	if other == nil {
		p.Report(cited.At(ref,
			diag.T("「%[1]s」という要求事項はどの版にもありません。", "no edition has a requirement %[1]s", id),
			diag.T("番号を確かめて直してください。", "Correct the number.")))
		return
	}
	var now []string
	for _, m := range here {
		now = append(now, m.ID)
	}
	hint := diag.T("今の版で対応する番号を確かめて直してください。", "Correct it to the number of the edition in use.")
	if len(now) > 0 {
		hint = diag.T("今の版では%[1]sに当たります。番号を直してください。", "In the edition in use it is %[1]s.", strings.Join(now, ", "))
	}
	p.Report(cited.At(ref, diag.T("「%[1]s」は「%[2]s」の項番です。", "%[1]s is a number of the edition %[2]s", id, other.Title), hint))
}

// oldStandards reports the first place at which a rule book bases itself on an edition of
// the standard that the firm no longer follows.
func oldStandards(p *lint.Pass, r repo.Regulation, data tree.Node) {
	for _, s := range data.Get("standards").Items() {
		if slices.Contains(s.Get("right").Texts(), p.Firm().Catalogue) {
			continue
		}
		firstPlace(p, r, loose(s.Get("write").Text()), nil,
			func(found string, count int) diag.Text {
				return diag.T("旧版の規格「%[1]s」を引用しています（%[2]dか所）。", "it cites %[1]q, an earlier edition (places: %[2]d)", found, count)
			},
			diag.T("「%[1]s」に改め、規格の改定で変わった点を確かめてください。", "Write %[1]s, and check what the new edition changed.", diag.T(s.Get("now").Text(), s.Get("now_en").Text())))
	}
}

// phrase is an expression and the characters with which a match can begin: a text
// without any of them, as nearly every text is, need not be searched.
type phrase struct {
	re     *regexp.Regexp
	starts string
}

// loose matches words in either width, with white space between any two characters.
func loose(words string) phrase {
	var b strings.Builder
	starts := ""
	for i, r := range []rune(words) {
		if i > 0 {
			b.WriteString(`[\s　]*`)
		}
		either := string(r)
		if r > ' ' && r <= '~' {
			either += string(r + fullWidth)
		}
		if i == 0 {
			starts = either
		}
		b.WriteString("[" + regexp.QuoteMeta(either) + "]")
	}
	return phrase{regexp.MustCompile(b.String()), starts}
}

// firstPlace reports the first match in a rule book with the number of all; skip leaves
// out a match by its sentence.
func firstPlace(p *lint.Pass, r repo.Regulation, w phrase, skip func(sentence string) bool, message func(found string, count int) diag.Text, hint diag.Text) {
	var first diag.Diagnostic
	found, count := "", 0
	for t := range cited.Texts(r.Record, r.Document, true) {
		if !strings.ContainsAny(t.Text, w.starts) {
			continue
		}
		for _, m := range w.re.FindAllStringIndex(t.Text, -1) {
			if skip != nil && skip(cited.Fold(cited.Sentence(t.Text, m[0], m[1]))) {
				continue
			}
			if count++; count == 1 {
				found, first = t.Text[m[0]:m[1]], t.At(m[0], m[1], diag.Text{}, hint)
			}
		}
	}
	if count > 0 {
		first.Message = message(found, count)
		p.Report(first)
	}
}
