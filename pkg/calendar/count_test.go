package calendar

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// The JIPDEC texts, the guideline of the Personal Information Protection Commission
// and the Civil Code from which the vectors below come.
const (
	civilCode   = "民法第138条～第143条"
	ppcReport   = "個人情報保護法施行規則第8条第2項、通則ガイドライン3-5-3-4 https://www.ppc.go.jp/personalinfo/legal/guidelines_tsusoku/"
	ppcRecord   = "個人情報保護法施行規則第21条、第25条 https://www.ppc.go.jp/personalinfo/legal/guidelines_thirdparty/"
	renewalPage = "https://privacymark.jp/p-application/update/index.html"
	validityFAQ = "http://privacymark.jp/faq/qa04/index.html"
)

// 「…から3か月以内」: the end by 民法第143条 and, beside it, the reading that keeps the day.
func TestThreeMonths(t *testing.T) {
	for _, c := range []struct{ issued, civil, keeping string }{
		{"2026-01-15", "2026-04-15", "2026-04-15"},
		{"2026-01-31", "2026-04-30", "2026-04-30"},
		{"2026-02-28", "2026-05-31", "2026-05-28"},
		{"2026-04-30", "2026-07-31", "2026-07-30"},
		{"2026-08-31", "2026-11-30", "2026-11-30"},
		{"2026-09-30", "2026-12-31", "2026-12-30"},
		{"2026-11-29", "2027-02-28", "2027-02-28"},
		{"2026-11-30", "2027-02-28", "2027-02-28"},
		{"2027-11-29", "2028-02-29", "2028-02-29"},
	} {
		r := count(t, Period{From: day(t, c.issued), Amount: amount(t, "3m"), Mode: Exclusive})
		if r.Due.String() != c.civil || r.Latest().String() != c.civil {
			t.Errorf("%s + 3m = %v (latest %v), want %s by %s", c.issued, r.Due, r.Latest(), c.civil, civilCode)
		}
		if r.Earliest().String() != c.keeping {
			t.Errorf("%s + 3m: earliest %v, want %s", c.issued, r.Earliest(), c.keeping)
		}
		if noted := len(r.Notes) > 0; noted != (c.civil != c.keeping) {
			t.Errorf("%s + 3m: notes %v", c.issued, r.Notes)
		}
	}
}

// 確報: the day of knowing is day 1, and a day off moves the end.
func TestBreachReport(t *testing.T) {
	for _, c := range []struct{ known, day30, due30, day60, due60 string }{
		{"2026-06-01", "2026-06-30", "2026-06-30", "2026-07-30", "2026-07-30"},
		{"2026-01-31", "2026-03-01", "2026-03-02", "2026-03-31", "2026-03-31"},
		{"2026-03-31", "2026-04-29", "2026-04-30", "2026-05-29", "2026-05-29"},
		{"2026-04-05", "2026-05-04", "2026-05-07", "2026-06-03", "2026-06-03"},
		{"2026-08-25", "2026-09-23", "2026-09-24", "2026-10-23", "2026-10-23"},
		{"2026-10-09", "2026-11-07", "2026-11-09", "2026-12-07", "2026-12-07"},
		{"2026-11-30", "2026-12-29", "2027-01-04", "2027-01-28", "2027-01-28"},
		{"2026-12-02", "2026-12-31", "2027-01-04", "2027-01-30", "2027-02-01"},
	} {
		for _, n := range []struct{ amount, reached, due string }{{"30d", c.day30, c.due30}, {"60d", c.day60, c.due60}} {
			r := count(t, Period{From: day(t, c.known), Amount: amount(t, n.amount), Mode: Inclusive, Roll: RollNext, Calendar: Default(Admin)})
			if r.Reached.String() != n.reached || r.Due.String() != n.due || r.Rolled != (n.reached != n.due) {
				t.Errorf("%s + %s: day %v, due %v, rolled %v; want %s, %s (%s)", c.known, n.amount, r.Reached, r.Due, r.Rolled, n.reached, n.due, ppcReport)
			}
		}
	}
}

// A 速報 is expected about 3 to 5 days after knowing, by the same day 1; nothing rolls it.
func TestPreliminaryReport(t *testing.T) {
	for amountText, want := range map[string]string{"3d": "2026-12-04", "5d": "2026-12-06"} {
		r := count(t, Period{From: day(t, "2026-12-02"), Amount: amount(t, amountText), Mode: Inclusive})
		if r.Due.String() != want {
			t.Errorf("%s: %v, want %s", amountText, r.Due, want)
		}
	}
}

