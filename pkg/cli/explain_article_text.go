package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
)

func (a *app) provisionText(e articleExplanation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s:%d", strings.TrimSpace(e.Document.Title+" "+e.Name+" "+bracketed(e.Caption)), e.File, e.Line)
	if e.ID != "" {
		fmt.Fprintf(&b, "  id: %s", e.ID)
	}
	fmt.Fprintf(&b, "\n\n%s\n", indent(e.Text))
	a.marksText(&b, e)
	part := func(ja, en string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n%s\n  %s\n", a.say(ja, en), strings.Join(lines, "\n  "))
		}
	}
	part("義務:", "Obligations:", each(e.Obligations, a.dutyText))
	part("引用している箇所:", "Cites:", each(e.Cites, a.citesText))
	part("引用されている箇所:", "Cited by:", each(e.CitedBy, a.citedText))
	if len(e.CitedBy) == 0 {
		fmt.Fprintf(&b, "\n%s\n", a.say("この箇所を引用している文はありません。", "Nothing cites it."))
	}
	return b.String()
}

func (a *app) marksText(b *strings.Builder, e articleExplanation) {
	comma := a.say("、", ", ")
	for _, m := range []struct{ name, value string }{
		{a.say("要求事項", "Requirements"), strings.Join(each(e.Requirements, func(t titled) string { return strings.TrimSpace(t.ID + " " + t.Title) }), comma)},
		{a.say("定めている事項", "Covers"), strings.Join(e.Covers, comma)},
		{a.say("定義する用語", "Defines"), strings.Join(e.Defines, comma)},
		{a.say("備考", "Note"), e.Note},
	} {
		if m.value != "" {
			fmt.Fprintf(b, "\n%s: %s", m.name, m.value)
		}
	}
	b.WriteString("\n")
}

func (a *app) dutyText(d articleDuty) string {
	text := a.say("%[1]s  %[2]s: %[3]s", "%[1]s  %[2]s: %[3]s", d.Name, d.Who.Title, d.What)
	if d.When != "" {
		text += a.say("（%[1]s）", " (%[1]s)", d.When)
	}
	if d.Evidence.ID != "" {
		text += a.say("\n    記録: %[1]s（%[2]s）", "\n    record: %[1]s (%[2]s)", d.Evidence.ID, d.Evidence.Title)
	}
	if d.Next != nil {
		text += a.say("\n    次の期日: %[1]s（%[2]s）", "\n    next: %[1]s (%[2]s)", cmp.Or(d.Next.Due, "—"), d.Next.word)
	}
	if d.Last != nil {
		text += a.say("\n    前回: %[1]s %[2]s", "\n    last: %[1]s %[2]s", cmp.Or(d.Last.DoneOn, d.Last.Due), d.Last.Record)
	}
	return text
}

func (a *app) citesText(c articleCites) string {
	text := a.say("「%[1]s」", "%[1]s", c.Written)
	switch {
	case c.Problem != "":
		return text + " " + c.Problem
	case c.Target == "":
		return text + a.say("（リポジトリの外）", " (outside of the repository)")
	}
	return text + fmt.Sprintf(" → %s  %s:%d", strings.TrimSpace(c.Target+" "+bracketed(c.Caption)), c.File, c.Line)
}

func (a *app) citedText(c articleCited) string {
	return strings.TrimSpace(c.Document+" "+c.Name) + a.say("「%[1]s」", " %[1]s", c.Written) + fmt.Sprintf("  %s:%d", c.File, c.Line)
}

func bracketed(caption string) string {
	if caption == "" {
		return ""
	}
	return "（" + caption + "）"
}

func each[T any](list []T, text func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = text(v)
	}
	return out
}

// didYouMean is the end of a message: the nearest word that exists.
func didYouMean(word string, words []string) diag.Text {
	if n := near.Nearest(word, words); n != "" {
		return diag.T("もしかして「%[1]s」ですか。", "; did you mean %[1]s?", n)
	}
	return diag.Text{}
}
