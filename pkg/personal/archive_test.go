package personal_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/personal"
)

// number is a My Number made for tests (a published sample), in two halves so that
// this file holds none.
const number = "983205" + "673214"

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	data := zipped(t, map[string]string{
		"xl/sharedStrings.xml":     `<sst><si><t>個人番号</t></si><si><r><t>` + number[:6] + `</t></r><r><t>` + number[6:] + `</t></r></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>42</v></c></row><row r="9"><c t="s"><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>` + number + `</t></is></c><c t="s"><v>99</v></c></row></sheetData></worksheet>`,
	})
	parts, err := personal.Parts("台帳.XLSX", data)
	if err != nil || len(parts) != 2 {
		t.Fatalf("%d parts, %v", len(parts), err)
	}
	if want := "個人番号\t42\t\n" + number + "\t\n"; parts[0].Text != want || fmt.Sprint(parts[0].Lines) != "[3 9]" {
		t.Errorf("got %q %v", parts[0].Text, parts[0].Lines)
	}
	for _, p := range parts {
		if hits := scanner(t).Scan(p.Text); len(hits) != 1 || hits[0].Kind != personal.MyNumber {
			t.Errorf("%s: %v", p.Name, hits)
		}
	}
}

func TestDocument(t *testing.T) {
	data := zipped(t, map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>個人</w:t></w:r><w:r><w:t>番号</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>` + number + `</w:delText></w:r></w:del></w:p></w:body></w:document>`,
		"word/media/x.xml":  `<t>` + number + `</t>`,
	})
	parts, err := personal.Parts("a.docx", data)
	if err != nil || len(parts) != 1 || parts[0].Text != "個人番号\n"+number+"\n" {
		t.Fatalf("%v %v", parts, err)
	}
}

func TestBombs(t *testing.T) {
	spaces := strings.Repeat(" ", 70<<20)
	cells := strings.Repeat(`<c t="s"><v>0</v></c>`, 70_000)
	for name, files := range map[string]map[string]string{
		"a long sheet":  {"xl/worksheets/sheet1.xml": "<a>" + spaces + "</a>"},
		"a long text":   {"xl/sharedStrings.xml": "<sst><si><t>" + strings.Repeat("あ", 1<<10) + "</t></si></sst>", "xl/worksheets/sheet1.xml": "<row>" + cells + "</row>"},
		"long strings":  {"xl/sharedStrings.xml": "<sst>" + spaces + "</sst>"},
		"two half ones": {"xl/worksheets/sheet1.xml": "<a>" + spaces[:40<<20] + "</a>", "xl/worksheets/sheet2.xml": "<a>" + spaces[:40<<20] + "</a>"},
	} {
		if _, err := personal.Parts("b.xlsx", zipped(t, files)); !errors.Is(err, personal.ErrBounds) {
			t.Errorf("%s: %v", name, err)
		}
	}
	many := map[string]string{}
	for i := range 4_001 {
		many[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)] = ""
	}
	if _, err := personal.Parts("b.xlsx", zipped(t, many)); !errors.Is(err, personal.ErrBounds) {
		t.Errorf("many parts: %v", err)
	}
	for name, data := range map[string][]byte{"no archive": []byte("x"), "broken XML": zipped(t, map[string]string{"xl/worksheets/sheet1.xml": "<a"})} {
		if _, err := personal.Parts("c.xlsx", data); !errors.Is(err, personal.ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, data := range map[string][]byte{
		"UTF-8":     []byte("\ufeff個人番号 " + number),
		"Shift_JIS": []byte("\x8c\xc2\x90\x6c\x94\xd4\x8d\x86 " + number),
		"UTF-16":    utf16le("個人番号 " + number),
	} {
		parts, err := personal.Parts("a.txt", data)
		if err != nil || len(parts) != 1 || parts[0].Text != "個人番号 "+number {
			t.Errorf("%s: %v %v", name, parts, err)
		}
	}
	if parts, _ := personal.Parts("a.bin", []byte("\x89PNG\x00\x01"+number)); len(parts) != 0 {
		t.Errorf("a picture is read as text: %v", parts)
	}
}

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"", "個人番号 " + number, "０９０ー1234\r\n  5678", "a@b.c＠", "東京都架空区1-2-3", "-----BEGIN", "password: \xff\xfe", "生年月日S1.1.1"} {
		f.Add(s)
	}
	s := scanner(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range s.Scan(text) {
			if h.Start < end || h.End <= h.Start || h.End > len(text) {
				t.Fatalf("%q: hit %+v after %d", text, h, end)
			}
			end = h.End
		}
	})
}

func FuzzParts(f *testing.F) {
	f.Add("a.txt", []byte("あ"))
	f.Add("a.docx", []byte("PK"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		parts, err := personal.Parts(name, data)
		if err != nil && !errors.Is(err, personal.ErrBounds) && !errors.Is(err, personal.ErrUnreadable) {
			t.Fatal(err)
		}
		for _, p := range parts {
			if p.Lines != nil && strings.Count(p.Text, "\n") < len(p.Lines) {
				t.Fatalf("%d rows in %d lines", len(p.Lines), strings.Count(p.Text, "\n"))
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	s := scanner(b)
	text := strings.Repeat("  - {id: pi-visitors, name: 訪問受付票, date: 2026-11-21, count: 120, purpose: [来訪者の入退館の管理のため]}\n", 10_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Scan(text)
	}
}
