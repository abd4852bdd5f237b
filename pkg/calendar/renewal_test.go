package calendar

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// The windows that were published, officially or by an examination body. Both readings
// give each of them.
func TestPublishedWindows(t *testing.T) {
	for _, c := range []struct{ expiry, open, close, source string }{
		{"2011-12-03", "2011-04-04", "2011-08-03", "JIPDEC, guide to the renewal of 2011"},
		{"2024-12-01", "2024-04-02", "2024-08-01", "https://privacymark.jp/p-application/update/index.html"},
		{"2022-12-01", "2022-04-02", "2022-08-01", "https://juas.or.jp/privacymark/application/update/"},
		{"2012-12-31", "2012-05-01", "2012-08-31", "https://privacymark.org/application/update/index.html"},
		{"2022-11-01", "2022-03-02", "2022-07-01", "https://upfsecurity.co.jp/pmark/10411/"},
	} {
		r := renewal(t, c.expiry)
		for name, s := range map[string]Span{"A": r.A, "B": r.B, "safe": r.Safe} {
			if s.From.String() != c.open || s.To.String() != c.close {
				t.Errorf("expiry %s: %s is %v..%v, want %s..%s (%s)", c.expiry, name, s.From, s.To, c.open, c.close, c.source)
			}
		}
		if !r.Agree {
			t.Errorf("expiry %s: the readings disagree on a published example", c.expiry)
		}
	}
}

// Consultants' pages open the window on the day itself; three official examples open it
// the day after. https://www.isosoken.com/pmark/knowledge/privacymark_expiration-date/
// (2021-04-15), https://emeao.jp/guide/privacymark/privacymark-knowlege/post-41743
// (2025-05-09) and プライバシーマーク取得辞典 (2016-04-30) are a day early.
func TestConsultantsOpenADayEarly(t *testing.T) {
	for expiry, theirs := range map[string]string{"2021-12-15": "2021-04-15", "2026-01-09": "2025-05-09"} {
		if r := renewal(t, expiry); r.A.From != day(t, theirs).AddDays(1) {
			t.Errorf("expiry %s opens on %v", expiry, r.A.From)
		}
	}
	if r := renewal(t, "2016-12-30"); r.A.From.String() != "2016-05-01" || r.B.From.String() != "2016-04-30" {
		t.Errorf("expiry 2016-12-30 opens on %v or %v", r.A.From, r.B.From)
	}
}

// Month ends, where no example is published but 12-31: both readings and what is safe.
func TestMonthEndWindows(t *testing.T) {
	for _, c := range []struct{ expiry, a, b, safe string }{
		{"2027-02-28", "2026-06-29..2026-10-28", "2026-07-01..2026-10-31", "2026-07-01..2026-10-28"},
		{"2028-02-29", "2027-06-30..2027-10-29", "2027-07-01..2027-10-31", "2027-07-01..2027-10-29"},
		{"2027-03-30", "2026-07-31..2026-11-30", "2026-07-31..2026-11-29", "2026-07-31..2026-11-29"},
		{"2027-03-31", "2026-08-01..2026-11-30", "same", "same"},
		{"2027-04-30", "2026-08-31..2026-12-30", "2026-09-01..2026-12-31", "2026-09-01..2026-12-30"},
		{"2027-05-31", "2026-10-01..2027-01-31", "same", "same"},
		{"2027-06-29", "2026-10-30..2027-02-28", "2026-10-30..2027-02-27", "2026-10-30..2027-02-27"},
		{"2027-06-30", "2026-10-31..2027-02-28", "2026-11-01..2027-02-28", "2026-11-01..2027-02-28"},
		{"2027-07-31", "2026-12-01..2027-03-31", "same", "same"},
		{"2027-08-30", "2026-12-31..2027-04-30", "2026-12-31..2027-04-29", "2026-12-31..2027-04-29"},
		{"2027-08-31", "2027-01-01..2027-04-30", "same", "same"},
		{"2027-09-30", "2027-01-31..2027-05-30", "2027-02-01..2027-05-31", "2027-02-01..2027-05-30"},
		{"2027-10-29", "2027-03-01..2027-06-29", "2027-02-28..2027-06-29", "2027-03-01..2027-06-29"},
		{"2027-10-30", "2027-03-01..2027-06-30", "2027-02-28..2027-06-29", "2027-03-01..2027-06-29"},
		{"2027-10-31", "2027-03-01..2027-06-30", "same", "same"},
		{"2027-11-30", "2027-03-31..2027-07-30", "2027-04-01..2027-07-31", "2027-04-01..2027-07-30"},
		{"2027-12-30", "2027-05-01..2027-08-30", "2027-04-30..2027-08-30", "2027-05-01..2027-08-30"},
		{"2027-12-31", "2027-05-01..2027-08-31", "same", "same"},
	} {
		r := renewal(t, c.expiry)
		for _, s := range []struct {
			name string
			span Span
			want string
		}{{"A", r.A, c.a}, {"B", r.B, c.b}, {"safe", r.Safe, c.safe}} {
			want := s.want
			if want == "same" {
				want = c.a
			}
			if got := s.span.From.String() + ".." + s.span.To.String(); got != want {
				t.Errorf("expiry %s: %s is %s, want %s", c.expiry, s.name, got, want)
			}
		}
		if r.Agree != (c.b == "same") || r.Agree != r.Note.IsZero() {
			t.Errorf("expiry %s: agree %v, note %q", c.expiry, r.Agree, r.Note.In(diag.JA))
		}
		if !r.Agree {
			inBoth(t, r.Note)
			if note := r.Note.In(diag.JA); !strings.Contains(note, "公表例で確かめられていません") || !strings.Contains(note, r.Safe.From.String()) {
				t.Errorf("expiry %s: note %s", c.expiry, note)
			}
		}
	}
}

