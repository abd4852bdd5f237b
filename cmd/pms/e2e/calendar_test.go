//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// readBack reads a calendar with python-icalendar, a reader that shares nothing with
// our writer, and prints what a calendar program would keep: the last event of a UID.
const readBack = `
import icalendar, json, sys
kept = {}
for path in sys.argv[1:]:
    with open(path, "rb") as f:
        calendar = icalendar.Calendar.from_ical(f.read())
    for e in calendar.walk("VEVENT"):
        uid, sequence = str(e["UID"]), int(e["SEQUENCE"])
        if uid in kept and kept[uid]["sequence"] > sequence:
            continue
        kept[uid] = {
            "uid": uid, "sequence": sequence, "start": e.decoded("DTSTART").isoformat(), "end": e.decoded("DTEND").isoformat(),
            "stamp": e.decoded("DTSTAMP").isoformat(), "summary": str(e["SUMMARY"]), "categories": e["CATEGORIES"].to_ical().decode() if "CATEGORIES" in e else "",
            "alarms": sorted(int(a.decoded("TRIGGER").total_seconds()) for a in e.walk("VALARM")),
        }
print(json.dumps(list(kept.values())))
`

type event struct {
	UID, Start, End, Stamp, Summary, Categories string
	Sequence                                    int
	Alarms                                      []int
}

// python is the Debian interpreter, which has python3-icalendar.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import icalendar").Run() == nil {
			return name
		}
	}
	t.Fatal("python3-icalendar is missing: apt-get install python3-icalendar")
	return ""
}

func events(t *testing.T, files ...string) map[string]event {
	t.Helper()
	out, err := exec.Command(python(t), append([]string{"-c", readBack}, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var all []event
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	byUID := map[string]event{}
	for _, e := range all {
		byUID[e.UID] = e
	}
	return byUID
}

// TestCalendar exports the calendar of the example company, changes a date, exports it
// again, and reads both as a calendar program does.
func TestCalendar(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "company")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "..", "examples", "company"))); err != nil {
		t.Fatal(err)
	}
	export := func(today, name string) string {
		t.Helper()
		file := filepath.Join(t.TempDir(), name)
		run(t, dir, "--today", today, "due", "--until", "730d", "--format", "ics", "-o", file)
		return file
	}
	first := export("2026-11-21", "first.ics")
	before := events(t, first)
	if len(before) < 60 {
		t.Fatalf("%d events in two years, want 60", len(before))
	}
	for _, e := range before {
		if len(e.Start) != len("2026-11-21") || e.Summary == "" || !strings.HasPrefix(e.Stamp, "2026-11-21T00:00:00") {
			t.Errorf("not an event of a whole day: %+v", e)
		}
	}
	manifest := filepath.Join(dir, "pms.yaml")
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "valid_to: 2027-06-09", "valid_to: 2027-07-09", 1)
	if changed == string(text) {
		t.Fatal("the example has another date")
	}
	if err := os.WriteFile(manifest, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	both := events(t, first, export("2026-11-22", "second.ics"))
	moved := 0
	for uid, e := range both {
		was, known := before[uid]
		if !known {
			continue // a day later a new one may come into sight
		}
		if was.Start != e.Start {
			moved++
		}
	}
	if moved == 0 || len(both) > len(before)+10 {
		t.Errorf("%d events before, %d after both imports, %d moved", len(before), len(both), moved)
	}
	if n := summaries(both, "プライバシーマークの更新申請"); n != 1 {
		t.Errorf("the renewal stands %d times in the calendar", n)
	}
}

func summaries(all map[string]event, summary string) int {
	n := 0
	for _, e := range all {
		if e.Summary == summary {
			n++
		}
	}
	return n
}
