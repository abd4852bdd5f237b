package schemas_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/schemas"
)

// The words that a schema may use. A misspelt keyword is silent in JSON Schema, and
// the ones left out defeat the fast path or hide the wording of a message.
var (
	keywords = []string{"$schema", "$ref", "$defs", "title", "description", "type", "properties", "required",
		"additionalProperties", "items", "enum", "enumDescriptions", "pattern", "format",
		"minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"}
	annotations = []string{"x-en", "x-kind", "x-ref", "x-deadlines", "x-aliases", "x-personal"}
)

type object = map[string]any

func load(t *testing.T) map[string]object {
	t.Helper()
	names, err := fs.Glob(schemas.FS, "*.schema.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("list schemas: %d, %v", len(names), err)
	}
	all := map[string]object{}
	for _, name := range names {
		data, err := fs.ReadFile(schemas.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		var root object
		if err := json.Unmarshal(data, &root); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = root
	}
	return all
}

// walk visits every schema of a file with its path and says which are properties.
func walk(at string, s object, property bool, visit func(at string, s object, property bool)) {
	visit(at, s, property)
	for _, key := range []string{"properties", "$defs"} {
		if m, ok := s[key].(object); ok {
			for name, sub := range m {
				walk(at+"/"+name, sub.(object), true, visit)
			}
		}
	}
	for _, key := range []string{"items", "additionalProperties"} {
		if sub, ok := s[key].(object); ok {
			walk(at+"/"+key, sub, key == "items", visit)
		}
	}
}

func TestSchemasKeepTheHouseStyle(t *testing.T) {
	for name, root := range load(t) {
		if _, ok := root["$id"]; ok {
			t.Errorf("%s: has an $id", name)
		}
		walk(strings.TrimSuffix(name, ".schema.json"), root, false, func(at string, s object, property bool) {
			for key := range s {
				if !slices.Contains(keywords, key) && !slices.Contains(annotations, key) {
					t.Errorf("%s: unknown keyword %q", at, key)
				}
			}
			checkWords(t, at, s, property)
			checkObject(t, at, s)
			checkEnum(t, at, s)
			checkPattern(t, at, s)
		})
	}
}

func checkWords(t *testing.T, at string, s object, property bool) {
	if _, isRef := s["$ref"]; isRef || !property {
		return
	}
	for _, key := range []string{"title", "description"} {
		if text, _ := s[key].(string); text == "" {
			t.Errorf("%s: no %s", at, key)
		}
	}
	if text, _ := s["title"].(string); len([]rune(text)) > 20 {
		t.Errorf("%s: title %q is too long for a message", at, text)
	}
}

func checkObject(t *testing.T, at string, s object) {
	if s["type"] != "object" {
		return
	}
	properties, _ := s["properties"].(object)
	closed := s["additionalProperties"] == false
	if _, typed := s["additionalProperties"].(object); !closed && (!typed || properties != nil) {
		t.Errorf("%s: object is open", at)
	}
	for _, key := range list(s["required"]) {
		if properties[key] == nil {
			t.Errorf("%s: requires %q, which is no property", at, key)
		}
	}
	// YAML 1.1 readers take these keys for booleans.
	for key := range properties {
		if slices.Contains([]string{"on", "off", "yes", "no", "y", "n"}, key) {
			t.Errorf("%s: property %q", at, key)
		}
	}
}

func checkEnum(t *testing.T, at string, s object) {
	values := list(s["enum"])
	if values == nil {
		return
	}
	en, _ := s["x-en"].(object)
	if n, ja, other := len(values), len(list(s["enumDescriptions"])), len(list(en["enumDescriptions"])); ja != n || other != n {
		t.Errorf("%s: %d values, %d Japanese and %d English descriptions", at, n, ja, other)
	}
	for i, v := range values {
		if slices.Contains(values[:i], v) {
			t.Errorf("%s: value %q stands twice", at, v)
		}
	}
}

// jsOnly are parts of Go's syntax that JavaScript, and so the editors, read otherwise.
var jsOnly = regexp.MustCompile(`\(\?|\\[pPAzQCE]|\[\[:`)

func checkPattern(t *testing.T, at string, s object) {
	pattern, ok := s["pattern"].(string)
	if !ok {
		return
	}
	if _, err := regexp.Compile(pattern); err != nil || jsOnly.MatchString(pattern) {
		t.Errorf("%s: pattern %q is not in both RE2 and JavaScript: %v", at, pattern, err)
	}
}

func TestKindsSayWhatTheyAre(t *testing.T) {
	for name, root := range load(t) {
		kind := strings.TrimSuffix(name, ".schema.json")
		if kind == "common" {
			continue
		}
		properties := root["properties"].(object)
		if got := list(properties["kind"].(object)["enum"]); len(got) != 1 || got[0] != kind {
			t.Errorf("%s: kind is %v", name, got)
		}
		if kind != "manifest" && !slices.Contains(list(root["required"]), "id") {
			t.Errorf("%s: id is not required", name)
		}
		about, _ := root["x-kind"].(object)
		for _, key := range []string{"prefix", "folder", "profiles", "evidence", "approval", "occurs"} {
			if about[key] == nil {
				t.Errorf("%s: x-kind has no %s", name, key)
			}
		}
		if occurs, _ := about["occurs"].(string); !slices.Contains([]string{"event", "periodic", "standing"}, occurs) {
			t.Errorf("%s: occurs %q", name, occurs)
		}
		if about["occurs"] == "periodic" && about["occurred"] == nil {
			t.Errorf("%s: a periodic kind must name the field of its date", name)
		}
		en, _ := root["x-en"].(object)
		if en["title"] == nil || en["description"] == nil {
			t.Errorf("%s: no English title or description", name)
		}
	}
}

func TestReferencesResolveAndEnd(t *testing.T) {
	all := load(t)
	for name, root := range all {
		walk(name, root, false, func(at string, s object, _ bool) {
			for _, kind := range list(s["x-ref"]) {
				if all[kind+".schema.json"] == nil {
					t.Errorf("%s: x-ref to %q, which is no kind", at, kind)
				}
			}
		})
		if _, err := expand(all, name, root, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// expand counts the schemas behind s with every reference followed.
func expand(all map[string]object, file string, s object, trail []string) (int, error) {
	n := 1
	follow := func(file string, sub object, trail []string) error {
		m, err := expand(all, file, sub, trail)
		n += m
		return err
	}
	if ref, ok := s["$ref"].(string); ok {
		target, fragment, _ := strings.Cut(ref, "#/$defs/")
		if target == "" {
			target = file
		}
		at := target + "#" + fragment
		if slices.Contains(trail, at) {
			return n, fmt.Errorf("%s is recursive", at)
		}
		defs, _ := all[path.Base(target)]["$defs"].(object)
		sub, ok := defs[fragment].(object)
		if !ok {
			return n, fmt.Errorf("%s does not resolve", ref)
		}
		if err := follow(target, sub, append(slices.Clone(trail), at)); err != nil {
			return n, err
		}
	}
	properties, _ := s["properties"].(object)
	for _, sub := range properties {
		if err := follow(file, sub.(object), trail); err != nil {
			return n, err
		}
	}
	for _, key := range []string{"items", "additionalProperties"} {
		if sub, ok := s[key].(object); ok {
			if err := follow(file, sub, trail); err != nil {
				return n, err
			}
		}
	}
	if n > 10_000 {
		return n, fmt.Errorf("expands to more than 10,000 schemas")
	}
	return n, nil
}

func list(v any) []string {
	items, ok := v.([]any)
	if !ok {
		return nil
	}
	out := make([]string, len(items))
	for i, item := range items {
		out[i], _ = item.(string)
	}
	return out
}
