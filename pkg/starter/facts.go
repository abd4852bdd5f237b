package starter

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Facts are what is particular to a firm, as a tree of maps, lists ([]any), texts and
// truth values. Keys are those of templates/company/facts.yaml.
type Facts map[string]any

// Read reads facts from YAML; name is used in errors. A text of more than one line or
// with control characters is refused, whoever wrote it.
func Read(name string, data []byte) (Facts, error) {
	t, problems := yamltree.Parse(name, data, yamltree.Limits{})
	if len(problems) > 0 {
		p := problems[0]
		return nil, fmt.Errorf("read facts: %s:%d: %s", name, p.Range.Start.Line, p.Message.In("en"))
	}
	if t.Root().Kind() != tree.Map {
		return nil, fmt.Errorf("read facts: %s: not a map", name)
	}
	v, err := value(t.Root())
	if err != nil {
		return nil, fmt.Errorf("read facts: %s:%w", name, err)
	}
	return v.(map[string]any), nil
}

// of are the facts that a record states: its fields by name.
func of(n tree.Node) (Facts, error) {
	v, err := value(n)
	if err != nil {
		return nil, fmt.Errorf("read facts: line %w", err)
	}
	m, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("read facts: not a map")
	}
	return m, nil
}

// With lays facts over others: maps are joined, anything else is replaced.
func (f Facts) With(over Facts) Facts { return join(f, over) }

func join(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	if out == nil {
		out = map[string]any{}
	}
	for key, v := range b {
		below, isMap := v.(map[string]any)
		if old, ok := out[key].(map[string]any); ok && isMap {
			out[key] = join(old, below)
			continue
		}
		out[key] = v
	}
	return out
}

// value is a node as plain values. Numbers and dates stay the text they are.
func value(n tree.Node) (any, error) {
	switch n.Kind() {
	case tree.Map:
		out := map[string]any{}
		for key, below := range n.Fields() {
			v, err := value(below)
			if err != nil {
				return nil, err
			}
			out[key.Text()] = v
		}
		return out, nil
	case tree.List:
		out := []any{}
		for _, below := range n.Items() {
			v, err := value(below)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	case tree.Bool:
		return n.Bool(), nil
	}
	if err := oneLine(n.Text()); err != nil {
		return nil, fmt.Errorf("%d: %w", n.Line(), err)
	}
	return n.Text(), nil
}

// sound refuses facts of another shape than [Read] makes, for those who make them
// otherwise. at is where they stand, for the error.
func sound(at string, v any) error {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if err := sound(at+"."+key, v[key]); err != nil {
				return err
			}
		}
	case []any:
		for i, item := range v {
			if err := sound(fmt.Sprintf("%s[%d]", at, i), item); err != nil {
				return err
			}
		}
	case string:
		if err := oneLine(v); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	case bool:
	default:
		return fmt.Errorf("%s: a fact is a map, a list, a text or a truth value, not %T", at, v)
	}
	return nil
}

// oneLine refuses what could leave the place in which a fact is put.
func oneLine(s string) error {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }) {
		return errors.New("a fact is one line of text without control characters")
	}
	if s != strings.TrimSpace(s) || !utf8.ValidString(s) {
		return errors.New("a fact is valid UTF-8 and has no white space around it")
	}
	return nil
}
