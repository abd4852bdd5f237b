package regulation

import "testing"

func TestBlocks(t *testing.T) {
	text := "次の表による。\n| 区分 | 期間 |\n|---|---|\n| 申請書 | 5年 |\n前の表は、毎年見直す。"
	got := Blocks(text)
	if len(got) != 3 || got[0].Table != nil || got[1].Table == nil || got[2].Table != nil {
		t.Fatalf("%+v", got)
	}
	if s := text[got[0].From:got[0].To]; s != "次の表による。\n" {
		t.Errorf("text before: %q", s)
	}
	if tab := got[1].Table; len(tab.Header) != 2 || len(tab.Rows) != 1 || tab.Rows[0][1] != "5年" {
		t.Errorf("table: %+v", tab)
	}
	if s := text[got[2].From:got[2].To]; s != "前の表は、毎年見直す。" {
		t.Errorf("text after: %q", s)
	}
	if got := Blocks("A|B"); len(got) != 1 || got[0].Table != nil {
		t.Errorf("a bar inside a line: %+v", got)
	}
}
