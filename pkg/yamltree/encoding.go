package yamltree

import (
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
)

// notUTF8 is the finding about a source that is not UTF-8 (YML-008). It says
// which encoding the source looks like, of the ones that Windows and older business
// systems in Japan still write.
func notUTF8(s string) finding {
	if !mostlyUTF8(s) {
		switch {
		case validEUC(s):
			return otherEncoding("EUC-JP")
		case validCP932(s):
			return otherEncoding("Shift_JIS (CP932)")
		}
	}
	bad := firstInvalid(s)
	return finding{
		rule: ruleEncoding, at: span{bad, min(bad+1, len(s))},
		message: diag.T("UTF-8として正しくないバイト（0x%02X）があります。", "There is a byte that is not UTF-8 (0x%02X).", s[bad]),
		hint:    diag.T("この行の文字を入力し直し、UTF-8で保存してください。", "Type the text of this line again and save the file as UTF-8."),
	}
}

func otherEncoding(name string) finding {
	return finding{
		rule:    ruleEncoding,
		message: diag.T("文字コードがUTF-8ではありません。%sのようです。", "The file is not encoded in UTF-8; it looks like %s.", name),
		hint:    diag.T("UTF-8で保存し直してください（メモ帳では「名前を付けて保存」の「エンコード」で「UTF-8」を選びます）。", "Save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."),
	}
}

// utf16Name recognises UTF-16 by its byte order mark, or by the NUL in every
// second byte that ASCII punctuation and line ends leave.
func utf16Name(s string) string {
	switch {
	case strings.HasPrefix(s, "\xff\xfe"):
		return "UTF-16LE"
	case strings.HasPrefix(s, "\xfe\xff"):
		return "UTF-16BE"
	}
	head := s[:min(len(s), 512)]
	if strings.IndexByte(head, 0) < 0 {
		return ""
	}
	var nul [2]int
	for i := 0; i < len(head); i++ {
		if head[i] == 0 {
			nul[i%2]++
		}
	}
	switch {
	case nul[1]*8 >= len(head) && nul[0]*8 < nul[1]:
		return "UTF-16LE"
	case nul[0]*8 >= len(head) && nul[1]*8 < nul[0]:
		return "UTF-16BE"
	}
	return ""
}

func firstInvalid(s string) int {
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// mostlyUTF8 tells UTF-8 with a broken byte from another encoding: there most of
// the bytes beyond ASCII still form valid characters.
func mostlyUTF8(s string) bool {
	good, bad := 0, 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good += size
		}
		i += size
	}
	return good > bad
}

func validEUC(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < 0x80:
			i++
		case c == 0x8e:
			if !inRange(s, i+1, 0xa1, 0xdf) {
				return false
			}
			i += 2
		case c == 0x8f:
			if !inRange(s, i+1, 0xa1, 0xfe) || !inRange(s, i+2, 0xa1, 0xfe) {
				return false
			}
			i += 3
		default:
			if !inRange(s, i, 0xa1, 0xfe) || !inRange(s, i+1, 0xa1, 0xfe) {
				return false
			}
			i += 2
		}
	}
	return true
}

func validCP932(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < 0x80 || c >= 0xa1 && c <= 0xdf:
			i++
		case c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc:
			if !inRange(s, i+1, 0x40, 0x7e) && !inRange(s, i+1, 0x80, 0xfc) {
				return false
			}
			i += 2
		default:
			return false
		}
	}
	return true
}

func inRange(s string, i int, lo, hi byte) bool { return i < len(s) && s[i] >= lo && s[i] <= hi }
