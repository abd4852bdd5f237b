package schema

import (
	"encoding/json"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// missingKeys explains required, one finding a key.
func (e *explainer) missingKeys(p place, s *Shape) {
	for _, key := range s.required {
		if e.childField(p.node, key).Exists() || e.meant[meaning{p.node, key}] {
			continue
		}
		m := e.missing(p, key)
		message := diag.T("必須の項目%sがありません。", "The required field %s is missing.", m.label)
		if !e.because.IsZero() {
			message = diag.T("%sが必要です。", "%s is required.", m.label)
		}
		e.reportAt(firstLine(p.node), m, message, howToWrite(m))
	}
}

// dependent explains one name of dependentRequired; path is the keyword, the key
// that stands there, and the place of the name.
func (e *explainer) dependent(p place, path []string) {
	if len(path) < 2 {
		return
	}
	trigger := e.field(p, path[1])
	for _, d := range e.dependencies(p, path[1]) {
		if e.childField(p.node, d).Exists() || e.meant[meaning{p.node, d}] {
			continue
		}
		m := e.missing(p, d)
		e.meant[meaning{p.node, d}] = true // one finding, whatever the validator says of the others
		e.reportAt(firstLine(p.node), m,
			diag.T("%sを書くときは、%sも必要です。", "%[2]s is needed where %[1]s is given.", trigger.label, m.label), howToWrite(m))
	}
}

func (e *explainer) dependencies(p place, trigger string) []string {
	for _, s := range append([]*Shape{p.shape}, p.shape.beside()...) {
		for _, d := range s.dependent {
			if d.trigger == trigger {
				return d.needs
			}
		}
	}
	return nil
}

// howToWrite is the hint for a key that has to be added.
func howToWrite(p place) diag.Text {
	if p.shape == nil {
		return diag.T("「%[1]s: 値」の行を足してください。", "Add a line \"%[1]s: value\".", p.label.key)
	}
	if p.shape.enum != nil {
		return diag.T("「%s:」に続けて値を書いてください。%s", "Add \"%s:\" and a value. %s", p.label.key, choices(p.shape.enum))
	}
	return diag.T("「%s:」に続けて%sを書いてください。", "Add \"%s:\" and %s.", p.label.key, p.shape.wanted())
}

// unknownKeys explains additionalProperties: false at every key that the shape does
// not know.
func (e *explainer) unknownKeys(p place, s *Shape) {
	var words *vocabulary
	for key, val := range p.node.Fields() {
		if _, known := s.index[key.Text()]; known {
			continue
		}
		if words == nil {
			words = s.keys()
		}
		e.unknownKey(p, s, key, val, words)
	}
}

// keys are the names by which people know the fields of a map.
func (s *Shape) keys() *vocabulary {
	words := &vocabulary{}
	for i := range s.props {
		words.add(s.props[i].name, s.props[i].name)
	}
	for i := range s.props {
		p := &s.props[i]
		words.add(p.shape.title.JA, p.name)
		words.add(p.shape.title.EN, p.name)
		for _, alias := range p.shape.aliases {
			words.add(alias, p.name)
		}
	}
	return words
}

func (e *explainer) unknownKey(p place, s *Shape, key, val tree.Node, words *vocabulary) {
	at := p
	at.pointer += "/" + tree.EscapePointer(key.Text())
	message := diag.T("「%s」という項目はありません。", "There is no field %q here.", excerpt(key.Text()))
	if p.label.key != "" && p.shape != e.kind.Record {
		message = diag.T("%[2]sに「%[1]s」という項目はありません。", "There is no field %[1]q in %[2]s.", excerpt(key.Text()), p.label)
	}
	e.reportAt(key.Range(), at, message, e.insteadOf(p, s, key, words))
}

// insteadOf says what to do about an unknown key: the key that was meant, the place
// where it belongs, or the keys that there are.
func (e *explainer) insteadOf(p place, s *Shape, key tree.Node, words *vocabulary) diag.Text {
	meant := words.nearest(key.Text())
	if meant != "" && !e.childField(p.node, meant).Exists() {
		e.meant[meaning{p.node, meant}] = true
		return diag.T("もしかして%sですか。", "Did you mean %s?", s.named(meant))
	}
	if meant != "" {
		return diag.T("%sはすでに書かれています。どちらか一つにしてください。", "%s stands there already. Keep one of the two.", s.named(meant))
	}
	if hint := e.belongs(p, s, key.Text()); !hint.IsZero() {
		return hint
	}
	if len(s.props) > mostChoices && (s == e.kind.root || p.shape == e.kind.Record) {
		return sentences(keyList(s), diag.T("すべての項目は「pms explain %[1]s」で確かめられます。", "\"pms explain %[1]s\" shows them all.", e.kind.Name))
	}
	return keyList(s)
}

// belongs finds the key one level further in, or at the other level of a ledger: the
// usual slips of indentation.
func (e *explainer) belongs(p place, s *Shape, key string) diag.Text {
	for i := range s.props {
		inner := &s.props[i]
		if _, ok := inner.shape.child(key); ok && inner.shape.typedMap() == nil {
			return diag.T("%sの中に、一段下げて書いてください。", "It belongs into %s, indented one level further.",
				label{title: inner.shape.title, key: inner.name})
		}
	}
	if e.kind.Head != nil && p.shape == e.kind.Record && e.kind.Head.Has(key) {
		return diag.T("台帳全体の項目です。ファイルの先頭に、字下げせずに書いてください。",
			"It is a field of the ledger as a whole: write it at the top of the file, without indentation.")
	}
	return diag.Text{}
}

// keyList names the keys of a map.
func keyList(s *Shape) diag.Text {
	if len(s.props) == 0 {
		return diag.T("この項目を消してください。", "Delete it.")
	}
	var words []diag.Text
	for _, p := range s.props[:min(len(s.props), mostChoices)] {
		words = append(words, s.named(p.name))
	}
	list := joined(words, "、", "、", ", ", ", ")
	if more := len(s.props) - len(words); more > 0 {
		return diag.T("使える項目は%sほか%d件です。", "The fields are %s and %d more.", list, more)
	}
	return diag.T("使える項目は%sです。", "The fields are %s.", list)
}

// named is a key of the map with its title.
func (s *Shape) named(key string) diag.Text {
	return choice(EnumValue{Value: key, Title: s.props[s.index[key]].shape.title})
}

// canonical is a text that equal values share.
func canonical(n tree.Node) string {
	if n.Kind() == tree.String {
		return "s" + n.Text()
	}
	data, err := json.Marshal((&document{odd: map[tree.Node]bool{}}).convert(n))
	if err != nil {
		return "?" + n.Text()
	}
	return strings.TrimSpace(string(data))
}
