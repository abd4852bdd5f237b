package book

import (
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// date is a day in words of the book's language: 2026年4月1日.
func (c *composer) date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return c.say("%[1]d年%[2]d月%[3]d日", "%[1]d-%02[2]d-%02[3]d", d.Year(), d.Month(), d.Day())
}

// dateText is a date as written in a record, in words where it is one.
func (c *composer) dateText(text string) string {
	d, err := calendar.ParseISO(text)
	if err != nil {
		return text
	}
	return c.date(d)
}

// urgent are the periods of the law that have no number of days.
var urgent = map[string]diag.Text{
	"promptly": diag.T("速やかに", "promptly"), "without_delay": diag.T("遅滞なく", "without delay"), "immediately": diag.T("直ちに", "immediately"),
}

// amount is a period in words: 5年, 3営業日, 速やかに; a text that is none stays.
func (c *composer) amount(text string) string {
	if t, ok := urgent[text]; ok {
		return t.In(c.lang)
	}
	if text == "permanent" {
		return c.say("永久", "permanently")
	}
	a, err := calendar.ParseAmount(text)
	if err != nil {
		return text
	}
	return a.Text().In(c.lang)
}

// monthDay is a day of every year or one date: 6月末, 6月30日, 2026年6月30日.
func (c *composer) monthDay(text string) string {
	if d, err := calendar.ParseISO(text); err == nil {
		return c.date(d)
	}
	month, day, both := strings.Cut(text, "-")
	month, day = strings.TrimLeft(month, "0"), strings.TrimLeft(day, "0")
	switch {
	case month == "" || both && day == "":
		return text
	case both:
		return c.say("%[1]s月%[2]s日", "%[1]s/%[2]s", month, day)
	}
	return c.say("%[1]s月", "month %[1]s", month)
}

// obligation is a duty in one line: who, what, when, with which record.
func (c *composer) obligation(o tree.Node) block.Line {
	shape := c.obligationShape()
	who := shape.ValueTitle(o.Get("who").Text()).In(c.lang)
	parts := []string{who + c.say("：", ": ") + o.Get("what").Text()}
	if every := o.Get("every").Text(); every != "" {
		parts = append(parts, c.every(every))
	}
	if by := o.Get("by").Text(); by != "" {
		parts = append(parts, c.say("%[1]sまで", "by %[1]s", c.monthDay(by)))
	}
	if within := o.Get("within").Text(); within != "" {
		after := o.Get("after").Text()
		switch words := c.amount(within); {
		case urgent[within].JA != "":
			parts = append(parts, join([]string{after, words}, c.say("後", " ")))
		case after != "":
			parts = append(parts, c.say("%[2]sから%[1]s以内", "within %[1]s of %[2]s", words, after))
		default:
			parts = append(parts, c.say("%[1]s以内", "within %[1]s", words))
		}
	}
	if after := o.Get("after").Text(); after != "" && o.Get("within").Text() == "" {
		parts = append(parts, after)
	}
	if kind := o.Get("evidence").Text(); kind != "" {
		parts = append(parts, c.say("記録：%[1]s", "record: %[1]s", c.snap.KindTitle(kind)))
	}
	if form := o.Get("form").Text(); form != "" {
		parts = append(parts, form)
	}
	return block.Text(join(parts, c.say("／", "; ")))
}

// every is a cycle in words: 3か月ごと, 毎年（6月）.
func (c *composer) every(cycle string) string {
	words := firm.Period{Every: cycle}.In(c.lang)
	if strings.HasPrefix(words, "毎") || strings.HasPrefix(words, "every") {
		return words
	}
	return c.say("%[1]sごと", "every %[1]s", words)
}

// obligationShape is the field that names roles, from the kind of appointments.
func (c *composer) obligationShape() schema.Field {
	k, err := c.snap.Schemas.Kind("appointment")
	if err != nil {
		return schema.Field{}
	}
	f, _ := k.Field("role")
	return f
}