// Records of provision, and the validity of a grant.
func TestFromAndIncluding(t *testing.T) {
	for _, c := range []struct{ from, amount, want, source string }{
		{"2026-10-09", "1y", "2027-10-08", ppcRecord},
		{"2026-10-09", "3y", "2029-10-08", ppcRecord},
		{"2024-02-29", "1y", "2025-02-28", ppcRecord},
		{"2009-12-04", "2y", "2011-12-03", validityFAQ},
		{"2011-01-01", "2y", "2012-12-31", "https://privacymark.org/application/update/index.html"},
		{"2023-12-01", "2y", "2025-11-30", validityFAQ},
		{"2022-09-05", "2y", "2024-09-04", validityFAQ},
		{"2024-02-29", "2y", "2026-02-28", civilCode},
		{"2024-03-01", "2y", "2026-02-28", civilCode},
	} {
		r := count(t, Period{From: day(t, c.from), Amount: amount(t, c.amount), Mode: FromInclusive})
		if r.Due.String() != c.want {
			t.Errorf("%s from and including %s ends on %v, want %s (%s)", c.amount, c.from, r.Due, c.want, c.source)
		}
	}
}

// The day on which a record was made does not count (個人情報保護法第29条第2項, 民法第140条).
func TestRecordMade(t *testing.T) {
	r := count(t, Period{From: day(t, "2026-10-09"), Amount: amount(t, "3y"), Mode: Exclusive})
	if r.Due.String() != "2029-10-09" {
		t.Errorf("3 years after 2026-10-09: %v", r.Due)
	}
}

// An action in court after two weeks from the request (個人情報保護法第39条).
func TestWeeks(t *testing.T) {
	r := count(t, Period{From: day(t, "2026-11-21"), Amount: amount(t, "2w"), Mode: Exclusive})
	d := count(t, Period{From: day(t, "2026-11-21"), Amount: amount(t, "14d"), Mode: Exclusive})
	if r.Due.String() != "2026-12-05" || r.Due != d.Due {
		t.Errorf("2 weeks: %v, 14 days: %v, want 2026-12-05", r.Due, d.Due)
	}
}

func TestBackward(t *testing.T) {
	for _, c := range []struct{ from, amount, want, source string }{
		{"2011-12-03", "5m", "2011-07-03", "付与契約: the reminder of the examination body"},
		{"2027-12-31", "8m", "2027-04-30", renewalPage},
		{"2027-12-31", "4m", "2027-08-31", renewalPage},
		{"2027-06-30", "4m", "2027-02-28", renewalPage},
		{"2026-11-21", "1d", "2026-11-20", "「試験の前日まで」"},
		{"2026-11-21", "2w", "2026-11-07", "「2週間前の日」"},
		{"2028-02-29", "1y", "2027-02-28", civilCode},
	} {
		r := count(t, Period{From: day(t, c.from), Amount: amount(t, c.amount), Mode: Backward})
		if r.Due.String() != c.want {
			t.Errorf("%s before %s: %v, want %s (%s)", c.amount, c.from, r.Due, c.want, c.source)
		}
	}
}

// 営業日: open days after the day of the event, with the closure of one office at the
// turn of 2024.
func TestBusinessDays(t *testing.T) {
	office := yearEnd2024(t)
	for _, c := range []struct{ event, amount, want string }{
		{"2024-12-27", "1bd", "2025-01-06"},
		{"2024-12-27", "3bd", "2025-01-08"},
		{"2024-12-26", "3bd", "2025-01-07"},
		{"2024-12-24", "7bd", "2025-01-09"},
		{"2024-12-27", "7bd", "2025-01-15"}, // 01-13 is a holiday
		{"2024-09-13", "1bd", "2024-09-17"}, // 09-16 is a holiday
	} {
		r := count(t, Period{From: day(t, c.event), Amount: amount(t, c.amount), Mode: Exclusive, Calendar: office})
		if r.Due.String() != c.want {
			t.Errorf("%s after %s: %v, want %s", c.amount, c.event, r.Due, c.want)
		}
	}
	for _, c := range []struct {
		from, amount, want string
		mode               Mode
	}{
		{"2024-12-27", "1bd", "2024-12-27", Inclusive}, // a Friday, open: day 1
		{"2024-12-28", "1bd", "2025-01-06", Inclusive}, // a Saturday: day 1 is the next open day
		{"2024-12-27", "3bd", "2025-01-07", FromInclusive},
		{"2025-01-08", "3bd", "2024-12-27", Backward},
		{"2025-01-06", "1bd", "2024-12-27", Backward},
	} {
		r := count(t, Period{From: day(t, c.from), Amount: amount(t, c.amount), Mode: c.mode, Calendar: office})
		if r.Due.String() != c.want {
			t.Errorf("%s %s %s: %v, want %s", c.from, c.mode, c.amount, r.Due, c.want)
		}
	}
}

