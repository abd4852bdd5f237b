package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
)

func mustImport(t *testing.T, name, text string) *Result {
	t.Helper()
	r, err := Regulation(name, "test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Report.Lost) > 0 {
		t.Errorf("lost: %v", r.Report.Lost)
	}
	return r
}

// shape writes the tree in short: the labels and titles of headings, the labels of
// what is below.
func shape(doc *regulation.Document) string {
	var b strings.Builder
	var walk func(n *regulation.Node)
	walk = func(n *regulation.Node) {
		if n.Level < regulation.LevelParagraph {
			fmt.Fprintf(&b, "%s(%s)", n.Label, n.Title)
			if n.Deleted {
				b.WriteString("削除")
			}
		} else {
			b.WriteString(n.Label)
		}
		if len(n.Children) > 0 {
			b.WriteByte('[')
			for i, c := range n.Children {
				if i > 0 {
					b.WriteByte(' ')
				}
				walk(c)
			}
			b.WriteByte(']')
		}
	}
	for i, n := range doc.Body {
		if i > 0 {
			b.WriteByte(' ')
		}
		walk(n)
	}
	return b.String()
}

func TestCaptionsAndLabels(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"caption above", "a.txt", "規程\n（目的）\n第1条 定める。\n２ 次による。\n(1) 甲\n(2) 乙\n第2条から第4条まで 削除\n（雑則）\n第5条 定める。",
			"第1条(目的)[ ２[(1) (2)]] 第2条から第4条まで()削除 第5条(雑則)[]"},
		{"caption in brackets behind", "a.txt", "規程\n第１条（目的）\n定める。\n第１条の２（特例）定める。",
			"第1条(目的)[] 第1条の2(特例)[]"},
		{"caption plain behind", "a.txt", "規程\n第 1 条 目的\n定める。\n第 2 条 範囲\n定める。",
			"第1条(目的)[] 第2条(範囲)[]"},
		{"caption above without brackets", "a.txt", "規程\n目的\n第1条 定める。\n範囲\n第2条 定める。\n雑則\n第3条 定める。",
			"第1条(目的)[] 第2条(範囲)[] 第3条(雑則)[]"},
		{"common caption", "a.txt", "規程\n（監査）\n第1条 定める。\n第2条 定める。", "第1条(監査)[] 第2条()[]"},
		{"kanji", "a.txt", "規程\n第一章　総則\n（目的）\n第一条　定める。\n一　甲\nイ　乙\nロ　丙\n二　丁\n２　定める。",
			"第一章(総則)[第一条(目的)[[一[イ ロ] 二] ２]]"},
		{"clauses", "a.txt", "規定\nA. 1 適用範囲\n(1) 定める。\nA. 2 管理\nA. 2. 1 一般\nA.1により定める。\n① 甲\nA. 2. 2 計画\n(1) 定める。",
			"A.1(適用範囲)[(1)] A.2(管理)[A.2.1(一般)[[①]] A.2.2(計画)[(1)]]"},
		{"a broken line that begins with an article is no heading", "a.txt", "規程\n第1条 目的\n個人情報保護管理者は、この規程の第3条及び\n第5条の規定により定める。\n第2条 範囲\n定める。",
			"第1条(目的)[] 第2条(範囲)[]"},
		{"articles whose text or caption begins with 第", "a.txt", "規程\n（甲）\n第1条　第三者への提供は、定める。\n（乙）\n第2条　第1条の規定は、適用しない。\n第1条 第1項により定める。",
			"第1条(甲)[] 第2条(乙)[]"},
		{"Markdown", "a.md", "---\ntitle: 規程\n---\n## 第1章 総則\n### 第1条（目的）\n1. 定める。\n    1. 甲\n    2. 乙\n2. 定める。\n",
			"第1章(総則)[第1条(目的)[1.[(1) (2)] 2.]]"},
		{"Markdown lists that leave the counting to the browser", "a.md", "# 規程\n## 第1条（目的）\n次による。\n1. 甲\n1. 乙\n    1. 丙\n    1. 丁\n1. 戊\n## 第2条（範囲）\n1. 己\n2. 庚\n",
			"第1条(目的)[[1. 2.[(1) (2)] 3.]] 第2条(範囲)[1. 2.]"},
		{"Markdown paragraphs as headings", "a.md", "# 規程\n### 第1条（目的）\n#### 1\n\n定める。\n\n#### 2\n\n定める。\n",
			"第1条(目的)[1 2]"},
		{"HTML with side panels", "a.html", "<html><head><title>x</title></head><body><nav>第9条 飾り</nav><h1>規程</h1><p>（目的）</p><p>第1条　定める。</p><ol><li>甲</li><li>乙</li></ol><table><tr><th>区分</th><th>年</th></tr><tr><td>甲</td><td>5年</td></tr></table><script>第8条</script></body></html>",
			"第1条(目的)[[1. 2.]]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := mustImport(t, tt.file, tt.text)
			if diff := cmp.Diff(tt.want, shape(r.Document)); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, r.YAML)
			}
		})
	}
}

