package calendar

import (
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestParseAmount(t *testing.T) {
	for s, want := range map[string]struct{ ja, en string }{
		"24h": {"24時間", "24 hours"}, "30d": {"30日", "30 days"}, "3w": {"3週間", "3 weeks"}, "3m": {"3か月", "3 months"},
		"1y": {"1年", "1 year"}, "3bd": {"3営業日", "3 business days"}, "1bd": {"1営業日", "1 business day"}, "99999d": {"99999日", "99999 days"},
	} {
		a, err := ParseAmount(s)
		if err != nil || a.String() != s || a.Text().In(diag.JA) != want.ja || a.Text().In(diag.EN) != want.en {
			t.Errorf("%s: %v, %s, %s, %v", s, a, a.Text().In(diag.JA), a.Text().In(diag.EN), err)
		}
	}
	for _, s := range []string{
		"", "3", "d", "bd", "-3d", "−3d", "+3d", "0d", "000d", "100000d", "99999999999999999999d", "3 d", " 3d", "3d ", "3D", "３d", "3.5d", "1e3d", "3dd", "3mo", "3日", "d3", "3bd3", "\x00d",
	} {
		a, err := ParseAmount(s)
		refusal(t, err, BadAmount)
		if a != (Amount{}) {
			t.Errorf("%q is refused and gives %v", s, a)
		}
	}
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"24h", "30d", "3bd", "0d", "-1d", "00007w", "99999999999999999999y", "3営業日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAmount(s)
		if err != nil {
			return
		}
		if again, err := ParseAmount(a.String()); err != nil || again != a || a.check() != nil {
			t.Fatalf("ParseAmount(%q) = %v, which reads as %v, %v", s, a, again, err)
		}
	})
}

func TestParseMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-21T10:00": "2026-11-21 10:00", "2026-11-21 9:05": "2026-11-21 09:05", "2026-11-21T10:00:00+09:00": "2026-11-21 10:00",
		"令和8年11月21日 23:59": "2026-11-21 23:59", "2026-11-21": "2026-11-21 ", "2024 年 6 月 25 日": "2024-06-25 ",
	} {
		r, c, err := ParseMoment(text)
		if got := r.Date.String() + " " + c.String(); err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"2026-11-21T24:00", "2026-11-21T10:60", "2026-11-21T10:00Z", "2026-11-21T10:00+00:00", "2026-11-21T1000:00", "2026-11-21T:00", "2026-11-21T10:", "2026-11-21T10:00:30", "T10:00", "2026-11-21T-1:00",
	} {
		_, _, err := ParseMoment(text)
		refusal(t, err, NotADate)
	}
	if _, err := NewClock(-1, 0); err == nil {
		t.Error("a time before midnight")
	}
}

func FuzzParseMoment(f *testing.F) {
	for _, s := range []string{"2026-11-21T10:00", "令和8年11月21日 23:59", "2026-11-21T10:00:00+09:00", "T:", "2026-11-21T24:00", "2026-11-21", " :"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, c, err := ParseMoment(s)
		if err != nil {
			if !r.Date.IsZero() || !c.IsZero() {
				t.Fatalf("ParseMoment(%q) refuses and gives %v %v", s, r.Date, c)
			}
			return
		}
		again, clock, err := ParseMoment(r.Date.String() + " " + c.String())
		if err != nil || again.Date != r.Date || clock != c {
			t.Fatalf("ParseMoment(%q) = %v %v, which reads as %v %v, %v", s, r.Date, c, again.Date, clock, err)
		}
	})
}
