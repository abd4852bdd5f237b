package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// form is the form of a JSON value.
type form uint8

const (
	nullForm form = iota
	boolForm
	numberForm
	stringForm
	arrayForm
	objectForm
)

// value is a JSON value that keeps the order of its members: the order of the
// fields in a schema is their order in forms, tables and editors.
type value struct {
	form    form
	text    string // string, number as written, "true" or "false"
	items   []*value
	members []member
	at      uint32 // byte of the file at which its key stands, or itself without one
}

type member struct {
	key string
	val *value
}

// maxJSONDepth bounds the nesting of a schema file: the file may come from a pull
// request, and every walk over it recurses.
const maxJSONDepth = 100

// parseJSON reads one JSON value. encoding/json says whether the text is JSON at all;
// that known, a plain scan builds the value, five times faster than its tokens would.
func parseJSON(data []byte) (*value, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !json.Valid(data) {
		return nil, whyInvalid(data)
	}
	s := scanner{src: string(data)}
	return s.value(0)
}

func whyInvalid(data []byte) error {
	var raw json.RawMessage
	err := json.Unmarshal(data, &raw)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		before := data[:min(int(syntax.Offset), len(data))]
		return &syntaxFault{1 + bytes.Count(before, []byte("\n")), diag.T("JSON として読めません（%[1]v）", "not readable as JSON: %[1]v", err)}
	}
	return err
}

// syntaxFault is what makes a text no JSON that we take, and the line where it is.
type syntaxFault struct {
	line int
	text diag.Text
}

func (e *syntaxFault) Error() string {
	return fmt.Sprintf("line %d: %s", e.line, e.text.In(diag.EN))
}

// scanner builds values from a text that is known to be JSON.
type scanner struct {
	src string
	at  int
}

// peek skips white space and is the byte behind it.
func (s *scanner) peek() byte {
	for {
		switch c := s.src[s.at]; c {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return c
		}
	}
}

func (s *scanner) value(depth int) (*value, error) {
	if depth > maxJSONDepth {
		return nil, &syntaxFault{s.line(), diag.T("入れ子が %[1]d 段を超えています", "nested deeper than %[1]d levels", maxJSONDepth)}
	}
	switch c := s.peek(); c {
	case '{':
		return s.object(depth)
	case '[':
		return s.array(depth)
	case '"':
		return stringValue(s.string()), nil
	case 'n':
		s.at += len("null")
		return &value{form: nullForm}, nil
	case 't', 'f':
		return &value{form: boolForm, text: s.word()}, nil
	default:
		return &value{form: numberForm, text: s.word()}, nil
	}
}

func (s *scanner) line() int { return 1 + strings.Count(s.src[:s.at], "\n") }

// word reads up to what ends a number, true or false.
func (s *scanner) word() string {
	start := s.at
	for s.at < len(s.src) && !strings.ContainsRune(",]} \t\r\n", rune(s.src[s.at])) {
		s.at++
	}
	return s.src[start:s.at]
}

func (s *scanner) string() string {
	start, escaped := s.at, false
	for s.at++; s.src[s.at] != '"'; s.at++ {
		if s.src[s.at] == '\\' {
			escaped = true
			s.at++
		}
	}
	s.at++
	if !escaped {
		return s.src[start+1 : s.at-1]
	}
	var text string
	if err := json.Unmarshal([]byte(s.src[start:s.at]), &text); err != nil {
		return s.src[start+1 : s.at-1] // cannot be: the whole text is JSON
	}
	return text
}

func (s *scanner) object(depth int) (*value, error) {
	v := &value{form: objectForm}
	for s.at++; s.peek() != '}'; {
		if s.src[s.at] == ',' {
			s.at++
			s.peek()
		}
		start := s.at
		key := s.string()
		s.peek()
		s.at++ // the colon
		val, err := s.value(depth + 1)
		if err != nil {
			return nil, err
		}
		val.at = uint32(start)
		v.members = append(v.members, member{key, val})
	}
	s.at++
	if key, ok := v.repeatedKey(); ok {
		return nil, &syntaxFault{s.line(), diag.T("キー「%[1]s」が二度書かれています", "key %[1]q twice in one object", key)}
	}
	return v, nil
}

// repeatedKey is a key that stands twice in an object.
func (v *value) repeatedKey() (key string, ok bool) {
	const few = 16 // up to here comparing each with each is faster than a map
	if len(v.members) > few {
		seen := make(map[string]bool, len(v.members))
		for _, m := range v.members {
			if seen[m.key] {
				return m.key, true
			}
			seen[m.key] = true
		}
		return "", false
	}
	for i := range v.members {
		for j := range i {
			if v.members[i].key == v.members[j].key {
				return v.members[i].key, true
			}
		}
	}
	return "", false
}

func (s *scanner) array(depth int) (*value, error) {
	v := &value{form: arrayForm}
	for s.at++; s.peek() != ']'; {
		if s.src[s.at] == ',' {
			s.at++
		}
		s.peek()
		start := s.at
		item, err := s.value(depth + 1)
		if err != nil {
			return nil, err
		}
		item.at = uint32(start)
		v.items = append(v.items, item)
	}
	s.at++
	return v, nil
}

// get is the member under the key of an object, nil where there is none.
func (v *value) get(key string) *value {
	if v == nil {
		return nil
	}
	for i := range v.members {
		if v.members[i].key == key {
			return v.members[i].val
		}
	}
	return nil
}

// str is the text of a string member, "" where there is none.
func (v *value) str(key string) string {
	if m := v.get(key); m != nil && m.form == stringForm {
		return m.text
	}
	return ""
}

// strings are the string elements of an array member.
func (v *value) strings(key string) []string {
	m := v.get(key)
	if m == nil {
		return nil
	}
	var out []string
	for _, item := range m.items {
		if item.form == stringForm {
			out = append(out, item.text)
		}
	}
	return out
}

func (v *value) isTrue() bool { return v != nil && v.form == boolForm && v.text == "true" }

// appendJSON writes v without white space, members in their order.
func appendJSON(b []byte, v *value) []byte {
	switch v.form {
	case nullForm:
		return append(b, "null"...)
	case boolForm, numberForm:
		return append(b, v.text...)
	case stringForm:
		return appendString(b, v.text)
	case arrayForm:
		b = append(b, '[')
		for i, item := range v.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, item)
		}
		return append(b, ']')
	default:
		b = append(b, '{')
		for i, m := range v.members {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(b, m.key)
			b = append(b, ':')
			b = appendJSON(b, m.val)
		}
		return append(b, '}')
	}
}

// appendString writes s as a JSON string and leaves < > & readable, for people
// read the schema too.
func appendString(b []byte, s string) []byte {
	var buf strings.Builder
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return append(b, `""`...) // a string always encodes
	}
	return append(b, strings.TrimSuffix(buf.String(), "\n")...)
}

// makers for the values that pms adds to what it has read

func stringValue(s string) *value { return &value{form: stringForm, text: s} }

func stringValues(list []string) *value {
	v := &value{form: arrayForm}
	for _, s := range list {
		v.items = append(v.items, stringValue(s))
	}
	return v
}

func object(members ...member) *value { return &value{form: objectForm, members: members} }
