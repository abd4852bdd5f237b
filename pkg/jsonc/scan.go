package jsonc

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ErrSyntax is wrapped by the error for a text that cannot be read; nothing is changed.
var ErrSyntax = errors.New("not readable as JSON with comments")

// maxDepth bounds the nesting of a settings file.
const maxDepth = 100

// span is the bytes [start, end) of a value.
type span struct{ start, end int }

// container is an object or a list: its elements in the order of the text.
type container struct {
	span
	keys     []string // of an object
	values   []span
	trailing bool // a comma stands behind the last element
}

type scanner struct {
	src string
	at  int
}

func (s *scanner) fail(what string) error {
	return fmt.Errorf("line %d: %s: %w", 1+strings.Count(s.src[:min(s.at, len(s.src))], "\n"), what, ErrSyntax)
}

// peek skips white space and comments; 0 is the end of the text.
func (s *scanner) peek() byte {
	for s.at < len(s.src) {
		rest := s.src[s.at:]
		switch {
		case strings.HasPrefix(rest, "//"):
			s.at += lineEnd(rest)
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return '/' // never closed: no value begins with it
			}
			s.at += end + 4
		case strings.HasPrefix(rest, "\ufeff"):
			s.at += len("\ufeff")
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			s.at++
		default:
			return rest[0]
		}
	}
	return 0
}

// lineEnd is the length of the first line without its end.
func lineEnd(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i
	}
	return len(text)
}

// value skips one value and says where it stands.
func (s *scanner) value(depth int) (span, error) {
	c := s.peek()
	start := s.at
	switch {
	case depth > maxDepth:
		return span{}, s.fail("nested too deep")
	case c == '{' || c == '[':
		inner, err := s.container(depth)
		return inner.span, err
	case c == '"':
		_, err := s.string()
		return span{start, s.at}, err
	}
	for s.at < len(s.src) && strings.IndexByte(",]}/ \t\r\n", s.src[s.at]) < 0 {
		s.at++
	}
	if !json.Valid([]byte(s.src[start:s.at])) {
		return span{}, s.fail("want a value")
	}
	return span{start, s.at}, nil
}

func (s *scanner) string() (string, error) {
	start := s.at
	for s.at++; s.at < len(s.src) && s.src[s.at] != '"' && s.src[s.at] != '\n'; s.at++ {
		if s.src[s.at] == '\\' {
			s.at++
		}
	}
	s.at = min(s.at+1, len(s.src))
	var text string
	if err := json.Unmarshal([]byte(s.src[start:s.at]), &text); err != nil {
		return "", s.fail("a string that is not closed")
	}
	return text, nil
}

// container reads an object or a list; the next byte is its bracket.
func (s *scanner) container(depth int) (container, error) {
	c := container{span: span{start: s.at}}
	object := s.src[s.at] == '{'
	closing := byte(']')
	if object {
		closing = '}'
	}
	for s.at++; s.peek() != closing; {
		if len(c.values) > 0 && !c.trailing {
			return c, s.fail("want a comma")
		}
		if object {
			if s.peek() != '"' {
				return c, s.fail("want a key")
			}
			key, err := s.string()
			if err != nil {
				return c, err
			}
			if s.peek() != ':' {
				return c, s.fail("want a colon")
			}
			s.at++
			c.keys = append(c.keys, key)
		}
		v, err := s.value(depth + 1)
		if err != nil {
			return c, err
		}
		c.values = append(c.values, v)
		if c.trailing = s.peek() == ','; c.trailing {
			s.at++
		}
	}
	s.at++
	c.end = s.at
	return c, nil
}

// top reads the whole text, which has to be an object.
func top(src string) (container, error) {
	s := &scanner{src: src}
	if s.peek() != '{' {
		return container{}, s.fail("want an object")
	}
	c, err := s.container(0)
	if err != nil {
		return c, err
	}
	if s.peek() != 0 {
		return c, s.fail("text behind the object")
	}
	return c, nil
}
