package schema

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

// types is a set of JSON types; none set means any.
type types uint8

const (
	nullType types = 1 << iota
	boolType
	integerType
	numberType
	stringType
	listType
	mapType
)

var typeNames = map[string]types{
	"null": nullType, "boolean": boolType, "integer": integerType, "number": numberType | integerType,
	"string": stringType, "array": listType, "object": mapType,
}

// typesOf reads the keyword type: a name or a list of names. 0 stands for a name
// that is no type.
func typesOf(v *value) types {
	if v.form == stringForm {
		return typeNames[v.text]
	}
	var set types
	for _, item := range v.items {
		t := typeNames[item.text]
		if t == 0 {
			return 0
		}
		set |= t
	}
	return set
}

// kindTypes are the types that a node of each kind has without a look at its text.
var kindTypes = [...]types{
	tree.Null: nullType, tree.Bool: boolType, tree.Number: numberType,
	tree.String: stringType, tree.List: listType, tree.Map: mapType,
}

// matches judges the type of a node.
func (t types) matches(n tree.Node) verdict {
	if t == 0 || t&kindTypes[n.Kind()] != 0 {
		return yes
	}
	if n.Kind() != tree.Number || t&integerType == 0 {
		return no
	}
	d, ok := decimal(n.Text())
	switch {
	case !ok:
		return unsure
	case d%scale != 0:
		return no
	default:
		return yes
	}
}

// scale is the number of parts into which decimal divides one.
const scale = 1_000_000

// decimal reads a plain JSON number with up to 12 digits before the point and up
// to 6 behind it, in millionths. ok is false for any other text, also for numbers
// that are right but longer or with an exponent: those the validator judges.
func decimal(text string) (millionths int64, ok bool) {
	rest, negative := strings.CutPrefix(text, "-")
	i := 0
	for i < len(rest) && '0' <= rest[i] && rest[i] <= '9' {
		millionths = millionths*10 + int64(rest[i]-'0')
		i++
		if i > 12 {
			return 0, false
		}
	}
	if i == 0 || i > 1 && rest[0] == '0' {
		return 0, false
	}
	millionths *= scale
	if i < len(rest) {
		part, ok := fraction(rest[i:])
		if !ok {
			return 0, false
		}
		millionths += part
	}
	if negative {
		millionths = -millionths
	}
	return millionths, true
}

// fraction reads a point and one to six digits.
func fraction(text string) (millionths int64, ok bool) {
	if len(text) < 2 || len(text) > 7 || text[0] != '.' {
		return 0, false
	}
	unit := int64(scale)
	for i := 1; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		unit /= 10
		millionths += int64(text[i]-'0') * unit
	}
	return millionths, true
}

// bound is a minimum or maximum in millionths, with the text of the schema.
type bound struct {
	millionths int64
	text       string
}

func boundOf(v *value) *bound {
	d, ok := decimal(v.text)
	if v.form != numberForm || !ok {
		return nil
	}
	return &bound{d, v.text}
}

// allowed are the values of enum or const.
type allowed struct {
	strings map[string]bool
	bools   [2]bool
	null    bool
	numbers []int64
	unsure  bool // holds a value that the fast walk does not compare
}

func newAllowed(items []*value) *allowed {
	a := &allowed{strings: make(map[string]bool, len(items))}
	for _, item := range items {
		switch item.form {
		case stringForm:
			a.strings[item.text] = true
		case boolForm:
			a.bools[bit(item.isTrue())] = true
		case nullForm:
			a.null = true
		case numberForm:
			d, ok := decimal(item.text)
			a.unsure = a.unsure || !ok
			a.numbers = append(a.numbers, d)
		default:
			a.unsure = true
		}
	}
	return a
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (a *allowed) matches(n tree.Node) verdict {
	found := false
	switch n.Kind() {
	case tree.String:
		found = a.strings[n.Text()]
	case tree.Bool:
		found = a.bools[bit(n.Bool())]
	case tree.Null:
		found = a.null
	case tree.Number:
		if len(a.numbers) > 0 || a.unsure {
			return a.number(n.Text())
		}
	}
	switch {
	case found:
		return yes
	case a.unsure:
		return unsure
	default:
		return no
	}
}

func (a *allowed) number(text string) verdict {
	d, ok := decimal(text)
	if !ok || a.unsure {
		return unsure
	}
	for _, want := range a.numbers {
		if want == d {
			return yes
		}
	}
	return no
}

// isJSONNumber reports whether text is a number as JSON writes it, short enough and
// with an exponent small enough that the validator's exact arithmetic stays small:
// it panics on 1e999999999.
func isJSONNumber(text string) bool {
	if _, ok := decimal(text); ok {
		return true
	}
	if len(text) > 40 || !jsonNumber(text) {
		return false
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		exp, err := strconv.Atoi(strings.TrimPrefix(text[i+1:], "+"))
		return err == nil && -300 <= exp && exp <= 300
	}
	return true
}

// jsonNumber matches -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
func jsonNumber(text string) bool {
	rest := strings.TrimPrefix(text, "-")
	whole := digits(rest)
	if whole == 0 || whole > 1 && rest[0] == '0' {
		return false
	}
	rest = rest[whole:]
	if frac, ok := strings.CutPrefix(rest, "."); ok {
		n := digits(frac)
		if n == 0 {
			return false
		}
		rest = frac[n:]
	}
	if rest == "" {
		return true
	}
	if rest[0] != 'e' && rest[0] != 'E' {
		return false
	}
	rest = rest[1:]
	if rest != "" && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	return rest != "" && digits(rest) == len(rest)
}

// digits is the number of ASCII digits at the start of text.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}
