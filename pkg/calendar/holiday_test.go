package calendar

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// The holidays and days off of 2019 to 2027 as the Cabinet Office announced them,
// written down a second time by hand: data/holidays.csv may not drift from them.
var announced = map[int]string{
	2019: "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23",
	2020: "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23",
	2021: "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23",
	2022: "01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23",
	2023: "01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23",
	2024: "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
	2025: "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
	2026: "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
	2027: "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
}

func TestAnnouncedHolidays(t *testing.T) {
	for year, want := range announced {
		hs, err := HolidaysOf(year)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hs {
			got = append(got, h.Date.String()[len("2019-"):])
			if h.Origin != Published {
				t.Errorf("%v is not marked as published", h.Date)
			}
			inBoth(t, h.Name)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%d:\n got %s\nwant %s", year, g, want)
		}
	}
}

func TestHolidayNames(t *testing.T) {
	for date, want := range map[string]string{
		"2019-05-01": "即位の日",
		"2019-04-30": "国民の休日", // between 04-29 and 05-01
		"2019-05-02": "国民の休日",
		"2019-05-06": "振替休日", // 05-05 is a Sunday
		"2019-10-14": "体育の日",
		"2019-10-22": "即位礼正殿の儀",
		"2020-07-24": "スポーツの日", // moved for the Olympic Games
		"2021-08-08": "山の日",
		"2021-08-09": "振替休日",
		"2026-05-06": "振替休日", // 05-03 is a Sunday, 05-04 and 05-05 are holidays
		"2026-09-22": "国民の休日",
		"2027-03-22": "振替休日",
		"1959-04-10": "結婚の儀",
		"1988-05-04": "国民の休日", // between two holidays, before it had a name of its own
		"1973-04-30": "振替休日",  // the first one: 04-29 is a Sunday
		"2007-05-04": "みどりの日",
		"1948-11-03": "文化の日",
	} {
		h, ok, err := HolidayOn(day(t, date))
		if err != nil || !ok || h.Name.In(diag.JA) != want {
			t.Errorf("%s: %q, %v, %v; want %q", date, h.Name.In(diag.JA), ok, err, want)
		}
	}
}

// Days that were a holiday in other years, or look like one.
func TestNotHolidays(t *testing.T) {
	for date, why := range map[string]string{
		"2019-02-23": "天皇誕生日 was to be the next year's",
		"2019-12-23": "天皇誕生日 no more; 2019 had none",
		"2020-12-23": "天皇誕生日 no more",
		"2020-07-20": "海の日 moved to 07-23 for the Olympic Games",
		"2020-08-11": "山の日 moved to 08-10",
		"2020-10-12": "スポーツの日 moved to 07-24",
		"2021-07-19": "海の日 moved to 07-22",
		"2021-08-11": "山の日 moved to 08-08",
		"2021-10-11": "スポーツの日 moved to 07-23",
		"2024-11-25": "a holiday on a Saturday gives nothing",
		"2020-05-07": "05-06 is the substitute already",
		"2026-05-07": "05-06 is the substitute already",
		"2027-09-21": "between 09-20 and 09-23 are two days",
		"2026-12-31": "closed in many places, but no holiday",
		"2026-01-02": "likewise",
		"1973-02-12": "the substitute begins on 1973-04-12",
		"1985-05-04": "the day between begins on 1985-12-27",
		"1986-05-04": "a Sunday between two holidays, before 2007",
		"1966-02-11": "建国記念の日 begins in 1967",
	} {
		if h, ok, err := HolidayOn(day(t, date)); ok || err != nil {
			t.Errorf("%s is %q (%v), but it is none: %s", date, h.Name.In(diag.JA), err, why)
		}
	}
}

// The table and the law, each written down apart, agree on every day of 73 years,
// by name too. So a slip in either shows, and the computed years rest on a law that
// explains all published ones.
func TestLawExplainsTheTable(t *testing.T) {
	tb := tables()
	days := 0
	for d := (Date{int16(tb.source.FirstYear), 1, 1}); d.Year() <= tb.source.LastYear; d = d.AddDays(1) {
		official, published := tb.published[d]
		name, byLaw := tb.byLaw(d)
		if published != byLaw {
			t.Errorf("%v: published %v %q, by law %v %q", d, published, official, byLaw, name.In(diag.JA))
			continue
		}
		if published {
			days++
			sameHoliday(t, d, official, name.In(diag.JA))
		}
	}
	if days != len(tb.published) {
		t.Errorf("%d lines of %d lie in the years of the header", days, len(tb.published))
	}
}

// sameHoliday allows for the table's own words: it calls every further day off 休日.
func sameHoliday(t *testing.T, d Date, official, name string) {
	switch official {
	case name, "体育の日（スポーツの日）":
	case "休日":
		if name != "振替休日" && name != "国民の休日" {
			t.Errorf("%v: 休日, by law %s", d, name)
		}
	case "休日（祝日扱い）":
		if d.Year() != 2019 {
			t.Errorf("%v: %s", d, official)
		}
	default:
		t.Errorf("%v: %s, by law %s", d, official, name)
	}
}

func TestHolidaySource(t *testing.T) {
	s := HolidaySource()
	if s.FirstYear != 1955 || s.LastYear != 2027 || s.URL == "" || s.Published != day(t, "2026-02-02") {
		t.Errorf("source %+v", s)
	}
	inBoth(t, s.Name)
}

func TestOrigins(t *testing.T) {
	for date, want := range map[string]Origin{
		"1950-01-01": ByLaw, "1954-11-23": ByLaw, "1955-01-01": Published,
		"2027-11-23": Published, "2028-01-01": Computed, "2099-11-23": Computed,
	} {
		if h, ok, err := HolidayOn(day(t, date)); !ok || err != nil || h.Origin != want {
			t.Errorf("%s: origin %v, %v, %v; want %v", date, h.Origin, ok, err, want)
		}
	}
	if got := Computed.Text().In(diag.JA); got != "未公表（計算値）" {
		t.Errorf("the mark of computed holidays is %q", got)
	}
}

// Computed years that are well known for their calendar.
func TestComputedHolidays(t *testing.T) {
	for date, want := range map[string]string{
		"2028-03-20": "春分の日", "2028-09-22": "秋分の日", "2030-02-11": "建国記念の日", "2032-09-21": "国民の休日",
		"2033-03-21": "振替休日", "2034-01-02": "振替休日", "2049-09-21": "国民の休日", "2099-09-23": "秋分の日",
	} {
		h, ok, err := HolidayOn(day(t, date))
		if err != nil || !ok || h.Name.In(diag.JA) != want {
			t.Errorf("%s: %q, %v, %v; want %q", date, h.Name.In(diag.JA), ok, err, want)
		}
	}
}

func TestOutsideTheTable(t *testing.T) {
	for _, date := range []string{"1948-07-19", "1873-01-01", "0001-01-01", "2100-01-01", "9999-12-31"} {
		_, _, err := HolidayOn(day(t, date))
		e := refusal(t, err, OutsideTable)
		if !strings.Contains(e.Message.In(diag.JA), "1948-07-20から2099-12-31まで") {
			t.Errorf("%s: the refusal does not say how far the table goes: %s", date, e.Message.In(diag.JA))
		}
	}
	for _, year := range []int{1947, 2100, -1, 0, 1 << 40} {
		_, err := HolidaysOf(year)
		refusal(t, err, OutsideTable)
	}
}
