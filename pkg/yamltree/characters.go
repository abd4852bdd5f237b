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

// suspect marks the bytes that can begin a character worth a look.
var suspect = [256]bool{
	0x00: true, 0x01: true, 0x02: true, 0x03: true, 0x04: true, 0x05: true, 0x06: true, 0x07: true,
	0x08: true, 0x0b: true, 0x0c: true, '\r': true, 0x0e: true, 0x0f: true, 0x10: true, 0x11: true,
	0x12: true, 0x13: true, 0x14: true, 0x15: true, 0x16: true, 0x17: true, 0x18: true, 0x19: true,
	0x1a: true, 0x1b: true, 0x1c: true, 0x1d: true, 0x1e: true, 0x1f: true, 0x7f: true,
	0xc2: true, // U+0080-009F
	0xe2: true, // U+2028-202E, U+200B, U+2060-2069
	0xe3: true, // U+3000
	0xef: true, // U+FF1A, U+FEFF, U+FFFE, U+FFFF
}

// checkCharacters reports forbidden characters (YML-007), replaces them, and
// notes which full-width punctuation the source holds at all.
func (r *reader) checkCharacters() source {
	s := r.src
	t := source{s: s}
	if strings.HasPrefix(s, bom) {
		t.start = len(bom)
	}
	var clean []byte
	reported := 0
	for i := t.start; i < len(s); i++ {
		if !suspect[s[i]] {
			continue
		}
		if s[i] == 0xe3 { // most Japanese text comes this way
			if s[i+1] == 0x80 && s[i+2] == 0x80 {
				t.wideSpace = true
			}
			i += 2
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		what, stand := judge(c, s[i+size:])
		switch {
		case c == '：':
			t.wideColon = true
		case what == harmless:
		default:
			if clean == nil {
				clean = []byte(s)
			}
			copy(clean[i:], stand)
			t.loneCR = t.loneCR || c == '\r'
			if reported++; reported <= maxReports {
				r.add(forbidden(c, what, span{i, i + size}))
			}
		}
		i += size - 1
	}
	if clean != nil {
		t.s = string(clean)
	}
	return t
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
