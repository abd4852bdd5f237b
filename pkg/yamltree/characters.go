package yamltree

import (
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
)

const (
	bom        = "\ufeff"
	wideColon  = "："
	wideSpace  = "\u3000"
	maxReports = 50 // of one slip that tends to fill a file, such as tabs
)

// source is the text that is parsed: as long as the file's, byte for byte in the
// same places, but with forbidden characters replaced by harmless ones. yaml.v3
// would give up at some of them and count lines of its own at others.
type source struct {
	s         string
	start     int // after the byte order mark
	wideColon bool
	wideSpace bool
	loneCR    bool
}

func (t source) cursor() *cursor { return &cursor{s: t.s, line: 1, col: 1, off: t.start} }

// checkCharacters reads the source once: it reports forbidden characters
// (YML-007), replaces them, and notes which full-width punctuation there is at
// all. ok is false where the source is not UTF-8.
func (r *reader) checkCharacters() (t source, ok bool) {
	s := r.src
	t = source{s: s}
	if strings.HasPrefix(s, bom) {
		t.start = len(bom)
	}
	var clean []byte
	reported := 0
	for i := t.start; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7f || c == '\n' || c == '\t':
			i++
			continue
		case c >= 0xe3 && c <= 0xec: // nearly all Japanese text
			if i+2 >= len(s) || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 {
				return t, false
			}
			if c == 0xe3 && s[i+1] == 0x80 && s[i+2] == 0x80 {
				t.wideSpace = true
			}
			i += 3
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 {
			return t, false
		}
		t.wideColon = t.wideColon || c == '：'
		if what, stand := judge(c, s[i+size:]); what != harmless {
			if clean == nil {
				clean = []byte(s)
			}
			copy(clean[i:], stand)
			t.loneCR = t.loneCR || c == '\r'
			if reported++; reported <= maxReports {
				r.add(forbidden(c, what, span{i, i + size}))
			}
		}
		i += size
	}
	if clean != nil {
		t.s = string(clean)
	}
	return t, true
}

// class of a character.
type class uint8

const (
	harmless class = iota
	control
	lineBreak
	direction
	invisible
)

// judge classes a character and names the harmless one of equal length.
func judge(c rune, rest string) (class, string) {
	switch {
	case c == '\r' && strings.HasPrefix(rest, "\n"):
		return harmless, ""
	case c == '\r':
		return lineBreak, " "
	case c < 0x20 || c == 0x7f:
		return control, " "
	case c == 0x85:
		return lineBreak, "\u00a0"
	case c >= 0x80 && c < 0xa0:
		return control, "\u00a0"
	case c == 0x2028 || c == 0x2029:
		return lineBreak, "\ufffd"
	case c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069:
		return direction, string(c)
	case c == 0x200b || c == 0x2060:
		return invisible, string(c)
	case c == 0xfeff:
		return invisible, "\ufffd"
	case c == 0xfffe || c == 0xffff:
		return control, "\ufffd"
	}
	return harmless, ""
}

func forbidden(c rune, what class, at span) finding {
	f := finding{rule: ruleForbidden, at: at, hint: diag.T("この文字を消してください。", "Delete the character.")}
	switch what {
	case lineBreak:
		f.message = diag.T("特殊な改行文字（U+%04X）があります。", "There is an unusual line break (U+%04X).", c)
		f.hint = diag.T("消すか、通常の改行（CRLFまたはLF）に置き換えてください。", "Delete it or replace it by a normal line break (CRLF or LF).")
	case direction:
		f.severity = diag.Warning
		f.message = diag.T("書字方向を変える文字（U+%04X）があります。画面の表示と実際の内容が食い違うおそれがあります。", "There is a character that changes the writing direction (U+%04X); what is shown may differ from what is there.", c)
	case invisible:
		f.severity = diag.Warning
		f.message = diag.T("画面に見えない文字（U+%04X）があります。", "There is an invisible character (U+%04X).", c)
	default:
		f.message = diag.T("制御文字（U+%04X）があります。", "There is a control character (U+%04X).", c)
	}
	return f
}
