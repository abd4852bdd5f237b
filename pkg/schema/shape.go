package schema

import (
	"encoding/json"

	"github.com/pms-project/pms/pkg/diag"
)

// Shape is what a value may look like: one node of a schema with its references
// followed. It answers questions about the fields below it; see [Shape.Has],
// [Shape.Field] and [Shape.Fields]. A Shape is immutable.
type Shape struct {
	src *value

	title, description diag.Text
	patternHint        diag.Text
	enum               []EnumValue // nil unless every value is a string
	refs               []string
	aliases            []string
	personal           bool
	deadlines          json.RawMessage
	constant           string // a const that is a string

	types types
	anyOf []*Shape
	oneOf []*Shape
	not   *Shape
	when  *Shape // if
	then  *Shape
	els   *Shape
	also  *Shape // the target of a $ref that stands beside keywords of its own

	asserts  bool // requires something beside its $ref
	branches bool // has keywords that apply further shapes to the same value
	notes    bool // says of its values that they are ids or personal
	unsure   bool // has a keyword that the fast walk does not judge

	scalarRules
	listRules
	mapRules
}

// mapRules are the keywords on maps.
type mapRules struct {
	props     []prop
	index     map[string]int // name to place in props
	required  []string
	needs     propSet  // the required among props
	others    []string // the required that are no props, as in an if
	dependent []dependency
	closed    bool   // additionalProperties: false
	rest      *Shape // additionalProperties: {…}
	names     *Shape // propertyNames
	minProps  int
	maxProps  int // -1: no limit
}

type prop struct {
	name     string
	shape    *Shape
	required bool
}

// dependency is one line of dependentRequired: where trigger stands, needs must too.
type dependency struct {
	trigger string
	needs   []string
}

// listRules are the keywords on lists.
type listRules struct {
	items    *Shape
	minItems int
	maxItems int // -1: no limit
	unique   bool
}

// scalarRules are the keywords on strings, numbers and single values.
type scalarRules struct {
	allowed  *allowed // enum, const
	minLen   int
	maxLen   int // -1: no limit
	pattern  *pattern
	format   *format
	min, max *bound
}

// builder makes the shapes of one kind.
type builder struct {
	set    *Set // its lock is held
	shapes map[*value]*Shape
	active map[*value]bool // definitions being built, to refuse cycles
}

// textOf is a member in both languages: the Japanese at the node, the English in
// x-en.
func textOf(v *value, key string) diag.Text {
	return diag.Text{JA: v.str(key), EN: v.get("x-en").str(key)}
}

func (b *builder) shape(v *value) (*Shape, error) {
	if s := b.shapes[v]; s != nil {
		return s, nil
	}
	if b.active[v] {
		return nil, errCycle
	}
	b.active[v] = true
	defer delete(b.active, v)

	s := &Shape{src: v}
	s.maxProps, s.maxItems, s.maxLen = -1, -1, -1
	if v.form != objectForm {
		s.unsure = true // true and false as schemas: the validator's business
		b.shapes[v] = s
		return s, nil
	}
	for _, m := range v.members {
		if err := b.keyword(s, m.key, m.val); err != nil {
			return nil, err
		}
	}
	if s.also != nil && !s.asserts {
		target := s.also
		*s = *target
		s.src = v
	}
	s.annotate()
	s.finishMap()
	b.shapes[v] = s
	return s, nil
}

// annotate reads what the node says about its values. Where the node is a
// reference, its own words go over those of the target.
func (s *Shape) annotate() {
	v := s.src
	if s.also != nil {
		s.inherit(s.also)
	}
	override(&s.title, textOf(v, "title"))
	override(&s.description, textOf(v, "description"))
	override(&s.patternHint, textOf(v, "x-pattern-hint"))
	if v.get("x-ref") != nil {
		s.refs = v.strings("x-ref")
	}
	if v.get("x-aliases") != nil {
		s.aliases = v.strings("x-aliases")
	}
	if p := v.get("x-personal"); p != nil {
		s.personal = p.isTrue()
	}
	if d := v.get("x-deadlines"); d != nil {
		s.deadlines = appendJSON(nil, d)
	}
	if values := enumValues(v); values != nil {
		s.enum = values
	}
	s.notes = s.refs != nil || s.personal
	if s.also != nil && v.get("x-ref") == nil && v.get("x-personal") == nil {
		s.notes = false // the target says so itself
	}
	s.branches = len(s.anyOf)+len(s.oneOf) > 0 || s.not != nil || s.when != nil || s.also != nil
}

func override(t *diag.Text, own diag.Text) {
	if !own.IsZero() {
		*t = own
	}
}

// inherit takes the annotations of the target of a reference.
func (s *Shape) inherit(t *Shape) {
	s.title, s.description, s.patternHint = t.title, t.description, t.patternHint
	s.enum, s.refs, s.aliases = t.enum, t.refs, t.aliases
	s.personal, s.deadlines = t.personal, t.deadlines
}

func enumValues(v *value) []EnumValue {
	list := v.get("enum")
	if list == nil {
		return nil
	}
	ja, en := v.strings("enumDescriptions"), v.get("x-en").strings("enumDescriptions")
	out := make([]EnumValue, 0, len(list.items))
	for i, item := range list.items {
		if item.form != stringForm {
			return nil
		}
		e := EnumValue{Value: item.text}
		if i < len(ja) {
			e.Title.JA = ja[i]
		}
		if i < len(en) {
			e.Title.EN = en[i]
		}
		out = append(out, e)
	}
	return out
}

// finishMap indexes the properties once all keywords are read.
func (s *Shape) finishMap() {
	if s.props == nil && s.required == nil {
		return
	}
	s.index = make(map[string]int, len(s.props))
	for i := range s.props {
		s.index[s.props[i].name] = i
	}
	for _, name := range s.required {
		i, ok := s.index[name]
		if !ok || i >= maxProps {
			s.others = append(s.others, name)
			continue
		}
		s.props[i].required = true
		s.needs.add(i)
	}
}
