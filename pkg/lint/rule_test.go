package lint_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

func TestRuleCheck(t *testing.T) {
	whole := func(*lint.Pass) {}
	pair := func(_ *lint.Pass, _, _ *record.Record) {}
	for _, c := range []struct {
		name   string
		change func(*lint.Rule)
		want   string // part of the error, "" for none
	}{
		{"complete", func(r *lint.Rule) { r.Whole = whole }, ""},
		{"no function", func(*lint.Rule) {}, "has 0 functions"},
		{"two functions", func(r *lint.Rule) { r.Whole, r.Pair, r.Needs = whole, pair, lint.Base }, "has 2 functions"},
		{"no id", func(r *lint.Rule) { r.Whole, r.ID = whole, "" }, "want an id"},
		{"no name", func(r *lint.Rule) { r.Whole, r.Name = whole, "" }, "want an id and a name"},
		{"no severity", func(r *lint.Rule) { r.Whole, r.Severity = whole, 0 }, "no severity"},
		{"no such severity", func(r *lint.Rule) { r.Whole, r.Severity = whole, diag.Error+1 }, "no severity"},
		{"a Pair that needs no base", func(r *lint.Rule) { r.Pair = pair }, "needs Base"},
		{"a Pair", func(r *lint.Rule) { r.Pair, r.Needs = pair, lint.Base }, ""},
		{"a title in one language", func(r *lint.Rule) { r.Whole, r.Title.EN = whole, "" }, "both languages"},
		{"no basis", func(r *lint.Rule) { r.Whole, r.Basis = whole, diag.Text{} }, "both languages"},
	} {
		err := rule("TST-001", c.change).Check()
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestShape(t *testing.T) {
	for want, change := range map[string]func(*lint.Rule){
		"File":    func(r *lint.Rule) { r.File = func(*lint.Pass, *repo.File) {} },
		"Record":  func(r *lint.Rule) { r.Record = func(*lint.Pass, *record.Record) {} },
		"Article": func(r *lint.Rule) { r.Article = func(*lint.Pass, *record.Record, *regulation.Document) {} },
		"Pair":    func(r *lint.Rule) { r.Pair = func(_ *lint.Pass, _, _ *record.Record) {} },
		"Whole":   func(r *lint.Rule) { r.Whole = func(*lint.Pass) {} },
		"After":   func(r *lint.Rule) { r.After = func(*lint.Pass, lint.Outcome) {} },
		"":        func(*lint.Rule) {},
	} {
		if got := rule("TST-001", change).Shape(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNewFamily(t *testing.T) {
	examples := fstest.MapFS{"with.txtar": {Data: []byte("-- bad/a.yaml --\nx\n")}}
	named := func(name string) *lint.Rule { return rule("TST-001", func(r *lint.Rule) { r.Name = name }) }
	f := lint.NewFamily("TST", diag.T("試し", "trial"), examples, named("with"), named("without"))
	if f.Rules[0].Example == "" || f.Rules[1].Example != "" {
		t.Errorf("examples: %q, %q", f.Rules[0].Example, f.Rules[1].Example)
	}
}