// TestImportIsIdempotent: the printed result, imported again, gives the same tree.
func TestImportIsIdempotent(t *testing.T) {
	texts := []string{
		"規程\n文書番号　PMS-1\n\n第1章 総則\n（目的）\n第1条 定める。\n２ 次による。\n① 甲\na) 乙\n・丙\n附則（令和6年6月25日）\n1. 施行する。\n2. 廃止する。\n別表第1（第1条関係）期間\n|区分|年|\n|甲|5年|\n",
		"規定\nA.1 適用範囲\n(1) 定める。\nア) 甲\nA.2 管理\nA.2.1 一般\n定める。",
		"法\n第一条　定める。\n一　甲\n第三条の二　定める。",
	}
	for _, text := range texts {
		checkIdempotent(t, text)
	}
	for _, prefix := range []string{"003", "004"} {
		t.Run(prefix, func(t *testing.T) { checkAgain(t, seed(t, prefix)) })
	}
}

func checkIdempotent(t *testing.T, text string) {
	t.Helper()
	checkAgain(t, mustImport(t, "a.txt", text))
}

func checkAgain(t *testing.T, first *Result) {
	t.Helper()
	printed := regulation.Print(first.Document, nil)
	second, err := Regulation("printed.txt", "test", []byte(printed))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(printed, regulation.Print(second.Document, nil)); diff != "" {
		t.Errorf("the printed result changed when imported again (-first +second)\n%s", diff)
	}
	if diff := cmp.Diff(shape(first.Document), shape(second.Document)); diff != "" {
		t.Errorf("the tree changed (-first +second)\n%s", diff)
	}
}

