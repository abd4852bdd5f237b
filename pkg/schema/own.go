package schema

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
)

// Own are the names of the kinds of the firm's own files that can be asked for: those
// that hide no built-in kind.
func (s *Set) Own() []string {
	if s.parent == nil {
		return nil
	}
	s.listOnce.Do(s.list)
	return slices.DeleteFunc(slices.Clone(s.names), s.parent.has)
}

// Builtin is the set without a firm's own kinds.
func (s *Set) Builtin() *Set {
	if s.parent == nil {
		return s
	}
	return s.parent.Builtin()
}

// OwnLine is the line of a firm's own schema file at which a path of keywords stands,
// the first where it is not known.
func (s *Set) OwnLine(kind, at string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.doc(kind)
	if err != nil {
		return 1
	}
	return max(1, d.lineOf(at, ""))
}

// Faults are what is wrong with a firm's own schema files, by file; none for the
// built-in ones, which the tests prove.
func (s *Set) Faults() []*Fault {
	if s.parent == nil {
		return nil
	}
	s.listOnce.Do(s.list)
	if s.listErr != nil {
		return []*Fault{{File: ".", Message: diag.T("フォルダーを読めません: %[1]v", "%[1]v", s.listErr)}}
	}
	faults := s.misplaced()
	for _, kind := range s.names {
		if s.parent.has(kind) {
			faults = append(faults, &Fault{File: kind + suffix, Line: 1,
				Message: diag.T("「%[1]s」は組み込みの種類です", "kind %[1]q is built in; choose another name", kind),
				Hint:    diag.T("組み込みの様式は置き換えられません。別の名前の種類にしてください。", "A built-in schema cannot be replaced. Make it a kind of another name.")})
			continue
		}
		found := s.lint(kind)
		if len(found) == 0 {
			found = s.unmet(kind)
		}
		faults = append(faults, found...)
	}
	return faults
}

// unmet are the fields that the annotations of a usable kind name and that it does not
// have: a deadline on a mistyped field would never be due.
func (s *Set) unmet(kind string) []*Fault {
	k, err := s.Kind(kind)
	if err != nil {
		return nil // said already
	}
	u := unmet{file: kind + suffix, line: s.OwnLine(kind, "x-kind/occurred")}
	u.want(k.Record, k.Meta.Occurred)
	u.line = s.OwnLine(kind, "x-deadlines")
	u.deadlines(k.root, 0)
	return u.faults
}

type unmet struct {
	file   string
	line   int
	faults []*Fault
}

func (u *unmet) want(shape *Shape, path string) {
	if path != "" && !shape.Has(strings.Split(path, ".")...) {
		u.faults = append(u.faults, &Fault{File: u.file, At: "x-kind", Line: u.line,
			Message: diag.T("「%[1]s」という項目はありません", "there is no field %[1]q", path),
			Hint:    diag.T("x-kind の occurred や x-deadlines には、properties にある項目の名前を書いてください。", "Name a field of properties in occurred of x-kind and in x-deadlines.")})
	}
}

// deadlines checks those of a shape and of all below it. Shapes hold no circles.
func (u *unmet) deadlines(shape *Shape, depth int) {
	if shape == nil || depth > maxJSONDepth || len(u.faults) >= maxFaults {
		return
	}
	var list []struct{ Due, Done, Person string }
	if shape.deadlines != nil && json.Unmarshal(shape.deadlines, &list) != nil {
		u.faults = append(u.faults, &Fault{File: u.file, At: "x-deadlines", Line: u.line,
			Message: diag.T("x-deadlines の書き方が正しくありません", "x-deadlines is not well formed"), Hint: model})
	}
	for _, d := range list {
		for _, path := range []string{d.Due, d.Done, d.Person} {
			u.want(shape, path)
		}
	}
	for _, p := range shape.props {
		u.deadlines(p.shape, depth+1)
	}
	u.deadlines(shape.items, depth+1)
	u.deadlines(shape.also, depth+1)
}

