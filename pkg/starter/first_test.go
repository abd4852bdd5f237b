package starter

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// notYet is the contact point that the policy names: the firm still has to write it.
const notYet = "REP-009"

const newManifest = `kind: manifest
organization: {name: 株式会社はじめの一歩, representative_title: 代表取締役}
profile: company
catalogue: j2023
lang: ja
fiscal_year_start: "10"
forms: [{kind: complaint, form_no: 様式9, title: 苦情受付票}]
`

const newFacts = `organization: {office: 総務部, departments: [総務部, 営業部]}
policy: {contact: {postal_code: 000-0001, address: 架空県架空市一丁目1番1号, tel: 000-000-0000, hours: 平日9時から17時まで, mail: privacy@hajime.example}}
documents: {privacy-policy: {representative_name: 初野 一歩}}
`

// TestNewFirm makes the rule set of a firm that begins today, and lints it. What is
// left is what the firm has yet to do.
func TestNewFirm(t *testing.T) {
	facts, err := Defaults()
	if err != nil {
		t.Fatal(err)
	}
	said, err := FromManifest(root(t, []byte(newManifest)))
	if err != nil {
		t.Fatal(err)
	}
	own, err := Read("new.yaml", []byte(newFacts))
	if err != nil {
		t.Fatal(err)
	}
	today, err := calendar.ParseISO("2026-10-01")
	if err != nil {
		t.Fatal(err)
	}
	first, err := FirstEdition(today, "general-affairs")
	if err != nil {
		t.Fatal(err)
	}
	made, err := Company(facts.With(said).With(first).With(own))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"pms.yaml": {Data: []byte(newManifest)},
		"organization/departments.yaml": {Data: []byte("kind: department\nid: departments\ntitle: 部門\n" +
			"entries: [{id: general-affairs, name: 総務部, from: 2020-04-01}]\n")},
	}
	for name, data := range made {
		files[name] = &fstest.MapFile{Data: data}
	}
	snapshot, err := repo.Load(context.Background(), files, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(context.Background(), rules.All(), lint.Input{Head: snapshot, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		if (strings.HasPrefix(f.Range.File, "regulations/") || strings.HasPrefix(f.Range.File, "policies/")) && f.Rule != notYet {
			t.Errorf("%s:%d: %s %s", f.Range.File, f.Range.Start.Line, f.Rule, f.Message.In("ja"))
		}
	}

	basic := string(made["regulations/privacy-protection-rule.yaml"])
	for _, not := range []string{"deleted:", "の2", "代表取締役社長"} {
		if strings.Contains(basic, not) {
			t.Errorf("the basic rule of a new firm has %s", not)
		}
	}
	for file, want := range map[string]string{
		"regulations/privacy-protection-rule.yaml": "（10月1日から翌年9月30日までをいう。以下同じ。）",
		"regulations/rights-rule.yaml":             "- [様式9, 苦情受付票, ",
		"policies/privacy-policy.yaml":             "株式会社はじめの一歩は、",
	} {
		if !strings.Contains(string(made[file]), want) {
			t.Errorf("%s lacks %s", file, want)
		}
	}
}
