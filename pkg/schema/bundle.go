package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// Source is the schema of one kind, self-contained and indented, with titles and
// descriptions in the language. The bytes are the same on every call.
func (s *Set) Source(kind string, lang diag.Lang) ([]byte, error) {
	k, err := s.Kind(kind)
	if err != nil {
		return nil, err
	}
	return indent(inLanguage(k.source, lang))
}

// Bundle is one self-contained schema over all kinds, for editors: the value of
// kind leads to the definition of that kind. Annotations of pms are left out, and so
// are own kinds of a firm that cannot be used. The bytes are the same on every call.
func (s *Set) Bundle(lang diag.Lang) ([]byte, error) {
	defs := map[string]*value{}
	var cases, titles []*value
	names := s.Kinds()
	if s.listErr != nil {
		return nil, s.listErr
	}
	for i := 0; i < len(names); i++ {
		name := names[i]
		k, err := s.Kind(name)
		if err != nil && s.parent != nil && !s.parent.has(name) { // [Set.Faults] says why
			names = slices.Delete(names, i, i+1)
			i--
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := addDefinitions(defs, name, k.source); err != nil {
			return nil, err
		}
		cases = append(cases, dispatchCase(name))
		titles = append(titles, stringValue(k.Title.In(lang)))
	}
	kind := object(
		member{"type", stringValue("string")},
		member{"enum", stringValues(names)},
		member{"enumDescriptions", &value{form: arrayForm, items: titles}},
	)
	root := object(
		member{"$schema", stringValue(draft)},
		member{"title", stringValue("pms")},
		member{"type", stringValue("object")},
		member{"properties", object(member{"kind", kind})},
		member{"required", stringValues([]string{"kind"})},
		member{"allOf", &value{form: arrayForm, items: cases}},
		member{"$defs", sortedObject(defs)},
	)
	return indent(forEditors(inLanguage(root, lang)))
}

// dispatchCase is: if kind is the name, then the document is of that kind.
func dispatchCase(name string) *value {
	return object(
		member{"if", object(
			member{"properties", object(member{"kind", object(member{"const", stringValue(name)})})},
			member{"required", stringValues([]string{"kind"})},
		)},
		member{"then", object(member{"$ref", stringValue(defsPrefix + name)})},
	)
}

// addDefinitions moves the definitions of one kind's source beside those of the
// others and the rest of it under the kind's name.
func addDefinitions(defs map[string]*value, name string, source *value) error {
	root := object()
	for _, m := range source.members {
		switch m.key {
		case "$schema", "$id":
		case "$defs":
			for _, def := range m.val.members {
				defs[def.key] = def.val
			}
		default:
			root.members = append(root.members, m)
		}
	}
	if strings.Contains(name, ".") {
		return fmt.Errorf("kind %q: a name cannot hold a point", name)
	}
	defs[name] = root
	return nil
}

// inLanguage is v with the words of x-en in the place of the Japanese ones where
// lang asks for English; x-en itself is dropped.
func inLanguage(v *value, lang diag.Lang) *value {
	english := v.get("x-en")
	return v.rewrite(func(m member) (member, bool) {
		if m.key == "x-en" {
			return m, false
		}
		if w := english.get(m.key); lang == diag.EN && w != nil && w.form == m.val.form {
			return member{m.key, w}, true
		}
		val := inLanguage(m.val, lang)
		if m.key == "properties" && lang == diag.EN {
			val = englishTitles(val, m.val)
		}
		return member{m.key, val}, true
	}, func(item *value) *value { return inLanguage(item, lang) })
}

// englishTitles names the properties that have no English title by their keys.
// original are the same properties before the translation.
func englishTitles(properties, original *value) *value {
	return properties.rewrite(func(m member) (member, bool) {
		source := original.get(m.key)
		if source.get("title") == nil || source.get("x-en").get("title") != nil {
			return m, true
		}
		return member{m.key, m.val.rewrite(func(f member) (member, bool) {
			if f.key == "title" {
				f.val = stringValue(keyWords(m.key))
			}
			return f, true
		}, func(item *value) *value { return item })}, true
	}, func(item *value) *value { return item })
}

// forEditors is v as an editor's language server wants it: without the annotations that
// only pms reads, times by their pattern (the server knows a time only with seconds and
// zone, RFC 3339), a text to show for every field, and the schema's own words for a value
// that does not fit a pattern.
func forEditors(v *value) *value {
	out := v.rewrite(func(m member) (member, bool) {
		if m.key == "format" && m.val.text == "time" {
			return member{"pattern", stringValue(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)}, true
		}
		return member{m.key, forEditors(m.val)}, !strings.HasPrefix(m.key, "x-")
	}, forEditors)
	title, description := out.get("title"), out.get("description")
	if out.form != objectForm || title == nil || title.form != stringForm {
		return out
	}
	if description == nil && out.get("$ref") == nil {
		out.members = append(out.members, member{"description", title})
		description = title
	}
	if hint := v.get("x-pattern-hint"); hint != nil {
		description = hint
	}
	if out.get("pattern") != nil && description != nil {
		out.members = append(out.members, member{"patternErrorMessage", description})
	}
	return out
}

// rewrite copies v with its members and items changed or dropped.
func (v *value) rewrite(field func(member) (member, bool), item func(*value) *value) *value {
	if v.form < arrayForm {
		return v
	}
	out := &value{form: v.form}
	for _, m := range v.members {
		if m, keep := field(m); keep {
			out.members = append(out.members, m)
		}
	}
	for _, i := range v.items {
		out.items = append(out.items, item(i))
	}
	return out
}

func indent(v *value) ([]byte, error) {
	var buf bytes.Buffer
	if err := json.Indent(&buf, appendJSON(nil, v), "", "  "); err != nil {
		return nil, fmt.Errorf("indent schema: %w", err)
	}
	buf.WriteByte('\n')
	return buf.Bytes(), nil
}
