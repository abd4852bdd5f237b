package yamltree

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Map is a map to be written, in the order given.
type Map []Entry

// Entry is a key and its value, which is one of
//
//	string         written plain where that is safe, else as a | block or in double quotes
//	Plain          a date, number or other literal, written as it is
//	bool, int      likewise
//	Map            a map, {} if empty
//	[]any          a list of any of these, [] if empty; []string, []Map likewise
//	Flow           one of these on one line
//	nil            nothing: the key alone
//
// Anything else is written as the string that fmt makes of it. A comment of one or more
// lines stands above the key.
type Entry struct {
	Key     string
	Value   any
	Comment string
}

// Plain is a scalar that is not meant as a string: 2026-04-01, 1.5, null. What would
// read back as anything but this text on one line is written as a string after all.
type Plain string

// Flow is a value written on one line: [a, b], {a: 1}.
type Flow struct{ Value any }

// Emit writes a document of which [Parse] makes the same keys and values, without a
// finding: block style, two spaces a level, lines ended by LF. A string that is not
// valid UTF-8 is written with U+FFFD in place of what is not. A key may be 1,024 bytes
// long as written; no reader of YAML takes a longer one.
func Emit(m Map) []byte {
	w := &emitter{}
	if len(m) == 0 {
		w.WriteString("{}\n")
	}
	w.fields(0, m, false)
	return []byte(w.String())
}

type emitter struct{ strings.Builder }

func (w *emitter) indent(depth int) {
	for range depth {
		w.WriteString("  ")
	}
}

// fields writes the entries of a map. begun says that the dash of a list item
// stands before the first.
func (w *emitter) fields(depth int, m Map, begun bool) {
	for i, e := range m {
		if !begun || i > 0 {
			w.comment(depth, e.Comment)
			w.indent(depth)
		}
		w.WriteString(key(e.Key) + ":")
		w.value(depth, e.Value)
	}
}

func (w *emitter) comment(depth int, text string) {
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.indent(depth)
		w.WriteString(strings.TrimRight("# "+commentText(line), " ") + "\n")
	}
}

// value writes what follows a colon or dash, up to the end of its last line. depth is
// that of the key or dash.
func (w *emitter) value(depth int, v any) {
	switch v := v.(type) {
	case nil:
		w.WriteByte('\n')
	case Map:
		if len(v) == 0 {
			w.line(v)
			return
		}
		w.WriteByte('\n')
		w.fields(depth+1, v, false)
	case []any:
		if len(v) == 0 {
			w.line(v)
			return
		}
		w.WriteByte('\n')
		for _, item := range v {
			w.item(depth+1, item)
		}
	case []string:
		w.value(depth, anys(v))
	case []Map:
		w.value(depth, anys(v))
	case string:
		if mark, ok := literal(v); ok {
			w.WriteString(" " + mark + "\n")
			w.block(depth+1, v)
			return
		}
		w.line(v)
	default:
		w.line(v)
	}
}

func anys[T any](vs []T) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = v
	}
	return out
}

// line writes a value that takes the rest of the line.
func (w *emitter) line(v any) { w.WriteString(" " + inline(v, false) + "\n") }

// block writes the lines of a literal block.
func (w *emitter) block(depth int, text string) {
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if line != "" {
			w.indent(depth)
		}
		w.WriteString(line + "\n")
	}
}

// item writes one item of a block list. A list within it goes on one line.
func (w *emitter) item(depth int, v any) {
	m, isMap := v.(Map)
	if isMap && len(m) > 0 {
		w.comment(depth, m[0].Comment)
	}
	w.indent(depth)
	w.WriteByte('-')
	switch v := v.(type) {
	case Map:
		if len(v) == 0 {
			w.line(v)
			return
		}
		w.WriteByte(' ')
		w.fields(depth+1, v, true)
	case []any, []string, []Map:
		w.line(v)
	default:
		w.value(depth, v)
	}
}

// inline writes a value on one line; flow says that it stands inside of brackets.
func inline(v any, flow bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case Plain:
		if isLiteralWord(string(v)) {
			return string(v)
		}
		return scalarText(string(v), flow)
	case string:
		return scalarText(v, flow)
	case Flow:
		return inline(v.Value, flow)
	case Map:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = key(e.Key) + ": " + inline(e.Value, true)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = inline(item, true)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case []string:
		return inline(anys(v), flow)
	case []Map:
		return inline(anys(v), flow)
	default:
		return scalarText(fmt.Sprint(v), flow)
	}
}

func scalarText(s string, flow bool) string {
	if isPlain(s) && !(flow && strings.ContainsAny(s, ",:#?")) {
		return s
	}
	return quote(s)
}

func key(s string) string { return scalarText(s, true) }

// isLiteralWord reports a scalar that reads as itself without quotes: a number, a
// date, true, false, null.
func isLiteralWord(s string) bool {
	if slices.Contains([]string{"true", "false", "null"}, s) || isNumber(s) {
		return true
	}
	return len(s) == len("2006-01-02") && s[4] == '-' && s[7] == '-' && digits(s) == 4 && digits(s[5:]) == 2 && digits(s[8:]) == 2
}
