package calendar

import "github.com/pms-project/pms/pkg/diag"

// Reading is what [Parse] found in a text. Warnings hold what a reader should
// know although the date is certain, such as the year 平成32年, which is 令和2年.
type Reading struct {
	Date     Date
	Warnings []diag.Text
}

// maxText bounds, in bytes, what Parse looks at; the longest date is far shorter.
const maxText = 400

// Parse reads a date as people in Japan write it and refuses, with an [*Error],
// whatever could be read in two ways. It knows
//
//	2026-04-01  2026/4/1  2026.4.1.  20260401  2026年4月1日  二〇二六年四月一日
//	令和8年4月1日  令和元年5月1日  令和八年四月一日  R8.4.1  ㋿8年4月1日  令8.4.1
//	平成31(2019)年4月30日  2019年（平成31年）4月30日  令和6年12月30日(月)
//
// in full-width and half-width characters, with space anywhere, and with the
// look-alike characters that text taken out of a PDF has. Kanji numerals go with
// units (二十八) or by place (二八). A weekday is checked against the date, and so is
// the second of two years.
func Parse(text string) (Reading, error) {
	if len(text) > maxText {
		return Reading{}, notADate(text, diag.T("日付にしては長すぎます。", "It is too long for a date."))
	}
	r := reader{text: text, rest: fold(text)}
	d, err := r.date()
	if err != nil {
		return Reading{}, err
	}
	return Reading{Date: d, Warnings: r.warnings}, nil
}

// reader takes a folded text apart from left to right.
type reader struct {
	text     string
	rest     []rune
	eras     []eraYear // the years that the text gives by era
	warnings []diag.Text
}

// eraYear is a year as a text gives it: 平成32年 although 平成 ended with 31.
type eraYear struct {
	era  Era
	year int
}

func (r *reader) date() (Date, *Error) {
	year, month, day, err := r.parts()
	if err != nil {
		return Date{}, err
	}
	d, bad := NewDate(year, month, day)
	if bad != nil {
		return Date{}, bad.(*Error)
	}
	if err := r.checkEras(d); err != nil {
		return Date{}, err
	}
	return d, r.tail(d)
}

// parts reads year, month and day. What stands between them is 年, 月 and 日, or
// the same mark twice.
func (r *reader) parts() (year, month, day int, err *Error) {
	if year, month, day, ok := r.compact(); ok {
		return year, month, day, nil
	}
	year, err = r.year()
	if err != nil {
		return 0, 0, 0, err
	}
	afterMonth, afterDay := r.mark(), ""
	switch {
	case afterMonth == "":
		return 0, 0, 0, r.missing(MonthMissing)
	case afterMonth == "年":
		if err := r.secondYear(year); err != nil {
			return 0, 0, 0, err
		}
		afterMonth, afterDay = "月", "日"
	}
	m, ok := r.number()
	if !ok {
		return 0, 0, 0, r.missing(MonthMissing)
	}
	if !r.eat(afterMonth) {
		if afterMonth != "月" && r.mark() != "" {
			return 0, 0, 0, notADate(r.text, diag.T("区切りの記号がそろっていません。", "Its separators differ."))
		}
		return 0, 0, 0, r.missing(DayMissing)
	}
	d, ok := r.number()
	if !ok {
		return 0, 0, 0, r.missing(DayMissing)
	}
	if !r.eat(afterDay) || m.width > 2 || d.width > 2 {
		return 0, 0, 0, r.trailing()
	}
	return year, m.value, d.value, nil
}

// compact reads YYYYMMDD.
func (r *reader) compact() (year, month, day int, ok bool) {
	n, ok := r.peekNumber()
	if !ok || n.kanji || n.width != 8 {
		return 0, 0, 0, false
	}
	r.number()
	return n.value / 10000, n.value / 100 % 100, n.value % 100, true
}

// year reads the year as one of the Gregorian calendar: 2026, 令和8, R8, and with
// the other reading in brackets, 平成31(2019).
func (r *reader) year() (int, *Error) {
	r.eat("西暦")
	year, err := r.oneYear()
	if err != nil {
		return 0, err
	}
	return year, r.secondYear(year)
}

func (r *reader) oneYear() (int, *Error) {
	if era, ok := r.era(); ok {
		return r.yearOf(era)
	}
	n, ok := r.number()
	switch {
	case !ok:
		return 0, notADate(r.text, diag.Text{})
	case n.kanji && n.value >= 1000, !n.kanji && n.width == 4:
		return n.value, nil
	}
	return 0, r.shortYear(n)
}

// yearOf reads the year of an era, 元 or a number, and gives the Gregorian year.
func (r *reader) yearOf(era Era) (int, *Error) {
	n := number{value: 1, width: 1}
	if !r.eat("元") {
		var ok bool
		if n, ok = r.number(); !ok {
			return 0, notADate(r.text, diag.Text{})
		}
	}
	if n.value == 0 || n.value > 999 {
		return 0, refuse(NoSuchEraYear,
			diag.T("%s%d年という年はありません。", "%s has no year %d.", eraText(era), n.value),
			diag.T("最初の年は元年（1年）です。西暦の年なら元号を付けずに書いてください。", "The first year is 元年, year 1; write a Gregorian year without an era."))
	}
	r.eras = append(r.eras, eraYear{era, n.value})
	return era.Western(n.value), nil
}

// secondYear reads the other reading of the year in brackets, if there is one, and
// refuses two readings that disagree.
func (r *reader) secondYear(year int) *Error {
	before := *r
	if !r.eat("(") {
		return nil
	}
	second, err := r.oneYear()
	r.eat("年")
	if err != nil || !r.eat(")") {
		*r = before
		return nil
	}
	if second != year {
		return refuse(YearsDisagree,
			diag.T("「%s」の2つの年が一致しません（%d年と%d年）。", "The two years of %q disagree (%d and %d).", excerpt(r.text), year, second),
			diag.T("どちらが正しいか確かめてください。", "Check which one is right."))
	}
	return nil
}

// checkEras refuses a day before its era began, and warns of one after its end:
// documents of the old era's days go on to name such years.
func (r *reader) checkEras(d Date) *Error {
	for _, y := range r.eras {
		switch {
		case d.Before(gregorian):
			return oldCalendar(diag.T("「%s」", "%q", excerpt(r.text)))
		case d.Before(y.era.First):
			return refuse(NoSuchEraYear,
				diag.T("%sという日付はありません。%sは%sからです。", "There is no %s; %s begins on %s.",
					y.era.on(d).Text(), eraText(y.era), y.era.First.String()),
				diag.T("%sの誤りではありませんか。", "Is %s meant?", warekiOf(d).Text()))
		case !y.era.holds(d):
			r.warnings = append(r.warnings,
				diag.T("%sは%sまでです。%sは%sです。", "%s ended on %s; %s is %s.", eraText(y.era), y.era.on(y.era.Last).Text(),
					y.era.on(d).Text(), warekiOf(d).Text()))
		}
	}
	return nil
}

// tail reads what may follow a date: a full stop and the weekday.
func (r *reader) tail(d Date) *Error {
	r.eat(".")
	if err := r.weekday(d); err != nil {
		return err
	}
	r.eat(".")
	if len(r.rest) > 0 {
		return r.trailing()
	}
	return nil
}
