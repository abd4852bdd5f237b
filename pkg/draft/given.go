package draft

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/schema"
)

// Problem is what is wrong with one given value.
type Problem struct {
	Key           string // as given
	Message, Hint diag.Text
}

// given is what the user gave for one value and all below it.
type given struct {
	key    string // of the value, as given
	texts  []string
	fields map[string]*given
	items  map[int]*given
}

var step = regexp.MustCompile(`^([^\[\]]+)((?:\[[0-9]+\])*)$`)

// parseGiven gathers KEY=VALUE pairs by their places in the record and refuses what
// the shape does not declare.
func parseGiven(shape *schema.Shape, pairs []string) (*given, []Problem) {
	root := &given{}
	var problems []Problem
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || key == "" {
			problems = append(problems, Problem{pair, diag.T("「%[1]s」は「項目=値」の形ではありません。", "%[1]q is not of the form KEY=VALUE", pair),
				diag.T("例: title=件名、plan.due=2026-12-31、contents[0].title=基礎", "for example title=…, plan.due=2026-12-31, contents[0].title=…")})
			continue
		}
		if p := root.put(shape, key, value); p != nil {
			problems = append(problems, *p)
		}
	}
	return root, problems
}

// put stores one value at the place that its key names.
func (g *given) put(shape *schema.Shape, key, value string) *Problem {
	at := ""
	for part := range strings.SplitSeq(key, ".") {
		m := step.FindStringSubmatch(part)
		if m == nil {
			return &Problem{key, diag.T("項目「%[1]s」の書き方が正しくありません。", "the key %[1]q is not well formed", key),
				diag.T("中の項目は「.」で、一覧の何件目かは「[0]」から始まる番号で表します。", "Write a point before an inner field, and [0], [1] … for the elements of a list.")}
		}
		f, problem := declared(shape, key, at, m[1])
		if problem != nil {
			return problem
		}
		at = join(at, m[1])
		g, shape = g.field(m[1], at), f.Shape
		for _, index := range strings.FieldsFunc(m[2], func(r rune) bool { return r == '[' || r == ']' }) {
			i, err := strconv.Atoi(index)
			if shape.Item() == nil || err != nil || i >= maxItems {
				return &Problem{key, diag.T("%[1]sに [%[2]s] は付けられません。", "%[1]s takes no [%[2]s]", label(f), index), notAList(shape)}
			}
			at += "[" + index + "]"
			g, shape = g.item(i, at), shape.Item()
		}
	}
	g.texts = append(g.texts, value)
	return nil
}

// maxItems bounds a list made on the command line.
const maxItems = 1000

func notAList(shape *schema.Shape) diag.Text {
	if shape.Item() != nil {
		return diag.T("番号は 0 から %[1]d までです。", "The numbers go from 0 to %[1]d.", maxItems-1)
	}
	return diag.T("一覧の項目ではありません。番号を消してください。", "It is no list; leave the number out.")
}

// declared is the field of that name, or the problem that there is none.
func declared(shape *schema.Shape, key, at, name string) (schema.Field, *Problem) {
	f, ok := schema.Field{}, false
	if shape.Item() == nil { // into a list only by number
		f, ok = shape.Field(name)
	}
	switch {
	case ok && f.Personal:
		return f, &Problem{key, diag.T("%[1]sには個人データを書かないことになっています。", "%[1]s holds personal data, which stays out of the repository", label(f)),
			diag.T("原本の保管場所などを書く項目を使ってください。", "Say where the original is kept instead.")}
	case ok:
		return f, nil
	case shape.Item() != nil && shape.Item().Has(name):
		return f, &Problem{key, diag.T("「%[1]s」は一覧です。", "%[1]s is a list", at),
			diag.T("何件目かを番号で指定してください（例: %[1]s[0].%[2]s）。", "Say which element: %[1]s[0].%[2]s.", at, name)}
	}
	hint := diag.T("中に項目はありません。", "It has no fields.")
	if fields := fieldList(shape); len(fields) > 0 {
		hint = diag.T("使える項目: %[1]s", "The fields are %[1]s.", fields)
	}
	if meant := shape.Meant(name); meant != "" {
		f, _ := shape.Field(meant)
		hint = diag.T("もしかして「%[1]s」（%[2]s）ですか。", "Did you mean %[1]s (%[2]s)?", join(at, meant), f.Title)
	}
	return f, &Problem{key, diag.T("「%[1]s」という項目はありません。", "there is no field %[1]q", join(at, name)), hint}
}

// fieldList names the fields, at most as many as one reads.
func fieldList(shape *schema.Shape) diag.List {
	const most = 12
	var out diag.List
	for i, f := range shape.Fields() {
		if i == most {
			return append(out, diag.T("ほか", "and others"))
		}
		out = append(out, diag.T("%[1]s（%[2]s）", "%[1]s (%[2]s)", f.Name, f.Title))
	}
	return out
}

func (g *given) field(name, key string) *given {
	if g.fields == nil {
		g.fields = map[string]*given{}
	}
	if g.fields[name] == nil {
		g.fields[name] = &given{key: key}
	}
	return g.fields[name]
}

func (g *given) item(i int, key string) *given {
	if g.items == nil {
		g.items = map[int]*given{}
	}
	if g.items[i] == nil {
		g.items[i] = &given{key: key}
	}
	return g.items[i]
}

// get is what was given for a field, nil if nothing.
func (g *given) get(name string) *given {
	if g == nil {
		return nil
	}
	return g.fields[name]
}

func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// label is a field as messages name it: 「件名」（title）.
func label(f schema.Field) diag.Text {
	return diag.T("「%[1]s」（%[2]s）", "%[2]s (%[1]s)", f.Title, f.Name)
}
