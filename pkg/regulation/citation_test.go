package regulation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
)

// specimen is a small rule book with all the things that get cited.
const specimen = `個人情報保護規程

第1章　総則

（目的）
第1条　文。

（定義）
第2条　次の各号による。
(1)　甲
(2)　乙
ア　乙の一
イ　乙の二
(3)　丙
２　文。
３　文。

（責任）
第3条　文。ただし、文。

第3条の2　文。

第4条　削除

第2章　運用

（緊急事態への準備）
第5条　文。
２　文。
(1)　甲
(2)　乙
３　ここ。
(1)　ここの号
(2)　ここの次の号

（監査）
第6条　文。

附則
１　文。
２　文。

別表第1（第5条関係）
表
`

func TestCitationsResolve(t *testing.T) {
	tests := []struct{ text, want string }{
		{"第2条", "第2条"},
		{"第 ３ 条の２に", "第3条の2"},
		{"第二条第一項第二号イ)", "第2条第1項第2号イ"},
		{"第2条第1項第2号イ、第2条第1項第2号アイデア", "第2条第1項第2号イ | 第2条第1項第2号"},
		{"第2条第1項第1号及び第3号", "第2条第1項第1号 | 第2条第1項第3号"},
		{"第2条第1項から第3項まで", "第2条第1項～第2条第3項"},
		{"国民年金の第3号被保険者", ""},
		{"第2条第1項の一覧", "第2条第1項"}, // the 一 of a word is no branch
		{"第2条第1号の一部、第三条の一覧、第2条第1項の2つ", "第2条第1項第1号 | 第3条 | 第2条第1項"},
		{"第三条の二第一項、第三条の二及び第六条、第三条の二", "第3条の2 | 第3条の2 | 第6条 | 第3条の2"},
		{"第1条から第3条まで及び第5条", "第1条～第3条 | 第5条"},
		{"第3条から第5条まで", "第3条～第5条"},
		{"前条", "第4条"},
		{"前二条", "第3条の2～第4条"},
		{"次条", "第6条"},
		{"前項", "第5条第2項"},
		{"前2項", "第5条第1項～第5条第2項"},
		{"前項各号", "第5条第2項第1号～第5条第2項第2号"},
		{"次の各号", "第5条第3項第1号～第5条第3項第2号"},
		{"本条2項", "第5条第2項"},
		{"第2条を適用する。同条第3項", "第2条 | 第2条第3項"},
		{"第2条2項及び3項", "第2条第2項 | 第2条第3項"},
		{"第3条ただし書", "第3条{ただし書}"},
		{"第2条（第2項を除く。）", "第2条 | 除 第2条第2項"},
		{"第5条（緊急事態への準備）に", "第5条[緊急事態への準備]"},
		{"第43条", "?第43条はありません。"},
		{"第2条第9項", "?第9項はありません。"},
		{"この章", "第2章"},
		{"第1章", "第1章"},
		{"別表第1", "別表第1"},
		{"附則第2項", "附則第2項"},
		{"「個人情報保護基本規程」第10条（緊急事態への準備）", "個人情報保護基本規程[緊急事態への準備]"},
		{"法第26条第1項", "法"},
		{"個人情報の保護に関する法律施行規則第7条", "個人情報の保護に関する法律施行規則"},
		{"番号法第2条、同法第3条", "番号法 | 番号法"},
		{"本規程第2条", "第2条"},
		{"「文書規程」による", "文書規程"},
		{"（以下「審査規程」という。）", ""},
		{"「PF-701 個人情報管理台帳」", "PF-701"},
		{"PF-107-1", "PF-107-1"},
		{"(1)の場合", "第5条第3項第1号"},
		{"(1)～(2)の", "第5条第3項第1号～第5条第3項第2号"},
		{"第1号", "第5条第3項第1号"},
		// What only looks like a citation.
		{"第三者、第1回、4月1日、条件、前条件、同条例、3項目、箇条、（株）、ISO-9001、10 分以内)", ""},
		{"本条約、各号、日本文", ""},
	}
	doc := Parse("x.txt", specimen, Company())
	r := NewResolver(doc, nil)
	here := doc.Article("第5条").Children[2]
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			n := *here
			n.Text = tt.text
			n.Parent.Children[2] = &n
			for _, c := range n.Children {
				c.Parent = &n
			}
			var got []string
			for _, c := range r.Node(&n) {
				got = append(got, show(c))
				if c.From < 0 || c.To > len(tt.text) || c.From >= c.To {
					t.Errorf("bytes [%d,%d) of %d", c.From, c.To, len(tt.text))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " | ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func show(c Cited) string {
	s := c.Target.String()
	if !c.Target.Why.IsZero() {
		s = "?" + c.Target.Why.In("ja")
	}
	if c.Part != "" {
		s += "{" + c.Part + "}"
	}
	if c.Gloss != "" && c.Kind == CitesProvision {
		s += "[" + c.Gloss + "]"
	}
	if c.Except {
		s = "除 " + s
	}
	return s
}

const manual = `個人情報保護規定
A.3 管理
A.3.1 一般
(1) 次による。
a) 甲
b) 乙
1) 乙の一
2) 乙の二
c) 丙
(2) 手順
① 取得
② 利用
ア) 社内
イ) 社外
A.3.2 取得
(1) 文。
(2) ここ。
① 一
② 二
③ 三
(3) 次の文。
`

func TestCitationsOfClauses(t *testing.T) {
	tests := []struct{ text, want string }{
		{"A.3.1(1)a)～c)", "A.3.1(1)a)～A.3.1(1)c)"},
		{"A. 3. 1 (1) の a)及びc)", "A.3.1(1)a) | A.3.1(1)c)"},
		{"A.3.1のただし書き a)～b)", "A.3.1(1)a)～A.3.1(1)b){ただし書}"},
		{"A.3.1(2)②ア)～イ)", "A.3.1(2)②ア)～A.3.1(2)②イ)"},
		{"A3.1", "A.3.1"},
		{"A.3.1からA.3.2まで", "A.3.1～A.3.2"},
		{"A.3.1 b)の1)～2)", "A.3.1(1)b)1)～A.3.1(1)b)2)"},
		{"(1)項", "A.3.2(1)"},
		{"以下の①～③", "A.3.2(2)①～A.3.2(2)③"},
		{"①又は②", "A.3.2(2)① | A.3.2(2)②"},
		{"①、②及び③", "A.3.2(2)① | A.3.2(2)② | A.3.2(2)③"},
		{"下記(3)", "A.3.2(3)"},
		{"前項", "A.3.2(1)"},
		{"A.3.1(1)の明示事項 a)", "A.3.1(1) | A.3.1(1)a)"},
		{"A.9.1", "?A.9.1はありません。"},
		{"④", "?④はありません。"},
		{"| ① | A.3.1 |", "A.3.1"},
		{"J.8.3", "?J.8.3はありません。"},
		{"WPA2-PSK、CD-ROM、Windows 3.1、（例：a）、JIS Q 15001:2017", ""},
	}
	doc := Parse("x.txt", manual, nil)
	r := NewResolver(doc, nil)
	here := doc.Article("A.3.2").Children[1]
	for _, tt := range tests {
		here.Text = tt.text
		var got []string
		for _, c := range r.Node(here) {
			got = append(got, show(c))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, diff)
		}
	}
}

// oneShelf holds one other document and one form.
type oneShelf struct{ doc *Document }

func (s oneShelf) Document(title string) *Document {
	if title == s.doc.Title {
		return s.doc
	}
	return nil
}

func (s oneShelf) Form(code string) (string, bool) { return "管理台帳", code == "PF-701" }

func TestCitationsOfOtherDocuments(t *testing.T) {
	other := Parse("other.txt", specimen, Company())
	doc := readBody(t, "company", article("参照",
		"「個人情報保護規程」第2条第1項第2号イ、同条第3項、「個人情報保護規程」第43条、PF-701、PF-999、「文書規程」第3条。"))
	var got []string
	for _, c := range NewResolver(doc, oneShelf{other}).All() {
		if c.Target.Document != nil && c.Target.Document != other {
			t.Errorf("%s is in the wrong document", show(c))
		}
		got = append(got, show(c))
	}
	want := "第2条第1項第2号イ | 第2条第3項 | ?第43条はありません。 | PF-701 | ?様式「PF-999」は登録されていません。 | 文書規程"
	if diff := cmp.Diff(want, strings.Join(got, " | ")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestNamesOfDocuments reads ordinary wording: a bracket between a name and its
// provision, short names, appendices of other documents, numbers of statutes.
func TestNamesOfDocuments(t *testing.T) {
	other := Parse("y.txt", "個人情報保護基本規程\n\n第1条　文。\n２　文。\n\n第2条　文。\n\n別表第1（第1条関係）\n表\n", Company())
	books := titles{other.Title: other}
	const basic = "個人情報保護基本規程"
	const alias = "「" + basic + "」（以下「基本規程」という。）による。"
	tests := []struct{ text, want string }{
		{"「個人情報保護基本規程」（以下「基本規程」という。）第1条第2項", basic + ":第1条第2項"},
		{"「個人情報保護基本規程」（規程第8号）の第2条", basic + ":第2条"},
		{"「個人情報保護基本規程」（第2条を除く。）の", basic + ": | 除 " + basic + ":第2条"},
		{alias + "基本規程第1条第2項", basic + ": | " + basic + ":第1条第2項"},
		{alias + "当社基本規程の第2条及び第1条", basic + ": | " + basic + ":第2条 | " + basic + ":第1条"},
		{alias + "基本規程第9条", basic + ": | ?第9条はありません。"},
		{alias + "「基本規程」第2条", basic + ": | " + basic + ":第2条"},
		{alias + "基本規程別表第1及びこの規程別表第1", basic + ": | " + basic + ":別表第1 | :別表第1"},
		{alias + "基本規程別表第2", basic + ": | ?「個人情報保護基本規程」に「別表第2」はありません。"},
		{"「個人情報保護基本規程」別表第1", basic + ":別表第1"},
		{"「文書規程」別表第3", "文書規程:"},
		{"基本規程第1条、本規程第1条、この規程の第2条", "基本規程: | :第1条 | :第2条"},
		{"著作権法（昭和45年法律第48号）、会社規則第3号、議案第2号", "著作権法:"},
		{"甲乙法律（昭和45年法律第48号。以下「甲法」という。）第5条。甲法第6条その他甲法第7条", "甲乙法律: | 甲乙法律: | 甲乙法律:"},
		{"当該番号法第3条その他法第29条第1項", "番号法: | 法:"},
		{"著作に関する法律施行規則（平成28年委員会規則第3号。以下「施行規則」という。）。施行規則第4条、同規則第5条、同条第2項", "著作に関する法律施行規則: | 著作に関する法律施行規則: | 著作に関する法律施行規則: | 著作に関する法律施行規則:"},
		{"番号法第2条。「文書規程」による。同法第3条、同規程第1条、同条第2項", "番号法: | 文書規程: | 番号法: | 文書規程: | 文書規程:"},
		{"第2条、「文書規程」、同条第2項", ":第2条 | 文書規程: | :第2条第2項"},
	}
	for _, tt := range tests {
		doc := Parse("x.txt", specimen, Company())
		here := doc.Article("第5条").Children[2]
		here.Text = tt.text
		var got []string
		for _, c := range NewResolver(doc, books).Node(here) {
			s := c.Target.Name + ":"
			if len(c.Target.Nodes) > 0 || c.Target.Appendix != nil {
				s += c.Target.String()
			}
			if !c.Target.Why.IsZero() {
				s = "?" + c.Target.Why.In("ja")
			}
			if c.Except {
				s = "除 " + s
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, diff)
		}
	}
}

// TestReasonsRead checks that every reason why a citation leads nowhere is a whole
// sentence in both languages.
func TestReasonsRead(t *testing.T) {
	doc := Parse("x.txt", specimen, Company())
	here := doc.Article("第1条").Children[0]
	here.Text = "第43条、前条、同条、PF-999、前各号、別表第9、第5条から第2条まで、附則第9項、「個人情報保護規程」別表第8。④、100%第77条"
	reasons := 0
	for _, c := range NewResolver(doc, titles{"個人情報保護規程": doc}).Node(here) {
		if c.Target.Why.IsZero() {
			continue
		}
		reasons++
		for _, lang := range []diag.Lang{diag.JA, diag.EN} {
			if s := c.Target.Why.In(lang); s == "" || strings.Contains(s, "%!") || strings.Contains(s, "%s") || strings.Contains(s, "%[") {
				t.Errorf("%s: %q", here.Text[c.From:c.To], s)
			}
		}
	}
	if reasons < 9 {
		t.Errorf("%d reasons", reasons)
	}
}