// TestProofFindsWhatIsLost removes words from the printed result and wants exactly
// these reported, at their lines.
func TestProofFindsWhatIsLost(t *testing.T) {
	text := "規程\n第1条 目的\n管理者は、手順を定める。\n２ 記録を保管する。"
	s := splitText(text)
	printed := "規程\n（目的）\n第1条　管理者は、手順を定める。\n２　記録を保管する。"
	if lost := s.missing(printed); len(lost) != 0 {
		t.Errorf("nothing is lost, reported %v", lost)
	}
	got := s.missing(strings.Replace(printed, "手順を", "", 1))
	if diff := cmp.Diff([]Lost{{3, "手順を"}}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// Of two like endings either may be the one that is left.
	lost := ""
	for _, l := range s.missing(strings.Replace(printed, "２　記録を保管する。", "", 1)) {
		lost += l.Text
	}
	if !strings.Contains(lost, "2記録を保管す") || weight(lost) != weight("2記録を保管する。") {
		t.Errorf("reported %q", lost)
	}
}

func TestEncodings(t *testing.T) {
	const text = "規程\r\n第1条 目的\r\n～①を定める。\r\n"
	sjis, err := japanese.ShiftJIS.NewEncoder().String("規程\r\n第1条 目的\r\n定める。\r\n")
	if err != nil {
		t.Fatal(err)
	}
	euc, err := japanese.EUCJP.NewEncoder().String("規程\n第1条 目的\n定める。\n")
	if err != nil {
		t.Fatal(err)
	}
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, data := range map[string]string{"utf-8": text, "bom": "\ufeff" + text, "cp932": sjis, "euc-jp": euc, "utf-16": string(wide), "cr": strings.ReplaceAll(text, "\r\n", "\r")} {
		r, err := Regulation("a.txt", "test", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.Document.Title != "規程" || r.Document.Article("第1条") == nil {
			t.Errorf("%s: title %q", name, r.Document.Title)
		}
	}
}

func TestRefusals(t *testing.T) {
	compound := func(name string) string {
		out := "\xd0\xcf\x11\xe0"
		for _, u := range utf16.Encode([]rune(name)) {
			out += string([]byte{byte(u), byte(u >> 8)})
		}
		return out
	}
	tests := []struct{ name, data, want string }{
		{"a.pdf", "%PDF-1.7", "PDF"},
		{"a.png", "\x89PNG\r\n", "画像"},
		{"a.jpg", "\xff\xd8\xff\xe0", "画像"},
		{"a.docx", "PK\x03\x04....word/document.xml", "壊れています"},
		{"a.xlsx", "PK\x03\x04....xl/workbook.xml", "Excel"},
		{"a.zip", "PK\x03\x04....", "圧縮"},
		{"a.doc", compound("WordDocument"), "docx で保存し直してください"},
		{"a.xls", compound("Workbook"), ".xls"},
		{"a.jtd", compound("x"), "一太郎"},
		{"a.docx", compound("EncryptedPackage"), "パスワード"},
		{"a.rtf", "{\\rtf1", "rtf"},
		{"a.txt", "", "空"},
		{"a.txt", " \n\t", "空"},
		{"a.txt", "abc\x00def", "文章のファイルではありません"},
		{"a.txt", "\x80\xff\xfd\xfc規\x81", "文字コード"},
		{"a.txt", strings.Repeat("x", MaxBytes+1), "大きすぎます"},
	}
	for _, tt := range tests {
		_, err := Regulation(tt.name, "test", []byte(tt.data))
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%s: %v, want a refusal", tt.name, err)
			continue
		}
		if said := refusal.Message.In(diag.JA) + refusal.Hint.In(diag.JA); !strings.Contains(said, tt.want) {
			t.Errorf("%s: %q does not say %q", tt.name, said, tt.want)
		}
		if refusal.Hint.In(diag.EN) == "" || refusal.Message.In(diag.EN) == "" {
			t.Errorf("%s: no hint or no English", tt.name)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2024 年 6 月 25 日": "2024-06-25", "令和6年6月25日": "2024-06-25", "令和元年五月一日": "2019-05-01", "平成三十一年四月三十日": "2019-04-30",
		"２０２４年６月２５日": "2024-06-25", "2010. 4. 1.": "2010-04-01", "2024年2月30日": "", "6月25日": "",
	} {
		if got := parseDate(text); got != want {
			t.Errorf("%s → %q, want %q", text, got, want)
		}
	}
}

// TestTimeIsLinear reads a book of 200 pages within the budget and one of 600 pages
// in about three times as long; hostile inputs of the same size take no longer.
func TestTimeIsLinear(t *testing.T) {
	page := func(n int) string {
		var b strings.Builder
		b.WriteString("個人情報保護規程\n")
		for i := range n {
			fmt.Fprintf(&b, "\n第%d条 手順その%d\n当社は、第%d条第2項の規定により、次の各号に掲げる事項を定める。ただし、前項の場合を除く。\n2 管理者は、記録を%d年間保管する。\n① 台帳の整備に関する事項\n② 教育の実施に関する事項\n", i+1, i+1, i+1, i)
		}
		return b.String()
	}
	measure := func(text string) time.Duration {
		best := time.Hour
		for range 2 {
			start := time.Now()
			if _, err := Regulation("a.txt", "test", []byte(text)); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := measure(page(1000)), measure(page(3000)) // five articles a page
	t.Logf("200 pages %v, 600 pages %v", small, large)
	if small > 2*time.Second { // budget 0.5 s; the rest is room for slow machines
		t.Errorf("200 pages take %v", small)
	}
	if large > 8*small+time.Second {
		t.Errorf("600 pages take %v, 200 pages %v", large, small)
	}
	size := len(page(200))
	for _, unit := range []string{"(", "（", "第1条", "第1条\n", "①\n", "1.", "|", "|a|b|\n", "\t", "目次\n", "附則\n", "A.1 x\n", "。1 ", "同じ行\n\n", "**", "- ", "「", "<p>", "改訂履歴\n1\t2\n"} {
		text := strings.Repeat(unit, size/len(unit))
		start := time.Now()
		if _, err := Regulation("a.txt", "test", []byte(text)); err != nil {
			t.Logf("%q: %v", unit, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q takes %v", unit, took)
		} else {
			t.Logf("%q takes %v", unit, took)
		}
	}
}
