package personal

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"github.com/pms-project/pms/pkg/ooxml"
)

// Part is a text inside a file: the file itself, a sheet of a workbook, a part of a
// document.
type Part struct {
	Name string // "" for the file itself
	Text string
	// Lines are the row numbers of a sheet, by line of Text; nil: as they come.
	Lines []int
}

var (
	// ErrBounds: an archive unpacks to more than the bound, as a bomb does.
	ErrBounds = ooxml.ErrBounds
	// ErrUnreadable: a file has the name of an archive and is none, or an encrypted one.
	ErrUnreadable = ooxml.ErrUnreadable
)

// Parts are the texts of a file. A file that holds no text, such as a picture, has
// none. The error is [ErrBounds] or [ErrUnreadable]; the parts read until then are
// returned with it.
func Parts(name string, data []byte) ([]Part, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx":
		return workbook(data)
	case ".docx", ".docm", ".dotx":
		return document(data)
	}
	if text, ok := decode(data); ok {
		return []Part{{Text: text}}, nil
	}
	return nil, nil
}

// decode makes UTF-8 of text in UTF-8, UTF-16 with its mark, or Shift_JIS. Data with
// a zero byte, or that is none of these, is no text.
func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case bytes.IndexByte(data, 0) >= 0:
		return "", false
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\ufeff"), true
	}
	return decoded(japanese.ShiftJIS, data)
}

func decoded(e encoding.Encoding, data []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return string(out), true
}
