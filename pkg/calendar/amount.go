package calendar

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Unit is the unit of a period, written as in 30d and 3bd.
type Unit string

// The units.
const (
	Hours        Unit = "h"
	Days         Unit = "d"
	Weeks        Unit = "w"
	Months       Unit = "m"
	Years        Unit = "y"
	BusinessDays Unit = "bd"
)

// MaxAmount is the largest number of units of a period; 99,999 days are 273 years.
const MaxAmount = 99_999

// Amount is the length of a period: a number from 1 to [MaxAmount] of a unit.
type Amount struct {
	N    int
	Unit Unit
}

// units are what a number may be followed by, with the words for it.
var units = []struct {
	unit   Unit
	ja, en string
}{
	{Hours, "時間", "hour"},
	{BusinessDays, "営業日", "business day"},
	{Days, "日", "day"},
	{Weeks, "週間", "week"},
	{Months, "か月", "month"},
	{Years, "年", "year"},
}

// ParseAmount reads 24h, 30d, 3w, 3m, 1y and 3bd. Zero, negative and huge amounts
// are refused with code [BadAmount]; to count backward is a [Mode].
func ParseAmount(s string) (Amount, error) {
	number := strings.TrimLeft(s, "0123456789")
	n := strings.TrimLeft(s[:len(s)-len(number)], "0")
	for _, u := range units {
		if number != string(u.unit) || len(number) == len(s) {
			continue
		}
		if len(n) == 0 || len(n) > len("99999") {
			return Amount{}, badAmount(diag.T("「%s」の数は使えません。数は1から%dまでです。", "The number of %q is not from 1 to %d.", excerpt(s), MaxAmount))
		}
		return Amount{digits(n), u.unit}, nil
	}
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") {
		return Amount{}, refuse(BadAmount,
			diag.T("「%s」のような負の期間は使えません。", "A negative amount such as %q is not used.", excerpt(s)),
			diag.T("さかのぼる期間は、数え方に backward を指定してください。", "To count back, use the mode backward."))
	}
	return Amount{}, badAmount(diag.T("「%s」は期間ではありません。", "%q is no amount.", excerpt(s)))
}

func badAmount(message diag.Text) *Error {
	return refuse(BadAmount, message,
		diag.T("24h（時間）、30d（日）、3w（週）、3m（か月）、1y（年）、3bd（営業日）のように書いてください。",
			"Write hours 24h, days 30d, weeks 3w, months 3m, years 1y, business days 3bd."))
}

// String is the amount as ParseAmount reads it.
func (a Amount) String() string {
	return itoa(a.N) + string(a.Unit)
}

// Text is 3営業日 and 3 business days.
func (a Amount) Text() diag.Text {
	for _, u := range units {
		if u.unit == a.Unit {
			en := u.en
			if a.N != 1 {
				en += "s"
			}
			return diag.T(itoa(a.N)+u.ja, itoa(a.N)+" "+en)
		}
	}
	return diag.Text{}
}

// check refuses an Amount that was not made by ParseAmount and is none.
func (a Amount) check() *Error {
	if a.N < 1 || a.N > MaxAmount || a.Text().IsZero() {
		return badAmount(diag.T("「%s」は期間ではありません。", "%q is no amount.", a.String()))
	}
	return nil
}
