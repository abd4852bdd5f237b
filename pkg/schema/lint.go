package schema

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The limits of [Lint].
const (
	maxExpanded = 10_000 // schema nodes of a kind with every reference followed
	maxTitle    = 20     // characters of a title, which stands in messages
)

// Lint checks the schema files at the top of fsys by the rules that keep every kind
// fast to judge, safe to compile and readable in a message: only known keywords, every
// map closed or typed, a Japanese title everywhere, values with their descriptions,
// patterns that Go and the editors' JavaScript read alike, references that resolve and
// do not run in a circle. The errors name file and place and come in the order of the
// file names; none means that the schemas may be used.
func Lint(fsys fs.FS) []error {
	s := New(fsys)
	var errs []error
	if _, err := fs.Stat(fsys, commonFile+suffix); err == nil {
		errs = s.lint(commonFile)
	}
	for _, kind := range s.Kinds() {
		errs = append(errs, s.lint(kind)...)
	}
	if s.listErr != nil {
		errs = append(errs, s.listErr)
	}
	return errs
}

// LintOwn checks a firm's own schema files beside the built-in ones.
func (s *Set) LintOwn(own fs.FS) []error {
	t := s.With(own)
	t.listOnce.Do(t.list)
	var errs []error
	if t.listErr != nil {
		errs = append(errs, t.listErr)
	}
	for _, kind := range t.names {
		if s.has(kind) {
			errs = append(errs, fmt.Errorf("%s%s: kind %q is built in; choose another name", kind, suffix, kind))
			continue
		}
		errs = append(errs, t.lint(kind)...)
	}
	return errs
}

var kindName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// lint checks one file. It takes the lock of the set.
func (s *Set) lint(name string) []error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lintLocked(name)
}

func (s *Set) lintLocked(name string) []error {
	if !kindName.MatchString(name) {
		return []error{fmt.Errorf("%s%s: a kind is named in lower-case letters, digits and underscores", name, suffix)}
	}
	d, err := s.doc(name)
	if err != nil {
		return []error{err}
	}
	l := &linter{set: s, file: name + suffix}
	if name != commonFile {
		l.kind(d.root, name)
	}
	for _, def := range d.root.get("$defs").fields() {
		if !defName.MatchString(def.key) {
			l.fail("$defs/"+def.key, "name a definition in letters, digits, hyphens and underscores")
		}
		l.schema("$defs/"+def.key, def.val)
	}
	if len(l.errs) == 0 {
		l.expand(d.root, name == commonFile)
	}
	return l.errs
}

var defName = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// linter checks one file; its lock is held.
type linter struct {
	set  *Set
	file string
	errs []error
}

func (l *linter) fail(at, format string, args ...any) {
	l.errs = append(l.errs, fmt.Errorf("%s#/%s: %s", l.file, at, fmt.Sprintf(format, args...)))
}

func (v *value) fields() []member {
	if v == nil {
		return nil
	}
	return v.members
}

// kind checks what only the top of a kind's file has.
func (l *linter) kind(root *value, name string) {
	l.schema("", root)
	if s := root.str("$schema"); s != draft {
		l.fail("", "want $schema %s", draft)
	}
	if root.get("x-en").str("title") == "" {
		l.fail("", "no English title in x-en")
	}
	if root.str("type") != "object" {
		l.fail("", "want type object")
	}
	kind := root.get("properties").get("kind")
	values := kind.strings("enum")
	if kind.str("const") != name && (len(values) != 1 || values[0] != name) {
		l.fail("properties/kind", "the only value must be %q", name)
	}
	about := root.get("x-kind")
	if about == nil || about.form != objectForm {
		l.fail("", "no x-kind")
		return
	}
	if o := about.str("occurs"); o != "event" && o != "periodic" && o != "standing" {
		l.fail("x-kind", "occurs %q: want event, periodic or standing", o)
	}
}

// schema checks one schema object and all below it.
func (l *linter) schema(at string, v *value) {
	if v.form != objectForm {
		l.fail(at, "want an object")
		return
	}
	for _, m := range v.members {
		if want, known := whitelist[m.key]; !known {
			l.fail(at, "keyword %q is not used here", m.key)
		} else if m.val.form != want && !(m.key == "additionalProperties" && m.val.form == boolForm) && want != anyForm {
			l.fail(at, "%s has a value of the wrong type", m.key)
			return
		}
	}
	l.object(at, v)
	l.words(at, v)
	l.enum(at, v)
	l.references(at, v)
	l.details(at, v)
	l.children(at, v)
}

