package calendar

import (
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// Every date of 1873-01-01 to 2100-12-31 goes to 和暦 and back, in each way of writing
// it, without a warning.
func TestWarekiRoundTrip(t *testing.T) {
	for d, last := gregorian, (Date{2100, 12, 31}); !d.After(last); d = d.AddDays(1) {
		names, err := d.Wareki()
		if err != nil || len(names) == 0 {
			t.Fatalf("%v: %v, %v", d, names, err)
		}
		for _, w := range names {
			for _, text := range []string{w.String(), w.Short(), w.Kanji(), byPlace(w), w.String() + "（" + weekdaysJA[d.Weekday()] + "）"} {
				r, err := Parse(text)
				if err != nil || r.Date != d || len(r.Warnings) > 0 {
					t.Fatalf("%v is %s, which reads as %v, %v, %v", d, text, r.Date, r.Warnings, err)
				}
			}
		}
	}
}

// byPlace is the date in kanji numerals by place, 令和六年一二月三〇日, in full.
func byPlace(w Wareki) string {
	digits := []rune(kanjiDigits)
	out := ""
	for _, r := range fmt.Sprintf("%d年%d月%d日", w.Year, w.Date.Month(), w.Date.Day()) {
		if r >= '0' && r <= '9' {
			r = digits[r-'0']
		}
		out += string(r)
	}
	return w.Era.Name + out
}

// Around each change of era: the names of the day, and what is said of it.
func TestEraChanges(t *testing.T) {
	for _, c := range []struct{ date, names, note string }{
		{"2019-05-01", "[令和元年5月1日]", "令和の最初の日です。前日は平成31年4月30日です。"},
		{"2019-04-30", "[平成31年4月30日]", "平成の最後の日です。翌日は令和元年5月1日です。"},
		{"1989-01-08", "[平成元年1月8日]", "平成の最初の日です。前日は昭和64年1月7日です。"},
		{"1989-01-07", "[昭和64年1月7日]", "昭和の最後の日です。翌日は平成元年1月8日です。"},
		{"1926-12-25", "[昭和元年12月25日 大正15年12月25日]", "改元の日です。昭和元年12月25日と大正15年12月25日のどちらの日付もあります。"},
		{"1926-12-24", "[大正15年12月24日]", ""},
		{"1926-12-26", "[昭和元年12月26日]", ""},
		{"1912-07-30", "[大正元年7月30日 明治45年7月30日]", "改元の日です。大正元年7月30日と明治45年7月30日のどちらの日付もあります。"},
		{"1912-07-29", "[明治45年7月29日]", ""},
		{"1873-01-01", "[明治6年1月1日]", ""},
		{"2026-11-21", "[令和8年11月21日]", ""},
	} {
		names, err := day(t, c.date).Wareki()
		if got := fmt.Sprint(names); err != nil || got != c.names {
			t.Errorf("%s: %s, %v; want %s", c.date, got, err, c.names)
		}
		note := EraNote(day(t, c.date))
		if note.In(diag.JA) != c.note {
			t.Errorf("%s: note %q, want %q", c.date, note.In(diag.JA), c.note)
		}
		if c.note != "" {
			inBoth(t, note)
		}
	}
}

func TestWarekiForms(t *testing.T) {
	for date, want := range map[string][4]string{
		"2024-12-30": {"令和6年12月30日", "R6.12.30", "令和六年十二月三十日", "Reiwa 6-12-30"},
		"2019-05-01": {"令和元年5月1日", "R1.5.1", "令和元年五月一日", "Reiwa 1-05-01"},
		"1989-01-07": {"昭和64年1月7日", "S64.1.7", "昭和六十四年一月七日", "Showa 64-01-07"},
		"2028-10-20": {"令和10年10月20日", "R10.10.20", "令和十年十月二十日", "Reiwa 10-10-20"},
	} {
		names, err := day(t, date).Wareki()
		if err != nil {
			t.Fatal(err)
		}
		w := names[0]
		if got := [4]string{w.String(), w.Short(), w.Kanji(), w.Text().In(diag.EN)}; got != want {
			t.Errorf("%s: %v, want %v", date, got, want)
		}
	}
}

// Before 1873 the Japanese calendar was another one.
func TestNoWarekiBeforeGregorian(t *testing.T) {
	for _, date := range []string{"1872-12-31", "1868-01-25", "0001-01-01"} {
		_, err := day(t, date).Wareki()
		refusal(t, err, OldCalendar)
	}
}

func TestKanjiNumbers(t *testing.T) {
	for n := 1; n < 10000; n++ {
		rs := []rune(kanjiNumber(n))
		if got, ok := readKanji(rs); !ok || got != n {
			t.Fatalf("%d is %s, which reads as %d, %v", n, string(rs), got, ok)
		}
	}
	for text, want := range map[string]int{"二十八": 28, "二八": 28, "一〇": 10, "十": 10, "百": 100, "千一": 1001, "二〇二四": 2024, "二千二十四": 2024, "零": 0, "参拾壱": 31, "〇八": 8} {
		if got, ok := readKanji([]rune(text)); !ok || got != want {
			t.Errorf("%s reads as %d, %v; want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "二八十", "十十", "十百", "〇十", "二〇十", "一二三四五", "九千九百九十九九", "千千"} {
		if got, ok := readKanji([]rune(text)); ok {
			t.Errorf("%s reads as %d", text, got)
		}
	}
}
