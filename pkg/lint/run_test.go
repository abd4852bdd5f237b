package lint_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// TestShapes: each of the shapes is called for what it asks for, once.
func TestShapes(t *testing.T) {
	s := load(t, nil)
	calls := map[string]*[]string{"File": {}, "Record": {}, "Article": {}, "Whole": {}}
	note := func(shape string) func(*lint.Pass, diag.Range, string) {
		return func(p *lint.Pass, at diag.Range, what string) {
			p.Report(diag.Diagnostic{Range: at, Message: say(shape + " " + what)})
		}
	}
	res := run(t, lint.Input{Head: s},
		rule("TST-001", func(r *lint.Rule) {
			r.File = func(p *lint.Pass, f *repo.File) { note("File")(p, diag.FileRange(f.Path), f.Path) }
		}),
		rule("TST-002", func(r *lint.Rule) {
			r.Kinds = []string{"person", "policy"}
			r.Record = func(p *lint.Pass, rec *record.Record) { note("Record")(p, rec.Place(), rec.ID) }
		}),
		rule("TST-003", func(r *lint.Rule) {
			r.Article = func(p *lint.Pass, rec *record.Record, _ *regulation.Document) {
				note("Article")(p, rec.Place(), rec.ID)
			}
		}),
		rule("TST-004", func(r *lint.Rule) {
			r.Whole = func(p *lint.Pass) { note("Whole")(p, diag.FileRange("pms.yaml"), p.Firm().Name) }
		}))
	for _, d := range res.Findings {
		shape, what, _ := strings.Cut(d.Message.In(diag.JA), " ")
		*calls[shape] = append(*calls[shape], what)
	}
	var paths []string
	for _, f := range s.Files {
		paths = append(paths, f.Path)
	}
	for shape, want := range map[string][]string{
		"File":    paths,
		"Record":  {"aoi", "beni", "chigusa", "p-0004", "privacy_policy"},
		"Article": {"basic_rule"},
		"Whole":   {"株式会社みほん計算"},
	} {
		if d := cmp.Diff(want, *calls[shape]); d != "" {
			t.Errorf("%s (-want +got):\n%s", shape, d)
		}
	}
	if res.Files != len(s.Files) {
		t.Errorf("%d files, want %d", res.Files, len(s.Files))
	}
}

// TestPanic: a rule that panics is named once, with its words, and every other rule
// still gives its findings, on the same files and in the same run.
func TestPanic(t *testing.T) {
	s := load(t, nil)
	good := rule("TST-002", func(r *lint.Rule) {
		r.Kinds = []string{"person"}
		r.Record = func(p *lint.Pass, rec *record.Record) { p.At(rec, tree.Node{}, say("seen"), diag.Text{}) }
	})
	want := lines(run(t, lint.Input{Head: s}, good).Findings)
	if len(want) != 4 {
		t.Fatalf("the good rule found %d of 4 persons", len(want))
	}
	for name, bad := range map[string]func(*lint.Rule){
		"file":   func(r *lint.Rule) { r.File = func(*lint.Pass, *repo.File) { panic("boom") } },
		"record": func(r *lint.Rule) { r.Record = func(*lint.Pass, *record.Record) { panic(errors.New("boom")) } },
		"article": func(r *lint.Rule) {
			r.Article = func(*lint.Pass, *record.Record, *regulation.Document) { panic("boom") }
		},
		"whole": func(r *lint.Rule) { r.Whole = func(*lint.Pass) { panic("boom") } },
		"undeclared field": func(r *lint.Rule) {
			r.Kinds = []string{"person"}
			r.Record = func(_ *lint.Pass, rec *record.Record) { rec.Get("boom") }
		},
	} {
		t.Run(name, func(t *testing.T) {
			res := run(t, lint.Input{Head: s}, rule("TST-001", bad), good)
			var crashes, others []string
			for i, line := range lines(res.Findings) {
				if res.Findings[i].Rule == lint.CrashRule {
					crashes = append(crashes, line)
				} else {
					others = append(others, line)
				}
			}
			if len(crashes) != 1 || !strings.Contains(crashes[0], "PMS-001 error rule/TST-001") || !strings.Contains(crashes[0], "boom") {
				t.Errorf("crashes: %q", crashes)
			}
			if d := cmp.Diff(want, others); d != "" {
				t.Errorf("the other rule (-want +got):\n%s", d)
			}
		})
	}
}

