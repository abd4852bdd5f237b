package importer

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/docx/docxtest"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/yamltree"
)

// automatic writes a printed rule book as a Word file in which every label is an
// automatic number.
type automatic struct {
	body, lists strings.Builder
	num         int
	series      map[string]*counted // by level text and format
	table       []string
}

type counted struct{ num, last int }

func asWord(printed string) docxtest.File {
	w := &automatic{series: map[string]*counted{}}
	for _, l := range strings.Split(printed, "\n") {
		l = strings.TrimSpace(l)
		if row, ok := strings.CutPrefix(l, "|"); ok {
			var cells []string
			for _, c := range strings.Split(strings.TrimSuffix(row, "|"), "|") {
				cells = append(cells, docxtest.P("", docxtest.Text(strings.TrimSpace(c))))
			}
			if strings.Trim(row, "|- ") != "" {
				w.table = append(w.table, docxtest.Row(cells...))
			} else if n := len(w.table); n > 0 {
				w.table[n-1] = strings.Replace(w.table[n-1], "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
			}
			continue
		}
		w.endTable()
		if l != "" {
			w.line(l)
		}
	}
	w.endTable()
	return docxtest.File{Body: w.body.String(), Numbering: w.lists.String()}
}

func (w *automatic) endTable() {
	if len(w.table) > 0 {
		w.body.WriteString(`<w:tbl>` + strings.Join(w.table, "") + `</w:tbl>`)
		w.table = nil
	}
}

// formatNames are the formats of Word for the counters of labels.
var formatNames = map[regulation.Counter]string{
	regulation.Arabic: "decimal", regulation.Circled: "decimalEnclosedCircle", regulation.Kanji: "japaneseCounting",
	regulation.Gojuon: "aiueoFullWidth", regulation.Iroha: "irohaFullWidth", regulation.Latin: "lowerLetter",
}

func (w *automatic) line(l string) {
	label, rest, ok := strings.Cut(l, "　")
	for counter, format := range formatNames {
		for value := 1; ok && value <= 60; value++ {
			digits := counter.Format(value)
			if counter != regulation.Arabic && digits == regulation.Arabic.Format(value) {
				break // past the end of the series
			}
			for _, form := range []struct{ format, digits string }{{format, digits}, {strings.Replace(format, "decimal", "decimalFullWidth", 1), wide(digits)}} {
				around := strings.Split(label, form.digits)
				if len(around) != 2 || strings.ContainsFunc(around[0]+around[1], isCounting) || len(around[0]+around[1]) > len("(第条))") {
					continue
				}
				w.item(form.format, around[0]+"%1"+around[1], value, rest)
				return
			}
		}
	}
	w.body.WriteString(docxtest.P("", docxtest.Text(l)))
}

func isCounting(r rune) bool {
	return strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十の", r)
}

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// item is a paragraph of a list; a number that does not follow starts a new instance.
func (w *automatic) item(format, text string, value int, rest string) {
	c := w.series[format+text]
	if c == nil || value != c.last+1 {
		w.num++
		fmt.Fprintf(&w.lists, `<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum><w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`,
			w.num, docxtest.Level(0, format, text, ""), w.num, w.num, value)
		c = &counted{num: w.num}
		w.series[format+text] = c
	}
	c.last = value
	w.body.WriteString(docxtest.Item(c.num, 0, rest))
}

// TestWordRoundTrip prints each regulation of the examples, has Word number it, and
// wants the same tree back, and the same text as from the printed form.
func TestWordRoundTrip(t *testing.T) {
	files, err := filepath.Glob("../../examples/*/regulations/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("only %d regulations found: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tree, _ := yamltree.Parse(file, data, yamltree.Limits{})
			doc := regulation.Read(tree.Root())
			printed := regulation.Print(doc, nil)
			word := asWord(printed)
			if articles := strings.Count(word.Body, "<w:numPr>"); articles < 10 {
				t.Fatalf("only %d automatic numbers", articles)
			}
			r, err := Regulation("a.docx", "test", word.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Report.Lost) > 0 {
				t.Errorf("lost: %v", r.Report.Lost)
			}
			if diff := cmp.Diff(shape(doc), shape(r.Document)); diff != "" {
				t.Errorf("(-example +Word)\n%s", diff)
			}
			if diff := cmp.Diff(regulation.Print(mustImport(t, "a.txt", printed).Document, nil), regulation.Print(r.Document, nil)); diff != "" {
				t.Errorf("printed (-imported as text +Word)\n%s", diff)
			}
		})
	}
}