// The last day moves off a closing day of the examination body, the first does not:
// 2024-09-14, a Saturday before a holiday, is 2024-09-17.
// https://privacymark.jp/p-application/update/index.html
func TestRolledClose(t *testing.T) {
	r := renewal(t, "2025-01-14")
	if r.A.To.String() != "2024-09-14" || r.EffectiveClose.String() != "2024-09-17" || !r.Rolled || len(r.Closed) != 3 {
		t.Errorf("closes on %v, effectively %v over %d days", r.A.To, r.EffectiveClose, len(r.Closed))
	}
	if got, want := r.Explanation.In(diag.JA),
		"有効期間の満了日2025-01-14（火）の8か月前の日の翌日2024-05-15（水）から、4か月前の日2024-09-14（土）まで。最終日が審査機関の休業日のため、受付は2024-09-17（火）まで。"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got, want := r.Explanation.In(diag.EN),
		"From 2024-05-15 (Wed), the day after the day 8 months before the expiry on 2025-01-14 (Tue), to 2024-09-14 (Sat), the day 4 months before it. "+
			"The last day is a closing day of the examination body, so applications are taken until 2024-09-17 (Tue)."; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if r = renewal(t, "2024-12-01"); r.Rolled || r.EffectiveClose != r.A.To {
		t.Errorf("an open last day moved to %v", r.EffectiveClose)
	}
	if r = renewal(t, "2027-07-31"); r.A.From.String() != "2026-12-01" {
		t.Errorf("opens on %v", r.A.From)
	}
}

// 「満了の5か月前の日まで」
func TestReminder(t *testing.T) {
	if r := renewal(t, "2011-12-03"); r.Reminder.String() != "2011-07-03" {
		t.Errorf("reminder on %v", r.Reminder)
	}
}

// For any expiry the safe window is inside both readings and never empty.
func TestSafeIsInsideBoth(t *testing.T) {
	body := Default(ExaminationBody)
	for expiry := day(t, "2024-01-01"); expiry.Year() < 2032; expiry = expiry.AddDays(1) {
		r, err := RenewalOf(expiry, body)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []Span{r.A, r.B} {
			if !s.Contains(r.Safe.From) || !s.Contains(r.Safe.To) || r.Safe.To.Before(r.Safe.From) {
				t.Fatalf("expiry %v: safe %v is not inside %v", expiry, r.Safe, s)
			}
		}
		if open, _ := body.IsOpen(r.EffectiveClose); !open || r.EffectiveClose.Before(r.A.To) {
			t.Fatalf("expiry %v closes on %v", expiry, r.EffectiveClose)
		}
		if computed := r.EffectiveClose.Year() > 2027; computed != (r.Origin == Computed) || computed && r.Note.IsZero() {
			t.Fatalf("expiry %v: origin %v, note %q", expiry, r.Origin, r.Note.In(diag.JA))
		}
	}
}

func TestRenewalRefuses(t *testing.T) {
	body := Default(ExaminationBody)
	for date, code := range map[string]Code{"0001-03-01": OutOfRange, "9999-12-31": OutOfRange, "2101-01-01": OutsideTable, "1940-01-01": OutsideTable} {
		_, err := RenewalOf(day(t, date), body)
		refusal(t, err, code)
	}
	_, err := RenewalOf(Date{}, body)
	refusal(t, err, NotADate)
	_, err = RenewalOf(day(t, "2026-11-21"), nil)
	refusal(t, err, BadPeriod)
}

func renewal(t *testing.T, expiry string) Renewal {
	t.Helper()
	r, err := RenewalOf(day(t, expiry), Default(ExaminationBody))
	if err != nil {
		t.Fatal(err)
	}
	inBoth(t, r.Explanation)
	return r
}