// 民法第139条: hours begin at once, on the Japanese clock.
func TestHours(t *testing.T) {
	at := func(h, m int) Clock {
		c, err := NewClock(h, m)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for _, c := range []struct {
		from   string
		at     Clock
		amount string
		mode   Mode
		want   string
	}{
		{"2026-11-21", at(10, 0), "24h", Exclusive, "2026-11-22 10:00"},
		{"2026-11-21", at(10, 0), "24h", Inclusive, "2026-11-22 10:00"},
		{"2026-11-21", at(10, 30), "24h", Backward, "2026-11-20 10:30"}, // 「判定委員会の24時間前まで」
		{"2026-11-21", at(23, 59), "1h", Exclusive, "2026-11-22 00:59"},
		{"2026-11-21", at(0, 0), "1h", Backward, "2026-11-20 23:00"},
		{"2026-11-21", at(0, 0), "24h", Backward, "2026-11-20 00:00"},
		{"2026-12-31", at(12, 0), "72h", FromInclusive, "2027-01-03 12:00"},
		{"2026-11-21", at(12, 0), "99999h", Exclusive, "2038-04-19 03:00"},
	} {
		r := count(t, Period{From: day(t, c.from), At: c.at, Amount: amount(t, c.amount), Mode: c.mode})
		if got := r.Due.String() + " " + r.At.String(); got != c.want {
			t.Errorf("%s %v %s %s: %s, want %s", c.from, c.at, c.mode, c.amount, got, c.want)
		}
	}
}

func TestExplanations(t *testing.T) {
	admin, office := Default(Admin), yearEnd2024(t)
	ten, _ := NewClock(10, 0)
	for _, c := range []struct {
		period Period
		ja, en string
	}{
		{Period{From: day(t, "2026-12-02"), Amount: amount(t, "30d"), Mode: Inclusive, Roll: RollNext, Calendar: admin},
			"知った日を1日目として30日目は2026-12-31（木）。行政機関の休日のため2027-01-04（月）。",
			"Counting the day of knowing as day 1, day 30 is 2026-12-31 (Thu). That is a holiday of the administrative organs, so the next open day counts: 2027-01-04 (Mon)."},
		{Period{From: day(t, "2026-12-02"), Amount: amount(t, "30d"), Mode: Inclusive, Roll: RollPrev, Calendar: admin},
			"知った日を1日目として30日目は2026-12-31（木）。行政機関の休日のため繰り上げて2026-12-28（月）。",
			"Counting the day of knowing as day 1, day 30 is 2026-12-31 (Thu). That is a holiday of the administrative organs, so the last open day before counts: 2026-12-28 (Mon)."},
		{Period{From: day(t, "2026-02-28"), Amount: amount(t, "3m"), Mode: Exclusive, Event: diag.T("文書の発行日", "the day of issue")},
			"文書の発行日の翌日2026-03-01（日）から3か月。応当日2026-06-01（月）の前日2026-05-31（日）まで（民法第143条）。",
			"3 months from 2026-03-01 (Sun), the day after the day of issue. It ends on 2026-05-31 (Sun), the day before the corresponding day 2026-06-01 (Mon) (Civil Code, article 143)."},
		{Period{From: day(t, "2026-11-29"), Amount: amount(t, "3m"), Mode: Exclusive},
			"起点の日の翌日2026-11-30（月）から3か月。最後の月に応当日がないため、その月の末日2027-02-28（日）まで（民法第143条第2項ただし書）。",
			"3 months from 2026-11-30 (Mon), the day after the day of the event. The last month has no corresponding day, so it ends with that month, on 2027-02-28 (Sun) (Civil Code, article 143(2))."},
		{Period{From: day(t, "2026-11-21"), Amount: amount(t, "10d"), Mode: Exclusive},
			"起点の日の翌日を1日目として10日目は2026-12-01（火）。",
			"Counting the day after the day of the event as day 1, day 10 is 2026-12-01 (Tue)."},
		{Period{From: day(t, "2026-10-09"), Amount: amount(t, "1y"), Mode: FromInclusive},
			"起算日2026-10-09（金）から1年。応当日2027-10-09（土）の前日2027-10-08（金）まで（民法第143条）。",
			"1 year from 2026-10-09 (Fri), the first day. It ends on 2027-10-08 (Fri), the day before the corresponding day 2027-10-09 (Sat) (Civil Code, article 143)."},
		{Period{From: day(t, "2027-12-31"), Amount: amount(t, "8m"), Mode: Backward, Event: diag.T("満了日", "the expiry")},
			"満了日の8か月前の日は2027-04-30（金）（その月に31日がないため末日）。",
			"8 months before the expiry is 2027-04-30 (Fri) (the last day of that month, which has no day 31)."},
		{Period{From: day(t, "2026-11-21"), Amount: amount(t, "2w"), Mode: Backward},
			"基準日の2週間前の日は2026-11-07（土）。",
			"2 weeks before the reference day is 2026-11-07 (Sat)."},
		{Period{From: day(t, "2024-12-27"), Amount: amount(t, "3bd"), Mode: Exclusive, Calendar: office},
			"起点の日の翌日から数えて3営業日目は2025-01-08（水）（間の休業日9日を除く）。",
			"Counting from the day after the day of the event, business day 3 is 2025-01-08 (Wed) (9 closed days left out)."},
		{Period{From: day(t, "2026-11-21"), At: ten, Amount: amount(t, "24h"), Mode: Backward},
			"2026-11-21（土） 10:00の24時間前は2026-11-20（金） 10:00（日本時間）。",
			"24 hours before 2026-11-21 (Sat) 10:00 is 2026-11-20 (Fri) 10:00 (Japanese time)."},
	} {
		r := count(t, c.period)
		if got := r.Explanation.In(diag.JA); got != c.ja {
			t.Errorf("Japanese:\n got %s\nwant %s", got, c.ja)
		}
		if got := r.Explanation.In(diag.EN); got != c.en {
			t.Errorf("English:\n got %s\nwant %s", got, c.en)
		}
	}
}

// What the end rests on is said beside it.
func TestNotes(t *testing.T) {
	admin := Default(Admin)
	for _, c := range []struct {
		name   string
		period Period
		origin Origin
		note   string // empty: none
	}{
		{"a closed day that stays", Period{From: day(t, "2026-12-02"), Amount: amount(t, "30d"), Mode: Inclusive, Calendar: admin},
			0, "2026-12-31（木）は行政機関の休日です（年末年始）。移していません。"},
		{"two reasons", Period{From: day(t, "2026-05-03"), Amount: amount(t, "1d"), Mode: Inclusive, Calendar: admin},
			0, "2026-05-03（日）は行政機関の休日です（日曜日、憲法記念日）。移していません。"},
		{"an open day", Period{From: day(t, "2026-12-01"), Amount: amount(t, "2d"), Mode: Inclusive, Calendar: admin}, 0, ""},
		{"computed holidays", Period{From: day(t, "2028-03-01"), Amount: amount(t, "20d"), Mode: Inclusive, Roll: RollNext, Calendar: admin},
			Computed, "2028年からの祝日は未公表（計算値）です。"},
		{"rolled over the end of the table", Period{From: day(t, "2027-12-31"), Amount: amount(t, "1d"), Mode: Inclusive, Roll: RollNext, Calendar: admin},
			Computed, "未公表（計算値）"},
		{"business days into computed years", Period{From: day(t, "2027-12-27"), Amount: amount(t, "3bd"), Mode: Exclusive, Calendar: admin},
			Computed, "未公表（計算値）"},
		{"business days back out of computed years", Period{From: day(t, "2028-01-05"), Amount: amount(t, "3bd"), Mode: Backward, Calendar: admin},
			Computed, "未公表（計算値）"},
		{"published business days", Period{From: day(t, "2026-12-28"), Amount: amount(t, "3bd"), Mode: Exclusive, Calendar: admin}, Published, ""},
		{"before the table", Period{From: day(t, "1950-03-01"), Amount: amount(t, "3bd"), Mode: Exclusive, Calendar: admin},
			ByLaw, "1955年より前の祝日は"},
		{"no calendar, no holidays", Period{From: day(t, "2030-03-01"), Amount: amount(t, "3d"), Mode: Exclusive}, 0, ""},
	} {
		r := count(t, c.period)
		if r.Origin != c.origin {
			t.Errorf("%s: origin %v, want %v", c.name, r.Origin, c.origin)
		}
		if (c.note == "") != (len(r.Notes) == 0) {
			t.Errorf("%s: notes %v, want %q", c.name, r.Notes, c.note)
			continue
		}
		for _, n := range r.Notes {
			inBoth(t, n)
			if got := n.In(diag.JA); !strings.Contains(got, c.note) {
				t.Errorf("%s: note %s, want %s", c.name, got, c.note)
			}
		}
	}
}

func TestCountRefuses(t *testing.T) {
	from, admin := day(t, "2026-11-21"), Default(Admin)
	noon, _ := NewClock(12, 0)
	for _, c := range []struct {
		name   string
		period Period
		code   Code
	}{
		{"no date", Period{Amount: amount(t, "3d"), Mode: Exclusive}, NotADate},
		{"no amount", Period{From: from, Mode: Exclusive}, BadAmount},
		{"negative", Period{From: from, Amount: Amount{-3, Days}, Mode: Exclusive}, BadAmount},
		{"huge", Period{From: from, Amount: Amount{MaxAmount + 1, Days}, Mode: Exclusive}, BadAmount},
		{"no such unit", Period{From: from, Amount: Amount{3, "x"}, Mode: Exclusive}, BadAmount},
		{"no mode", Period{From: from, Amount: amount(t, "3d")}, UnknownName},
		{"no such mode", Period{From: from, Amount: amount(t, "3d"), Mode: "sideways"}, UnknownName},
		{"no such roll", Period{From: from, Amount: amount(t, "3d"), Mode: Exclusive, Roll: "up"}, UnknownName},
		{"hours without a time", Period{From: from, Amount: amount(t, "24h"), Mode: Exclusive}, BadPeriod},
		{"a time without hours", Period{From: from, At: noon, Amount: amount(t, "3d"), Mode: Exclusive}, BadPeriod},
		{"hours with a roll", Period{From: from, At: noon, Amount: amount(t, "24h"), Mode: Exclusive, Roll: RollNext, Calendar: admin}, BadPeriod},
		{"business days without a calendar", Period{From: from, Amount: amount(t, "3bd"), Mode: Exclusive}, BadPeriod},
		{"a roll without a calendar", Period{From: from, Amount: amount(t, "3d"), Mode: Exclusive, Roll: RollNext}, BadPeriod},
		{"a roll back before the start", Period{From: from, Amount: amount(t, "1d"), Mode: Inclusive, Roll: RollPrev, Calendar: admin}, BadPeriod},
		{"past the last year", Period{From: day(t, "9999-12-01"), Amount: amount(t, "2m"), Mode: Exclusive}, OutOfRange},
		{"past the last year", Period{From: day(t, "9999-12-31"), Amount: amount(t, "1d"), Mode: Exclusive}, OutOfRange},
		{"past the last year", Period{From: day(t, "9999-12-31"), Amount: amount(t, "1w"), Mode: Exclusive}, OutOfRange},
		{"past the last year", Period{From: day(t, "9999-12-31"), At: noon, Amount: amount(t, "24h"), Mode: Exclusive}, OutOfRange},
		{"past the last year", Period{From: from, Amount: amount(t, "99999y"), Mode: Exclusive}, OutOfRange},
		{"before the first year", Period{From: day(t, "0001-03-01"), Amount: amount(t, "3m"), Mode: Backward}, OutOfRange},
		{"holidays not known", Period{From: day(t, "2099-12-25"), Amount: amount(t, "9bd"), Mode: Exclusive, Calendar: admin}, OutsideTable},
		{"holidays not known", Period{From: day(t, "2026-11-21"), Amount: amount(t, "99999bd"), Mode: Exclusive, Calendar: admin}, OutsideTable},
		{"holidays not known", Period{From: day(t, "1948-07-20"), Amount: amount(t, "1bd"), Mode: Backward, Calendar: admin}, OutsideTable},
		{"holidays not known", Period{From: day(t, "2100-01-01"), Amount: amount(t, "3d"), Mode: Exclusive, Roll: RollNext, Calendar: admin}, OutsideTable},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Count(c.period)
			refusal(t, err, c.code)
			if !r.Due.IsZero() {
				t.Errorf("a refused period is due on %v", r.Due)
			}
		})
	}
}

func count(t testing.TB, p Period) Result {
	t.Helper()
	r, err := Count(p)
	if err != nil {
		t.Fatalf("%v %s %s: %v", p.From, p.Mode, p.Amount, err)
	}
	return r
}
