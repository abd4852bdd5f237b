package lint_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// files are contents by path, laid over the clean firm; empty takes a file away.
type files map[string]string

func load(t *testing.T, f files) *repo.Snapshot {
	t.Helper()
	overlay := map[string][]byte{}
	for path, text := range f {
		overlay[path] = []byte(text)
	}
	return ruletest.Load(t, schema.New(schemas.FS), overlay)
}

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// rule makes a rule with the words that every rule has.
func rule(id string, change func(*lint.Rule)) *lint.Rule {
	words := diag.T("題", "title")
	r := &lint.Rule{ID: id, Name: "a_rule", Title: words, Doc: words, Basis: words, Severity: diag.Error}
	change(r)
	return r
}

func say(text string) diag.Text { return diag.T("%[1]s", "%[1]s", text) }

func run(t *testing.T, in lint.Input, rules ...*lint.Rule) *lint.Result {
	t.Helper()
	res, err := lint.Run(context.Background(), rules, in)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// lines are findings as text: rule, severity, subject, file, line, message.
func lines(ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %s %s/%s %s:%d %s", d.Rule, d.Severity, d.Subject.Kind, d.Subject.ID, d.Range.File, d.Range.Start.Line, d.Message.In(diag.EN)))
	}
	return out
}
