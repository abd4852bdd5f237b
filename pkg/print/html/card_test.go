package html

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/block"
)

// TestCards: a citation carries the text that it points to, described to those who hear
// the page, on the pages for the screen only.
func TestCards(t *testing.T) {
	first := &block.Article{ID: "a1", Label: "第1条", Caption: "目的", CaptionAbove: true, Provisions: []block.Block{
		&block.Provision{ID: "a1.1", Name: "第1条第1項", Lines: []block.Line{block.Text("次による。")}},
		&block.Boxed{Blocks: []block.Block{&block.Provision{ID: "a1.1.1", Name: "第1条第1項第1号", Depth: 1, Label: "(1)", Lines: []block.Line{block.Text("<甲>")}}}},
		&block.Provision{ID: "a1.2", Name: "第1条第2項", Label: "２", Lines: []block.Line{block.Text(strings.Repeat("長", 500))}},
	}}
	cite := func(text, document, anchor string) block.Line {
		return block.Line{{Text: text, Target: block.Target{Document: document, Anchor: anchor}}}
	}
	second := &block.Article{ID: "a2", Label: "第2条", Provisions: []block.Block{
		&block.Provision{Lines: []block.Line{cite("前条第1項", "", "a1.1"), cite("同項第1号", "", "a1.1.1"), cite("前条", "one", "a1"), cite("第3章", "", "c3")}},
	}, Asides: []block.Aside{{Label: "根拠", Text: cite("前条第2項", "", "a1.2")}}}
	pages := write(t, &block.Book{Lang: "ja", Firm: "社", Title: "規程集", Documents: []*block.Document{
		{Name: "one", Title: "規程", Blocks: []block.Block{first, second}},
		{Name: "two", Title: "細則", Blocks: []block.Block{second}},
	}})
	one, two := string(pages["one.html"]), string(pages["two.html"])
	for _, part := range []string{
		`<a href="#a1.1" aria-describedby="card-1">前条第1項</a><span class="card" role="tooltip" id="card-1" hidden><b>第1条第1項</b>次による。<br>(1)　&lt;甲&gt;</span>`,
		`aria-describedby="card-2">同項第1号</a><span class="card" role="tooltip" id="card-2" hidden><b>第1条第1項第1号</b>&lt;甲&gt;</span>`,
		`id="card-3" hidden><b>第1条（目的）</b>次による。`, "長…</span>", `<a href="#c3">第3章</a>`, `<a href="#a1.2">前条第2項</a>`,
	} {
		if !strings.Contains(one, part) {
			t.Errorf("the page lacks %s\n%s", part, one)
		}
	}
	if !strings.Contains(two, `<b>規程 第1条（目的）</b>`) || strings.Count(two, `class="card"`) != 1 {
		t.Errorf("a citation of another document\n%s", two)
	}
	if strings.Contains(string(pages["book.html"]), `class="card"`) {
		t.Error("the book for print has cards")
	}
	if strings.Count(one, "長") > 500+cardLength {
		t.Error("a card is longer than its bound")
	}
}
