package ledger

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

// vagueKey: the list of phrases is read once a run.
var vagueKey = &lint.Key[map[string]bool]{Name: "vague purposes"}

// purposeSpecific is info: whether a purpose is specific is for people to judge, and
// a list of phrases can only ask.
func purposeSpecific() *lint.Rule {
	return &lint.Rule{
		ID: "LED-003", Name: "purpose_specific", Severity: diag.Info, Kinds: []string{"pi_ledger"},
		Title: diag.T("利用目的が具体的でない", "Purpose of use is not specific"),
		Basis: diag.T("J.8.1 利用目的の特定（A.3.4.2.1）", "J.8.1 specification of the purpose of use (A.3.4.2.1)"),
		Doc: diag.T(
			"「業務のため」のような利用目的では、目的外の利用かどうかを判断できません。本人が、何に使われるかを想像できる程度に書きます。判断は言葉の一覧によるため、参考として知らせます。",
			"By a purpose such as \"for our business\" nobody can tell what use is beyond it. Write it so that the person can imagine what happens to the data. Judged by a list of phrases, hence only info."),
		Record: func(p *lint.Pass, r *record.Record) {
			vague := lint.Once(p, vagueKey, func() map[string]bool { return phrases(p) })
			for _, purpose := range r.Get("purpose_of_use").Items() {
				if vague[bare(purpose.Text())] {
					p.At(r, purpose,
						diag.T("利用目的「%[1]s」は具体的ではありません。", "the purpose of use %[1]q is not specific", purpose.Text()),
						diag.T("何のために、どのように使うかを書いてください（例: 来訪者の入退館の管理のため）。", "Say what for and how it is used."))
				}
			}
		},
	}
}

func phrases(p *lint.Pass) map[string]bool {
	set := map[string]bool{}
	for _, phrase := range p.Firm().Fact("vague_purposes.yaml").Get("phrases").Texts() {
		set[bare(phrase)] = true
	}
	return set
}

// bare is a phrase without width, spaces and the closing 「。」.
func bare(s string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(norm.NFKC.String(s)), ""), "。")
}
