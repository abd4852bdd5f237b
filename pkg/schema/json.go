package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
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
}

type member struct {
	key string
	val *value
}

// maxJSONDepth bounds the nesting of a schema file: the file may come from a pull
// request, and every walk over it recurses.
const maxJSONDepth = 100

func parseJSON(data []byte) (*value, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	v, err := parseValue(dec, 0)
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", 1+bytes.Count(data[:dec.InputOffset()], []byte("\n")), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("text after the end of the JSON value")
	}
	return v, nil
}

func parseValue(dec *json.Decoder, depth int) (*value, error) {
	if depth > maxJSONDepth {
		return nil, fmt.Errorf("nested deeper than %d levels", maxJSONDepth)
	}
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch tok := tok.(type) {
	case json.Delim:
		if tok == '{' {
			return parseObject(dec, depth)
		}
		return parseArray(dec, depth)
	case string:
		return &value{form: stringForm, text: tok}, nil
	case json.Number:
		return &value{form: numberForm, text: tok.String()}, nil
	case bool:
		return &value{form: boolForm, text: fmt.Sprint(tok)}, nil
	default:
		return &value{form: nullForm}, nil
	}
}

func parseObject(dec *json.Decoder, depth int) (*value, error) {
	v := &value{form: objectForm}
	for dec.More() {
		tok, err := dec.Token()
		if err != nil {
			return nil, err
		}
		key := tok.(string) // the decoder accepts nothing else here
		if v.get(key) != nil {
			return nil, fmt.Errorf("key %q twice in one object", key)
		}
		val, err := parseValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		v.members = append(v.members, member{key, val})
	}
	_, err := dec.Token()
	return v, err
}

func parseArray(dec *json.Decoder, depth int) (*value, error) {
	v := &value{form: arrayForm}
	for dec.More() {
		item, err := parseValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		v.items = append(v.items, item)
	}
	_, err := dec.Token()
	return v, err
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
