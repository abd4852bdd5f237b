package docx

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
)

// formats are the number formats of ECMA-376 (Part 1, 17.18.59) that count as the
// labels of rule books do. Half-width kana are read as full-width ones: the same label.
var formats = map[string]regulation.Counter{
	"decimal": regulation.Arabic, "decimalHalfWidth": regulation.Arabic,
	"decimalEnclosedCircle": regulation.Circled, "decimalEnclosedCircleChinese": regulation.Circled,
	"japaneseCounting": regulation.Kanji, "chineseCounting": regulation.Kanji, "chineseCountingThousand": regulation.Kanji,
	"taiwaneseCounting": regulation.Kanji, "taiwaneseCountingThousand": regulation.Kanji,
	"aiueo": regulation.Gojuon, "aiueoFullWidth": regulation.Gojuon,
	"iroha": regulation.Iroha, "irohaFullWidth": regulation.Iroha,
}

// series are formats that count through signs; past their end digits are used.
var series = map[string][]rune{
	"ideographTraditional":       []rune("甲乙丙丁戊己庚辛壬癸"),
	"ideographZodiac":            []rune("子丑寅卯辰巳午未申酉戌亥"),
	"ideographEnclosedCircle":    []rune("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
	"decimalEnclosedFullstop":    []rune("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
	"decimalEnclosedParen":       []rune("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
	"japaneseLegal":              []rune("壱弐参四伍六七八九拾"),
	"ideographLegalTraditional":  []rune("壹貳參肆伍陸柒捌玖拾"),
	"chineseLegalSimplified":     []rune("壹贰叁肆伍陆柒捌玖拾"),
	"decimalEnclosedCircleBlack": []rune("❶❷❸❹❺❻❼❽❾❿"),
}

// formatted is a number in a format; a format that is not known counts in digits.
func formatted(format string, n int) string {
	if c, ok := formats[format]; ok {
		return c.Format(n)
	}
	if signs, ok := series[format]; ok && n >= 1 && n <= len(signs) {
		return string(signs[n-1])
	}
	digits := strconv.Itoa(n)
	switch format {
	case "none":
		return ""
	case "decimalFullWidth", "decimalFullWidth2":
		return mapped(digits, '０')
	case "japaneseDigitalTenThousand", "ideographDigital", "taiwaneseDigital", "koreanDigital2":
		return strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[max(r-'0', 0)] }, digits)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + digits
		}
	case "numberInDash":
		return "- " + digits + " -"
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return roman(n)
	case "upperRoman":
		return strings.ToUpper(roman(n))
	}
	return digits
}

// mapped writes digits in the row of signs that begins with zero.
func mapped(digits string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return zero + r - '0'
	}, digits)
}

// letters is a … z, then aa … zz, as Word goes on.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, u := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= u.value; n -= u.value {
			b.WriteString(u.sign)
		}
	}
	return b.String()
}
