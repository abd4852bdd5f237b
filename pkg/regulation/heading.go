package regulation

import (
	"strings"
	"unicode/utf8"
)

// heading is what a line of plain text opens.
type heading struct {
	kind   headingKind
	level  Level
	label  string // as printed, without white space
	number Number
	last   Number // end of a range of deleted articles
	rest   int    // byte of the line at which title, caption or text begins
}

type headingKind uint8

const (
	noHeading headingKind = iota
	groupHeading
	articleHeading
	clauseHeading
	supplementaryHeading
	appendixHeading
)

// scanHeading recognises the lines that structure a rule book. line has no white
// space at its ends.
func scanHeading(line string, d *Dialect) heading {
	if h := scanUnitHeading(line); h.kind != noHeading {
		return h
	}
	if d.Unit == LevelClause {
		if h := scanClauseHeading(line, d.Prefix == ""); h.kind != noHeading {
			return h
		}
	}
	if h := scanSupplementary(line); h.kind != noHeading {
		return h
	}
	return scanAppendix(line)
}

// scanUnitHeading reads 第1条…, 第3条の2…, 第2章…, 第10条から第12条まで….
func scanUnitHeading(line string) heading {
	number, word, size := scanOrdinal(line)
	if size == 0 {
		return heading{}
	}
	h := heading{kind: groupHeading, level: groupOf(word), number: number, rest: size}
	if word == "条" {
		h.kind, h.level = articleHeading, LevelArticle
		h.last, size = scanThrough(line, size)
		h.rest = size
	}
	h.label = squeeze(line[:size])
	gap := spaces(line[size:])
	h.rest += gap
	if !opensHeading(line[h.rest:], gap > 0, strings.Contains(line[size:h.rest], "　"), h.kind) {
		return heading{}
	}
	return h
}

// scanOrdinal reads 第3条の2 or 第二章: the number, the unit word (条 or a group's)
// and the bytes read; 0 where there is none. White space inside is allowed, as
// text taken from PDF files has it.
func scanOrdinal(s string) (number Number, word string, size int) {
	if !strings.HasPrefix(s, "第") {
		return nil, "", 0
	}
	at := len("第")
	at += spaces(s[at:])
	v, n := scanInteger(s[at:])
	if n == 0 {
		return nil, "", 0
	}
	at += n
	at += spaces(s[at:])
	r, w := utf8.DecodeRuneInString(s[at:])
	word = string(r)
	if word != "条" && groupOf(word) == 0 {
		return nil, "", 0
	}
	at += w
	number = Number{v}
	for {
		gap := spaces(s[at:])
		rest, ok := strings.CutPrefix(s[at+gap:], "の")
		if !ok {
			break
		}
		inner := spaces(rest)
		v, n := scanInteger(rest[inner:])
		if n == 0 {
			break
		}
		number = append(number, v)
		at += gap + len("の") + inner + n
	}
	return number, word, at
}

// scanThrough reads the second end of 第4条及び第5条 and 第10条から第12条まで.
func scanThrough(line string, at int) (Number, int) {
	rest := line[at:]
	gap := spaces(rest)
	for _, sep := range []string{"及び", "および", "から", "～", "〜", "、"} {
		tail, ok := strings.CutPrefix(rest[gap:], sep)
		if !ok {
			continue
		}
		inner := spaces(tail)
		number, word, size := scanOrdinal(tail[inner:])
		if word != "条" {
			return nil, at
		}
		end := at + gap + len(sep) + inner + size
		end += len(line[end:]) - len(strings.TrimPrefix(line[end:], "まで"))
		if !strings.HasPrefix(strings.TrimLeft(line[end:], " 　"), "削除") {
			return nil, at
		}
		return number, end
	}
	return nil, at
}

