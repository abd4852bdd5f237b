package calendar

import (
	"errors"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		// the Gregorian calendar
		"2026-04-01": "2026-04-01", "2026/4/1": "2026-04-01", "2026.4.1": "2026-04-01", "2017.4.1.": "2017-04-01",
		"2010. 4. 1.": "2010-04-01", "2024 年 6 月 25 日": "2024-06-25", "20260401": "2026-04-01", "2024 06 25": "2024-06-25",
		"西暦2026年4月1日": "2026-04-01", " 2026-04-01\n": "2026-04-01", "2026年04月01日": "2026-04-01",
		// full width, other marks
		"２０２６年４月１日": "2026-04-01", "２０２６／４／１": "2026-04-01", "２０２６．４．１．": "2026-04-01", "2026‐04‐01": "2026-04-01",
		"2026−04−01": "2026-04-01", "2026–4–1": "2026-04-01", "2026年4月1日。": "2026-04-01",
		// as PDFs leave them: space anywhere, line breaks, radicals, compatibility ideographs
		"2 0 2 4 年 6 月 2 5 日": "2024-06-25", "2024年\n6月25日": "2024-06-25", "2024年6⽉25⽇": "2024-06-25", "\ufeff2024年\u200b6月25日": "2024-06-25",
		"令 和 6 年 1 2 月 3 0 日 ( 月 )": "2024-12-30", "\uf9a8和6年12月30日": "2024-12-30", "2024　年　6　月　25　日": "2024-06-25",
		// eras
		"令和 6年 12月 30日(月)": "2024-12-30", "令和17年3月31日": "2035-03-31", "令和７年１０月１日": "2025-10-01", "令和元年5月1日": "2019-05-01",
		"令和1年5月1日": "2019-05-01", "平成31年4月30日": "2019-04-30", "平成元年1月8日": "1989-01-08", "昭和64年1月7日": "1989-01-07",
		"昭和元年12月25日": "1926-12-25", "大正15年12月25日": "1926-12-25", "大正元年7月30日": "1912-07-30", "明治45年7月30日": "1912-07-30",
		"明治6年1月1日": "1873-01-01", "㋿6年12月30日": "2024-12-30", "㍻31年4月30日": "2019-04-30", "㍼64年1月7日": "1989-01-07",
		"R6.12.30": "2024-12-30", "r6.12.30": "2024-12-30", "Ｒ６．１２．３０": "2024-12-30", "H31/4/30": "2019-04-30", "S64-1-7": "1989-01-07",
		"R.6.12.30": "2024-12-30", "R元.5.1": "2019-05-01", "令6.12.30": "2024-12-30", "平31.4.30": "2019-04-30", "T15.12.25": "1926-12-25", "M45.7.30": "1912-07-30",
		// kanji numerals, with units, by place and as registers write them
		"令和六年十二月三十日": "2024-12-30", "令和六年一二月三〇日": "2024-12-30", "平成三十一年四月三十日": "2019-04-30", "平成三一年四月三〇日": "2019-04-30",
		"二〇二四年六月二十五日": "2024-06-25", "二〇二四年六月二五日": "2024-06-25", "二千二十四年六月二十五日": "2024-06-25", "昭和五十八年二月二十八日": "1983-02-28",
		"昭和五八年二月二八日": "1983-02-28", "二〇二四・六・二五": "2024-06-25", "二○二四年一○月二○日": "2024-10-20", "平成弐拾参年壱月壱日": "2011-01-01",
		"令和十年十月十日": "2028-10-10",
		// both years
		"平成31(2019)年4月30日": "2019-04-30", "平成31年(2019年)4月30日": "2019-04-30", "2019（平成31）年4月30日": "2019-04-30",
		"2019年（平成31年）4月30日": "2019-04-30", "令和元年（2019年）5月1日": "2019-05-01", "2019(令和元)年5月1日": "2019-05-01",
		// the weekday, checked
		"2026-12-31(木)": "2026-12-31", "2026年12月31日（木）": "2026-12-31", "2026年12月31日（木曜日）": "2026-12-31", "2026年12月31日木曜日": "2026-12-31",
		"2026年12月31日［木曜］": "2026-12-31", "2026-12-31 (Thu)": "2026-12-31", "2026-12-31 Thursday": "2026-12-31", "2026.5.6.(水)": "2026-05-06",
		"2026年5月6日（水・祝）": "2026-05-06", "2026年5月6日（水／振替休日）": "2026-05-06", "2026年5月3日（日）": "2026-05-03", "2026年5月3日（日・祝日）": "2026-05-03", "2026年5月6日（祝）": "2026-05-06",
		// month ends and leap days
		"2024-02-29": "2024-02-29", "令和6年2月29日": "2024-02-29", "2026-12-31": "2026-12-31",
	} {
		r, err := Parse(text)
		if err != nil || r.Date.String() != want || len(r.Warnings) > 0 {
			t.Errorf("Parse(%q) = %v, %v, %v; want %s", text, r.Date, r.Warnings, err, want)
		}
	}
}

