package importer

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf16"

	"github.com/pms-project/pms/pkg/diag"
)

// MaxBytes is the largest file that is read: a rule book of a thousand pages has two
// megabytes, and the time is spent on files that people have.
const MaxBytes = 8 << 20

// Refusal says why a file is not imported and what to do instead.
type Refusal struct {
	Message diag.Text
	Hint    diag.Text
}

// Error is the message in English; those who print use the Text.
func (r *Refusal) Error() string { return r.Message.In(diag.EN) + ": " + r.Hint.In(diag.EN) }

// TooLarge is the refusal of a file of more than [MaxBytes].
func TooLarge() *Refusal {
	return &Refusal{
		diag.T("ファイルが大きすぎます（上限 %dMB）。", "the file is too large (limit %d MB)", MaxBytes>>20),
		diag.T("文書ごとに分けて保存し直してください。", "save each document in a file of its own"),
	}
}

var (
	saveAsText = diag.T("元のソフトで開き、テキスト（.txt）か Web ページ（.html）で保存し直してください。",
		"open it in its own program and save it as text (.txt) or a web page (.html)")
	saveAsDocx = diag.T("Word などで開き、docx で保存し直してください。テキスト（.txt）や Web ページ（.html）でもかまいません。",
		"open it in Word or the like and save it as docx; text (.txt) or a web page (.html) will do as well")
)

// signatures are the first bytes of what people try to import and what it is.
var signatures = []struct {
	magic   string
	message diag.Text
	hint    diag.Text
}{
	{"%PDF", diag.T("PDF は読み込めません。", "PDF files cannot be imported"),
		diag.T("PDF を開いて文章をテキスト（.txt）に書き出してください。例: pdftotext -layout",
			"export its text to a .txt file, for example with pdftotext -layout")},
	{"\x89PNG", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"\xff\xd8\xff", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"GIF8", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"II*\x00", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"MM\x00*", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"BM", diag.T("画像は読み込めません。", "images cannot be imported"), saveAsText},
	{"{\\rtf", diag.T("リッチテキスト（.rtf）は読み込めません。", "rich text (.rtf) cannot be imported"), saveAsDocx},
	{"\x1f\x8b", diag.T("圧縮されたファイルは読み込めません。", "compressed files cannot be imported"),
		diag.T("展開してから読み込んでください。", "unpack it first")},
	{"7z\xbc\xaf", diag.T("圧縮されたファイルは読み込めません。", "compressed files cannot be imported"),
		diag.T("展開してから読み込んでください。", "unpack it first")},
}

// refuse returns why data is not text, nil if it may be.
func refuse(name string, data []byte) *Refusal {
	if len(data) > MaxBytes && !(isWord(data) && len(data) <= MaxWordBytes) {
		return TooLarge()
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) && (s.magic != "BM" || bytes.IndexByte(data[:min(len(data), 64)], 0) >= 0) {
			return &Refusal{s.message, s.hint}
		}
	}
	switch {
	case isZip(data):
		return refuseZip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return refuseCompound(name, data)
	case len(bytes.TrimSpace(data)) == 0:
		return &Refusal{diag.T("ファイルが空です。", "the file is empty"),
			diag.T("規程の本文があるファイルを指定してください。", "name a file that holds the text of the rules")}
	case isBinary(data):
		return &Refusal{diag.T("文章のファイルではありません。", "the file is not text"), saveAsText}
	}
	return nil
}

// refuseZip tells what is no Word file apart by the names inside.
func refuseZip(data []byte) *Refusal {
	switch insideOf(data) {
	case "word":
		return nil
	case "xl":
		return &Refusal{diag.T("Excel は規程として読み込めません。", "Excel files cannot be imported as rules"),
			diag.T("台帳であれば pms import ledger を使ってください。", "use pms import ledger for a ledger")}
	case "ppt":
		return &Refusal{diag.T("PowerPoint は読み込めません。", "PowerPoint files cannot be imported"), saveAsText}
	}
	if bytes.Contains(data[:min(len(data), 200)], []byte("application/vnd.oasis.opendocument")) {
		return &Refusal{diag.T("OpenDocument（.odt）は読み込めません。", "OpenDocument files (.odt) cannot be imported"), saveAsDocx}
	}
	return &Refusal{diag.T("圧縮されたファイルは読み込めません。", "compressed files cannot be imported"),
		diag.T("展開してから読み込んでください。", "unpack it first")}
}

// refuseCompound tells apart what hides in an OLE file: old Word and Excel, 一太郎,
// and files with a password.
func refuseCompound(name string, data []byte) *Refusal {
	switch ext := strings.ToLower(path.Ext(name)); {
	case holds(data, "EncryptedPackage"):
		return &Refusal{diag.T("パスワードで保護されたファイルは読み込めません。", "files with a password cannot be imported"),
			diag.T("パスワードを外して保存し直してください。", "save it without the password")}
	case strings.HasPrefix(ext, ".jt") || holds(data, "JustSystem") || holds(data, "DocumentText"):
		return &Refusal{diag.T("一太郎のファイルは読み込めません。", "Ichitaro files cannot be imported"), saveAsDocx}
	case holds(data, "Workbook"):
		return &Refusal{diag.T("古い形式の Excel（.xls）は読み込めません。", "old Excel files (.xls) cannot be imported"),
			diag.T("xlsx か CSV で保存し直してください。", "save it as xlsx or CSV")}
	}
	return &Refusal{diag.T("古い形式の Word（.doc）は読み込めません。", "old Word files (.doc) cannot be imported"), saveAsDocx}
}

// holds reports whether data has a name in UTF-16, as directories of OLE files do.
func holds(data []byte, name string) bool {
	var wide []byte
	for _, u := range utf16.Encode([]rune(name)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	return bytes.Contains(data, wide)
}

// isBinary reports NUL bytes in what has no mark of UTF-16.
func isBinary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return false
	}
	return bytes.IndexByte(data[:min(len(data), 1<<16)], 0) >= 0
}
