package calendar

import "unicode"

// fold brings a text as people and PDFs write it to the few characters that the
// reader knows: half-width digits, letters and marks, one kind of hyphen, tilde
// and zero, whole era names. Space goes, wherever it is: PDFs leave it between
// any two characters, and no date needs it to be read.
func fold(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) { // Cf: zero-width space, BOM, …
			continue
		}
		if era, ok := eraLigatures[r]; ok {
			out = append(out, []rune(era)...)
			continue
		}
		out = append(out, foldRune(r))
	}
	return out
}

// The era names that have a character of their own.
var eraLigatures = map[rune]string{'㍾': "明治", '㍽': "大正", '㍼': "昭和", '㍻': "平成", '㋿': "令和"}

// lookAlikes are characters that print as another one: the radicals and
// compatibility ideographs that text taken out of a PDF holds in place of kanji,
// the circles typed for a zero, and the hyphens, dots and tildes of all keyboards.
var lookAlikes = map[rune]rune{
	'\u2f49': '月', '\u2f47': '日', '\u2f55': '火', '\u2f54': '水', '\u2f4a': '木', '\u2fa6': '金', '\u2f1f': '土',
	'\u2f00': '一', '\u2f06': '二', '\u2f0b': '八', '\u2f17': '十',
	'\uf9a8': '令', '\uf98e': '年', '\uf9d1': '六', '\uf973': '拾', '\uf96b': '参', '\uf9b2': '零',
	'○': '〇', '◯': '〇', '壹': '壱', '貳': '弐', '參': '参',
	'\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2015': '-', '\u2212': '-', 'ー': '-', '─': '-',
	'〜': '~', '・': '.', '･': '.', '。': '.', '｡': '.', '、': ',', '〔': '(', '〕': ')', '[': '(', ']': ')', '【': '(', '】': ')',
}

func foldRune(r rune) rune {
	if r >= '！' && r <= '～' { // full-width ASCII
		r -= '！' - '!'
	}
	if same, ok := lookAlikes[r]; ok {
		return same
	}
	return r
}
