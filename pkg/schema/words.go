package schema

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// label names a field on the screen: 「期限」（due）, in English due.
type label struct {
	title diag.Text
	key   string
	item  int // 1-based place in a list, 0 for the field itself
}

// In implements [diag.Localized].
func (l label) In(lang diag.Lang) string {
	if lang == diag.EN {
		return l.english()
	}
	name := "このファイル"
	switch {
	case l.key != "" && l.title.JA != "" && l.title.JA != l.key:
		name = fmt.Sprintf("「%s」（%s）", l.title.JA, l.key)
	case l.key != "":
		name = fmt.Sprintf("「%s」", l.key)
	}
	if l.item > 0 {
		name += fmt.Sprintf("の%d番目", l.item)
	}
	return name
}

func (l label) english() string {
	switch {
	case l.key == "":
		return "The file"
	case l.item > 0:
		return fmt.Sprintf("%q (item %d)", l.key, l.item)
	default:
		return fmt.Sprintf("%q", l.key)
	}
}

// excerptLength is the number of characters of a value that a message shows.
const excerptLength = 30

// excerpt is the beginning of a text for a message. Control characters and those
// that change the writing direction are shown by their code.
func excerpt(s string) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if count++; count > excerptLength {
			return b.String() + "…"
		}
		switch {
		case r == '\n':
			b.WriteString("⏎")
		case isControl(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isControl(r rune) bool {
	return r < ' ' || 0x7f <= r && r < 0xa0 ||
		0x200b <= r && r <= 0x200f || 0x2028 <= r && r <= 0x202e || 0x2060 <= r && r <= 0x2069 || r == 0xfeff
}

// typeWords say what a value has to be; an article of their own in English.
var typeWords = map[types]diag.Text{
	stringType:               diag.T("文字列", "a string"),
	integerType:              diag.T("整数（例: 10）", "a whole number, such as 10"),
	numberType | integerType: diag.T("数値（例: 10、0.5）", "a number, such as 10 or 0.5"),
	boolType:                 diag.T("「true」か「false」", "true or false"),
	listType:                 diag.T("一覧（「- 」で始まる行の並び）", "a list, each line beginning with \"- \""),
	mapType:                  diag.T("「項目: 値」の組", "a group of \"key: value\" lines"),
	nullType:                 diag.T("空", "empty"),
}

// formatWords say what a string of a format has to be.
var formatWords = map[string]diag.Text{
	"date":  diag.T("日付（例: 2026-04-01）", "a date, such as 2026-04-01"),
	"email": diag.T("メールアドレス", "an e-mail address"),
	"uri":   diag.T("URL（例: https://example.jp/）", "a URL, such as https://example.jp/"),
	"time":  diag.T("時刻（例: 09:30）", "a time, such as 09:30"),
}

// wanted says in words what a value of the shape has to be.
func (s *Shape) wanted() diag.Text {
	switch {
	case s.format != nil:
		return formatWords[s.format.name]
	case s.enum != nil:
		return diag.T("決められた値のどれか", "one of the given values")
	case s.types == 0 && s.also != nil:
		return s.also.wanted()
	}
	if w, ok := typeWords[s.types]; ok {
		return w
	}
	var words []diag.Text
	for _, t := range []types{stringType, numberType | integerType, integerType, boolType, listType, mapType} {
		if s.types&t == t && !(t == integerType && s.types&numberType != 0) {
			words = append(words, typeWords[t])
		}
	}
	return joined(words, "、", "か", ", ", " or ")
}

// joined puts texts side by side, the last after a word of its own.
func joined(words []diag.Text, ja, lastJA, en, lastEN string) diag.Text {
	var out diag.Text
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out.JA, out.EN = out.JA+lastJA, out.EN+lastEN
		default:
			out.JA, out.EN = out.JA+ja, out.EN+en
		}
		out.JA, out.EN = out.JA+w.In(diag.JA), out.EN+w.In(diag.EN)
	}
	return out
}

// got says in words what stands at a node instead.
func got(n tree.Node, hidden bool) diag.Text {
	switch n.Kind() {
	case tree.List:
		return diag.T("一覧", "a list")
	case tree.Map:
		return diag.T("「項目: 値」の組", "a group of \"key: value\" lines")
	case tree.Null:
		return diag.T("空", "empty")
	}
	if hidden {
		return diag.T("別の種類の値", "a value of another type")
	}
	text := excerpt(n.Text())
	switch n.Kind() {
	case tree.Number:
		return diag.T("数値「%s」", "the number %s", text)
	case tree.Bool:
		return diag.T("真偽値「%s」", "the boolean %s", text)
	default:
		return diag.T("文字列「%s」", "the string \"%s\"", text)
	}
}

// sentences puts texts behind each other.
func sentences(texts ...diag.Text) diag.Text {
	var out diag.Text
	for _, t := range texts {
		if t.IsZero() {
			continue
		}
		if out.EN != "" {
			out.EN += " "
		}
		out.JA += t.In(diag.JA)
		out.EN += t.In(diag.EN)
	}
	return out
}