func mustImportWord(t *testing.T, f docxtest.File) *Result {
	t.Helper()
	r, err := Regulation("kitei.docx", "test", f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Report.Lost) > 0 {
		t.Errorf("lost: %v", r.Report.Lost)
	}
	return r
}

// TestWordBook is a book as offices keep it: head, contents, styles for headings,
// tracked changes, ruby, a table with merged cells, a footnote, a history.
func TestWordBook(t *testing.T) {
	p, text := docxtest.P, docxtest.Text
	styled := func(id, s string) string { return p(`<w:pStyle w:val="`+id+`"/>`, text(s)) }
	style := func(id, name, properties string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:pPr>` + properties + `</w:pPr></w:style>`
	}
	r := mustImportWord(t, docxtest.File{
		Header: p("", text("社外秘")),
		Styles: style("1", "heading 1", docxtest.Numbered(1, 0)) + style("2", "heading 2", docxtest.Numbered(1, 1)) + style("T1", "toc 1", ""),
		Numbering: docxtest.List(1, docxtest.Level(0, "decimal", "第%1章", `<w:pStyle w:val="1"/>`), docxtest.Level(1, "decimal", "第%2条", `<w:lvlRestart w:val="0"/><w:pStyle w:val="2"/>`)) +
			docxtest.List(2, docxtest.Level(0, "decimal", "(%1)", ""), docxtest.Level(1, "irohaFullWidth", "%2", "")),
		Footnotes: `<w:footnote w:id="2">` + p("", text("個人情報保護管理者をいう。")) + `</w:footnote>`,
		Body: p("", text("個人情報取扱規程")) + p("", text("目次")) + styled("T1", "第1章 総則\t1") + styled("T1", "第2章 管理\t2") +
			styled("1", "総則") + styled("2", "（目的）") + p("", text("この規程は、"), `<w:r><w:ruby><w:rt><w:r><w:t>とりあつかい</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>取扱い</w:t></w:r></w:rubyBase></w:ruby></w:r>`, text("を定める。")) +
			styled("2", "（定義）") + p("", text("用語は、次による。")) + docxtest.Item(2, 0, "個人情報") + docxtest.Item(2, 1, "氏名") + docxtest.Item(2, 1, "住所") + docxtest.Item(2, 0, "従業者") +
			styled("1", "管理") + styled("2", "（責任）") +
			p("", text("管理者"), `<w:r><w:footnoteReference w:id="2"/></w:r>`, text("は、"), `<w:del><w:r><w:delText>毎月</w:delText></w:r></w:del><w:ins>`+text("毎年")+`</w:ins>`, text("点検する。")) +
			p("", text("附則（令和６年６月２５日）")) + p("", text("この規程は、令和６年７月１日から施行する。")) +
			p("", text("別表第1（第3条関係）　保管期間")) +
			`<w:tbl>` + docxtest.Row(p("", text("区分")), p("", text("名称")), p("", text("期間"))) +
			docxtest.Row(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+p("", text("記録")), p("", text("台帳")), p("", text("5年"))) +
			docxtest.Row(`<w:tcPr><w:vMerge/></w:tcPr>`+p(""), p("", text("同意書")), p("", text("3年"))) + `</w:tbl>` +
			p("", text("改訂履歴")) + `<w:tbl>` + docxtest.Row(p("", text("版")), p("", text("改訂日")), p("", text("概要"))) +
			docxtest.Row(p("", text("1")), p("", text("2020年4月1日")), p("", text("新規制定"))) + docxtest.Row(p("", text("2")), p("", text("2024年6月25日")), p("", text("第3条の改定"))) + `</w:tbl>`,
	})
	if diff := cmp.Diff("第1章(総則)[第1条(目的)[] 第2条(定義)[[(1)[イ ロ] (2)]]] 第2章(管理)[第3条(責任)[]]", shape(r.Document)); diff != "" {
		t.Errorf("%s\n%s", diff, r.YAML)
	}
	for _, part := range []string{
		"title: 個人情報取扱規程\n", "この規程は、取扱いを定める。\n", "管理者（※1）は、毎年点検する。\n", "※1　個人情報保護管理者をいう。",
		"- [記録, 台帳, \"5年\"]", "- [記録, 同意書, \"3年\"]", "decided_on: 2024-06-25\n    summary: 第3条の改定\n", "label: 附則（令和６年６月２５日）\n    date: 2024-06-25\n",
	} {
		if !strings.Contains(string(r.YAML), part) {
			t.Errorf("the file lacks %q\n%s", part, r.YAML)
		}
	}
	said := ""
	for _, w := range r.Report.Warnings {
		said += fmt.Sprintf("%d %s\n", w.Line, w.Message.In(diag.JA))
	}
	for _, part := range []string{
		"ヘッダー・フッターの「社外秘」は", "目次（2 行）は本文から作り直せる", "変更履歴で削除された部分（1 か所、2 文字）は除きました", "変更履歴で挿入された部分（1 か所、2 文字）は本文に",
		"ふりがな（1 か所）は除きました: 取扱い（とりあつかい）", "脚注・文末脚注（1 件", "縦に結合されたセル（1 個、2 文字）",
	} {
		if !strings.Contains(said, part) {
			t.Errorf("no warning says %q:\n%s", part, said)
		}
	}
	if !r.Report.Paragraphs || r.Report.Total < 150 {
		t.Errorf("report %+v", r.Report)
	}
}

// TestLibreOffice reads a file that LibreOffice 7.4 wrote, one article for each format
// of numbers. It keeps 〇一二 as digits, and does not keep that articles go on through
// chapters: the second chapter begins with 第1条 there, too. Large Roman numerals and 甲乙丙
// are no labels to package regulation and stay text.
func TestLibreOffice(t *testing.T) {
	data, err := os.ReadFile("testdata/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Regulation("libreoffice.docx", "test", data)
	if err != nil {
		t.Fatal(err)
	}
	want := "第1章(総則)[第1条(目的)[] 第2条(書式 decimal)[[1 2 3]] 第3条(書式 decimalFullWidth)[[１ ２ ３]] 第4条(書式 japaneseCounting)[[一 二 三]] " +
		"第5条(書式 decimalEnclosedCircle)[[① ② ③]] 第6条(書式 aiueoFullWidth)[[ア イ ウ]] 第7条(書式 irohaFullWidth)[[イ ロ ハ]] 第8条(書式 aiueo)[[ア イ ウ]] " +
		"第9条(書式 iroha)[[イ ロ ハ]] 第10条(書式 lowerLetter)[[a) b) c)]] 第11条(書式 upperRoman)[] 第12条(書式 ideographTraditional)[] " +
		"第13条(書式 japaneseDigitalTenThousand)[[1 2 3]] 第14条(書式 bullet)[[● ● ●]]] 第2章(管理)[第1条(責任)[ ２[(1) (2)] ３]]"
	if diff := cmp.Diff(want, shape(r.Document)); diff != "" {
		t.Errorf("%s\n%s", diff, r.YAML)
	}
	if len(r.Report.Lost) > 0 || !strings.Contains(string(r.YAML), "[その他, \"\", \"1年\"]") {
		t.Errorf("lost %v\n%s", r.Report.Lost, r.YAML)
	}
}

func TestWordRefusals(t *testing.T) {
	whole := docxtest.File{Body: docxtest.P("", docxtest.Text("規程"))}.Bytes()
	tests := []struct {
		name, data, want string
	}{
		{"a.docx", string(docxtest.Zip(map[string]string{"word/styles.xml": "<x/>"})), "本文がありません"},
		{"a.docx", string(docxtest.Zip(map[string]string{"word/document.xml": "<"})), "壊れています"},
		{"a.docx", string(whole[:len(whole)/2]), "壊れています"},
		{"a.docx", string(docxtest.Zip(map[string]string{"word/document.xml": strings.Repeat("<x/>", 1<<23)})), "大きすぎます"},
		{"a.docx", string(docxtest.File{Body: docxtest.P("")}.Bytes()), "文字がありません"},
		{"a.pptx", string(docxtest.Zip(map[string]string{"ppt/presentation.xml": "<x/>"})), "PowerPoint"},
		{"a.odt", "PK\x03\x04\x14\x00\x00\x00\x00\x00....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"},
	}
	for _, tt := range tests {
		_, err := Regulation(tt.name, "test", []byte(tt.data))
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%s: %v, want a refusal that says %s", tt.name, err, tt.want)
			continue
		}
		if said := refusal.Message.In(diag.JA); !strings.Contains(said, tt.want) {
			t.Errorf("%s: %q does not say %q", tt.name, said, tt.want)
		}
	}
}
