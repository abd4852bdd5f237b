package schema

import (
	"errors"
	"fmt"
	"strconv"
)

var errCycle = errors.New("definitions refer to each other in a circle")

// annotations are the keywords that say something about a value and require
// nothing of it.
var annotations = map[string]bool{
	"$schema": true, "$id": true, "$defs": true, "$comment": true,
	"title": true, "description": true, "default": true, "examples": true, "deprecated": true,
	"enumDescriptions": true,
	"x-en":             true, "x-kind": true, "x-ref": true, "x-personal": true, "x-aliases": true,
	"x-deadlines": true, "x-pattern-hint": true,
}

// keyword takes one member of a schema object into s. A keyword that the fast walk
// does not know makes s unsure: the validator then decides.
func (b *builder) keyword(s *Shape, key string, v *value) (err error) {
	s.asserts = s.asserts || key != "$ref" && !annotations[key]
	switch key {
	case "type":
		s.types = typesOf(v)
		s.unsure = s.unsure || s.types == 0
	case "$ref":
		s.also, err = b.ref(v)
	case "properties":
		err = b.properties(s, v)
	case "required":
		for _, item := range v.items {
			s.required = append(s.required, item.text)
		}
	case "additionalProperties":
		if v.form == boolForm {
			s.closed = !v.isTrue()
		} else {
			s.rest, err = b.shape(v)
		}
	case "dependentRequired":
		for _, m := range v.members {
			d := dependency{trigger: m.key}
			for _, item := range m.val.items {
				d.needs = append(d.needs, item.text)
			}
			s.dependent = append(s.dependent, d)
		}
	case "propertyNames":
		s.names, err = b.shape(v)
	case "minProperties":
		s.minProps, err = limitOf(v)
	case "maxProperties":
		s.maxProps, err = limitOf(v)
	case "items":
		s.items, err = b.shape(v)
	case "minItems":
		s.minItems, err = limitOf(v)
	case "maxItems":
		s.maxItems, err = limitOf(v)
	case "uniqueItems":
		s.unique = v.isTrue()
	case "anyOf":
		s.anyOf, err = b.shapesOf(v)
	case "oneOf":
		s.oneOf, err = b.shapesOf(v)
	case "not":
		s.not, err = b.shape(v)
	case "if":
		s.when, err = b.shape(v)
	case "then":
		s.then, err = b.shape(v)
	case "else":
		s.els, err = b.shape(v)
	default:
		return s.scalarKeyword(key, v)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

func (s *Shape) scalarKeyword(key string, v *value) (err error) {
	switch key {
	case "enum":
		s.allow(v.items)
	case "const":
		s.allow([]*value{v})
		if v.form == stringForm {
			s.constant = v.text
		}
	case "minLength":
		s.minLen, err = limitOf(v)
	case "maxLength":
		s.maxLen, err = limitOf(v)
	case "pattern":
		s.pattern, err = newPattern(v.text)
	case "format":
		s.format = formats[v.text]
		s.unsure = s.unsure || s.format == nil
	case "minimum":
		s.min = boundOf(v)
		s.unsure = s.unsure || s.min == nil
	case "maximum":
		s.max = boundOf(v)
		s.unsure = s.unsure || s.max == nil
	default:
		s.unsure = s.unsure || !annotations[key]
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

func (s *Shape) allow(items []*value) {
	if s.allowed != nil { // enum and const together: leave it to the validator
		s.unsure = true
		return
	}
	s.allowed = newAllowed(items)
}

func (b *builder) ref(v *value) (*Shape, error) {
	target, err := b.set.resolve(v.text)
	if err != nil {
		return nil, err
	}
	s, err := b.shape(target)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", v.text, err)
	}
	return s, nil
}

func (b *builder) properties(s *Shape, v *value) error {
	s.props = make([]prop, 0, len(v.members))
	for _, m := range v.members {
		p, err := b.shape(m.val)
		if err != nil {
			return fmt.Errorf("%s: %w", m.key, err)
		}
		s.props = append(s.props, prop{name: m.key, shape: p})
	}
	return nil
}

func (b *builder) shapesOf(v *value) ([]*Shape, error) {
	var out []*Shape
	for _, item := range v.items {
		s, err := b.shape(item)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// limitOf reads a length or a count: an integer from 0 that fits.
func limitOf(v *value) (int, error) {
	n, err := strconv.Atoi(v.text)
	if v.form != numberForm || err != nil || n < 0 {
		return 0, fmt.Errorf("want a whole number from 0, got %q", v.text)
	}
	return n, nil
}
