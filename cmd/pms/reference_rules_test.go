package main

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules"
)

// rulesReference is every rule by family, with the example that is also its test.
func rulesReference(t *testing.T, p *page) {
	p.begin(p.say("ルール一覧", "Rules"), p.say(
		"`pms lint` が検査する内容です。例は、このまま検査に使われているものです（問題のない小さな組織のファイルに重ねて検査します）。`pms explain ID` でも表示できます。重要度は `pms.yaml` の `lint` で変えられます。",
		"What `pms lint` checks. The examples are those that test the rules, laid over the files of a small firm in order. `pms explain ID` shows the same. Severities can be changed under `lint` in `pms.yaml`."))
	for _, f := range rules.Families() {
		p.line("\n**%s** (%s)", prose(f.Title.In(p.lang)), f.Prefix)
		var rows [][]string
		for _, r := range f.Rules {
			rows = append(rows, []string{"[" + r.ID + "](#" + strings.ToLower(r.ID) + ")", prose(r.Title.In(p.lang)), r.Severity.Label().In(p.lang)})
		}
		p.table([]string{"ID", p.say("内容", "title"), p.say("重要度", "severity")}, rows)
	}
	for _, f := range rules.Families() {
		p.line("\n## %s", prose(f.Title.In(p.lang)))
		for _, r := range f.Rules {
			p.rule(t, r)
		}
	}
}

func (p *page) rule(t *testing.T, r *lint.Rule) {
	example, err := lint.ParseExample(r.Example)
	if err != nil {
		t.Fatal(err)
	}
	p.line("\n### %s", r.ID)
	p.line("**%s** (%s) · %s", prose(r.Title.In(p.lang)), mono(r.Name), strings.Join(p.traits(r), " · "))
	p.line("\n%s: %s", p.say("根拠", "Basis"), prose(r.Basis.In(p.lang)))
	p.line("\n%s", prose(r.Doc.In(p.lang)))
	for _, part := range []struct{ folder, heading string }{
		{"base", p.say("変更前", "Before the change")},
		{"bad", p.say("検出される例", "Found")},
		{"good", p.say("検出されない例", "Not found")},
	} {
		text := example.Text(part.folder)
		if text == "" {
			continue
		}
		heading := part.heading
		if part.folder == "bad" {
			heading += " (" + strings.Join(places(example.Want), ", ") + ")"
		}
		p.line("\n%s:", heading)
		p.code("yaml", text)
	}
}

// traits are severity, kinds and what the rule needs.
func (p *page) traits(r *lint.Rule) []string {
	out := []string{r.Severity.Label().In(p.lang)}
	if len(r.Kinds) > 0 {
		out = append(out, monos(r.Kinds))
	}
	if len(r.Profiles) > 0 {
		out = append(out, p.say("利用形態 %[1]s", "profile %[1]s", monos(r.Profiles)))
	}
	for _, n := range []struct {
		need lint.Need
		text diag.Text
	}{
		{lint.Clock, diag.T("今日の日付に依存（既定では要確認まで）", "depends on today (at most a warning by default)")},
		{lint.Base, diag.T("`--base` が必要", "needs `--base`")},
		{lint.History, diag.T("履歴が必要", "needs the history")},
	} {
		if r.Needs&n.need != 0 {
			out = append(out, n.text.In(p.lang))
		}
	}
	return out
}

// places are the places of an example's wanted findings, each once.
func places(want []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, line := range want {
		if place, _, _ := strings.Cut(line, " "); !seen[place] {
			seen[place] = true
			out = append(out, mono(place))
		}
	}
	return out
}
