package calendar

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

// day reads a date that the test itself wrote.
func day(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func amount(t testing.TB, s string) Amount {
	t.Helper()
	a, err := ParseAmount(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// refusal checks that err is an *Error of the code, with words in both languages,
// and gives them back.
func refusal(t testing.TB, err error, code Code) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *Error of code %s", err, code)
	}
	if e.Code != code {
		t.Errorf("code %s (%v), want %s", e.Code, err, code)
	}
	inBoth(t, e.Message)
	inBoth(t, e.Hint)
	return e
}

// inBoth checks that a text is written in both languages and that its formats
// agree with its arguments.
func inBoth(t testing.TB, text diag.Text) {
	t.Helper()
	for _, l := range []diag.Lang{diag.JA, diag.EN} {
		s := text.In(l)
		if s == "" || strings.Contains(s, "%!") {
			t.Errorf("%s: %q", l, s)
		}
	}
	if text.JA == text.EN && text.JA != "" && len(text.Args) == 0 {
		t.Errorf("the same words in both languages: %q", text.JA)
	}
}

// yearEnd2024 is a company that closes on weekends, holidays and from 2024-12-30
// (Mon) to 2025-01-03 (Fri), back on 01-06.
func yearEnd2024(t testing.TB) *Calendar {
	t.Helper()
	c, err := New(Rules{
		Kind:        Company,
		WeekdaysOff: []time.Weekday{time.Saturday, time.Sunday},
		Holidays:    true,
		Closures:    []Closure{{day(t, "2024-12-30"), day(t, "2025-01-03"), diag.T("年末年始休業", "year-end closure")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
