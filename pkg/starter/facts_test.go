package starter

import (
	"strings"
	"testing"
)

// TestMissingFact names what nobody gave.
func TestMissingFact(t *testing.T) {
	tests := map[string]struct {
		drop []string
		want string
	}{
		"name of the firm":     {[]string{"organization", "name"}, `"name"`},
		"a month":              {[]string{"months", "audit"}, `"audit"`},
		"name of a form":       {[]string{"forms", "contractor", "title"}, `"contractor"`},
		"facts of a document":  {[]string{"documents", "security-rule"}, `"security-rule"`},
		"number of a document": {[]string{"documents", "security-rule", "document_no"}, "document_no"},
		"editions":             {[]string{"documents", "security-rule", "revisions"}, "its revisions"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			facts := company(t)
			at := map[string]any(facts)
			for _, k := range test.drop[:len(test.drop)-1] {
				at = at[k].(map[string]any)
			}
			delete(at, test.drop[len(test.drop)-1])
			made, err := Company(facts)
			if err == nil || !strings.Contains(err.Error(), test.want) || made != nil {
				t.Errorf("%d files, error %v; want one about %s", len(made), err, test.want)
			}
		})
	}
}

// TestWrongFact refuses what is no month and no date.
func TestWrongFact(t *testing.T) {
	for name, over := range map[string]Facts{
		`"13" is no month`: {"months": map[string]any{"audit": []any{"13"}}},
		`"6" is no month`:  {"months": map[string]any{"education_to": "6"}},
		`"+1" is no month`: {"months": map[string]any{"education_to": "+1"}},
		"is no date": {"documents": map[string]any{"security-rule": map[string]any{
			"revisions": []any{map[string]any{"effective_on": "2026-02-30"}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Company(company(t).With(over)); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestUnsound refuses facts that Go code makes in another shape.
func TestUnsound(t *testing.T) {
	for at, over := range map[string]Facts{
		"facts.organization.name":           {"organization": map[string]any{"name": "one\nkind: policy"}},
		"facts.organization.departments[1]": {"organization": map[string]any{"departments": []any{"a", "b\r"}}},
		"facts.months.audit":                {"months": map[string]any{"audit": []string{"10"}}},
		"facts.measures.pass_mark":          {"measures": map[string]any{"pass_mark": 80}},
		"facts.policy":                      {"policy": nil},
	} {
		if made, err := Company(company(t).With(over)); err == nil || !strings.Contains(err.Error(), at+":") {
			t.Errorf("%s: %d files, error %v", at, len(made), err)
		}
	}
}

// hostile are facts that would leave their place if they were pasted into YAML, into a
// text of rules or into a template.
var hostile = []string{
	`甲 & 乙: [1, 2] # 株式会社`, `"quoted" 'twice' \n`, `- item`, `{a: b}`, `*alias`, `%YAML`, `| block`, `{{.organization.name}}`,
	`false`, `2026-04-01`, `第1条`, `(1) 号`, `𠮷野家`, `葛󠄀城`,
}

// TestHostileFacts wants every fact to come out as the text it is.
func TestHostileFacts(t *testing.T) {
	for _, text := range hostile {
		facts := company(t).With(Facts{
			"organization": map[string]any{"name": text, "representative_title": text, "board": text, "office": text, "departments": []any{text, text}},
			"forms":        map[string]any{"audit_report": map[string]any{"title": text}, "complaint": map[string]any{"form_no": text, "title": text}},
			"documents":    map[string]any{"privacy-policy": map[string]any{"representative_name": text}, "security-rule": map[string]any{"document_no": text}},
		})
		made, err := Company(facts)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		policy, rule := root(t, made["policies/privacy-policy.yaml"]), root(t, made["regulations/security-rule.yaml"])
		if got := policy.Get("representative_title").Text(); got != text {
			t.Errorf("%s: representative_title is %s", text, got)
		}
		if got := policy.Get("representative_name").Text(); got != text {
			t.Errorf("%s: representative_name is %s", text, got)
		}
		if got := rule.Get("document_no").Text(); got != text {
			t.Errorf("%s: document_no is %s", text, got)
		}
		if got := policy.Get("preamble").Text(); !strings.HasPrefix(got, text+"は、") {
			t.Errorf("%s: preamble is %s", text, got)
		}
		forms := root(t, made["regulations/rights-rule.yaml"]).Get("appendices").At(2).Get("table", "rows").At(1)
		if forms.Len() != 3 || forms.At(0).Text() != text || forms.At(1).Text() != text {
			t.Errorf("%s: the row of the form is %q", text, forms.Texts())
		}
		roles := root(t, made["regulations/privacy-protection-rule.yaml"]).Get("appendices").At(0).Get("table", "rows")
		last := roles.At(roles.Len() - 1)
		if got := last.At(1).Text(); last.Len() != 3 || !strings.Contains(got, text) {
			t.Errorf("%s: %d cells, the second is %s", text, last.Len(), got)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"two lines":         "a: |\n  one\n  two\n",
		"an escape":         "a: \"x\\ty\"\n",
		"a line separator":  "a: \"x\\u2028y\"\n",
		"white space round": "a: ' x'\n",
		"no map":            "- a\n",
		"no YAML":           "a: [\n",
	} {
		if facts, err := Read("facts.yaml", []byte(text)); err == nil {
			t.Errorf("%s: %v", name, facts)
		}
	}
}

func TestYear(t *testing.T) {
	for start, want := range map[string][2]string{
		"04": {"4月1日", "翌年3月31日"}, "01": {"1月1日", "12月31日"}, "03": {"3月1日", "翌年2月末日"}, "10": {"10月1日", "翌年9月30日"},
	} {
		year, err := yearFrom(start)
		if err != nil || year["first"] != want[0] || year["last"] != want[1] {
			t.Errorf("%s: %v (%v)", start, year, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("organization: {name: 株式会社}\nmonths: {audit: [\"10\"]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := Read("facts.yaml", data)
		if err == nil && facts == nil {
			t.Error("neither facts nor an error")
		}
	})
}
