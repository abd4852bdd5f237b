package docx_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/docx"
	. "github.com/pms-project/pms/pkg/docx/docxtest"
	"github.com/pms-project/pms/pkg/ooxml"
)

func read(t *testing.T, f File) *docx.Document {
	t.Helper()
	d, err := docx.Read(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lines are the blocks in short.
func lines(d *docx.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		line := b.Line()
		if b.Cells != nil {
			line = "|" + strings.Join(b.Cells, "|") + "|"
		}
		if b.Heading > 0 {
			line = fmt.Sprintf("h%d %s", b.Heading, line)
		}
		if b.Contents {
			line = "toc " + line
		}
		if b.NewPage {
			line = "page " + line
		}
		out = append(out, line)
	}
	return out
}

func TestNumbering(t *testing.T) {
	one := func(format, text string) string { return List(1, Level(0, format, text, "")) }
	tests := []struct {
		name, numbering, styles, body string
		want                          []string
	}{
		{"articles", one("decimal", "第%1条"), "", Item(1, 0, "甲") + P("", Text("本文")) + Item(1, 0, "乙"), []string{"第1条　甲", "本文", "第2条　乙"}},
		{"full width", one("decimalFullWidth", "第%1条"), "", Item(1, 0, "甲"), []string{"第１条　甲"}},
		{"kanji", one("japaneseCounting", "第%1条"), "", strings.Repeat(Item(1, 0, "甲"), 12), append(kanji(12), []string{}...)},
		{"circles", one("decimalEnclosedCircle", "%1"), "", Item(1, 0, "甲") + Item(1, 0, "乙"), []string{"①　甲", "②　乙"}},
		{"kana", one("aiueoFullWidth", "%1"), "", Item(1, 0, "甲") + Item(1, 0, "乙"), []string{"ア　甲", "イ　乙"}},
		{"half-width kana", one("aiueo", "(%1)"), "", Item(1, 0, "甲") + Item(1, 0, "乙"), []string{"(ア)　甲", "(イ)　乙"}},
		{"iroha", one("irohaFullWidth", "%1"), "", Item(1, 0, "甲") + Item(1, 0, "乙") + Item(1, 0, "丙"), []string{"イ　甲", "ロ　乙", "ハ　丙"}},
		{"letters", one("lowerLetter", "%1)"), "", Item(1, 0, "甲") + Item(1, 0, "乙"), []string{"a)　甲", "b)　乙"}},
		{"roman", one("upperRoman", "%1."), "", strings.Repeat(Item(1, 0, "甲"), 4), []string{"I.　甲", "II.　甲", "III.　甲", "IV.　甲"}},
		{"stems", one("ideographTraditional", "%1"), "", Item(1, 0, "x") + Item(1, 0, "y"), []string{"甲　x", "乙　y"}},
		{"bullets of symbol fonts", one("bullet", "\uf06c"), "", Item(1, 0, "甲"), []string{"●　甲"}},
		{"bullets of no meaning", one("bullet", "\uf001"), "", Item(1, 0, "甲"), []string{"・　甲"}},
		{"no text", one("none", ""), "", Item(1, 0, "甲"), []string{"甲"}},
		{"levels restart", List(1, Level(0, "decimal", "第%1章", ""), Level(1, "decimal", "%1.%2", ""), Level(2, "decimal", "(%3)", "")), "",
			Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 2, "丙") + Item(1, 2, "丙") + Item(1, 1, "乙") + Item(1, 2, "丙") + Item(1, 0, "甲") + Item(1, 1, "乙"),
			[]string{"第1章　甲", "1.1　乙", "(1)　丙", "(2)　丙", "1.2　乙", "(1)　丙", "第2章　甲", "2.1　乙"}},
		{"articles go on through chapters", List(1, Level(0, "decimal", "第%1章", ""), Level(1, "decimal", "第%2条", `<w:lvlRestart w:val="0"/>`), Level(2, "decimal", "%3", "")), "",
			Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 2, "丙") + Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 2, "丙"),
			[]string{"第1章　甲", "第1条　乙", "1　丙", "第2章　甲", "第2条　乙", "1　丙"}},
		{"restart behind a certain level", List(1, Level(0, "decimal", "%1", ""), Level(1, "decimal", "(%2)", ""), Level(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`)), "",
			Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 2, "丙") + Item(1, 1, "乙") + Item(1, 2, "丙") + Item(1, 0, "甲") + Item(1, 2, "丙"),
			[]string{"1　甲", "(1)　乙", "1)　丙", "(2)　乙", "2)　丙", "2　甲", "1)　丙"}},
		{"digits in a legal list", List(1, Level(0, "japaneseCounting", "第%1章", ""), Level(1, "decimal", "%1-%2", `<w:isLgl/>`)), "",
			Item(1, 0, "甲") + Item(1, 1, "乙"), []string{"第一章　甲", "1-1　乙"}},
		{"another instance goes on, one with a start begins anew",
			one("decimal", "(%1)") + `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`, "",
			Item(1, 0, "甲") + Item(2, 0, "乙") + Item(3, 0, "丙") + Item(3, 0, "丁") + Item(1, 0, "戊"), []string{"(1)　甲", "(2)　乙", "(5)　丙", "(6)　丁", "(7)　戊"}},
		{"a level of the instance's own", one("decimal", "(%1)") + `<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">` + Level(0, "decimalEnclosedCircle", "%1", "") + `</w:lvlOverride></w:num>`, "",
			Item(2, 0, "甲"), []string{"①　甲"}},
		{"through styles", List(1, Level(0, "decimal", "第%1章", `<w:pStyle w:val="1"/>`), Level(1, "decimal", "第%2条", `<w:pStyle w:val="2"/>`)),
			`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
				`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
				`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
				`<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="x"/></w:style>`,
			P(`<w:pStyle w:val="1"/>`, Text("甲")) + P(`<w:pStyle w:val="2"/>`, Text("乙")) + P(`<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>`, Text("丙")) + P(`<w:pStyle w:val="x"/>`, Text("丁")),
			[]string{"h1 第1章　甲", "h2 第1条　乙", "h2 丙", "丁"}},
		{"through a numbering style", `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="list"/>` + Level(0, "decimal", "第%1条", "") +
			`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
			`<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`,
			Item(1, 0, "甲"), []string{"第1条　甲"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(read(t, File{Body: tt.body, Numbering: tt.numbering, Styles: tt.styles}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func kanji(n int) []string {
	var out []string
	for _, k := range strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二")[:n] {
		out = append(out, "第"+k+"条　甲")
	}
	return out
}

func TestText(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"tabs and breaks", P(`<w:tabs><w:tab w:val="left"/></w:tabs>`, `<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丁</w:t></w:r>`), []string{"甲\t乙\n丙-丁"}},
		{"pages", P("", `<w:r><w:br w:type="page"/></w:r>`) + P("", Text("甲")) + P("<w:pageBreakBefore/>", Text("乙")) + P("<w:sectPr/>", Text("丙")) + P("", Text("丁")), []string{"page 甲", "page 乙", "丙", "page 丁"}},
		{"symbols", P("", `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F001"/><w:sym w:font="ＭＳ 明朝" w:char="3231"/></w:r>`), []string{"✓〓㈱"}},
		{"links, controls, tags", P("", `<w:hyperlink r:id="x">`+Text("甲")+`</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>`+Text("乙")+`</w:sdtContent></w:sdt><w:smartTag>`+Text("丙")+`</w:smartTag>`), []string{"甲乙丙"}},
		{"changes", P("", Text("甲"), `<w:del><w:r><w:delText>旧い</w:delText></w:r></w:del><w:ins>`+Text("新")+`</w:ins><w:moveFrom>`+Text("移")+`</w:moveFrom><w:moveTo>`+Text("先")+`</w:moveTo>`), []string{"甲新先"}},
		{"a deleted end of a paragraph", P(`<w:rPr><w:del/></w:rPr>`, Text("甲")) + P("", Text("乙")), []string{"甲乙"}},
		{"old properties", P(`<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`, Text("甲")), []string{"甲"}},
		{"hidden and struck", P("", Text("甲"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>線</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>見</w:t></w:r>`), []string{"甲線見"}},
		{"ruby", P("", `<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>きそく</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>規則</w:t></w:r></w:rubyBase></w:ruby></w:r>`, Text("は")), []string{"規則は"}},
		{"fields", P("", sign("begin")+`<w:r><w:instrText> REF _x \r </w:instrText></w:r>`+sign("separate")+Text("第3条")+sign("end")+Text("により")+`<w:fldSimple w:instr="PAGE">`+Text("7")+`</w:fldSimple>`), []string{"第3条により7"}},
		{"a field that never ends", P("", sign("begin")+`<w:r><w:instrText>IF</w:instrText></w:r>`) + P("", Text("甲")), []string{"甲"}},
		{"contents", P("", sign("begin")+`<w:r><w:instrText>TOC \o "1-3"</w:instrText></w:r>`+sign("separate")+Text("第1条 目的")+`<w:r><w:tab/><w:t>1</w:t></w:r>`) + P("", Text("第2条 範囲")) + P("", sign("end")) + P("", Text("第1条 目的")), []string{"toc 第1条 目的\t1", "toc 第2条 範囲", "第1条 目的"}},
		{"contents in a control", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + P("", Text("目次")) + `</w:sdtContent></w:sdt>` + P("", Text("甲")), []string{"toc 目次", "甲"}},
		{"a text box, of which Word writes two renderings", P("", Text("甲"), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>`+P("", Text("箱"))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+P("", Text("箱"))+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, Text("乙")), []string{"甲乙", "箱"}},
		{"formulas", P("", `<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>`), []string{"x+1"}},
		{"a table", `<w:tbl><w:tblGrid/>` + Row(P("", Text("区分")), P("", Text("期間")), P("", Text("備考"))) +
			Row(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+P("", Text("記録")), P("", Text("台帳"))+P("", Text("名簿")), P("", Text("5年"))) +
			Row(`<w:tcPr><w:vMerge/></w:tcPr>`+P(""), `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+P("", Text("同意書"))) +
			`<w:tr><w:trPr><w:del/></w:trPr><w:tc>` + P("", Text("旧")) + `</w:tc></w:tr></w:tbl>`,
			[]string{"|区分|期間|備考|", "|記録|台帳\n名簿|5年|", "|記録|同意書||"}},
		{"a table in a table", `<w:tbl>` + Row(P("", Text("甲"))+`<w:tbl>`+Row(P("", Text("乙")), P("", Text("丙")))+`</w:tbl>`, P("", Text("丁"))) + `</w:tbl>`, []string{"|甲\n乙　丙|丁|"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(read(t, File{Body: tt.body}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func sign(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func TestFound(t *testing.T) {
	d := read(t, File{
		Body: P("", Text("甲")) + P("", `<w:del><w:r><w:delText>旧 い</w:delText></w:r></w:del><w:ins>`+Text("新")+`</w:ins>`,
			`<w:r><w:ruby><w:rt><w:r><w:t>ふり</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>振</w:t></w:r></w:rubyBase></w:ruby></w:r>`,
			`<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>`, Text("。")),
		Footnotes: `<w:footnote w:type="separator" w:id="0">` + P("", `<w:r><w:separator/></w:r>`) + `</w:footnote><w:footnote w:id="2">` + P("", `<w:r><w:footnoteRef/></w:r>`, Text("注の文")) + `</w:footnote>`,
		Header:    P("", Text("社外秘")) + P("", Text("社外秘")),
	})
	if diff := cmp.Diff([]string{"甲", "新振（※1）。", "※1　注の文"}, lines(d)); diff != "" {
		t.Error(diff)
	}
	want := docx.Found{
		Deleted: docx.Tally{Count: 1, Characters: 2, First: 2}, Inserted: docx.Tally{Count: 1, Characters: 1, First: 2},
		Readings: []docx.Reading{{Base: "振", Reading: "ふり", No: 2}}, Notes: docx.Tally{Count: 1, Characters: 3, First: 2},
		Comments: docx.Tally{Count: 1, First: 2},
	}
	if diff := cmp.Diff(want, d.Found); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"社外秘"}, d.Furniture); diff != "" {
		t.Error(diff)
	}
}

// TestHostile reads what is made to harm: each ends with an error or a text, soon.
func TestHostile(t *testing.T) {
	body := func(s string) map[string]string {
		return map[string]string{"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + s + `</w:body></w:document>`}
	}
	list := body(strings.Repeat(Item(1, 0, ""), 100_000))
	list["word/numbering.xml"] = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + List(1, Level(0, "decimal", strings.Repeat("%1条", 40), "")) + `</w:numbering>`
	tests := []struct {
		name  string
		parts map[string]string
		want  error
	}{
		{"a bomb", body(strings.Repeat(`<w:p/>`, ooxml.MaxUnpacked/6+1)), ooxml.ErrBounds},
		{"too deep", body(strings.Repeat(`<w:sdt>`, 200_000)), ooxml.ErrBounds},
		{"more text than any book", body(P("", Text(strings.Repeat("条", docx.MaxText/3+1)))), ooxml.ErrBounds},
		{"labels that swell", list, ooxml.ErrBounds},
		{"merged cells that swell", body(`<w:tbl>` + Row(P("", Text(strings.Repeat("条", 1000)))) + strings.Repeat(Row(`<w:tcPr><w:vMerge/></w:tcPr>`), 10_000) + `</w:tbl>`), ooxml.ErrBounds},
		{"a column for every citizen", body(`<w:tbl>` + Row(`<w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>`+P("", Text("甲"))) + `</w:tbl>`), nil},
		{"external entities", map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;&b;</w:t></w:r></w:p></w:body></w:document>`}, nil},
		{"no XML", map[string]string{"word/document.xml": "\x00\x01<"}, ooxml.ErrUnreadable},
		{"no document", map[string]string{"word/styles.xml": "<x/>"}, docx.ErrNoDocument},
		{"a part that breaks off", map[string]string{"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲`}, ooxml.ErrUnreadable},
		{"ends without starts", body(`</w:p></w:r></w:tc>`), nil},
		{"styles in a circle", map[string]string{"word/document.xml": body(P(`<w:pStyle w:val="a"/>`, Text("甲")))["word/document.xml"],
			"word/styles.xml": `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`}, nil},
		{"cells outside of rows", body(`<w:tc>` + P("", Text("甲")) + `</w:tc><w:tr>` + P("", Text("乙")) + `</w:tr><w:txbxContent/><w:rt/><w:footnote/>`), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := docx.Read(Zip(tt.parts))
			if tt.want == nil && err != nil && !errors.Is(err, ooxml.ErrUnreadable) || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
	if _, err := docx.Read([]byte("PK\x03\x04")); !errors.Is(err, ooxml.ErrUnreadable) {
		t.Error(err)
	}
}

// FuzzRead gives the reader any body, numbering and styles.
func FuzzRead(f *testing.F) {
	f.Add(P(`<w:pStyle w:val="a"/>`, Text("甲"))+Item(1, 0, "乙"), List(1, Level(0, "decimal", "第%1条", "")), `<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)
	f.Add(`<w:tbl>`+Row(`<w:tcPr><w:vMerge/><w:gridSpan w:val="3"/></w:tcPr>`+P("", Text("甲")))+`</w:tbl><w:p><w:r><w:txbxContent><w:p><w:r><w:sym w:char="F0FC" w:font="Wingdings"/></w:r></w:p></w:txbxContent><w:ruby><w:rt/></w:ruby></w:r></w:p>`, `<w:num w:numId="1"><w:lvlOverride w:ilvl="9"><w:lvl w:ilvl="-1"/></w:lvlOverride></w:num>`, `<w:style/>`)
	f.Add(P("", sign("begin")+sign("end")+sign("end")+`<w:del><w:moveFrom/></w:del><w:tc/><w:tr/>`), "", "")
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		d, err := docx.Read(File{Body: body, Numbering: numbering, Styles: styles}.Bytes())
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if b.No < 0 || b.Heading < 0 || b.Heading > 9 {
				t.Errorf("block %+v", b)
			}
		}
	})
}
