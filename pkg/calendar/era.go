package calendar

import (
	"fmt"
	"strconv"

	"github.com/pms-project/pms/pkg/diag"
)

// Era is an era of the Japanese calendar (元号) since 明治.
type Era struct {
	Name   string // 令和
	Letter string // R
	Roman  string // Reiwa
	First  Date   // the first day that bears the name
	Last   Date   // the last day that bears it; zero for the era that goes on
}

// Western is the year of the Gregorian calendar of a year of the era.
func (e Era) Western(year int) int { return e.First.Year() + year - 1 }

// eras, oldest first. Two of the changes share their day: 大正 and 昭和 began by
// rescript on the day the old era ended (大正: 1912-07-30, 昭和: 1926-12-25). 平成 and
// 令和 began by cabinet order (昭和64年政令第1号, 平成31年政令第143号) on the day after.
// 明治 is dated back to the lunisolar new year's day, 1868-01-25.
var eras = [...]Era{
	{"明治", "M", "Meiji", Date{1868, 1, 25}, Date{1912, 7, 30}},
	{"大正", "T", "Taisho", Date{1912, 7, 30}, Date{1926, 12, 25}},
	{"昭和", "S", "Showa", Date{1926, 12, 25}, Date{1989, 1, 7}},
	{"平成", "H", "Heisei", Date{1989, 1, 8}, Date{2019, 4, 30}},
	{"令和", "R", "Reiwa", Date{2019, 5, 1}, Date{}},
}

// Eras are the eras since 明治, oldest first.
func Eras() []Era { return append([]Era(nil), eras[:]...) }

// holds reports whether d bears the name of the era.
func (e Era) holds(d Date) bool {
	return !d.Before(e.First) && (e.Last.IsZero() || !d.After(e.Last))
}

// gregorian is the first day of the Gregorian calendar in Japan: 明治6年1月1日, the
// day after 明治5年12月2日 (太政官布告 明治5年第337号).
var gregorian = Date{1873, 1, 1}

// Wareki is a date in the Japanese calendar.
type Wareki struct {
	Era  Era
	Year int // of the era; 1 is written 元年
	Date Date
}

// Wareki gives the date its names in the Japanese calendar: one, or two on a day
// on which the era changed (the new era first, as 昭和元年12月25日 and 大正15年12月25日).
// Dates before 1873-01-01 are refused with [OldCalendar].
func (d Date) Wareki() ([]Wareki, error) {
	if d.IsZero() {
		return nil, refuse(NotADate, diag.T("日付がありません。", "There is no date."), diag.Text{})
	}
	if d.Before(gregorian) {
		return nil, oldCalendar(d.Text())
	}
	var names []Wareki
	for i := len(eras) - 1; i >= 0; i-- {
		if eras[i].holds(d) {
			names = append(names, eras[i].on(d))
		}
	}
	return names, nil
}

func oldCalendar(what diag.Text) *Error {
	return refuse(OldCalendar,
		diag.T("%sは和暦にできません。日本がグレゴリオ暦を採用したのは1873-01-01（明治6年1月1日）で、それより前は旧暦です。",
			"%s has no date here: Japan adopted the Gregorian calendar on 1873-01-01 (明治6年1月1日); earlier dates follow the lunisolar calendar.", what),
		diag.T("旧暦の日付は、暦の対照表で確かめてください。", "Look old dates up in a table of both calendars."))
}

// on names d by the era, whether or not the era was in use on that day.
func (e Era) on(d Date) Wareki {
	return Wareki{Era: e, Year: d.Year() - e.First.Year() + 1, Date: d}
}

// warekiOf is the usual name of a date from 1873 on: the newer era on a day that has two.
func warekiOf(d Date) Wareki {
	for i := len(eras) - 1; i > 0; i-- {
		if eras[i].holds(d) {
			return eras[i].on(d)
		}
	}
	return eras[0].on(d)
}

// String is 令和6年12月30日, with 元年 for the first year.
func (w Wareki) String() string {
	return fmt.Sprintf("%s%s年%d月%d日", w.Era.Name, w.yearJA(), w.Date.Month(), w.Date.Day())
}

// YearString is 令和6年 or 令和元年.
func (w Wareki) YearString() string { return w.Era.Name + w.yearJA() + "年" }

func (w Wareki) yearJA() string {
	if w.Year == 1 {
		return "元"
	}
	return strconv.Itoa(w.Year)
}

// Short is R6.12.30.
func (w Wareki) Short() string {
	return fmt.Sprintf("%s%d.%d.%d", w.Era.Letter, w.Year, w.Date.Month(), w.Date.Day())
}

// Kanji is 令和六年十二月三十日, as in vertical print and in acts.
func (w Wareki) Kanji() string {
	year := "元"
	if w.Year > 1 {
		year = kanjiNumber(w.Year)
	}
	return w.Era.Name + year + "年" + kanjiNumber(w.Date.Month()) + "月" + kanjiNumber(w.Date.Day()) + "日"
}

// Text is 令和6年12月30日 in Japanese and Reiwa 6-12-30 in English.
func (w Wareki) Text() diag.Text {
	return diag.T(w.String(), fmt.Sprintf("%s %d-%02d-%02d", w.Era.Roman, w.Year, w.Date.Month(), w.Date.Day()))
}

// EraNote says that an era changes on d or begins the day after, which is where
// documents of two names meet; it is empty on all other days.
func EraNote(d Date) diag.Text {
	for i := 1; i < len(eras); i++ {
		old, era := eras[i-1], eras[i]
		switch {
		case d == era.First && d == old.Last:
			return diag.T("改元の日です。%sと%sのどちらの日付もあります。", "The era changed on this day; it is dated %s and %s.",
				era.on(d).Text(), old.on(d).Text())
		case d == era.First:
			return diag.T("%sの最初の日です。前日は%sです。", "This is the first day of %s; the day before is %s.",
				eraText(era), old.on(old.Last).Text())
		case d == old.Last:
			return diag.T("%sの最後の日です。翌日は%sです。", "This is the last day of %s; the next day is %s.",
				eraText(old), era.on(era.First).Text())
		}
	}
	return diag.Text{}
}

func eraText(e Era) diag.Text { return diag.T(e.Name, e.Roman) }
