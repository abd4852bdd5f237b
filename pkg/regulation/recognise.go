package regulation

import "strings"

// Recognise is the dialect that a plain text is most likely written in, counted
// over its headings: 第一条 is the country's, A.3.4.2 a manual's, else a company's.
func Recognise(text string) *Dialect {
	var arabic, kanji, clauses, letters, decimals int
	var last Number
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\r\n　")
		if h := scanUnitHeading(line); h.kind == articleHeading {
			if isKanjiOrdinal(line) {
				kanji++
			} else {
				arabic++
			}
			continue
		}
		h := scanClauseHeading(line, false)
		if h.kind != clauseHeading || !clauseFollows(last, h.number) {
			continue
		}
		last = h.number
		clauses++
		if h.label[0] >= 'A' {
			letters++
		} else if len(h.number) > 1 {
			decimals++
		}
	}
	switch {
	case clauses >= 3 && clauses > arabic+kanji:
		return jisWithPrefix(letters >= decimals, text)
	case kanji > arabic:
		return National()
	}
	return Company()
}

// jisWithPrefix is the JIS dialect with the letter that the text uses, if any.
func jisWithPrefix(lettered bool, text string) *Dialect {
	if !lettered {
		return jisDialect.withPrefix("")
	}
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\r\n　")
		if h := scanClauseHeading(line, false); h.kind == clauseHeading && h.label[0] >= 'A' {
			return jisDialect.withPrefix(h.label[:1] + ".")
		}
	}
	return jisDialect
}

func (d *Dialect) withPrefix(prefix string) *Dialect {
	if d.Prefix == prefix {
		return d
	}
	out := *d
	out.Prefix = prefix
	return &out
}

func isKanjiOrdinal(line string) bool {
	rest := strings.TrimPrefix(line, "第")
	_, n := scanKanji(rest[spaces(rest):])
	return n > 0
}
