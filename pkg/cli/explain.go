package cli

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/rules"
)

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain RULE|REQUIREMENT|KIND|[DOC] ARTICLE",
		Short: a.say("ルール・要求事項・種類・条を説明します", "Explain a rule, a requirement, a kind or an article"),
		Long: a.say(
			"ルールの内容・根拠・例、要求事項の番号の意味と対応する番号、種類の項目を説明します。\nリポジトリの中では、要求事項がどの条・どの記録で扱われているかも表示します。\n条（第12条、第12条第2項、A.3.4.2、条の ID）は、本文、引用している箇所と引用されている箇所、義務と次の期日、要求事項を表示します。複数の規程にある条は、DOC に規程の ID・文書名・文書番号・ファイルを指定します。",
			"Explains what a rule finds and why, what the number of a requirement is and which correspond to it, which fields a kind has.\nIn a repository it also shows the articles and records that deal with a requirement.\nOf an article (第12条, 第12条第2項, A.3.4.2 or an id) it shows the text, what it cites and who cites it, its obligations with the next day, its requirements. DOC, an id, title, number or file of a regulation, tells which is meant where several have it."),
		Example: "pms explain LED-001\npms explain J.3.1.3\npms explain pi_ledger\npms explain 第12条\npms explain privacy-protection-rule 第12条第2項",
		Args:    a.arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return a.explainIn(cmd.Context(), args[0], args[1])
			}
			return a.explain(cmd.Context(), args[0])
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

// looksLikeArticle are words that only a provision can be; ids of articles are looked up
// after rules and kinds.
var looksLikeArticle = regexp.MustCompile(`^(第|附則|付則|[0-9０-９])`)

// explain answers by what the word looks like: 第12条 is an article, A.3.3.3 a
// requirement, LED-001 a rule, anything else a kind or the id of an article.
func (a *app) explain(ctx context.Context, word string) error {
	switch {
	case looksLikeArticle.MatchString(word):
		return a.explainIn(ctx, "", word)
	case looksLikeRequirement.MatchString(word):
		return a.explainRequirement(ctx, word)
	}
	snapshot, err := a.nearby(ctx)
	if err != nil {
		return err
	}
	if snapshot != nil && hasArticle(snapshot, word) {
		return a.explainArticle(ctx, snapshot, "", word)
	}
	if strings.Contains(word, "-") {
		return a.explainRule(word)
	}
	return a.explainKind(snapshot, word)
}

// explainIn explains a provision, which only a repository has.
func (a *app) explainIn(ctx context.Context, document, word string) error {
	r, err := a.openRepository(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	s, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	return a.explainArticle(ctx, s, document, word)
}

func (a *app) explainRule(word string) error {
	rule, err := findRule(rules.All(), word)
	if err != nil {
		return err
	}
	e, err := a.explanation(rule)
	if err != nil {
		return err
	}
	if a.json() {
		return a.printJSON(e)
	}
	return a.print(a.explainText(e))
}

// explanation is the JSON of `pms explain RULE`.
type explanation struct {
	Version  int      `json:"version"`
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Severity string   `json:"severity"`
	Basis    string   `json:"basis"`
	Doc      string   `json:"doc"`
	Clock    bool     `json:"clock"`
	Kinds    []string `json:"kinds"`
	Bad      string   `json:"bad"`
	Good     string   `json:"good"`

	label string
}

func (a *app) explanation(r *lint.Rule) (explanation, error) {
	example, err := lint.ParseExample(r.Example)
	if err != nil {
		return explanation{}, err
	}
	return explanation{
		Version: 1, ID: r.ID, Name: r.Name, Title: r.Title.In(a.lang), Severity: r.Severity.String(),
		Basis: r.Basis.In(a.lang), Doc: r.Doc.In(a.lang), Clock: r.Needs&lint.Clock != 0,
		Kinds: append([]string{}, r.Kinds...), Bad: example.Text("bad"), Good: example.Text("good"),
		label: r.Severity.Label().In(a.lang),
	}, nil
}

func (a *app) explainText(e explanation) string {
	var b strings.Builder
	b.WriteString(a.say("%[1]s %[2]s（%[3]s）", "%[1]s %[2]s (%[3]s)", e.ID, e.Title, e.label))
	fmt.Fprintf(&b, "\n\n%s\n\n%s: %s\n", e.Doc, a.say("根拠", "Basis"), e.Basis)
	if e.Clock {
		b.WriteString(a.say("今日の日付に依存するため、既定では最大でも「要確認」です。\n", "Depends on today, so it is at most a warning by default.\n"))
	}
	for _, part := range []struct{ heading, text string }{
		{a.say("検出される例", "Example that is found"), e.Bad}, {a.say("検出されない例", "Example that is not"), e.Good},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n%s:\n\n%s\n", part.heading, indent(strings.TrimRight(part.text, "\n")))
		}
	}
	return b.String()
}

// findRule is a rule by id, in any case of letters.
func findRule(all []*lint.Rule, id string) (*lint.Rule, error) {
	var ids []string
	for _, r := range all {
		if strings.EqualFold(r.ID, id) {
			return r, nil
		}
		ids = append(ids, r.ID)
	}
	hint := diag.Text{}
	if n := near.Nearest(strings.ToUpper(id), ids); n != "" {
		hint = diag.T("もしかして「%[1]s」ですか。", "; did you mean %[1]s?", n)
	}
	return nil, usage("「%[1]s」というルールはありません。%[2]s", "unknown rule %[1]q%[2]s", id, hint)
}
