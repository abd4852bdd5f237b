package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/rules"
)

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain RULE|REQUIREMENT|KIND",
		Short: a.say("ルール・要求事項・種類を説明します", "Explain a rule, a requirement or a kind"),
		Long: a.say(
			"ルールの内容・根拠・例、要求事項の番号の意味と対応する番号、種類の項目を説明します。\nリポジトリの中では、要求事項がどの条・どの記録で扱われているかも表示します。",
			"Explains what a rule finds and why, what the number of a requirement is and which correspond to it, which fields a kind has.\nIn a repository it also shows the articles and records that deal with a requirement."),
		Example: "pms explain LED-001\npms explain J.3.1.3\npms explain pi_ledger",
		Args:    a.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.explain(cmd.Context(), args[0])
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

// explain answers by what the word looks like: A.3.3.3 is a requirement, LED-001 a rule,
// anything else a kind.
func (a *app) explain(ctx context.Context, word string) error {
	switch {
	case looksLikeRequirement.MatchString(word):
		return a.explainRequirement(ctx, word)
	case strings.Contains(word, "-"):
		return a.explainRule(word)
	}
	return a.explainKind(ctx, word)
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
