package schema

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/diag"
)

// anyForm stands for a keyword whose value may have any form.
const anyForm form = 255

// whitelist are the keywords that a schema may use and the form of their values. What
// is left out either defeats the fast walk or the messages (allOf,
// unevaluatedProperties, patternProperties), or is of no use here; a misspelt keyword
// would be silent in JSON Schema.
var whitelist = map[string]form{
	"$schema": stringForm, "$ref": stringForm, "$defs": objectForm, "$comment": stringForm,
	"title": stringForm, "description": stringForm, "default": anyForm, "examples": arrayForm, "deprecated": boolForm,
	"type": stringForm, "enum": arrayForm, "const": anyForm, "enumDescriptions": arrayForm,
	"properties": objectForm, "required": arrayForm, "additionalProperties": objectForm, "propertyNames": objectForm,
	"minProperties": numberForm, "maxProperties": numberForm, "dependentRequired": objectForm,
	"items": objectForm, "minItems": numberForm, "maxItems": numberForm, "uniqueItems": boolForm,
	"minLength": numberForm, "maxLength": numberForm, "pattern": stringForm, "format": stringForm,
	"minimum": numberForm, "maximum": numberForm,
	"oneOf": arrayForm, "anyOf": arrayForm, "not": objectForm, "if": objectForm, "then": objectForm, "else": objectForm,
	"x-en": objectForm, "x-kind": objectForm, "x-ref": arrayForm, "x-personal": boolForm, "x-aliases": arrayForm,
	"x-deadlines": anyForm, "x-pattern-hint": stringForm,
}

// references checks $ref and x-ref.
func (l *linter) references(at string, v *value) {
	if ref := v.str("$ref"); ref != "" {
		if _, err := l.set.resolve(ref); err != nil {
			l.fail(at, "$ref", diag.T("参照先の定義がありません（%[1]s）", "%[2]v", readable(ref), err), diag.T("$defs に定義を加えるか、$ref を直してください。", "Add the definition to $defs, or correct the $ref."))
		}
	}
	for _, kind := range v.strings("x-ref") {
		if !l.set.has(kind) {
			l.fail(at, "x-ref", diag.T("x-ref の「%[1]s」という種類はありません", "x-ref names %[1]q, which is no kind", kind), l.kindHint(kind))
		}
	}
}

// details checks the values of single keywords.
func (l *linter) details(at string, v *value) {
	if t := v.get("type"); t != nil && typesOf(t) == 0 {
		l.fail(at, "type", diag.T("type の値「%[1]s」は使えません", "type %[1]q does not exist", t.text), diag.T("string、integer、number、boolean、array、object のいずれかを書いてください。", "Write string, integer, number, boolean, array or object."))
	}
	if f := v.str("format"); f != "" && formats[f] == nil {
		l.fail(at, "format", diag.T("format の値「%[1]s」は使えません", "format %[1]q is not known", f), diag.T("date、email、uri、time のいずれかを書いてください。", "Write date, email, uri or time."))
	}
	for _, key := range []string{"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"} {
		if n := v.get(key); n != nil {
			if _, err := limitOf(n); err != nil {
				l.fail(at, key, diag.T("%[1]s の値が正しくありません", "%[1]s: %[2]v", key, err), diag.T("0 以上の整数を書いてください。", "Write a whole number from 0."))
			}
		}
	}
	for _, key := range []string{"minimum", "maximum"} {
		if n := v.get(key); n != nil && boundOf(n) == nil {
			l.fail(at, key, diag.T("%[1]s の値「%[2]s」は使えません", "%[1]s: want a plain number, got %[2]q", key, n.text), diag.T("ふつうの数を書いてください。", "Write a plain number."))
		}
	}
	if p := v.str("pattern"); p != "" {
		if err := checkPattern(p); err != nil {
			l.fail(at, "pattern", diag.T("pattern「%[1]s」は使えません", "pattern %[1]q: %[2]v", p, err), diag.T("理由: %[1]v。Go の正規表現とエディター（JavaScript）とで同じ意味になる書き方だけが使えます。", "%[1]v. Only what Go and JavaScript read alike can be used.", err))
		}
	}
	if c := v.get("const"); c != nil && c.form > stringForm {
		l.fail(at, "const", diag.T("const は値を一つだけ書きます", "const: want a single value"), model)
	}
}

