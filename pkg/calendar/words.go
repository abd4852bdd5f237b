package calendar

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// The days of the week from Sunday, as printed in brackets after a date.
var (
	weekdaysJA = [...]string{"日", "月", "火", "水", "木", "金", "土"}
	weekdaysEN = [...]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
)

// Text is the date with its weekday: 2026-12-31（木） and 2026-12-31 (Thu); nothing
// for the zero Date.
func (d Date) Text() diag.Text {
	if d.IsZero() {
		return diag.Text{}
	}
	w := d.Weekday()
	return diag.T(d.String()+"（"+weekdaysJA[w]+"）", d.String()+" ("+weekdaysEN[w]+")")
}

// sentences puts finished sentences one after the other: without a gap in
// Japanese, with a space in English. Empty ones are left out.
func sentences(ts ...diag.Text) diag.Text {
	var args []any
	for _, t := range ts {
		if !t.IsZero() {
			args = append(args, t)
		}
	}
	n := len(args)
	return diag.Text{
		JA:   strings.Repeat("%s", n),
		EN:   strings.TrimSuffix(strings.Repeat("%s ", n), " "),
		Args: args,
	}
}

// list joins texts with 、 and commas.
func list(ts []diag.Text) diag.Text {
	var all diag.Text
	for i, t := range ts {
		if i == 0 {
			all = t
			continue
		}
		all = diag.T("%s、%s", "%s, %s", all, t)
	}
	return all
}
