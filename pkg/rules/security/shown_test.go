package security

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/rules/evidence"
	"github.com/pms-project/pms/pkg/rules/notation"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// TestNeverShown: no format shows what was found, nor does another rule that
// complains about the same line.
func TestNeverShown(t *testing.T) {
	number, mail := "9832"+"05673214", "hanako.suzuki@mihon"+"-keisan.co.jp"
	files := map[string][]byte{
		"organization/more.yaml": []byte("kind: department\nid: more\nentries:\n  - {id: d-lab, name: 研究室, size: " + number + "}\n  - {id: d-box, name: x, " + mail + ": 1}\n"),
		"a.txt":                  []byte("password: Tsuyu-2026kusa\n"),
	}
	s := ruletest.Load(t, schema.New(schemas.FS), files)
	var rules []*lint.Rule
	for _, f := range []lint.Family{Family(), evidence.Family(), notation.Family()} {
		rules = append(rules, f.Rules...)
	}
	today, err := calendar.ParseISO("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	res, err := lint.Run(context.Background(), rules, lint.Input{Head: s, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Findings) < 5 {
		t.Fatalf("only %d findings: the texts are not found, so nothing is proven", len(res.Findings))
	}
	for _, format := range report.Formats() {
		write, _ := report.Format(format)
		var out bytes.Buffer
		source := func(file string) (string, bool) { return string(files[file]), true }
		if err := write(&out, &report.Findings{Diagnostics: res.Findings}, report.Options{Lang: diag.JA, Source: source}); err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{number, mail, "Tsuyu-2026kusa"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s shows what was found:\n%s", format, out.String())
			}
		}
	}
}
