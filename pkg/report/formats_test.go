package report

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// TestMachineFormatsAreWellFormed: whatever the texts hold, a program can read it.
func TestMachineFormatsAreWellFormed(t *testing.T) {
	f := sample()
	o := Options{Lang: diag.JA, Prefix: "firm/"}
	for _, format := range []string{"json", "sarif"} {
		if !json.Valid([]byte(render(t, format, f, o))) {
			t.Errorf("%s is no JSON", format)
		}
	}
	var suites junitSuites
	if err := xml.Unmarshal([]byte(render(t, "junit", f, o)), &suites); err != nil {
		t.Fatal(err)
	}
	if want := f.Count(diag.Error) + f.Count(diag.Warning); suites.Failures != want {
		t.Errorf("%d failures, want %d", suites.Failures, want)
	}
	if suites.Skipped != len(f.Skipped) {
		t.Errorf("%d skipped, want %d", suites.Skipped, len(f.Skipped))
	}
}

// TestSARIFResults: each finding is one result with its fingerprint, a waived one has
// its reason beside it, and the rule that it points to is the one it names.
func TestSARIFResults(t *testing.T) {
	f := sample()
	var log sarifLog
	if err := json.Unmarshal([]byte(render(t, "sarif", f, Options{Lang: diag.EN, Prefix: "a b/規程:"})), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if got, want := len(run.Results), len(f.Diagnostics)+len(f.Waived); got != want {
		t.Fatalf("%d results, want %d", got, want)
	}
	suppressed := 0
	for i, r := range run.Results {
		if r.RuleIndex >= 0 && run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d: rule %s at the place of %s", i, r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
		}
		if len(r.PartialFingerprints[fingerprintName]) != 32 {
			t.Errorf("result %d: fingerprint %q", i, r.PartialFingerprints)
		}
		if uri := r.Locations[0].Physical.Artifact.URI; !strings.HasPrefix(uri, "a%20b/%E8%A6%8F%E7%A8%8B%3A") {
			t.Errorf("result %d: uri %q", i, uri)
		}
		suppressed += len(r.Suppressions)
	}
	if suppressed != len(f.Waived) {
		t.Errorf("%d suppressed, want %d", suppressed, len(f.Waived))
	}
}

func TestCamel(t *testing.T) {
	for in, want := range map[string]string{"entry_complete": "EntryComplete", "a": "A", "": "", "_x_": "X"} {
		if got := camel(in); got != want {
			t.Errorf("camel(%q) = %q, want %q", in, got, want)
		}
	}
}