// TestPanicKeepsEarlierFindings: what a rule reported before it panicked stands.
func TestPanicKeepsEarlierFindings(t *testing.T) {
	res := run(t, lint.Input{Head: load(t, nil)}, rule("TST-001", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) {
			p.Report(diag.Diagnostic{Range: diag.FileRange("a.yaml"), Message: say("before")})
			var none *record.Record
			_ = none.Kind.Name
		}
	}))
	got := lines(res.Findings)
	if len(got) != 2 || !strings.Contains(got[0], "before") || !strings.Contains(got[1], "nil pointer") {
		t.Errorf("got %q", got)
	}
}

// TestCrashCannotBeTurnedOff: the manifest speaks about rules, not about pms.
func TestCrashCannotBeTurnedOff(t *testing.T) {
	s := load(t, files{"pms.yaml": manifest("  severities:\n    - {rule: PMS-001, severity: \"off\", reason: 試し}\n")})
	res := run(t, lint.Input{Head: s}, rule("TST-001", func(r *lint.Rule) { r.Whole = func(*lint.Pass) { panic("boom") } }))
	if len(res.Findings) != 1 || res.Findings[0].Severity != diag.Error {
		t.Errorf("got %q", lines(res.Findings))
	}
}

// manifest is the clean firm's, with settings of lint.
func manifest(settings string) string {
	return "kind: manifest\norganization:\n  name: 株式会社みほん計算\n  representative: aoi\n  representative_title: 代表取締役\n" +
		"profile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\nlint:\n" + settings
}

// TestSeverities: the manifest's settings, the clock's limit, and how the two meet.
func TestSeverities(t *testing.T) {
	for _, c := range []struct {
		set          string // the manifest's word, "" for none
		own, reports diag.Severity
		clock        bool
		strict       bool
		want         string
	}{
		{"", diag.Error, 0, false, false, "error"},
		{"", diag.Error, diag.Info, false, false, "info"}, // milder by its own word
		{"warning", diag.Error, 0, false, false, "warning"},
		{"info", diag.Error, diag.Warning, false, false, "info"},
		{"error", diag.Info, 0, false, false, "error"},
		{"off", diag.Error, 0, false, false, ""},
		{"", diag.Error, 0, true, false, "warning"}, // turns red without a commit
		{"", diag.Error, 0, true, true, "error"},
		{"", diag.Info, 0, true, false, "info"},
		{"error", diag.Info, 0, true, false, "warning"}, // nor does the manifest get round it
		{"error", diag.Info, 0, true, true, "error"},
		{"off", diag.Error, 0, true, true, ""},
	} {
		text := ""
		if c.set != "" {
			text = fmt.Sprintf("  severities:\n    - {rule: TST-001, severity: %q, reason: 試し}\n", c.set)
		} else {
			text = "  severities:\n    - {rule: TST-999, severity: info, reason: 別のルール}\n"
		}
		res := run(t, lint.Input{Head: load(t, files{"pms.yaml": manifest(text)}), StrictClock: c.strict},
			rule("TST-001", func(r *lint.Rule) {
				r.Severity = c.own
				if c.clock {
					r.Needs = lint.Clock
				}
				r.Whole = func(p *lint.Pass) { p.Report(diag.Diagnostic{Severity: c.reports, Message: say("x")}) }
			}))
		got := ""
		if len(res.Findings) > 0 {
			got = res.Findings[0].Severity.String()
		}
		if got != c.want || len(res.Findings) > 1 {
			t.Errorf("manifest %q, own %v, reported %v, clock %v, strict %v: got %q, want %q", c.set, c.own, c.reports, c.clock, c.strict, got, c.want)
		}
	}
}

