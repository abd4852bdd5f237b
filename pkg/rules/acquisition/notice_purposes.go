package acquisition

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

func noticePurposes() *lint.Rule {
	return &lint.Rule{
		ID: "ACQ-010", Name: "notice_purposes", Severity: diag.Error, Consults: []string{"pi_ledger", "direct_notice", "purpose_notice"},
		Title: diag.T("台帳の利用目的が明示文・公表文にない", "Purpose of the ledger missing from its notices"),
		Basis: diag.T("J.8.1 利用目的の特定、J.8.4 取得した場合の措置、J.8.5 本人から書面で直接取得する場合の措置", "J.8.1 purposes, J.8.4 and J.8.5 notice of them"),
		Doc: diag.T(
			"台帳の利用目的は、その行の notices が指す明示文・公表文（又は ledger でその行を指す文書）に示されています。文は空白と全角・半角を除いて比べます。示されていなければ「要修正」、文書の側にも台帳にない文が残っていて、言い方が違うだけかもしれない場合は「要確認」です。具体的でない利用目的は LED-003 が知らせるので比べません。",
			"The purposes of an entry are stated by the notices that it names (or that name it under ledger). Texts are compared without spaces and width. Where the notices have a text left over that may be the same purpose in other words, the finding is a warning. Vague purposes are left to LED-003."),
		Whole: func(p *lint.Pass) {
			stated := statedPurposes(p)
			vague := map[string]bool{}
			for _, phrase := range p.Firm().Fact("vague_purposes.yaml").Get("phrases").Texts() {
				vague[purpose(phrase)] = true
			}
			for _, entry := range p.Head.Of("pi_ledger") {
				if s := stated[entry.ID]; s != nil && !entry.Get("ended_on").Exists() {
					s.check(p, entry, vague)
				}
			}
		},
	}
}

// stated are the purposes that the notices of an entry state, in plain form.
type stated []string

// statedPurposes gathers the purposes of all notices in use, by entry of the ledger.
func statedPurposes(p *lint.Pass) map[string]stated {
	out, notices := map[string]stated{}, map[string]*record.Record{}
	for _, kind := range []string{"direct_notice", "purpose_notice"} {
		for _, r := range p.Head.Of(kind) {
			if !topics.InUse(r) {
				continue
			}
			notices[r.ID] = r
			for _, entry := range r.Texts("ledger") {
				out[entry] = out[entry].with(r, entry)
			}
		}
	}
	for _, entry := range p.Head.Of("pi_ledger") {
		for _, id := range entry.Texts("notices") {
			if r := notices[id]; r != nil && !slices.Contains(r.Texts("ledger"), entry.ID) {
				out[entry.ID] = out[entry.ID].with(r, entry.ID)
			}
		}
	}
	return out
}

// with adds the purposes of a notice: those of the entry, and those of no entry.
func (s stated) with(r *record.Record, entry string) stated {
	if s == nil {
		s = stated{} // a notice without a purpose is a notice too
	}
	for _, item := range r.Items("purposes") {
		text := purpose(item.Get("text").Text())
		if of := item.Get("ledger").Texts(); (len(of) == 0 || slices.Contains(of, entry)) && !slices.Contains(s, text) {
			s = append(s, text)
		}
	}
	return s
}

// check reports the purposes of an entry that stand nowhere. Where as many texts of the
// notices are left over, they may be the same purposes in other words.
func (s stated) check(p *lint.Pass, entry *record.Record, vague map[string]bool) {
	var open []tree.Node
	spare := slices.Clone(s)
	for _, n := range entry.Get("purpose_of_use").Items() {
		want := purpose(n.Text())
		holds := func(text string) bool { return strings.Contains(text, want) }
		switch {
		case want == "" || vague[want]:
		case slices.ContainsFunc(s, holds):
			spare = slices.DeleteFunc(spare, holds)
		default:
			open = append(open, n)
		}
	}
	for _, n := range open {
		d := entry.At(n,
			diag.T("「%[1]s」の利用目的「%[2]s」が、明示文・公表文に示されていません。", "no notice states this purpose of %[1]q: %[2]s", entry.Label(), n.Text()),
			diag.T("文書の purposes に加えてください。これまで示していなかった利用であれば、利用の前に改めて明示し、必要な同意を得てください。", "Add it to purposes of the notice. A use that was not stated so far needs a new notice, and consent where required, before it begins."))
		if len(spare) >= len(open) {
			d.Severity = diag.Warning
			d.Message = diag.T("「%[1]s」の利用目的「%[2]s」と同じ文が、明示文・公表文に見当たりません。", "no notice has this purpose of %[1]q in the same words: %[2]s", entry.Label(), n.Text())
			d.Hint = diag.T("言い方が違うだけであれば、台帳と文書の文をそろえてください。示していない利用であれば、利用の前に改めて明示してください。", "If only the words differ, bring ledger and notice together; if the use is not stated, state it before it begins.")
		}
		p.Report(d)
	}
}

func purpose(text string) string { return strings.TrimSuffix(topics.Plain(text), "。") }