func (l *linter) children(at string, v *value) {
	for _, m := range v.get("properties").fields() {
		l.property(join(at, "properties/"+m.key), m)
		l.schema(join(at, "properties/"+m.key), m.val)
	}
	for _, key := range []string{"items", "additionalProperties", "propertyNames", "not", "if", "then", "else"} {
		if c := v.get(key); c != nil && c.form == objectForm {
			l.schema(join(at, key), c)
		}
	}
	for _, key := range []string{"oneOf", "anyOf"} {
		for i, c := range v.get(key).list() {
			l.schema(join(at, key+"/"+strconv.Itoa(i)), c)
		}
	}
}

func join(at, path string) string {
	if at == "" {
		return path
	}
	return at + "/" + path
}

// property checks a field's key and title. A title stands in messages, so it is short.
func (l *linter) property(at string, m member) {
	if slices.Contains(yamlBooleans, strings.ToLower(m.key)) {
		l.fail(at, "YAML 1.1 reads the key %q as a boolean", m.key)
	}
	if isCondition(at) {
		return
	}
	title := l.title(m.val)
	if title == "" {
		l.fail(at, "no Japanese title")
	}
	if length(title) > maxTitle {
		l.fail(at, "title %q is longer than %d characters", title, maxTitle)
	}
}

// title is the title of a schema, or of what it refers to.
func (l *linter) title(v *value) string {
	for range maxJSONDepth { // a chain of references may be a circle
		title, ref := v.str("title"), v.str("$ref")
		if title != "" || ref == "" {
			return title
		}
		target, err := l.set.resolve(ref)
		if err != nil {
			return ""
		}
		v = target
	}
	return ""
}

// yamlBooleans are the words that YAML 1.1 readers take for booleans.
var yamlBooleans = []string{"on", "off", "yes", "no", "y", "n", "true", "false", "null", "~"}

// isCondition reports whether a place lies below an if, then, else or not, where
// properties are told by name and described elsewhere.
func isCondition(at string) bool {
	parts := strings.Split(at, "/")
	for i, part := range parts {
		if (part == "if" || part == "then" || part == "else" || part == "not") && (i == 0 || parts[i-1] != "properties") {
			return true
		}
	}
	return false
}

func (l *linter) object(at string, v *value) {
	rest := v.get("additionalProperties")
	if isCondition(at) {
		return
	}
	if (v.str("type") == "object" || v.get("properties") != nil) && rest == nil {
		l.fail(at, "want additionalProperties: false, or the schema of a typed map")
	}
	if rest.isTrue() || rest != nil && rest.form == objectForm && v.get("properties") != nil {
		l.fail(at, "an object is either closed (additionalProperties: false) or a typed map without properties")
	}
	props := v.get("properties")
	for _, name := range v.strings("required") {
		if props.get(name) == nil {
			l.fail(at, "requires %q, which is no property", name)
		}
	}
	for _, d := range v.get("dependentRequired").fields() {
		for _, name := range append(v.get("dependentRequired").strings(d.key), d.key) {
			if props.get(name) == nil {
				l.fail(at, "dependentRequired names %q, which is no property", name)
			}
		}
	}
}

func (l *linter) words(at string, v *value) {
	if at == "" && v.str("title") == "" {
		l.fail(at, "no Japanese title")
	}
	for _, m := range v.get("x-en").fields() {
		if v.get(m.key) == nil {
			l.fail(at, "x-en has %s, which is not there in Japanese", m.key)
		}
	}
}

func (l *linter) enum(at string, v *value) {
	values := v.get("enum")
	if values == nil {
		return
	}
	seen := map[string]bool{}
	for _, item := range values.items {
		if item.form != stringForm || seen[item.text] {
			l.fail(at, "value %q: want strings, each once", item.text)
		}
		seen[item.text] = true
	}
	if isCondition(at) {
		return
	}
	ja, en := v.strings("enumDescriptions"), v.get("x-en").get("enumDescriptions")
	if len(ja) != len(values.items) {
		l.fail(at, "%d values and %d enumDescriptions", len(values.items), len(ja))
	}
	if en != nil && len(en.items) != len(values.items) {
		l.fail(at, "%d values and %d English enumDescriptions", len(values.items), len(en.items))
	}
}
