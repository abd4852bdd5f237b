package regulation

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Counter is a series in which labels count.
type Counter uint8

// The counters. Bullet counts nothing: its labels are all alike.
const (
	Arabic  Counter = iota + 1 // 1 2 3, in either width
	Circled                    // ① ② ③, to ㊿
	Kanji                      // 一 二 三
	Gojuon                     // ア イ ウ
	Iroha                      // イ ロ ハ
	Latin                      // a b c
	Capital                    // A B C
	Roman                      // i ii iii
	Bullet                     // ・
)

// Gojūon labels leave out ヰ ヱ; iroha labels keep them out too, as laws do.
var (
	gojuonSeries = []rune("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
	irohaSeries  = []rune("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス")
	romanSeries  = strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
)

// seriesIndex answers "which place" for the kana series without a walk.
var (
	gojuonIndex = indexOf(gojuonSeries)
	irohaIndex  = indexOf(irohaSeries)
)

func indexOf(series []rune) map[rune]int {
	index := make(map[rune]int, len(series))
	for i, r := range series {
		index[r] = i + 1
	}
	return index
}

// Format is the label of place n (from 1) without its wrapping; past the end of a
// series it falls back to Arabic digits.
func (c Counter) Format(n int) string {
	switch c {
	case Circled:
		if r := circled(n); r != 0 {
			return string(r)
		}
	case Kanji:
		return formatKanji(n)
	case Gojuon:
		return pick(gojuonSeries, n)
	case Iroha:
		return pick(irohaSeries, n)
	case Latin:
		if n >= 1 && n <= 26 {
			return string(rune('a' + n - 1))
		}
	case Capital:
		if n >= 1 && n <= 26 {
			return string(rune('A' + n - 1))
		}
	case Roman:
		if n >= 1 && n <= len(romanSeries) {
			return romanSeries[n-1]
		}
	}
	return strconv.Itoa(n)
}

func pick(series []rune, n int) string {
	if n >= 1 && n <= len(series) {
		return string(series[n-1])
	}
	return strconv.Itoa(n)
}

// circled is the circled number n, zero where Unicode has none.
func circled(n int) rune {
	switch {
	case n >= 1 && n <= 20:
		return '①' + rune(n-1)
	case n >= 21 && n <= 35:
		return '㉑' + rune(n-21)
	case n >= 36 && n <= 50:
		return '㊱' + rune(n-36)
	}
	return 0
}

// circledValue is the inverse of circled, 0 for any other rune.
func circledValue(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '㉑' && r <= '㉟':
		return int(r-'㉑') + 21
	case r >= '㊱' && r <= '㊿':
		return int(r-'㊱') + 36
	}
	return 0
}

// fold maps full-width ASCII and the full-width space to their half-width forms,
// so that one grammar reads both widths.
func fold(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　' || r == '\u00a0' || r == '\t':
		return ' '
	}
	return r
}

// maxDigits bounds a number: nothing in a rule book counts further, and longer
// runs of digits are telephone numbers.
const maxDigits = 4

// scanInteger reads a number in Arabic digits of either width or in kanji from
// the start of s. It returns the bytes read, 0 where there is no number.
func scanInteger(s string) (value, size int) {
	if v, n := scanArabic(s); n > 0 {
		return v, n
	}
	return scanKanji(s)
}

func scanArabic(s string) (value, size int) {
	digits := 0
	for size < len(s) {
		r, w := utf8.DecodeRuneInString(s[size:])
		d := fold(r) - '0'
		if d < 0 || d > 9 {
			break
		}
		if digits++; digits > maxDigits {
			return 0, 0
		}
		value = value*10 + int(d)
		size += w
	}
	return value, size
}

var kanjiDigits = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

var kanjiUnits = map[rune]int{'十': 10, '百': 100, '千': 1000}

// scanKanji reads 百二十三 as well as the positional 一二三.
func scanKanji(s string) (value, size int) {
	total, digit, positional := 0, -1, true
	for size < len(s) {
		r, w := utf8.DecodeRuneInString(s[size:])
		if d, ok := kanjiDigits[r]; ok {
			if digit >= 0 && positional {
				digit = digit*10 + d
			} else {
				digit = d
			}
		} else if unit, ok := kanjiUnits[r]; ok {
			total += max(digit, 1) * unit
			digit, positional = -1, false
		} else {
			break
		}
		if size += w; size > 3*9 {
			return 0, 0
		}
	}
	return total + max(digit, 0), size
}

// formatKanji writes 1…9999 as laws do: 百二十三, without 一 before 十 and 百.
func formatKanji(n int) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits := []rune("〇一二三四五六七八九")
	var b strings.Builder
	for _, u := range []struct {
		value int
		word  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}} {
		if d := n / u.value; d > 0 {
			if d > 1 {
				b.WriteRune(digits[d])
			}
			b.WriteString(u.word)
		}
		n %= u.value
	}
	if n > 0 {
		b.WriteRune(digits[n])
	}
	return b.String()
}

// widen writes the ASCII of s in full width.
func widen(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r <= '~' {
			return r - '!' + '！'
		}
		return r
	}, s)
}
