package calendar

import (
	"strings"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// eat takes s from the front of the rest and reports whether it stood there.
func (r *reader) eat(s string) bool {
	if !r.at(s) {
		return false
	}
	r.rest = r.rest[len([]rune(s)):]
	return true
}

// at reports whether the rest begins with s; letters in any case.
func (r *reader) at(s string) bool {
	want := []rune(s)
	return len(r.rest) >= len(want) && strings.EqualFold(string(r.rest[:len(want)]), s)
}

// eatOne takes the first of the words that stands at the front.
func (r *reader) eatOne(words ...string) (index int, ok bool) {
	for i, w := range words {
		if r.eat(w) {
			return i, true
		}
	}
	return 0, false
}

// mark takes what stands after a year.
func (r *reader) mark() string {
	marks := []string{"年", "-", "/", "."}
	if i, ok := r.eatOne(marks...); ok {
		return marks[i]
	}
	return ""
}

// number is a number as it stands in a text, at most eight digits wide.
type number struct {
	value, width int
	kanji        bool
}

func (r *reader) number() (number, bool) {
	n, ok := r.peekNumber()
	if ok && n.kanji {
		r.rest = r.rest[kanjiRun(r.rest):]
	} else if ok {
		r.rest = r.rest[n.width:]
	}
	return n, ok
}

func (r *reader) peekNumber() (number, bool) {
	if run := kanjiRun(r.rest); run > 0 {
		value, ok := readKanji(r.rest[:run])
		return number{value: value, kanji: true}, ok
	}
	width := 0
	for width < len(r.rest) && r.rest[width] >= '0' && r.rest[width] <= '9' {
		width++
	}
	if width == 0 || width > 8 {
		return number{}, false
	}
	return number{value: digits(string(r.rest[:width])), width: width}, true
}

// era takes the name of an era: 令和, or before a number also 令, R and R. with a dot.
func (r *reader) era() (Era, bool) {
	for _, e := range eras {
		if r.eat(e.Name) {
			return e, true
		}
	}
	for _, e := range eras {
		before := r.rest
		if r.eat(string([]rune(e.Name)[:1])) || r.eat(e.Letter) {
			r.eat(".")
			if _, ok := r.peekNumber(); ok || r.at("元") {
				return e, true
			}
		}
		r.rest = before
	}
	return Era{}, false
}

// What else stands in brackets after a date: weekdays in full, from Sunday, and the
// words for a day off.
var (
	weekdayNamesEN = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	dayOffWords    = []string{"振替休日", "国民の休日", "国民の祝日", "祝日", "休日", "振休", "祝"}
)

// weekday reads (月), （月曜日）, (月・祝), 月曜日 or (Mon), if one stands there, and
// checks it against the date.
func (r *reader) weekday(d Date) *Error {
	before := r.rest
	bracket := r.eat("(")
	w, named := r.weekdayName(!bracket)
	r.eatOne(".", ",", "/")
	_, dayOff := r.eatOne(dayOffWords...)
	if !named && !dayOff || bracket && !r.eat(")") {
		r.rest = before
		return nil
	}
	if named && w != d.Weekday() {
		return refuse(WrongWeekday,
			diag.T("%sは%sです。「%s」の曜日と一致しません。", "%s is a %s, which is not the weekday of %q.",
				d.String(), diag.T(weekdaysJA[d.Weekday()]+"曜日", d.Weekday().String()), excerpt(r.text)),
			diag.T("日付と曜日のどちらが正しいか確かめてください。", "Check which of the two is right."))
	}
	if _, holiday, err := HolidayOn(d); dayOff && err == nil && !holiday {
		r.warnings = append(r.warnings, diag.T("%sは祝日・休日ではありません。", "%s is no national holiday.", d.Text()))
	}
	return nil
}

// weekdayName takes 月, 月曜, 月曜日, Mon or Monday; bare ones need the 曜.
func (r *reader) weekdayName(bare bool) (time.Weekday, bool) {
	if i, ok := r.eatOne(weekdayNamesEN...); ok {
		return time.Weekday(i), true
	}
	if i, ok := r.eatOne(weekdaysEN[:]...); ok {
		return time.Weekday(i), true
	}
	i, ok := r.eatOne(weekdaysJA[:]...)
	if !ok {
		return 0, false
	}
	long := r.eat("曜")
	if long {
		r.eat("日")
	}
	return time.Weekday(i), long || !bare
}
