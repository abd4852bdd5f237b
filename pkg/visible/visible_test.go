package visible_test

import (
	"testing"

	"github.com/pms-project/pms/pkg/visible"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"個人情報":             "個人情報",
		"a\u202eb":         "a[U+202E]b",
		"\x1b[31m":         "[U+001B][31m",
		"葛\U000e0100城":     "葛\U000e0100城",
		"𠮷":                "𠮷",
		"👨\u200d👩":         "👨\u200d👩",
		"a\u2028b\ufeff":   "a[U+2028]b[U+FEFF]",
		"tab\tnew\nline\r": "tab[U+0009]new[U+000A]line[U+000D]",
		"\xff":             "[U+FFFD]",
	} {
		if got := visible.Text(in); got != want {
			t.Errorf("visible.Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	if got, want := visible.Lines("一\n二\r\x1b"), "一\n二[U+000D][U+001B]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
