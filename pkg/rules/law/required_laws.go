package law

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func requiredLaws() *lint.Rule {
	return &lint.Rule{
		ID: "LAW-001", Name: "required_laws", Severity: diag.Error, Consults: []string{"legal_register", "pi_ledger", "my_number_handling"},
		Title: diag.T("必ず特定する法令・指針が一覧表にない", "Law or guideline missing from the list"),
		Basis: basis,
		Doc: diag.T(
			"法令・規範一覧表には、少なくとも個人情報保護法と個人情報保護委員会のガイドラインを載せます。個人番号を取り扱う場合（個人情報管理台帳に個人番号の行がある、又は個人番号取扱台帳がある場合）は番号法も載せます。名称・略称・番号で探します。廃止日のある行は数えません。",
			"The list holds at least the Act on the Protection of Personal Information and the guidelines of the Commission, and the My Number Act where individual numbers are handled (an entry of the ledger, or of the register of numbers, says so). Name, short name and number are searched; rows with an abolition date do not count."),
		Whole: func(p *lint.Pass) {
			head := register(p.Head)
			if head == nil {
				return // that there is no list at all is for the correspondence of requirements to say
			}
			numbers := handlesNumbers(p.Head)
			for _, law := range p.Firm().Fact("laws.yaml").Get("required").Items() {
				if law.Get("when").Text() == "my_number" && !numbers || slices.ContainsFunc(p.Head.Of("legal_register"), func(r *record.Record) bool { return is(r, law) }) {
					continue
				}
				title := diag.T(law.Get("title").Text(), law.Get("title_en").Text())
				p.At(head, head.Get("entries"),
					diag.T("法令・規範一覧表に「%[1]s」がありません。", "the list of laws and other norms lacks: %[1]s", title),
					diag.T("行を加え、参照先（url）と確認日（checked_on）を書いてください。", "Add a row with the place to read it (url) and the day of the check (checked_on)."))
			}
		},
	}
}

// register is the first file that lists laws, nil where there is none.
func register(s *repo.Snapshot) *record.Record {
	for _, f := range s.Files {
		if f.Record != nil && f.Record.Kind.Name == "legal_register" {
			return f.Record
		}
	}
	return nil
}

// is reports whether a row of the list is the given law.
func is(r *record.Record, law tree.Node) bool {
	kinds := law.Get("law_kind").Texts()
	if !current(r) || len(kinds) > 0 && !slices.Contains(kinds, r.Text("law_kind")) {
		return false
	}
	name := topics.Plain(r.Text("name") + "\n" + r.Text("short_name") + "\n" + r.Text("number"))
	return slices.ContainsFunc(law.Get("words").Texts(), func(word string) bool { return strings.Contains(name, topics.Plain(word)) })
}

// handlesNumbers reports whether the firm handles individual numbers (個人番号).
func handlesNumbers(s *repo.Snapshot) bool {
	return len(s.Of("my_number_handling")) > 0 || slices.ContainsFunc(s.Of("pi_ledger"), func(r *record.Record) bool {
		return slices.Contains(r.Texts("legal_kind"), "my_number") && !r.Get("ended_on").Exists()
	})
}
