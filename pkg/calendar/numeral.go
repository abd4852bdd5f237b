package calendar

import "strings"

// kanjiDigits are the digits as acts and registers write them; 壱, 弐 and 参 are the
// forms of registers, 零 and 〇 both are zero.
const kanjiDigits = "〇一二三四五六七八九"

func kanjiDigit(r rune) (int, bool) {
	switch r {
	case '零':
		return 0, true
	case '壱':
		return 1, true
	case '弐':
		return 2, true
	case '参':
		return 3, true
	}
	if i := strings.IndexRune(kanjiDigits, r); i >= 0 {
		return i / len("〇"), true // each of the ten is three bytes long
	}
	return 0, false
}

func kanjiUnit(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// kanjiRun is the length of the kanji numeral that rs begins with, in runes.
func kanjiRun(rs []rune) int {
	for i, r := range rs {
		if _, digit := kanjiDigit(r); !digit && kanjiUnit(r) == 0 {
			return i
		}
	}
	return len(rs)
}

// readKanji reads a whole kanji numeral below 10000, written with units (二十八,
// 二千二十四) or by place (二八, 二〇二四). ok is false for what is neither, such as 二八十.
func readKanji(rs []rune) (n int, ok bool) {
	if len(rs) == 0 || len(rs) > 7 { // 九千九百九十九
		return 0, false
	}
	for _, r := range rs {
		if kanjiUnit(r) > 0 {
			return readKanjiUnits(rs)
		}
	}
	if len(rs) > 4 {
		return 0, false
	}
	for _, r := range rs {
		d, _ := kanjiDigit(r)
		n = n*10 + d
	}
	return n, true
}

// readKanjiUnits reads [digit]千[digit]百[digit]十[digit], the units in falling order.
func readKanjiUnits(rs []rune) (n int, ok bool) {
	digit, last := 0, 10000
	for _, r := range rs {
		unit := kanjiUnit(r)
		switch {
		case unit == 0:
			d, _ := kanjiDigit(r)
			if d == 0 || digit != 0 {
				return 0, false
			}
			digit = d
		case unit >= last:
			return 0, false
		default:
			n, last, digit = n+max(digit, 1)*unit, unit, 0
		}
	}
	return n + digit, true
}

// kanjiNumber writes 1 to 9999 with units: 28 is 二十八.
func kanjiNumber(n int) string {
	digits := []rune(kanjiDigits)
	var b strings.Builder
	for _, u := range []struct {
		size int
		sign string
	}{{1000, "千"}, {100, "百"}, {10, "十"}} {
		d := n / u.size % 10
		if d > 1 {
			b.WriteRune(digits[d])
		}
		if d > 0 {
			b.WriteString(u.sign)
		}
	}
	if n%10 > 0 {
		b.WriteRune(digits[n%10])
	}
	return b.String()
}
