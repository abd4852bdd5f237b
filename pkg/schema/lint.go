package schema

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
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
	var faults []*Fault
	if _, err := fs.Stat(fsys, commonFile+suffix); err == nil {
		faults = s.lint(commonFile)
	}
	for _, kind := range s.Kinds() {
		faults = append(faults, s.lint(kind)...)
	}
	errs := asErrors(faults)
	if s.listErr != nil {
		errs = append(errs, s.listErr)
	}
	return errs
}

func asErrors(faults []*Fault) []error {
	var errs []error
	for _, f := range faults {
		errs = append(errs, f)
	}
	return errs
}

// LintOwn checks a firm's own schema files beside the built-in ones.
func (s *Set) LintOwn(own fs.FS) []error { return asErrors(s.With(own).Faults()) }

var kindName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// lint checks one file. It takes the lock of the set.
func (s *Set) lint(name string) []*Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lintLocked(name)
}

func (s *Set) lintLocked(name string) []*Fault {
	if !kindName.MatchString(name) {
		return []*Fault{{File: name + suffix, Line: 1,
			Message: diag.T("種類の名前「%[1]s」は使えません", "a kind is named in lower-case letters, digits and underscores, not %[1]q", name),
			Hint:    diag.T("ファイル名を、半角の小文字・数字・下線だけの「種類.schema.json」にしてください。", "Name the file <kind>.schema.json in lower-case letters, digits and underscores.")}}
	}
	d, err := s.doc(name)
	if err != nil {
		return []*Fault{s.unread(name+suffix, err)}
	}
	l := &linter{set: s, doc: d, file: name + suffix}
	if name != commonFile {
		l.kind(d.root, name)
	}
	for _, def := range d.root.get("$defs").fields() {
		if !defName.MatchString(def.key) {
			l.fail("$defs/"+def.key, "", diag.T("定義の名前「%[1]s」は使えません", "name a definition in letters, digits, hyphens and underscores, not %[1]q", def.key),
				diag.T("半角の英数字・ハイフン・下線だけにしてください。", "Use nothing else."))
		}
		l.schema("$defs/"+def.key, def.val)
	}
	if len(l.faults) == 0 {
		l.expand(d.root, name == commonFile)
	}
	return l.faults
}

// unread makes a fault of a file that could not be read as a schema.
func (s *Set) unread(file string, err error) *Fault {
	f := readFault(file, err)
	var refused *refFault
	if errors.As(err, &refused) {
		if data, again := s.read(file); again == nil {
			f.Line = 1 + bytes.Count(data[:min(int(refused.at), len(data))], []byte("\n"))
		}
	}
	return f
}

var defName = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// linter checks one file; its lock is held.
type linter struct {
	set    *Set
	doc    *doc
	file   string
	faults []*Fault
}

// maxFaults bounds the faults of one file: who mends a hundred runs pms again anyway, and
// a hostile file could hold any number.
const maxFaults = 100

// fail notes a fault at a path of keywords, or at one keyword there.
func (l *linter) fail(at, keyword string, message, hint diag.Text) {
	if len(l.faults) >= maxFaults {
		return
	}
	l.faults = append(l.faults, &Fault{l.file, at, l.doc.lineOf(at, keyword), message, hint})
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
		l.fail("", "$schema", diag.T("$schema は %[1]s と書きます", "want $schema %[1]s", draft), diag.T("先頭に書いてください。", "Write it at the top."))
	}
	if root.get("x-en").str("title") == "" {
		l.fail("", "x-en", diag.T("英語の名前（x-en の title）がありません", "no English title in x-en"), diag.T(`"x-en": {"title": "…"} を書いてください。`, `Write "x-en": {"title": "…"}.`))
	}
	if root.str("type") != "object" {
		l.fail("", "type", diag.T("type は object と書きます", "want type object"), model)
	}
	kind := root.get("properties").get("kind")
	values := kind.strings("enum")
	if kind.str("const") != name && (len(values) != 1 || values[0] != name) {
		l.fail("properties/kind", "", diag.T("kind の値は、ファイル名と同じ「%[1]s」だけにします", "the only value must be %[1]q", name), diag.T(`"enum": ["%[1]s"], "enumDescriptions": ["…"] と書いてください。`, `Write "enum": [%[1]q], "enumDescriptions": ["…"].`, name))
	}
	about := root.get("x-kind")
	if about == nil || about.form != objectForm {
		l.fail("", "x-kind", diag.T("x-kind がありません", "no x-kind"), diag.T("置く場所（folder）、IDの接頭辞（prefix）、発生の仕方（occurs）などを書いてください。", "Say folder, prefix, occurs and the rest."))
		return
	}
	if o := about.str("occurs"); o != "event" && o != "periodic" && o != "standing" {
		l.fail("x-kind", "occurs", diag.T("occurs の値「%[1]s」は使えません", "occurs %[1]q: want event, periodic or standing", o), diag.T("event（出来事のつど）、periodic（定期）、standing（常備）のいずれかを書いてください。", "Write event, periodic or standing."))
	}
	if l.set.parent != nil {
		l.own(root, about)
	}
}

