package ics

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func write(t *testing.T, today string, items ...due.Item) string {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, Calendar{
		Firm: "株式会社ためし", Name: "PMS の期限", Today: day(t, today), Items: items, Alarms: []int{30, 7, 1}, Lang: diag.JA,
		Role: func(id string) diag.Text { return diag.T("個人情報保護管理者", id) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func item(t *testing.T, id, on string, interval int) due.Item {
	return due.Item{
		ID: id, Title: diag.T("台帳の見直し", "Review"), Due: day(t, on), Interval: interval, Role: "privacy_manager", Person: "aoi",
		Basis: diag.T("基本規程 第11条", "article 11"), Source: "rule.yaml#a", Note: diag.T("備考", "note"),
	}
}

// values are the values of a property in the order of the file, unfolded.
func values(text, name string) []string {
	text = strings.ReplaceAll(text, "\r\n ", "")
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^`+name+`(?:;[^:\r\n]*)?:([^\r\n]*)`).FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestForm: CRLF and nothing else, lines of at most 75 bytes, and the one stamp of today.
func TestForm(t *testing.T) {
	long := item(t, "x", "2026-12-31", 365)
	long.Title = diag.T(strings.Repeat("長い題名、", 40), "long")
	text := write(t, "2026-11-21", long)
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" && !strings.HasSuffix(line, "\r\n") || strings.Count(line, "\r") > 1 {
			t.Errorf("line end of %q", line)
		}
		if len(strings.TrimSuffix(line, "\r\n")) > 75 {
			t.Errorf("%d bytes: %q", len(line), line)
		}
		if strings.ContainsRune(line, '\uFFFD') || strings.ToValidUTF8(line, "?") != line {
			t.Errorf("a character is cut in two: %q", line)
		}
	}
	for name, want := range map[string][]string{
		"DTSTART": {"20261231"}, "DTEND": {"20270101"}, "DTSTAMP": {"20261121T000000Z"}, "TRANSP": {"TRANSPARENT"}, "CATEGORIES": {"個人情報保護管理者"},
		"X-WR-CALNAME": {"PMS の期限"}, "VERSION": {"2.0"}, "SEQUENCE": {"2516"},
	} {
		if d := cmp.Diff(want, values(text, name)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	if !strings.Contains(text, "DTSTART;VALUE=DATE:20261231") {
		t.Error("the event is not all day long")
	}
	if again := write(t, "2026-11-21", long); again != text {
		t.Error("two runs differ")
	}
}

// TestMoves: the UID stays when the date changes, and the sequence grows, so that a
// second import moves the event; other occurrences have UIDs of their own.
func TestMoves(t *testing.T) {
	before := write(t, "2026-11-21", item(t, "a", "2026-12-31", 365), item(t, "b", "2026-12-31", 365))
	after := write(t, "2026-11-28", item(t, "a", "2027-01-31", 365), item(t, "b", "2026-12-31", 365))
	if d := cmp.Diff(values(before, "UID"), values(after, "UID")); d != "" {
		t.Errorf("UIDs changed:\n%s", d)
	}
	uids := values(before, "UID")
	if len(uids) != 2 || uids[0] == uids[1] {
		t.Errorf("UIDs %q", uids)
	}
	if a, b := values(before, "SEQUENCE")[0], values(after, "SEQUENCE")[0]; a >= b {
		t.Errorf("sequence %s, then %s", a, b)
	}
}

// TestAlarms are 30, 7 and 1 days before, never longer than the interval, and none once
// it is done.
func TestAlarms(t *testing.T) {
	for _, c := range []struct {
		interval int
		status   due.Status
		want     []string
	}{
		{365, due.Upcoming, []string{"-P29DT15H", "-P6DT15H", "-PT15H"}},
		{30, due.Upcoming, []string{"-P6DT15H", "-PT15H"}},
		{7, due.Upcoming, []string{"-PT15H"}},
		{1, due.Upcoming, nil},
		{0, due.Upcoming, []string{"-P29DT15H", "-P6DT15H", "-PT15H"}},
		{365, due.Done, nil},
	} {
		i := item(t, "x", "2026-12-31", c.interval)
		i.Status = c.status
		if d := cmp.Diff(c.want, values(write(t, "2026-11-21", i), "TRIGGER")); d != "" {
			t.Errorf("interval %d, %s (-want +got):\n%s", c.interval, c.status, d)
		}
	}
}

// TestDays: what has no day of the law stands at its target, and what is to be done
// without delay at today.
func TestDays(t *testing.T) {
	target := item(t, "x", "2026-12-31", 0)
	target.Due, target.Target = calendar.Date{}, day(t, "2026-12-02")
	atOnce := item(t, "y", "2026-12-31", 0)
	atOnce.Due, atOnce.Open = calendar.Date{}, day(t, "2026-11-01")
	disposal := item(t, "z", "2026-12-31", 0)
	disposal.Due, disposal.Open = calendar.Date{}, day(t, "2027-03-01")
	if d := cmp.Diff([]string{"20261202", "20261121", "20270301"}, values(write(t, "2026-11-21", target, atOnce, disposal), "DTSTART")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestHostile: text of a record cannot begin a property or an event.
func TestHostile(t *testing.T) {
	i := item(t, "x", "2026-12-31", 365)
	i.Title = diag.T("題\r\nEND:VEVENT\r\nBEGIN:VEVENT\u202e;,\\", "x")
	i.Person = "a\nATTENDEE:mailto:x@example.com"
	text := write(t, "2026-11-21", i)
	if strings.Count(text, "\r\nBEGIN:VEVENT") != 1 || strings.Contains(text, "\nATTENDEE") || strings.ContainsRune(text, '\u202e') {
		t.Errorf("broken out:\n%s", text)
	}
	if got := values(text, "SUMMARY"); len(got) != 1 || got[0] != `題  END:VEVENT  BEGIN:VEVENT \;\,\\` {
		t.Errorf("summary %q", got)
	}
}