// Text of an older era that goes on after its end is read, and the later name is said.
func TestParseWarns(t *testing.T) {
	for text, want := range map[string]struct{ date, warning string }{
		"平成32年4月1日":        {"2020-04-01", "平成は平成31年4月30日までです。平成32年4月1日は令和2年4月1日です。"},
		"平成31年5月1日":        {"2019-05-01", "平成は平成31年4月30日までです。平成31年5月1日は令和元年5月1日です。"},
		"H37.3.31":         {"2025-03-31", "平成37年3月31日は令和7年3月31日です。"},
		"昭和64年1月8日":        {"1989-01-08", "昭和64年1月8日は平成元年1月8日です。"},
		"昭和100年1月1日":       {"2025-01-01", "昭和100年1月1日は令和7年1月1日です。"},
		"大正15年12月26日":      {"1926-12-26", "大正15年12月26日は昭和元年12月26日です。"},
		"2020（平成32）年4月1日":  {"2020-04-01", "令和2年4月1日です。"},
		"2026年10月13日（火・祝）": {"2026-10-13", "2026-10-13（火）は祝日・休日ではありません。"},
	} {
		r, err := Parse(text)
		if err != nil || r.Date.String() != want.date || len(r.Warnings) != 1 {
			t.Errorf("Parse(%q) = %v, %d warnings, %v", text, r.Date, len(r.Warnings), err)
			continue
		}
		inBoth(t, r.Warnings[0])
		if got := r.Warnings[0].In(diag.JA); !strings.Contains(got, want.warning) {
			t.Errorf("Parse(%q) warns %q, want %q", text, got, want.warning)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, code := range map[string]Code{
		// no date
		"": NotADate, " 　\n": NotADate, "未定": NotADate, "年月日": NotADate, "令和": NotADate, "令和年4月1日": NotADate, "令和6": MonthMissing,
		"2026-04-01T10:00": NotADate, "2026-04-01付": NotADate, "2026年4月1日まで": NotADate, "2026年4月1日、5月1日": NotADate, "2026-04-01 2026-05-01": RangeOfDates,
		"2026年6月25": NotADate, "2026-123-1": NotADate, "20264/1": NotADate, "202604011": NotADate, "2024625": NotADate, "June 25, 2024": NotADate, "紀元前1年1月1日": NotADate,
		"2026-04/01": NotADate, "2026.4-1": NotADate, "12345678901234567890": NotADate, "4": NotADate, "2026年4月1日(水曜)日": NotADate, "遅滞なく": NotADate,
		"二八十年四月一日": NotADate, "2026年4月1日（平成）": NotADate, "2026-04-01(": NotADate, "R": NotADate, "R-6-1-1": NotADate, "令和6年四十十月1日": MonthMissing,
		strings.Repeat("2026年4月1日", 40): NotADate,
		// no such day
		"2026-02-30": NoSuchDay, "2026年2月30日": NoSuchDay, "2月30日": NoSuchDay, "4月31日": NoSuchDay, "2023-02-29": NoSuchDay, "令和5年2月29日": NoSuchDay, "2026-13-01": NoSuchDay, "2026-00-10": NoSuchDay,
		"2026-04-00": NoSuchDay, "20260230": NoSuchDay, "令和6年4月31日": NoSuchDay, "0000-01-01": OutOfRange,
		// no such year of an era
		"令和0年": NoSuchEraYear, "令和0年4月1日": NoSuchEraYear, "令和〇年〇月〇日": NoSuchEraYear, "令和○年○月○日": NoSuchEraYear, "R0.4.1": NoSuchEraYear, "令和2026年4月1日": NoSuchEraYear,
		"令和元年4月30日": NoSuchEraYear, "令和1年1月1日": NoSuchEraYear, "平成元年1月7日": NoSuchEraYear, "昭和元年12月24日": NoSuchEraYear, "大正元年7月29日": NoSuchEraYear,
		// before the Gregorian calendar
		"明治5年12月2日": OldCalendar, "明治元年1月25日": OldCalendar, "M5.1.1": OldCalendar,
		// a range
		"2026年4月1日～2026年4月30日": RangeOfDates, "2026年4月1日から2026年4月30日まで": RangeOfDates, "2026-04-01 - 2026-04-30": RangeOfDates, "2026-04-01/2026-04-30": RangeOfDates,
		"令和 6年 12月 30日(月) ~ 令和 7年 1月 3日(金)": RangeOfDates, "2026年4月～6月": RangeOfDates, "2026年4～6月": RangeOfDates, "2026～2027年": RangeOfDates, "2026年〜": RangeOfDates, "自2026年4月1日至2026年4月30日": NotADate,
		"4月～6月": RangeOfDates, "4～6月": RangeOfDates, "2026年4月1日〜30日": RangeOfDates,
		// parts missing
		"2026年": MonthMissing, "2026": MonthMissing, "令和8年": MonthMissing, "平成32年": MonthMissing, "2026年度": MonthMissing, "R8": MonthMissing, "2026年春": MonthMissing, "2026-": MonthMissing,
		"2026年4月": DayMissing, "2026-04": DayMissing, "令和8年4月": DayMissing, "2026/4/": DayMissing, "R8.4": DayMissing, "2026年4月末日": DayMissing, "2026年4月上旬": DayMissing, "2026年4": DayMissing, "2026年4月日": DayMissing,
		"4月1日": YearMissing, "12/31": YearMissing, "4/1": YearMissing, "四月一日": YearMissing, "30日": YearMissing, "12月": YearMissing, "4-1": YearMissing, "4.1": YearMissing,
		// an ambiguous year
		"26.4.1": AmbiguousYear, "26/4/1": AmbiguousYear, "8.4.1": AmbiguousYear, "26年4月1日": AmbiguousYear, "8年4月1日": AmbiguousYear, "八年四月一日": AmbiguousYear, "240625": AmbiguousYear, "4/1/2026": AmbiguousYear,
		"01-02-03": AmbiguousYear, "2/3/26": AmbiguousYear, "26年": AmbiguousYear, "024年1月1日": AmbiguousYear,
		// weekday and years that disagree
		"2026-12-31(金)": WrongWeekday, "令和6年12月30日(火)": WrongWeekday, "2026年12月31日水曜日": WrongWeekday, "2026-12-31 (Fri)": WrongWeekday, "2026年5月6日（木・祝）": WrongWeekday,
		"平成31(2018)年4月30日": YearsDisagree, "2019年(平成30年)4月1日": YearsDisagree, "令和2年(平成31年)1月1日": YearsDisagree,
	} {
		r, err := Parse(text)
		if err == nil {
			t.Errorf("Parse(%q) = %v, want a refusal (%s)", text, r.Date, code)
			continue
		}
		var e *Error
		if !errors.As(err, &e) || e.Code != code {
			t.Errorf("Parse(%q): %v, want %s", text, err, code)
			continue
		}
		refusal(t, err, code)
		if !r.Date.IsZero() {
			t.Errorf("Parse(%q) refuses and gives %v", text, r.Date)
		}
	}
}

// What the person reads.
func TestParseMessages(t *testing.T) {
	for text, want := range map[string]struct{ ja, hint string }{
		"2月30日":           {"2月30日という日は、どの年にもありません。", "のように"},
		"令和5年2月29日":       {"2023年2月29日という日はありません。この月は28日までです。", "確かめてください"},
		"令和0年":            {"令和0年という年はありません。", "元年"},
		"平成32年":           {"「平成32年」に月と日がありません。", "平成は平成31年4月30日までです。平成32年は令和2年（2020年）です。"},
		"令和元年4月30日":       {"令和元年4月30日という日付はありません。令和は2019-05-01からです。", "平成31年4月30日の誤りではありませんか。"},
		"令和6年12月30日(火)":   {"2024-12-30は月曜日です。「令和6年12月30日(火)」の曜日と一致しません。", "どちらが正しいか"},
		"2026年4月":         {"「2026年4月」に日がありません。", "年・月・日を書いてください"},
		"2026年4月1日～4月30日": {"「2026年4月1日～4月30日」は期間です。", "1つだけ"},
		"26.4.1":          {"「26.4.1」はどの年か分かりません。", "西暦は4桁"},
		"明治5年12月2日":       {"「明治5年12月2日」は和暦にできません。", "対照表"},
		"未定":              {"「未定」は日付ではありません。", "年・月・日を書いてください"},
		"2026-04-01付":     {"「付」は余分です。", "年・月・日を書いてください"},
	} {
		_, err := Parse(text)
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("Parse(%q): %v", text, err)
		}
		if got := e.Message.In(diag.JA); !strings.Contains(got, want.ja) {
			t.Errorf("Parse(%q): %s, want %s", text, got, want.ja)
		}
		if got := e.Hint.In(diag.JA); !strings.Contains(got, want.hint) {
			t.Errorf("Parse(%q) hints %s, want %s", text, got, want.hint)
		}
	}
}

// The dates of a notice whose items come into force on three days.
func TestEffectiveDates(t *testing.T) {
	for text, want := range map[string]string{
		"令和6年5月31日": "2024-05-31", "令和7年4月1日": "2025-04-01", "令和7年10月1日": "2025-10-01", "令和17年3月31日": "2035-03-31",
		"令和 6年 12月 30日(月)": "2024-12-30", "令和 7年 1月 3日(金)": "2025-01-03",
	} {
		if r, err := Parse(text); err != nil || r.Date.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", text, r.Date, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"2026-04-01", "令和 6年 12月 30日(月)", "平成31(2019)年4月30日", "二〇二四年六月二十五日", "R元.5.1", "㍻31年4月30日", "26.4.1", "4月1日",
		"2026年4月1日～30日", "令和0年", "平成32年4月1日", "2026年5月6日（水・祝）", "明治5年12月2日", "九千九百九十九年十二月三十一日", "20260230", "(", "令和(2019", "2019(令和元年)年5月1日",
		"100%!", "M6.1.1", "９９９９年１２月３１日", "昭和999年1月1日", "2024年6⽉25⽇", "\xff\xfe", "0001-01-01",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := Parse(s)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Code == "" || !r.Date.IsZero() {
				t.Fatalf("Parse(%q) = %v, %v", s, r.Date, err)
			}
			if !strings.Contains(s, "%") { // else the text itself may look like a failed format
				inBoth(t, e.Message)
			}
			return
		}
		for _, w := range r.Warnings {
			inBoth(t, w)
		}
		if _, err := NewDate(r.Date.Year(), r.Date.Month(), r.Date.Day()); err != nil {
			t.Fatalf("Parse(%q) = %v, which is no date", s, r.Date)
		}
		again, err := Parse(r.Date.String())
		if err != nil || again.Date != r.Date || len(again.Warnings) > 0 {
			t.Fatalf("Parse(%q) = %v, but that reads as %v, %v", s, r.Date, again.Date, err)
		}
	})
}
