package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"github.com/pms-project/pms/pkg/diag"
)

// decode makes UTF-8 of a file: UTF-8, UTF-16 with a mark, Shift_JIS (CP932) or
// EUC-JP, whichever reads without a broken character.
func decode(data []byte) (string, *Refusal) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return normal(string(data)), nil
	}
	var candidates []encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		candidates = []encoding.Encoding{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
	default:
		candidates = []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP}
	}
	for _, e := range candidates {
		out, err := e.NewDecoder().Bytes(data)
		if err == nil && !bytes.ContainsRune(out, utf8.RuneError) {
			return normal(string(out)), nil
		}
	}
	return "", &Refusal{
		diag.T("文字コードを判別できません。", "the character encoding cannot be told"),
		diag.T("UTF-8 で保存し直してください。", "save it as UTF-8"),
	}
}

// normal makes all line ends LF. A form feed stays: it is a page.
func normal(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.NewReplacer("\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
}
