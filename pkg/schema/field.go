package schema

import (
	"encoding/json"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Field is what a schema says about one field.
type Field struct {
	Name               string
	Title, Description diag.Text

	// Type is string, integer, number, boolean, array, object, or "" where several
	// are possible. Format is date, email, uri, time or "".
	Type, Format string
	// Const is the only value that a string field may have, "" where it is free.
	Const string
	// Enum, Refs, Format and Personal of a list are those of its elements.
	Enum     []EnumValue
	Refs     []string // kinds whose ids the field holds
	Personal bool     // must stay empty: personal data stays out of the repository
	Required bool
	Aliases  []string // other headings of the column

	// Deadlines is the annotation x-deadlines as JSON, nil where absent.
	Deadlines json.RawMessage
	// Shape is that of the value; of a list, use [Shape.Item].
	Shape *Shape
}

// EnumValue is one allowed value and what it means.
type EnumValue struct {
	Value string
	Title diag.Text
}

// ValueTitle is what one of the allowed values means, in words; the value itself
// where the schema gives it none.
func (f Field) ValueTitle(value string) diag.Text {
	for _, v := range f.Enum {
		if v.Value == value {
			return v.Title
		}
	}
	return diag.T("%[1]s", "%[1]s", value)
}

// Has reports whether a field is declared at the path. Lists are stepped through
// silently: Has("attendees", "score") asks for the score of an element. Below a
// typed map any key is declared. The empty path is the value itself.
func (s *Shape) Has(path ...string) bool {
	_, ok := s.Field(path...)
	return ok
}

// Field is the field at the path, which is read as in [Shape.Has].
func (s *Shape) Field(path ...string) (Field, bool) {
	f := Field{Shape: s}
	for _, name := range path {
		next, ok := f.Shape.child(name)
		if !ok {
			return Field{}, false
		}
		f = next
	}
	return f.describe(), true
}

// Fields are the fields of a map in the order of the schema; of a list, those of an
// element. Fields that only a oneOf, anyOf, then or else declares come last.
func (s *Shape) Fields() []Field {
	var out []Field
	seen := map[string]bool{}
	s.declare(func(p *prop) bool {
		if !seen[p.name] {
			seen[p.name] = true
			f := Field{Name: p.name, Required: p.required, Shape: p.shape}
			out = append(out, f.describe())
		}
		return true
	})
	return out
}

// Item is the shape of a list's elements, nil for what is no list.
func (s *Shape) Item() *Shape {
	if s.items == nil && s.also != nil {
		return s.also.Item()
	}
	return s.items
}

// Type is the type of the value, as [Field.Type].
func (s *Shape) Type() string { return s.typeName() }

// MinItems is how many elements a list needs at least.
func (s *Shape) MinItems() int {
	if s.also != nil && s.minItems == 0 {
		return s.also.MinItems()
	}
	return s.minItems
}

// Title and Description are the node's own words.
func (s *Shape) Title() diag.Text { return s.title }

// Description is the longer text beside the title.
func (s *Shape) Description() diag.Text { return s.description }

// child is the declared field of that name, without its description.
func (s *Shape) child(name string) (f Field, ok bool) {
	s.declare(func(p *prop) bool {
		if p.name == name {
			f, ok = Field{Name: name, Required: p.required, Shape: p.shape}, true
		}
		return !ok
	})
	if !ok {
		if rest := s.typedMap(); rest != nil {
			return Field{Name: name, Shape: rest}, true
		}
	}
	return f, ok
}

// declare calls f for every property declared for a value of this shape, or for the
// elements of a list of it, until f says false.
func (s *Shape) declare(f func(*prop) bool) bool {
	if s == nil {
		return true
	}
	for i := range s.props {
		if !f(&s.props[i]) {
			return false
		}
	}
	for _, t := range s.beside() {
		if !t.declare(f) {
			return false
		}
	}
	return s.items.declare(f)
}

// beside are the shapes that may hold for the same value.
func (s *Shape) beside() []*Shape {
	if !s.branches {
		return nil
	}
	var out []*Shape
	if s.also != nil {
		out = append(out, s.also)
	}
	out = append(append(out, s.oneOf...), s.anyOf...)
	if s.then != nil {
		out = append(out, s.then)
	}
	if s.els != nil {
		out = append(out, s.els)
	}
	return out
}

// typedMap is the shape of the values of a map with free keys, nil where keys are
// fixed.
func (s *Shape) typedMap() *Shape {
	if s == nil {
		return nil
	}
	if s.rest != nil {
		return s.rest
	}
	for _, t := range s.beside() {
		if rest := t.typedMap(); rest != nil {
			return rest
		}
	}
	return s.items.typedMap()
}

// Deadlines is the annotation x-deadlines of the value as JSON, nil where absent; of a
// list ask [Shape.Item].
func (s *Shape) Deadlines() json.RawMessage { return s.deadlines }

// describe fills in the words and annotations of the field's shape.
func (f Field) describe() Field {
	s := f.Shape
	f.Title, f.Description = s.title, s.description
	if f.Title.EN == "" {
		f.Title.EN = keyWords(f.Name)
	}
	f.Aliases, f.Deadlines = s.aliases, s.deadlines
	f.Type = s.typeName()
	for t := s; t != nil; t = t.Item() {
		t.describeValue(&f)
	}
	return f
}

// keyWords is the English title of a field whose schema has none.
func keyWords(key string) string { return strings.ReplaceAll(key, "_", " ") }

func (s *Shape) describeValue(f *Field) {
	if f.Enum == nil {
		f.Enum = s.enum
	}
	if f.Refs == nil {
		f.Refs = s.refs
	}
	if f.Format == "" && s.format != nil {
		f.Format = s.format.name
	}
	if f.Const == "" {
		f.Const = s.constant
	}
	f.Personal = f.Personal || s.personal
	if s.also != nil {
		s.also.describeValue(f)
	}
}

// typeName is the one type of a shape as JSON Schema calls it, or "".
func (s *Shape) typeName() string {
	switch s.types {
	case 0:
		if s.also != nil {
			return s.also.typeName()
		}
		return ""
	case integerType:
		return "integer"
	case numberType, numberType | integerType:
		return "number"
	case boolType:
		return "boolean"
	case stringType:
		return "string"
	case listType:
		return "array"
	case mapType:
		return "object"
	default:
		return ""
	}
}
