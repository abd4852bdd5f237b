package regulation

import (
	"strings"
	"testing"
	"time"
)

// TestCitationsInOneUnitStayLinear reads one article of thousands of paragraphs that
// all cite each other: a hostile file must not take minutes.
func TestCitationsInOneUnitStayLinear(t *testing.T) {
	const paragraphs = 4000
	var text strings.Builder
	text.WriteString("甲。")
	marks := fields{}
	for i := 2; i <= paragraphs; i++ {
		label := Arabic.Format(i)
		text.WriteString("\n" + label + "　前項、次項、第3項、(9)、同項及び第1条第2項の場合。")
		marks = append(marks, label, fields{"id", "p" + label})
	}
	start := time.Now()
	doc := readBody(t, "company", article("甲", text.String(), "marks", marks))
	found := NewResolver(doc, nil).All()
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d citations take %v", len(found), took)
	}
	if want := 6 * (paragraphs - 1); len(found) != want {
		t.Errorf("%d citations, want %d", len(found), want)
	}
	if last := doc.Body[0].Children[paragraphs-1]; last.ID != "p"+Arabic.Format(paragraphs) {
		t.Errorf("the last paragraph has id %q", last.ID)
	}
}

// TestNamesStayLinear reads names of documents that never end or nest.
func TestNamesStayLinear(t *testing.T) {
	for _, unit := range []string{
		"規程別表", "「甲規程」（以下「乙規程」という。）乙規程第1条", "（平成15年法律第1号", "に関する法律第", "（以下「", "規程）第1条", "及び規程",
	} {
		text := strings.Repeat(unit, 100_000/len(unit))
		start := time.Now()
		doc := readBody(t, "company", article("甲", text))
		NewResolver(doc, nil).All()
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", unit, took)
		}
	}
}
