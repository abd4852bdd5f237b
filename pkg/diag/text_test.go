package diag

import "testing"

func TestTextIn(t *testing.T) {
	inner := T("期限", "the due date")
	for _, c := range []struct {
		name   string
		text   Localized
		ja, en string
	}{
		{"plain", T("です", "is"), "です", "is"},
		{"only Japanese", T("です", ""), "です", "です"},
		{"only English", T("", "is"), "is", "is"},
		{"nothing", Text{}, "", ""},
		{"a percent sign without arguments", T("100%です", "100%"), "100%です", "100%"},
		{"arguments", T("%[1]s は %[2]d 件", "%[2]d of %[1]s", "教育", 3), "教育 は 3 件", "3 of 教育"},
		{"an argument in both languages", T("%[1]sがありません", "%[1]s is missing", inner), "期限がありません", "the due date is missing"},
		{"two levels down", T("→ %[1]s", "-> %[1]s", T("%[1]sの%[2]s", "%[2]s of %[1]s", Word("x"), inner)), "→ xの期限", "-> the due date of x"},
		{"a percent sign in an argument", T("%[1]s", "%[1]s", "50%d"), "50%d", "50%d"},
		{"list", List{Word("a"), inner, Word("c")}, "a、期限、c", "a, the due date, c"},
		{"choice", Choice{inner, Word("b")}, "期限・b", "the due date or b"},
		{"empty list", List{}, "", ""},
		{"a list as argument", T("%[1]sを記入", "fill in %[1]s", List{inner, Word("x")}), "期限、xを記入", "fill in the due date, x"},
		{"word", Word("PF-701"), "PF-701", "PF-701"},
	} {
		if got := c.text.In(JA); got != c.ja {
			t.Errorf("%s: in Japanese %q, want %q", c.name, got, c.ja)
		}
		if got := c.text.In(EN); got != c.en {
			t.Errorf("%s: in English %q, want %q", c.name, got, c.en)
		}
	}
}

// TestTextInLeavesItsArguments: a Text is a value that many goroutines print.
func TestTextInLeavesItsArguments(t *testing.T) {
	text := T("%[1]s", "%[1]s", T("甲", "a"))
	if text.In(EN) != "a" || text.In(JA) != "甲" || text.In(EN) != "a" {
		t.Error("rendering in one language changed the other")
	}
}

func TestTextIsZero(t *testing.T) {
	if !(Text{}).IsZero() || T("", "x").IsZero() || T("x", "").IsZero() {
		t.Error("IsZero is for a text that says nothing in either language")
	}
}