// schema checks one schema object and all below it.
func (l *linter) schema(at string, v *value) {
	if v.form != objectForm {
		l.fail(at, "", diag.T("様式は { } で書きます", "want an object"), model)
		return
	}
	for _, m := range v.members {
		if want, known := whitelist[m.key]; !known {
			l.fail(at, m.key, diag.T("「%[1]s」というキーワードは使えません", "keyword %[1]q is not used here", m.key), l.keywordHint(m.key))
		} else if m.val.form != want && !(m.key == "additionalProperties" && m.val.form == boolForm) && want != anyForm {
			l.fail(at, m.key, diag.T("「%[1]s」の値の形が正しくありません", "%[1]s has a value of the wrong type", m.key), model)
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

// keywordHint says what to write in the place of a keyword that is not used.
func (l *linter) keywordHint(key string) diag.Text {
	if meant := near.Nearest(key, slices.Sorted(maps.Keys(whitelist))); meant != "" {
		return diag.T("もしかして「%[1]s」ですか。", "Did you mean %[1]s?", meant)
	}
	return diag.T("検査が遅くなるか、検出事項を説明できなくなるため使いません。項目を properties にそのまま並べてください。",
		"It would make the check slow, or its findings unclear. List the fields plainly under properties.")
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
		l.fail(at, "", diag.T("項目名「%[1]s」は使えません。YAML では真偽値と読まれます", "YAML 1.1 reads the key %[1]q as a boolean", m.key), diag.T("別の名前にしてください。", "Choose another name."))
	}
	if isCondition(at) {
		return
	}
	title := l.title(m.val)
	if title == "" {
		l.fail(at, "", diag.T("日本語の名前（title）がありません", "no Japanese title"), diag.T("検出事項や入力画面に表示される短い名詞を書いてください。", "Write a short noun; it stands in messages."))
	}
	if length(title) > maxTitle {
		l.fail(at, "title", diag.T("名前「%[1]s」が %[2]d 文字を超えています", "title %[1]q is longer than %[2]d characters", title, maxTitle), diag.T("短い名詞にし、説明は description に書いてください。", "Write a short noun, and the rest under description."))
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
		l.fail(at, "", diag.T("additionalProperties がありません", "want additionalProperties: false, or the schema of a typed map"), diag.T(`誤った項目名に気付けるよう、"additionalProperties": false を書いてください。`, `Write "additionalProperties": false, so that a mistyped field is noticed.`))
	}
	if rest.isTrue() || rest != nil && rest.form == objectForm && v.get("properties") != nil {
		l.fail(at, "additionalProperties", diag.T("additionalProperties の書き方が正しくありません", "an object is either closed (additionalProperties: false) or a typed map without properties"), diag.T("項目を決めるときは false、キーを自由にするときは properties なしで値の様式を書きます。", "Write false beside properties, or the schema of the values without properties."))
	}
	props := v.get("properties")
	for _, name := range v.strings("required") {
		if props.get(name) == nil {
			l.fail(at, "required", diag.T("必須とされた「%[1]s」という項目がありません", "requires %[1]q, which is no property", name), diag.T("properties に加えるか、required から除いてください。", "Add it to properties, or take it out of required."))
		}
	}
	for _, d := range v.get("dependentRequired").fields() {
		for _, name := range append(v.get("dependentRequired").strings(d.key), d.key) {
			if props.get(name) == nil {
				l.fail(at, "dependentRequired", diag.T("dependentRequired の「%[1]s」という項目がありません", "dependentRequired names %[1]q, which is no property", name), diag.T("properties に加えてください。", "Add it to properties."))
			}
		}
	}
}

func (l *linter) words(at string, v *value) {
	if at == "" && v.str("title") == "" {
		l.fail(at, "", diag.T("日本語の名前（title）がありません", "no Japanese title"), diag.T("種類の名前を書いてください。", "Write the name of the kind."))
	}
	for _, m := range v.get("x-en").fields() {
		if v.get(m.key) == nil {
			l.fail(at, "x-en", diag.T("x-en の「%[1]s」に当たる日本語がありません", "x-en has %[1]s, which is not there in Japanese", m.key), diag.T("日本語を先に書いてください。", "Write the Japanese first."))
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
			l.fail(at, "enum", diag.T("選択肢「%[1]s」が重複しているか、文字列ではありません", "value %[1]q: want strings, each once", item.text), diag.T("文字列で、一度ずつ書いてください。", "Write strings, each once."))
		}
		seen[item.text] = true
	}
	if isCondition(at) {
		return
	}
	ja, en := v.strings("enumDescriptions"), v.get("x-en").get("enumDescriptions")
	if len(ja) != len(values.items) {
		l.fail(at, "enum", diag.T("選択肢が %[1]d 個、その名前（enumDescriptions）が %[2]d 個です", "%[1]d values and %[2]d enumDescriptions", len(values.items), len(ja)), diag.T("選択肢と同じ順に、日本語の名前を一つずつ書いてください。", "Write one Japanese name a value, in the same order."))
	}
	if en != nil && len(en.items) != len(values.items) {
		l.fail(at, "x-en", diag.T("選択肢が %[1]d 個、英語の名前が %[2]d 個です", "%[1]d values and %[2]d English enumDescriptions", len(values.items), len(en.items)), diag.T("数を揃えてください。", "Write one a value."))
	}
}
