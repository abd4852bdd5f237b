package schema

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

// tokens divides a location of the validator. Each token is a JSON Pointer token
// that was percent-encoded once more, so it is decoded in the other order. The validator
// leaves an empty key out altogether: its finding then lies at the map.
func tokens(location string) []string {
	if location == "" {
		return nil
	}
	parts := strings.Split(strings.TrimPrefix(location, "/"), "/")
	for i, p := range parts {
		if plain, err := url.PathUnescape(p); err == nil {
			p = plain
		}
		p = strings.ReplaceAll(p, "~1", "/")
		parts[i] = strings.ReplaceAll(p, "~0", "~")
	}
	return parts
}

// originalIndex is the place in the file of the element that the validator knows as
// element i of the list.
func (d *document) originalIndex(list tree.Node, i int) int {
	if d.kept != nil && i < len(d.kept) && list == d.root.Get("entries") {
		return d.kept[i]
	}
	return i
}

// keyword divides the absolute location of a keyword into the schema object it
// stands in and the path behind it: type, or dependentRequired and a name.
func (k *Kind) keyword(location string) (at *value, path []string) {
	_, fragment, _ := strings.Cut(location, "#")
	all := tokens(fragment)
	at = k.source
	for i := 0; i < len(all); {
		child, used := at.subschema(all[i:])
		if child == nil {
			return at, all[i:]
		}
		at = child
		i += used
	}
	return at, nil
}

// subschema is the schema that a path from a schema leads to, and the number of
// tokens used; nil where the path ends in a keyword.
func (v *value) subschema(path []string) (*value, int) {
	switch path[0] {
	case "items", "additionalProperties", "propertyNames", "not", "if", "then", "else":
		if len(path) == 1 {
			return nil, 0 // the keyword itself failed
		}
		return v.get(path[0]), 1
	case "properties", "$defs":
		if len(path) > 1 {
			return v.get(path[0]).get(path[1]), 2
		}
	case "oneOf", "anyOf", "allOf":
		if len(path) > 2 {
			if i, err := strconv.Atoi(path[1]); err == nil && i < len(v.get(path[0]).list()) {
				return v.get(path[0]).items[i], 2
			}
		}
	}
	return nil, 0
}

func (v *value) list() []*value {
	if v == nil {
		return nil
	}
	return v.items
}
