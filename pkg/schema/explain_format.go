package schema

import (
	"errors"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
)

// wrongFormat explains format.
func (e *explainer) wrongFormat(p place, s *Shape) {
	if s.format != nil && s.format.name == "date" {
		e.wrongDate(p)
		return
	}
	e.report(p,
		diag.T("%sは%sで書いてください。今は「%s」です。", "%s must be %s; it is %q.", p.label, s.wanted(), p.text()),
		p.shape.description)
}

// wrongDate tells apart a date that is written otherwise (2026/4/1, 令和8年4月1日), a
// day that does not exist, and a text that is no date.
func (e *explainer) wrongDate(p place) {
	if p.node.Text() == "" {
		e.report(p, diag.T("%sが空です。", "%s is empty.", p.label), fillOrRemove(p))
		return
	}
	want := diag.T("%sは日付（例: 2026-04-01）で書いてください。", "%s must be a date, such as 2026-04-01.", p.label)
	if p.personal {
		e.report(p, want, diag.Text{})
		return
	}
	text := p.node.Text()
	if day, rest, ok := dayAndTime(text); ok {
		e.report(p, sentences(want, diag.T("「%s」は要りません。", "%q is not needed.", excerpt(rest))),
			diag.T("時刻を除いて「%s」と書いてください。", "Leave out the time: %s", p.line(day)))
		return
	}
	reading, err := calendar.Parse(text)
	if err == nil {
		e.report(p, sentences(want, diag.T("今は%sです。", "It is %s.", p.quoted())),
			diag.T("「%s」と書いてください。", "Write %s.", p.line(reading.Date.String())))
		return
	}
	var why *calendar.Error
	if errors.As(err, &why) {
		if why.Code == calendar.NoSuchDay {
			e.report(p, sentences(diag.T("%sの日付は、実在しない日です。", "%s is a day that does not exist.", p.label), why.Message), why.Hint)
			return
		}
		want = sentences(want, why.Message)
	}
	e.report(p, want, diag.T("西暦4桁の年-月2桁-日2桁で書いてください。", "Write year, month and day as YYYY-MM-DD."))
}

// dayAndTime divides a date with a time behind it.
func dayAndTime(text string) (day, rest string, ok bool) {
	if len(text) <= len("2026-04-01") || !isDate(text[:10]) {
		return "", "", false
	}
	rest = text[10:]
	if !strings.ContainsAny(rest[:1], "T ") || !strings.Contains(rest, ":") {
		return "", "", false
	}
	return text[:10], strings.TrimLeft(rest, "T "), true
}