// misplaced are the files that look like schemas and would not be read.
func (s *Set) misplaced() []*Fault {
	entries, err := fs.ReadDir(s.fsys, ".")
	if err != nil {
		return nil
	}
	var faults []*Fault
	for _, e := range entries {
		name := e.Name()
		switch {
		case name == commonFile+suffix:
			faults = append(faults, &Fault{File: name, Line: 1,
				Message: diag.T("共通部品（%[1]s）は組み込みのものだけを使います", "%[1]s is built in", name),
				Hint:    diag.T("自社の定義は、種類の様式の $defs に書いてください。", "Write your own definitions into the $defs of a kind.")})
		case strings.HasSuffix(strings.ToLower(name), ".json") && !strings.HasSuffix(name, suffix):
			faults = append(faults, &Fault{File: name, Line: 1,
				Message: diag.T("様式として読まれません", "is not read as a schema"),
				Hint:    diag.T("ファイル名を「種類%[1]s」にしてください。", "Name it <kind>%[1]s.", suffix)})
		}
	}
	return faults
}

var (
	requirementID = regexp.MustCompile(`^[AJ](\.[0-9]+)+$`)
	idPrefix      = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
)

// metaKeys are the keys of x-kind, as [Meta] reads them.
var metaKeys = []string{"prefix", "folder", "form", "profiles", "evidence", "approval", "occurs", "occurred", "retention"}

// own checks what a firm can get wrong in x-kind and tests keep right in the built-in
// kinds.
func (l *linter) own(root, about *value) {
	if root.get("properties").get("id") == nil || !slices.Contains(root.strings("required"), "id") {
		l.fail("", "required", diag.T("必須の項目 id がありません", "id is no required field"),
			diag.T(`properties に "id": {"$ref": "common.schema.json#/$defs/id"} を書き、required に加えてください。`, `Write "id": {"$ref": "common.schema.json#/$defs/id"} into properties, and id into required.`))
	}
	for _, m := range about.members {
		if !slices.Contains(metaKeys, m.key) {
			hint := diag.T("使えるキーは %[1]s です。", "The keys are %[1]s.", strings.Join(metaKeys, ", "))
			if meant := near.Nearest(m.key, metaKeys); meant != "" {
				hint = diag.T("もしかして「%[1]s」ですか。", "Did you mean %[1]s?", meant)
			}
			l.fail("x-kind", m.key, diag.T("x-kind に「%[1]s」というキーはありません", "x-kind has no key %[1]q", m.key), hint)
		}
	}
	if folder := strings.ReplaceAll(about.str("folder"), "{year}", "2026"); !fs.ValidPath(folder) || folder == "." || strings.HasPrefix(folder, ".") || strings.ContainsAny(folder, `\:{}`) {
		l.fail("x-kind", "folder", diag.T("folder の値「%[1]s」は使えません", "folder %[1]q: want a path below the root", about.str("folder")),
			diag.T("records/種類/{year} のように、リポジトリの中の場所を書いてください。", "Write a place in the repository, such as records/<kind>/{year}."))
	}
	if p := about.str("prefix"); !idPrefix.MatchString(p) {
		l.fail("x-kind", "prefix", diag.T("prefix の値「%[1]s」は使えません", "prefix %[1]q: want lower-case letters, digits and hyphens", p),
			diag.T("IDの先頭に付ける語を、半角の小文字・数字・ハイフン・下線で書いてください。", "Write the word that ids begin with."))
	}
	for _, id := range about.strings("evidence") {
		if !requirementID.MatchString(id) {
			l.fail("x-kind", "evidence", diag.T("evidence の「%[1]s」は要求事項の番号ではありません", "evidence %[1]q is no number of a requirement", id),
				diag.T("J.9.2 のように書いてください。", "Write it as J.9.2."))
		}
	}
}

// kindHint names the kind that was probably meant.
func (l *linter) kindHint(name string) diag.Text {
	names := slices.Concat(l.set.Own(), l.set.parentKinds())
	if meant := near.Nearest(name, names); meant != "" {
		return diag.T("もしかして「%[1]s」ですか。", "Did you mean %[1]s?", meant)
	}
	return diag.T("使える種類は `pms schema` で確認できます。", "`pms schema` shows the kinds.")
}

func (s *Set) parentKinds() []string {
	if s.parent == nil {
		return nil
	}
	return s.parent.Kinds()
}

// readable is a qualified reference as it is written in a file.
func readable(ref string) string {
	_, name, _ := strings.Cut(strings.TrimPrefix(ref, defsPrefix), ".")
	return defsPrefix + name
}
