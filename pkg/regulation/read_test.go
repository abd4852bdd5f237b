package regulation

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sketch writes the tree as lines "level label title|text", indented by depth.
func sketch(nodes []*Node) string {
	var b strings.Builder
	var walk func(n *Node, depth int)
	walk = func(n *Node, depth int) {
		b.WriteString(strings.Repeat("  ", depth) + n.Level.String())
		for _, s := range []string{n.Label, n.Title, strings.ReplaceAll(n.Text, "\n", "⏎")} {
			if s != "" {
				b.WriteString(" " + s)
			}
		}
		if n.Box > 0 {
			b.WriteString(" □")
		}
		b.WriteByte('\n')
		for _, c := range n.Children {
			walk(c, depth+1)
		}
	}
	for _, n := range nodes {
		walk(n, 0)
	}
	return b.String()
}

func readBody(t *testing.T, dialect string, body ...any) *Document {
	t.Helper()
	return Read(build(fields{"title", "規程", "dialect", dialect, "body", list(body)}))
}

func article(caption, text string, more ...any) fields {
	return append(fields{"article", caption, "text", text}, more...)
}

func TestDeriveFromText(t *testing.T) {
	tests := []struct{ name, dialect, text, want string }{
		{"paragraphs and items", "company", "手順を定める。\n２　前項の手順には、次を含む。\n(1) 通知\n(2) 報告\n３　以上。", `
paragraph 手順を定める。
paragraph ２ 前項の手順には、次を含む。
  item (1) 通知
  item (2) 報告
paragraph ３ 以上。`},
		{"items under the bare paragraph", "company", "次のとおり。\n①一つ\n②二つ\n　a) 細目\n　b) 細目\n③三つ", `
paragraph 次のとおり。
  item ① 一つ
  item ② 二つ
    subitem1 a) 細目
    subitem1 b) 細目
  item ③ 三つ`},
		{"a paragraph behind items", "company", "次のとおり。\n(1) 甲\nア　甲の一\n(ア) 甲の一の一\nイ　甲の二\n2 第二項。", `
paragraph 次のとおり。
  item (1) 甲
    subitem1 ア 甲の一
      subitem2 (ア) 甲の一の一
    subitem1 イ 甲の二
paragraph 2 第二項。`},
		{"numbers in sentences are no labels", "company", "期間は、\n10 日とする。\n１．５倍とする。", `
paragraph 期間は、⏎10 日とする。⏎１．５倍とする。`},
		{"a skipped paragraph", "company", "第一。\n8 第八。", `
paragraph 第一。⏎8 第八。`},
		{"a doubled and a skipped paragraph", "company", "一。\n2 二。\n2 また二。\n4 四。", `
paragraph 一。
paragraph 2 二。
paragraph 2 また二。
paragraph 4 四。`},
		{"branch items", "company", "次のとおり。\n(1) 甲\n(1)の2 乙\n(2) 丙", `
paragraph 次のとおり。
  item (1) 甲
  item (1)の2 乙
  item (2) 丙`},
		{"items without a stem", "company", "(1) 甲\n(2) 乙", `
paragraph
  item (1) 甲
  item (2) 乙`},
		{"jis", "jis", "はじめに。\n(1) 当社は定める。\n① 特定する。\nア) 細目\n・ 例\n(2) 次\n(3) (1)により定める。\n(1)の d)を適用する。", `
paragraph はじめに。
paragraph (1) 当社は定める。
  item ① 特定する。
    subitem1 ア) 細目
      subitem2 ・ 例
paragraph (2) 次
paragraph (3) (1)により定める。⏎(1)の d)を適用する。`},
		{"national", "national", "次による。\n一　甲\nイ　甲の一\nロ　甲の二\n（１）　細\n二　乙\n２　前項。", `
paragraph 次による。
  item 一 甲
    subitem1 イ 甲の一
    subitem1 ロ 甲の二
      subitem2 （１） 細
  item 二 乙
paragraph ２ 前項。`},
		{"bullets", "company", "次のとおり。\n■新規\n①甲\n②乙\n■更新\n①甲\n→注意", `
paragraph 次のとおり。
  item ■ 新規
    subitem1 ① 甲
    subitem1 ② 乙
  item ■ 更新
    subitem1 ① 甲⏎→注意`},
		{"box", "jis", "┌────\n(1) 要求。\na) 一\n└────\n(2) 自社の定め。\n┌────\n文章。\n└────\n後書き。", `
paragraph (1) 要求。 □
  item a) 一 □
paragraph (2) 自社の定め。
paragraph 文章。 □
paragraph 後書き。`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := readBody(t, tt.dialect, article("見出し", tt.text))
			got := sketch(doc.Body[0].Children)
			if diff := cmp.Diff(strings.TrimPrefix(tt.want, "\n")+"\n", got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(doc.Problems) > 0 {
				t.Errorf("problems: %v", doc.Problems)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	doc := readBody(t, "company",
		fields{"chapter", "総則", "children", list{article("目的", "甲。"), article("定義", "乙。")}},
		fields{"chapter", "雑則", "children", list{
			article("三", "丙。"),
			article("枝", "丁。", "number", "3の2"),
			fields{"article", "", "number", "4及び5", "deleted", true},
			article("六", "戊。"),
			fields{"section", "節", "children", list{article("七", "己。")}},
		}},
	)
	var labels []string
	for n := range doc.All() {
		if n.Level < LevelParagraph {
			labels = append(labels, n.Label)
		}
	}
	want := []string{"第1章", "第1条", "第2条", "第2章", "第3条", "第3条の2", "第4条及び第5条", "第6条", "第1節", "第7条"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestClauseNumbers(t *testing.T) {
	doc := readBody(t, "jis",
		fields{"article", "目的", "number", "なし", "text", "定める。"},
		fields{"chapter", "適用範囲", "text", "(1) 全社。"},
		fields{"chapter", "管理", "number", "A.3", "children", list{
			article("一般", "本文。"),
			fields{"section", "計画", "children", list{article("特定", "本文。")}},
		}},
	)
	var labels []string
	for n := range doc.Articles() {
		labels = append(labels, n.Label+" "+n.Title)
	}
	want := []string{" 目的", "A.1 適用範囲", "A.3 管理", "A.3.1 一般", "A.3.2 計画", "A.3.2.1 特定"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestNumberOrder(t *testing.T) {
	var ns []Number
	for _, s := range []string{"3", "３の２", "三の二の二", "3-3", "第4条"} {
		n, ok := ParseNumber(s)
		if !ok {
			t.Fatalf("%q is not read", s)
		}
		ns = append(ns, n)
	}
	if !slices.IsSortedFunc(ns, Number.Compare) {
		t.Errorf("not in order: %v", ns)
	}
	for _, s := range []string{"", "の2", "3の", "三条項", "123456"} {
		if n, ok := ParseNumber(s); ok {
			t.Errorf("%q read as %v", s, n)
		}
	}
}

func TestKanjiBothWays(t *testing.T) {
	for n := 1; n <= 9999; n++ {
		s := formatKanji(n)
		if v, size := scanKanji(s); v != n || size != len(s) {
			t.Fatalf("%d → %s → %d", n, s, v)
		}
	}
	if v, _ := scanKanji("一二三"); v != 123 {
		t.Errorf("positional 一二三 = %d", v)
	}
}

func TestRangesPointAtTheWords(t *testing.T) {
	doc := readBody(t, "company", article("見出し", "甲を定める。\n２　乙を\n　定める。\n(1) 丙"))
	src := doc.Source.Tree().Source()
	for n := range doc.All() {
		if n.Text == "" {
			continue
		}
		start, end, ok := n.OffsetsOf(0, len(n.Text))
		if !ok || src[start:end] != n.Text {
			t.Errorf("%s: source has %q, node %q", n.Name(), src[start:end], n.Text)
		}
		if got := n.RangeOf(0, len("丙")); got.Start == got.End {
			t.Errorf("%s: empty range", n.Name())
		}
	}
	item := doc.Body[0].Children[1].Children[0]
	if got, want := item.Name(), "第1条第2項第1号"; got != want {
		t.Errorf("name %q, want %q", got, want)
	}
	if r := item.LabelRange(); r.End.Column-r.Start.Column != len("(1)") {
		t.Errorf("label range %v", r)
	}
}

func TestMarks(t *testing.T) {
	doc := readBody(t, "company", fields{
		"article", "見出し", "text", "甲。\n２　乙。\n(1) 丙\n(2) 丁",
		"marks", fields{
			"2", fields{"id", "second"},
			"２(2)", fields{"id", "fourth"},
			"(1)", fields{"id", "third"},
			"(9)の2", fields{"id", "nowhere"},
		},
	})
	unit := doc.Body[0]
	if got := unit.Children[1].ID; got != "second" {
		t.Errorf("paragraph 2 has id %q", got)
	}
	if got := unit.Children[1].Children[0].ID; got != "third" {
		t.Errorf("item 1 has id %q", got)
	}
	if got := unit.Children[1].Children[1].ID; got != "fourth" {
		t.Errorf("item 2 has id %q", got)
	}
	if len(doc.Problems) != 1 || doc.Problems[0].Rule != "REG-007" {
		t.Errorf("problems: %+v", doc.Problems)
	}
}

func TestProblemsKeepTheWords(t *testing.T) {
	doc := Read(build(fields{
		"title", "規程", "dialect", "martian",
		"body", list{
			fields{"text", "見出しのない文。"},
			fields{"id", "nothing"},
			article("番号", "文。", "number", "いろは"),
			fields{"article", "", "deleted", true, "text", "残り。"},
			article("枠", "┌──\n開いたまま。"),
		},
	}))
	var rules []string
	for _, p := range doc.Problems {
		rules = append(rules, p.Rule)
		if p.Severity == 0 || p.Message.IsZero() || p.Hint.IsZero() || p.Range.Start.Line == 0 {
			t.Errorf("%s lacks severity, words or place: %+v", p.Rule, p)
		}
	}
	want := []string{"REG-003", "REG-003", "REG-004", "REG-005", "REG-006"}
	if diff := cmp.Diff(want, rules); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := doc.Body[0].Children[0].Text; got != "見出しのない文。" {
		t.Errorf("text lost: %q", got)
	}
}

func TestSupplementaryCountsItsOwn(t *testing.T) {
	doc := Read(build(fields{
		"title", "規程", "dialect", "company",
		"body", list{article("目的", "文。")},
		"supplementary", list{
			fields{"label", "附則", "text", "1. 施行する。\n2. 管理する。"},
			fields{"label", "附則", "date", "2024-06-25", "text", "この規程は、施行する。"},
			fields{"label", "附則", "body", list{article("施行", "文。"), article("経過", "文。")}},
		},
		"appendices", list{fields{"label", "別表第1", "title", "期間", "related", "第1条関係",
			"table", fields{"header", list{"区分", "年"}, "rows", list{list{"甲", "5"}}}}},
	}))
	var labels []string
	for _, s := range doc.Supplementary {
		for _, n := range s.Nodes {
			labels = append(labels, n.Level.String()+" "+n.Label)
		}
	}
	want := []string{"paragraph 1.", "paragraph 2.", "paragraph ", "article 第1条", "article 第2条"}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := doc.Appendices[0].Table.Rows[0][1]; got != "5" {
		t.Errorf("cell %q", got)
	}
}

func TestZeroNode(t *testing.T) {
	doc := Read(build(""))
	if doc.Title != "" || len(doc.Body) != 0 || doc.Dialect != Company() {
		t.Errorf("unexpected document: %+v", doc)
	}
}

func TestManualsWithDecimalClauses(t *testing.T) {
	doc := Parse("x.txt", `情報管理マニュアル
1. 目的
1.1 概要
本書は、次を定める。
1. 甲
2. 乙
1.2 範囲
全社とする。4.2 による。
2. 体制
2.1 責任者
管理者を置く。
2.1.1 任務
次による。
3. 改廃
管理者が行う。
`, nil)
	var got []string
	for n := range doc.Articles() {
		got = append(got, n.Label+" "+n.Title)
	}
	want := []string{"1 目的", "1.1 概要", "1.2 範囲", "2 体制", "2.1 責任者", "2.1.1 任務", "3 改廃"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := Print(Parse("x.txt", Print(doc, nil), doc.Dialect), nil); got != Print(doc, nil) {
		t.Errorf("printed again: %s", got)
	}
}

// TestDeletedPairs keeps the words of a husk that stands for two articles or more, 枝番
// among them.
func TestDeletedPairs(t *testing.T) {
	for _, label := range []string{
		"第10条及び第11条", "第10条から第12条まで", "第3条の2及び第3条の3", "第43条の3の12及び第43条の3の13", "第3条及び第3条の2",
		"第3条の2から第3条の4まで", "第3条の2及び第4条",
	} {
		doc := Parse("x.txt", "規程\n\n第1条　文。\n\n"+label+"　削除\n\n第50条　文。\n", Company())
		if doc.Body[1].Label != label || !doc.Body[1].Deleted || doc.Body[1].Last == nil {
			t.Errorf("%s: read as %+v", label, doc.Body[1])
		}
		pin := Pins(doc.Dialect, doc.Body)[doc.Body[1]]
		back := readBody(t, "company", fields{"article", "", "number", pin, "deleted", true})
		if got := back.Body[0].Label; got != label {
			t.Errorf("%s: pinned as %s, read back as %s", label, pin, got)
		}
	}
}