// TestBaseSettings: a change cannot loosen its own check.
func TestBaseSettings(t *testing.T) {
	loose := load(t, files{"pms.yaml": manifest("  severities:\n    - {rule: TST-001, severity: \"off\", reason: 試し}\n")})
	firm := load(t, nil)
	r := rule("TST-001", func(r *lint.Rule) {
		r.Whole = func(p *lint.Pass) { p.Report(diag.Diagnostic{Message: say("x")}) }
	})
	if got := run(t, lint.Input{Head: loose, Base: firm}, r).Findings; len(got) != 1 {
		t.Errorf("turned off by the change itself: %d findings, want 1", len(got))
	}
	if got := run(t, lint.Input{Head: firm, Base: loose}, r).Findings; len(got) != 0 {
		t.Errorf("turned off before: %d findings, want 0", len(got))
	}
}

// TestSkipped: a rule that lacks what it needs is named with the reason; a rule of
// another profile is not, for nothing is missing.
func TestSkipped(t *testing.T) {
	never := func(*lint.Pass) { panic("ran") }
	res := run(t, lint.Input{Head: load(t, nil)},
		rule("TST-003", func(r *lint.Rule) { r.Needs, r.Whole = lint.History, never }),
		rule("TST-001", func(r *lint.Rule) { r.Needs, r.Whole = lint.Base, never }),
		rule("TST-002", func(r *lint.Rule) { r.Profiles, r.Whole = []string{"examination_body"}, never }))
	var got []string
	for _, s := range res.Skipped {
		if s.Reason.JA == "" || s.Reason.EN == "" {
			t.Errorf("%s: no reason in both languages", s.Rule)
		}
		got = append(got, s.Rule)
	}
	if d := cmp.Diff([]string{"TST-001", "TST-003"}, got); d != "" || len(res.Findings) != 0 {
		t.Errorf("skipped (-want +got):\n%s\nfindings: %q", d, lines(res.Findings))
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := lint.Run(ctx, nil, lint.Input{Head: load(t, nil)}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestLoaded: a rule of the loader reports what loading found, with its severity.
func TestLoaded(t *testing.T) {
	s := load(t, files{"ledgers/odd.yaml": "kind: no_such_kind\nid: odd\n"})
	var rules []*lint.Rule
	for _, info := range repo.Rules() {
		rules = append(rules, lint.Loaded(info, say("basis")))
	}
	got := lines(run(t, lint.Input{Head: s}, rules...).Findings)
	want := []string{`REP-006 error file/ledgers/odd.yaml ledgers/odd.yaml:1 unknown kind "no_such_kind"`}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestConsults: a rule that looks records up is not run, and is named, where some of
// them cannot be read; the file is the finding, not what the rule misses.
func TestConsults(t *testing.T) {
	broken := files{"organization/people.yaml": "kind: person\nentries\n"}
	for name, c := range map[string]struct {
		files    files
		consults []string
		want     string
	}{
		"readable":          {nil, []string{"person"}, ""},
		"unreadable":        {broken, []string{"appointment", "person"}, "there are unreadable records: Workers"},
		"something else is": {broken, []string{"appointment"}, ""},
	} {
		res := run(t, lint.Input{Head: load(t, c.files)}, rule("TST-001", func(r *lint.Rule) {
			r.Consults = c.consults
			r.Whole = func(p *lint.Pass) { p.Report(diag.Diagnostic{Message: say("x")}) }
		}))
		got := ""
		if len(res.Skipped) > 0 {
			got = res.Skipped[0].Reason.In(diag.EN)
		}
		if got != c.want || len(res.Findings) == len(res.Skipped) {
			t.Errorf("%s: skipped %q, want %q; %d findings", name, got, c.want, len(res.Findings))
		}
	}
}
