package yamltree

import "strings"

// The functions of this file find where things end in the source, given where
// they start and that yaml.v3 has read them. Each looks only at the bytes of the
// thing itself. Offsets never pass the end of s, whatever the bytes.

// skipBlanks is the first offset from i on that holds neither space nor tab.
func skipBlanks(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// skipTrivia skips blanks, line ends and comments.
func skipTrivia(s string, i int) int {
	for i < len(s) {
		switch s[i] {
		case ' ', '\t', '\r', '\n':
			i++
		case '#':
			if i > 0 && !isSpace(s[i-1]) && !strings.HasSuffix(s[:i], bom) {
				return i
			}
			j := strings.IndexByte(s[i:], '\n')
			if j < 0 {
				return len(s)
			}
			i += j + 1
		default:
			return i
		}
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// quotedEnd is the offset after the closing quote of the scalar that opens at i.
func quotedEnd(s string, i int) int {
	quote := s[i]
	for i++; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(s)
}

// plainEnd is the end of the plain scalar at i that has the given value. Where
// the scalar goes over several lines, a space of the value stands for a line end
// and the blanks about it, and n line ends of the value for n+1 of the source.
func plainEnd(s string, i int, value string) int {
	if strings.HasPrefix(s[i:], value) {
		return i + len(value)
	}
	for v := 0; v < len(value) && i < len(s); {
		if !isSpace(s[i]) {
			i++
			v++
			continue
		}
		j, breaks := i, 0
		for j < len(s) && isSpace(s[j]) {
			if s[j] == '\n' {
				breaks++
			}
			j++
		}
		switch {
		case breaks == 0:
			v += j - i
		case breaks == 1:
			v++
		default:
			v += breaks - 1
		}
		i = j
	}
	return i
}

// literalEnd is the end of the literal block whose | stands at i: the byte after
// what the last byte of the value stands for, a final line end included.
func literalEnd(s string, i int, value string) int {
	i, next := lineEnd(s, i)
	if value == "" {
		return i
	}
	for lines := strings.Count(value, "\n"); lines > 0; lines-- {
		i, next = lineEnd(s, next)
	}
	if strings.HasSuffix(value, "\n") {
		return next
	}
	i, _ = lineEnd(s, next)
	return i
}

// foldedEnd is the end of the folded block whose > stands at i, as for a literal.
// The value does not tell the number of lines; the indentation does.
func foldedEnd(s string, i int, value string) int {
	header, next := lineEnd(s, i)
	body := strings.TrimLeft(value, "\n")
	if value == "" {
		return header
	}
	if body == "" {
		return literalEnd(s, i, value)
	}
	indent := -1
	end, after := header, next
	for next < len(s) {
		stop, following := lineEnd(s, next)
		text := strings.TrimLeft(s[next:stop], " ")
		width := stop - next - len(text)
		if text != "" {
			if indent < 0 {
				indent = width - (len(body) - len(strings.TrimLeft(body, " ")))
			}
			if width < indent {
				break
			}
			end, after = stop, following
		}
		next = following
	}
	for tail := strings.TrimRight(value, "\n"); len(tail) < len(value); tail += "\n" {
		end = after
		_, after = lineEnd(s, after)
	}
	return end
}

// propertyEnd is the end of the anchor, alias or tag at i, as yaml.v3 reads it: a
// tag goes on to the next blank, a name to the first byte that cannot be in one.
func propertyEnd(s string, i int) int {
	sign := s[i]
	for i++; i < len(s) && !isSpace(s[i]); i++ {
		if sign != '!' && !isAnchorName(s[i:i+1]) {
			break
		}
	}
	return i
}

// lineEnd is the end of the line that holds i, less its CR and LF, and the start
// of the next line.
func lineEnd(s string, i int) (end, next int) {
	j := strings.IndexByte(s[i:], '\n')
	if j < 0 {
		return len(s), len(s)
	}
	end, next = i+j, i+j+1
	if end > i && s[end-1] == '\r' {
		end--
	}
	return end, next
}