// plainEscapes are the characters that a backslash may stand before. \s is not among
// them: Go knows six spaces, JavaScript twenty.
const plainEscapes = `dDwWtn.*+?()[]{}|^$\/-`

// checkPattern accepts what Go and JavaScript (with and without its u flag) read alike:
// no look-around, flags or classes by name, no bare point (line ends differ), no
// characters beyond U+FFFF.
func checkPattern(p string) error {
	if _, err := regexp.Compile(p); err != nil {
		return fmt.Errorf("not readable: %w", err)
	}
	for _, bad := range []string{"(?", "[[:"} {
		if strings.Contains(p, bad) {
			return fmt.Errorf("%q means different things to Go and JavaScript", bad)
		}
	}
	inClass, escaped := false, false
	for _, r := range p {
		switch {
		case r > 0xffff || !unicode.IsPrint(r):
			return fmt.Errorf("character U+%04X cannot stand in a pattern", r)
		case escaped:
			escaped = false
			if !strings.ContainsRune(plainEscapes, r) {
				return fmt.Errorf("escape \\%c means different things to Go and JavaScript", r)
			}
		case r == '\\':
			escaped = true
		case inClass:
			inClass = r != ']'
		case r == '[':
			inClass = true
		case r == '.':
			return errors.New("a bare point takes other line ends in Go than in JavaScript: name the characters")
		}
	}
	return nil
}

// expand checks that references do not run in a circle and that the kind does not
// grow beyond the limit: a small file of nested references can be huge.
func (l *linter) expand(root *value, common bool) {
	x := expander{set: l.set, sizes: map[*value]int{}, active: map[*value]bool{}}
	size, err := x.size(root)
	if common {
		for _, def := range root.get("$defs").fields() {
			if err == nil {
				_, err = x.size(def.val)
			}
		}
	}
	if err != nil {
		l.fail("", "$defs", diag.T("定義の参照が循環しています", "definitions refer to each other in a circle"), diag.T("自分自身を含む構造は使えません。段の数を決めて書いてください。", "A structure cannot hold itself: write down its levels."))
	} else if size > maxExpanded {
		l.fail("", "$defs", diag.T("参照をすべて展開すると %[1]d 個を超える大きさになります", "more than %[1]d schema nodes with every reference followed: want at most %[1]d", maxExpanded), diag.T("$ref の重なりを減らしてください。", "Nest fewer references."))
	}
}

// expander counts the nodes of a schema with references followed.
type expander struct {
	set    *Set
	sizes  map[*value]int
	active map[*value]bool
}

func (x *expander) size(v *value) (int, error) {
	if n, ok := x.sizes[v]; ok {
		return n, nil
	}
	if x.active[v] {
		return 0, errCycle
	}
	x.active[v] = true
	defer delete(x.active, v)
	n := 1
	for _, item := range v.items {
		if err := x.add(&n, item); err != nil {
			return 0, err
		}
	}
	for _, m := range v.members {
		next := m.val
		switch {
		case m.key == "$defs" || annotations[m.key]:
			continue
		case m.key == "$ref" && m.val.form == stringForm:
			target, err := x.set.resolve(m.val.text)
			if err != nil {
				return 0, err
			}
			next = target
		}
		if err := x.add(&n, next); err != nil {
			return 0, err
		}
	}
	x.sizes[v] = n
	return n, nil
}

func (x *expander) add(n *int, v *value) error {
	if v.form < arrayForm {
		return nil
	}
	size, err := x.size(v)
	*n = min(*n+size, 100*maxExpanded) // no overflow, however wild the nesting
	return err
}