// opensHeading reports whether the words behind a label let it be a heading; a
// particle there makes it a citation at the start of a line. The full-width space is
// what people type behind a heading's label, half-width ones come from extraction.
func opensHeading(rest string, spaced, wide bool, kind headingKind) bool {
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if f := fold(r); f == '(' || f == '[' || r == '【' || r == '〔' {
		if kind != articleHeading {
			return spaced
		}
		_, after, ok := cutBracket(rest)
		return ok && !startsWithParticle(after)
	}
	if strings.HasPrefix(rest, "削除") {
		return true
	}
	if strings.HasPrefix(rest, "第") {
		return spaced && !namesPart(rest) // 第4条　第三者への提供, 第4条　第2条の規定は
	}
	return wide || (spaced || kind == groupHeading) && !startsWithParticle(rest)
}

// namesPart reports whether s begins with 第2項 or 第3号, which makes the article
// before it a citation.
func namesPart(s string) bool {
	s = strings.TrimPrefix(s, "第")
	s = s[spaces(s):]
	_, n := scanInteger(s)
	return n > 0 && hasAnyPrefix(s[n+spaces(s[n:]):], "項", "号")
}

// startsWithParticle reports whether s goes on as a sentence does after a citation.
func startsWithParticle(s string) bool {
	return hasAnyPrefix(s, "の", "に", "を", "は", "が", "と", "、", "で", "又は", "及び", "並びに", "若しくは",
		"から", "まで", "～", "〜", "第", "中「", "中第", "中の", "・", "，", "。", ")", "）", "」")
}

// cutBracket splits a leading bracket from what follows; the brackets nest.
func cutBracket(s string) (inside, after string, ok bool) {
	depth := 0
	for i, r := range s {
		switch fold(r) {
		case '(', '[', '【', '〔':
			depth++
		case ')', ']', '】', '〕':
			if depth--; depth == 0 {
				_, w := utf8.DecodeRuneInString(s)
				return s[w:i], s[i+utf8.RuneLen(r):], true
			}
		}
		if i > 600 {
			break
		}
	}
	return "", s, false
}

// maxClauseTitle bounds the title of a clause, in characters: longer lines that
// begin with a clause number are sentences that cite one.
const maxClauseTitle = 60

// scanClauseHeading reads A.3.4.2.5　見出し and 4.2　見出し, and 4.　見出し where the
// dialect counts clauses without a letter.
func scanClauseHeading(line string, single bool) heading {
	number, size, _ := scanClauseNumber(line, single)
	if size == 0 {
		return heading{}
	}
	gap := spaces(line[size:])
	title := line[size+gap:]
	r, _ := utf8.DecodeRuneInString(title)
	switch {
	case title == "" || gap == 0 && len(number) < 2 && !strings.ContainsAny(line[:size], " ."):
		return heading{}
	case fold(r) == '(' || strings.HasSuffix(title, "。") || strings.HasSuffix(title, "、"):
		return heading{}
	case !strings.HasPrefix(title, "第") && startsWithParticle(title), utf8.RuneCountInString(title) > maxClauseTitle:
		return heading{}
	case len(title) > 1 && fold(rune(title[1])) == ')':
		return heading{} // A.3.4.2.7 d) に規定する
	}
	return heading{
		kind: clauseHeading, level: LevelClause, number: number,
		label: clauseLabel(line[:size]), rest: size + gap,
	}
}

// scanClauseNumber reads A.3.4.2 or 3.4.2 with white space behind the points. A
// letter or two levels make it a clause number, or one level where that may be one.
func scanClauseNumber(s string, single bool) (number Number, size int, letter bool) {
	at := 0
	r, w := utf8.DecodeRuneInString(s)
	if f := fold(r); f >= 'A' && f <= 'Z' {
		letter = true
		at = w
		if p := point(s[at:]); p > 0 {
			at += p
		}
	}
	for {
		v, n := scanArabic(s[at:])
		if n == 0 {
			break
		}
		number = append(number, v)
		at += n
		size = at
		p := point(s[at:])
		if p == 0 {
			break
		}
		at += p
	}
	if len(number) == 0 || !letter && !single && len(number) < 2 {
		return nil, 0, false
	}
	if !letter && len(number) == 1 {
		size += point(s[size:]) // 4.　見出し
	}
	return number, size, letter
}

