package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/docx"
	"github.com/pms-project/pms/pkg/ooxml"
)

// MaxWordBytes is the largest Word file that is read: pictures make them large, the
// text inside is bounded like any other.
const MaxWordBytes = 64 << 20

// isZip and isWord look at the data: names of files are often wrong.
func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

func isWord(data []byte) bool { return isZip(data) && insideOf(data) == "word" }

// insideOf is the folder that tells the sort of an Office file: word, xl, ppt; "" for
// any other archive.
func insideOf(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		// A damaged archive has lost its list of names, but not those before its parts.
		for _, dir := range []string{"word", "xl", "ppt"} {
			if bytes.Contains(data[:min(len(data), 1<<16)], []byte(dir+"/")) {
				return dir
			}
		}
		return ""
	}
	for _, f := range z.File[:min(len(z.File), ooxml.MaxParts)] {
		if dir, _, ok := strings.Cut(f.Name, "/"); ok && (dir == "word" || dir == "xl" || dir == "ppt") {
			return dir
		}
	}
	return ""
}

// splitWord takes a Word file apart, a line a paragraph or a row. Lines bear the number
// of their paragraph.
func splitWord(data []byte) (*source, *Refusal) {
	doc, err := docx.Read(data)
	if err != nil {
		return nil, refuseWord(err)
	}
	if len(doc.Blocks) == 0 {
		return nil, &Refusal{
			diag.T("Word ファイルに文字がありません（図 %d 点）。", "the Word file holds no text (%d pictures)", doc.Found.Pictures.Count),
			diag.T("紙を読み取った図であれば、文字認識（OCR）をしてから読み込んでください。", "if it is a scan, have its text recognised (OCR) first"),
		}
	}
	w := &wordLines{source: &source{paragraphs: true}}
	for _, f := range doc.Furniture {
		w.furniture(f)
	}
	for _, b := range doc.Blocks {
		w.block(b)
	}
	w.report(&doc.Found)
	return w.source, nil
}

func refuseWord(err error) *Refusal {
	switch {
	case errors.Is(err, ooxml.ErrBounds):
		return &Refusal{
			diag.T("Word ファイルを展開すると大きすぎます。", "the Word file is too large when unpacked"),
			diag.T("規程の文書かどうか確かめ、文書ごとに分けて保存し直してください。", "check that it is a rule book, and save each document in a file of its own"),
		}
	case errors.Is(err, docx.ErrNoDocument):
		return &Refusal{diag.T("Word ファイルに本文がありません。", "the Word file holds no document"), saveAgain}
	}
	return &Refusal{diag.T("Word ファイルが壊れています。", "the Word file is damaged"), saveAgain}
}

var saveAgain = diag.T("Word などで開き、docx で保存し直してください。", "open it in Word or the like and save it as docx again")

type wordLines struct {
	*source
	page bool // the next line begins a page
}

// furniture is a head or foot of the pages.
func (w *wordLines) furniture(text string) {
	for _, part := range strings.FieldsFunc(text, isLineEnd) {
		if part = clean(part); part != "" {
			w.push(line{text: part, gap: true, role: page})
			w.warn(0, "ヘッダー・フッターの「%s」は、各ページの柱とみなし、本文から除きました。", "%q of the headers and footers is taken as a running head and left out", part)
		}
	}
}

func (w *wordLines) block(b docx.Block) {
	w.page = w.page || b.NewPage
	if b.Cells != nil {
		w.cells(b.Cells, b.No, w.page)
		if n := len(w.lines); n > 0 && b.Head && w.lines[n-1].cell {
			w.lines[n-1].head = true
			if n > 1 {
				w.lines[n-2].head = false // of several such rows the last heads the columns
			}
		}
		w.page = false
		return
	}
	text := b.Text
	if b.Label != "" {
		text = b.Label + "　" + strings.TrimLeft(text, " \t　")
	}
	for i, sheet := range strings.Split(text, "\f") {
		w.page = w.page || i > 0
		for j, part := range strings.Split(sheet, "\n") {
			if part = clean(part); part == "" {
				continue
			}
			l := line{text: part, no: b.No, gap: j == 0 || w.page, page: w.page}
			if b.Contents {
				l.role = toc
			}
			w.push(l)
			w.page = false
		}
	}
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\f' }

// report says what was left out of the text, and what was added to it.
func (w *wordLines) report(f *docx.Found) {
	for _, t := range []struct {
		docx.Tally
		ja, en string
	}{
		{f.Deleted, "変更履歴で削除された部分（%d か所、%d 文字）は除きました。", "what tracked changes delete (%d places, %d characters) is left out"},
		{f.Inserted, "変更履歴で挿入された部分（%d か所、%d 文字）は本文に入れました。", "what tracked changes insert (%d places, %d characters) is kept"},
		{f.Hidden, "隠し文字（%d か所、%d 文字）は除きました。", "hidden text (%d places, %d characters) is left out"},
		{f.Struck, "取り消し線の付いた文字（%d か所、%d 文字）は本文に残しました。", "text that is struck out (%d places, %d characters) is kept"},
		{f.Notes, "脚注・文末脚注（%d 件、%d 文字）は、付いている段落の後に「※」を付けて入れました。", "footnotes and endnotes (%d, %d characters) are set behind their paragraphs with a ※"},
		{f.Boxes, "テキストボックス（%d 個、%d 文字）は、置かれている段落の後に入れました。", "text boxes (%d, %d characters) are set behind the paragraphs that hold them"},
		{f.Merged, "縦に結合されたセル（%d 個、%d 文字）には、各行に同じ文字を入れました。", "cells merged downwards (%d, %d characters) say the same in each row"},
	} {
		if t.Count > 0 {
			w.warn(t.First, t.ja, t.en, t.Count, t.Characters)
		}
	}
	for _, t := range []struct {
		docx.Tally
		ja, en string
	}{
		{f.Comments, "コメント（%d 件）は取り込みません。", "comments (%d) are not imported"},
		{f.Pictures, "図（%d 点）は取り込みません。", "pictures (%d) are not imported"},
		{f.Objects, "埋め込まれたファイル（%d 個）は取り込みません。", "embedded files (%d) are not imported"},
		{f.Symbols, "記号フォントの文字（%d 個）は読み取れないため「〓」にしました。元の文書で確かめてください。", "signs of symbol fonts (%d) cannot be read and are written 〓: compare with the original"},
	} {
		if t.Count > 0 {
			w.warn(t.First, t.ja, t.en, t.Count)
		}
	}
	if n := len(f.Readings); n > 0 {
		w.warn(f.Readings[0].No, "ふりがな（%d か所）は除きました: %s", "readings of ruby (%d places) are left out: %s", n, readings(f.Readings))
	}
}

// readings are the first few of a list.
func readings(list []docx.Reading) string {
	const most = 5
	var out []string
	for _, r := range list[:min(most, len(list))] {
		out = append(out, fmt.Sprintf("%s（%s）", r.Base, r.Reading))
	}
	if len(list) > most {
		out = append(out, "…")
	}
	return strings.Join(out, " ")
}
