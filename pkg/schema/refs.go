package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

const defsPrefix = "#/$defs/"

// qualifyRefs rewrites every reference of a file into the one name space of the
// Set: #/$defs/entry in pi_ledger becomes #/$defs/pi_ledger.entry, and
// common.schema.json#/$defs/date becomes #/$defs/common.date. Any other form of
// reference (a URL, a deeper pointer, the whole file) is refused.
func qualifyRefs(v *value, file string) error {
	for _, item := range v.items {
		if err := qualifyRefs(item, file); err != nil {
			return err
		}
	}
	for i, m := range v.members {
		if m.key != "$ref" || m.val.form != stringForm {
			if err := qualifyRefs(m.val, file); err != nil {
				return err
			}
			continue
		}
		ref, ok := qualify(m.val.text, file)
		if !ok {
			return &refFault{m.val.text, m.val.at}
		}
		qualified := stringValue(ref)
		qualified.at = m.val.at
		v.members[i].val = qualified
	}
	return nil
}

func qualify(ref, file string) (qualified string, ok bool) {
	target, name, ok := strings.Cut(ref, defsPrefix)
	if target != "" {
		if f, isFile := strings.CutSuffix(target, suffix); isFile {
			file = f
		} else {
			ok = false
		}
	}
	if !ok || name == "" || strings.ContainsAny(name, "/.~%#") || strings.ContainsAny(file, "/.~%#") {
		return "", false
	}
	return defsPrefix + file + "." + name, true
}

// refFault is a $ref of a form that is refused, and the byte where it stands.
type refFault struct {
	ref string
	at  uint32
}

func (e *refFault) Error() string { return e.text().In(diag.EN) }

func (e *refFault) text() diag.Text {
	return diag.T("$ref「%[1]s」は使えません", "$ref %[1]q: want #/$defs/name or file"+suffix+"#/$defs/name", e.ref)
}

func (e *refFault) hint() diag.Text {
	return diag.T("同じファイルの定義（#/$defs/名前）か、共通部品（common.schema.json#/$defs/名前）だけを参照できます。URL やフォルダーをまたぐ参照はたどりません。",
		"Only definitions of the same file (#/$defs/name) and shared parts (common.schema.json#/$defs/name) can be referred to; nothing is fetched.")
}

// resolve finds the definition that a qualified reference names. The caller holds
// s.mu.
func (s *Set) resolve(ref string) (*value, error) {
	file, name, _ := strings.Cut(strings.TrimPrefix(ref, defsPrefix), ".")
	d, err := s.doc(file)
	if err != nil {
		return nil, fmt.Errorf("$ref %q: %w", ref, err)
	}
	def := d.root.get("$defs").get(name)
	if def == nil || def.form != objectForm {
		return nil, fmt.Errorf("$ref %q: no such definition", ref)
	}
	return def, nil
}

// definitions collects every definition that v needs, directly or through others,
// by qualified name. The caller holds s.mu.
func (s *Set) definitions(v *value, into map[string]*value) error {
	for _, item := range v.items {
		if err := s.definitions(item, into); err != nil {
			return err
		}
	}
	for _, m := range v.members {
		if m.key == "$defs" && m.val.form == objectForm {
			continue // needed only as far as it is referred to
		}
		if m.key != "$ref" || m.val.form != stringForm {
			if err := s.definitions(m.val, into); err != nil {
				return err
			}
			continue
		}
		name := strings.TrimPrefix(m.val.text, defsPrefix)
		if into[name] != nil {
			continue
		}
		def, err := s.resolve(m.val.text)
		if err != nil {
			return err
		}
		into[name] = def
		if err := s.definitions(def, into); err != nil {
			return err
		}
	}
	return nil
}

// selfContained is root with all the definitions it needs, and none else, under
// its own $defs, sorted by name.
func selfContained(root *value, defs map[string]*value) *value {
	out := object()
	for _, m := range root.members {
		if m.key != "$defs" {
			out.members = append(out.members, m)
		}
	}
	if len(defs) > 0 {
		out.members = append(out.members, member{"$defs", sortedObject(defs)})
	}
	return out
}

func sortedObject(m map[string]*value) *value {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	out := object()
	for _, name := range names {
		out.members = append(out.members, member{name, m[name]})
	}
	return out
}
