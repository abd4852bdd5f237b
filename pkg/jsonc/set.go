package jsonc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Set gives the value under a path of keys, making the objects on the way that are
// missing, and is the changed text. An empty text counts as an empty object. The error
// wraps [ErrSyntax] where the text cannot be read or a value on the way is no object.
func Set(src string, path []string, value any) (string, error) {
	if strings.TrimSpace(strings.TrimPrefix(src, "\ufeff")) == "" {
		src = "{\n}\n"
	}
	c, err := top(src)
	if err != nil {
		return "", err
	}
	for i, key := range path {
		at := lastIndex(c.keys, key)
		if at < 0 {
			return addMember(src, c, key, wrap(path[i+1:], value))
		}
		v := c.values[at]
		if i == len(path)-1 {
			text, err := encode(value, indentOf(src, v.start))
			return src[:v.start] + text + src[v.end:], err
		}
		if c, err = inner(src, v, '{'); err != nil {
			return "", err
		}
	}
	return src, nil
}

// Include adds a string to the list under a key of the top object unless it is there,
// making the list if need be.
func Include(src, key, element string) (string, error) {
	if strings.TrimSpace(src) == "" {
		return Set(src, []string{key}, []string{element})
	}
	c, err := top(src)
	if err != nil {
		return "", err
	}
	at := lastIndex(c.keys, key)
	if at < 0 {
		return Set(src, []string{key}, []string{element})
	}
	list, err := inner(src, c.values[at], '[')
	if err != nil {
		return "", err
	}
	for _, v := range list.values {
		var text string
		if json.Unmarshal([]byte(src[v.start:v.end]), &text) == nil && strings.EqualFold(text, element) {
			return src, nil
		}
	}
	text, err := encode(element, "")
	return add(src, list, text), err
}

// lastIndex is the place of a key; of several the last counts, as in JSON.
func lastIndex(keys []string, key string) int {
	for i := len(keys) - 1; i >= 0; i-- {
		if keys[i] == key {
			return i
		}
	}
	return -1
}

// inner reads the object or list that is a value.
func inner(src string, v span, bracket byte) (container, error) {
	s := &scanner{src: src, at: v.start}
	if src[v.start] != bracket {
		return container{}, s.fail(fmt.Sprintf("want %c here", bracket))
	}
	return s.container(0)
}

// wrap puts a value under keys.
func wrap(keys []string, value any) any {
	for _, key := range slices.Backward(keys) {
		value = map[string]any{key: value}
	}
	return value
}

func addMember(src string, c container, key string, value any) (string, error) {
	name, err := encode(key, "")
	if err != nil {
		return "", err
	}
	text, err := encode(value, elementIndent(src, c))
	return add(src, c, name+": "+text), err
}

// add puts an element behind the last, on a line of its own in front of the closing
// bracket, so that a comment behind the last element stays where it is.
func add(src string, c container, text string) string {
	end := "\n"
	if strings.Contains(src, "\r\n") {
		end = "\r\n"
	}
	text = strings.ReplaceAll(text, "\n", end)
	closing := c.end - 1
	last := len(strings.TrimRight(src[:closing], " \t\r\n"))
	head := src[:last]
	if n := len(c.values); n > 0 && !c.trailing {
		behind := c.values[n-1].end
		head = src[:behind] + "," + src[behind:last]
	}
	return head + end + elementIndent(src, c) + text + end + indentOf(src, c.start) + src[closing:]
}

// elementIndent is the indentation of the elements: that of the first, if it begins its
// line, else two spaces more than the container.
func elementIndent(src string, c container) string {
	own := indentOf(src, c.start)
	if len(c.values) > 0 {
		if first := indentOf(src, c.values[0].start); len(first) > len(own) {
			return first
		}
	}
	return own + "  "
}

// indentOf is the white space at the begin of the line of a byte.
func indentOf(src string, at int) string {
	line := strings.TrimPrefix(src[strings.LastIndexByte(src[:at], '\n')+1:at], "\ufeff")
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// encode writes a value indented, without escaping < > &.
func encode(value any, indent string) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, "  ")
	if err := enc.Encode(value); err != nil {
		return "", fmt.Errorf("encode setting: %w", err)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
