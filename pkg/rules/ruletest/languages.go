package ruletest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// languages checks that a finding can be read in both languages: no slip of a
// format, no half that is missing, and in the English no Japanese but the labels of
// provisions and what is quoted from the files.
func languages(t *testing.T, d diag.Diagnostic, e *lint.Example) {
	t.Helper()
	texts := []diag.Text{d.Message}
	if !d.Hint.IsZero() {
		texts = append(texts, d.Hint)
	}
	for _, r := range d.Related {
		texts = append(texts, r.Message)
	}
	for _, text := range texts {
		ja, en := text.In(diag.JA), text.In(diag.EN)
		if text.JA == "" || text.EN == "" {
			t.Errorf("%s: a text in one language only: %q, %q", line(d), text.JA, text.EN)
		}
		if strings.Contains(ja, "%!") || strings.Contains(en, "%!") {
			t.Errorf("%s: a format does not fit its arguments: %q, %q", line(d), ja, en)
		}
		for _, run := range strings.FieldsFunc(label.ReplaceAllString(en, ""), func(r rune) bool { return !japanese(r) }) {
			if !quoted(run, e) {
				t.Errorf("%s: Japanese in the English text %q: %q", line(d), en, run)
			}
		}
	}
}

// label is the printed label of a provision, which has no other language.
var label = regexp.MustCompile(`第[0-9]+[章節条項号](の[0-9]+)?`)

// japanese reports whether r is kana or kanji.
func japanese(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// quoted reports whether words stand in the files of an example or of the firm.
func quoted(words string, e *lint.Example) bool {
	for _, files := range []map[string][]byte{Firm(), e.Overlays["bad"], e.Overlays["base"]} {
		for path, data := range files {
			if strings.Contains(path, words) || strings.Contains(string(data), words) {
				return true
			}
		}
	}
	return false
}