// point is the length of a full stop and the white space behind it.
func point(s string) int {
	r, w := utf8.DecodeRuneInString(s)
	if fold(r) != '.' {
		return 0
	}
	return w + spaces(s[w:])
}

// clauseLabel writes a clause's label in half width without white space: A.3.4.
func clauseLabel(s string) string {
	out := strings.Map(func(r rune) rune { return dropSpace(fold(r)) }, s)
	out = strings.TrimRight(out, ".")
	if len(out) > 1 && out[0] >= 'A' && out[0] <= 'Z' && out[1] != '.' {
		out = out[:1] + "." + out[1:]
	}
	return out
}

// scanSupplementary reads 附則, 附　則（令和6年6月25日）, 付則 平成30年….
func scanSupplementary(line string) heading {
	at := 0
	for i, r := range line {
		if fold(r) == ' ' {
			continue
		}
		if at == 0 && (r == '附' || r == '付') {
			at = i + utf8.RuneLen(r)
			continue
		}
		if at > 0 && r == '則' {
			at = i + len("則")
			break
		}
		return heading{}
	}
	if at < len("附則") {
		return heading{}
	}
	rest := line[at:]
	if gap := spaces(rest); rest != "" && gap == 0 {
		if r, _ := utf8.DecodeRuneInString(rest); fold(r) != '(' && fold(r) != '[' {
			return heading{}
		}
	}
	if strings.HasSuffix(rest, "。") || utf8.RuneCountInString(rest) > maxClauseTitle {
		return heading{}
	}
	return heading{kind: supplementaryHeading, label: squeeze(line), rest: len(line)}
}

// appendixWords begin the heading of what stands behind the rules.
var appendixWords = []string{"別表", "別記様式", "様式", "別記", "別紙", "別図", "別添", "書式", "付録", "付表", "附表"}

// scanAppendix reads 別表第1（第5条関係）, 様式第3号, 別紙 2.
func scanAppendix(line string) heading {
	for _, word := range appendixWords {
		if !strings.HasPrefix(line, word) {
			continue
		}
		at := len(word)
		at = appendixNumber(line, at)
		gap := spaces(line[at:])
		rest := line[at+gap:]
		r, _ := utf8.DecodeRuneInString(rest)
		bracket := fold(r) == '(' || fold(r) == '[' || r == '【' || r == '〔'
		if rest != "" && gap == 0 && !bracket || strings.HasSuffix(rest, "。") ||
			startsWithParticle(rest) || utf8.RuneCountInString(rest) > maxClauseTitle {
			return heading{}
		}
		if bracket {
			if _, after, ok := cutBracket(rest); !ok || startsWithParticle(after) {
				return heading{}
			}
		}
		return heading{kind: appendixHeading, label: squeeze(line[:at]), rest: at + gap}
	}
	return heading{}
}

// appendixNumber reads 第1, 第3号, 第1号の2, 1, A, - 1 behind the word.
func appendixNumber(line string, at int) int {
	from := at + spaces(line[at:])
	from += len(line[from:]) - len(strings.TrimPrefix(line[from:], "第"))
	from += spaces(line[from:])
	_, n := scanInteger(line[from:])
	if n == 0 {
		if r, w := utf8.DecodeRuneInString(line[from:]); fold(r) >= 'A' && fold(r) <= 'Z' {
			return from + w
		}
		return at
	}
	from += n
	for {
		tail := line[from+spaces(line[from:]):]
		skipped := len(line) - from - len(tail)
		word := ""
		for _, w := range []string{"号", "の", "-", "－"} {
			if strings.HasPrefix(tail, w) {
				word = w
			}
		}
		if word == "" {
			return from
		}
		from += skipped + len(word)
		inner := spaces(line[from:])
		_, n := scanInteger(line[from+inner:])
		if n == 0 && word != "号" {
			return from - len(word) - skipped
		}
		if n > 0 {
			from += inner + n
		}
	}
}

// squeeze drops white space; it copies only when there is some.
func squeeze(s string) string {
	if !strings.ContainsAny(s, " 　\t\u00a0") {
		return s
	}
	return strings.Map(dropSpace, s)
}
