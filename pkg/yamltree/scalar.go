package yamltree

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/tree"
)

// maxNumber is the length of the longest number: more digits than any amount,
// account or corporate number has, and short enough for exact arithmetic.
const maxNumber = 64

// classify is the kind and the text of a plain scalar. ambiguous says that
// readers disagree about the number it is; it then counts as a string, so that
// one slip is one finding.
func classify(n *yaml.Node) (kind tree.Kind, text string, ambiguous bool) {
	v := n.Value
	switch n.Tag {
	case "!!null":
		return tree.Null, v, false
	case "!!bool":
		return tree.Bool, strings.ToLower(v), false
	case "!!int", "!!float":
		if isNumber(v) {
			return tree.Number, v, false
		}
		return tree.String, v, true
	}
	// yaml.v3 calls a number too great for it a string.
	return tree.String, v, n.Tag == "!!str" && overflows(v)
}

// isNumber reports whether v is a number of JSON (RFC 8259 §6) that every reader
// can hold: of sane length and within the range of a double.
func isNumber(v string) bool {
	if len(v) > maxNumber {
		return false
	}
	rest := strings.TrimPrefix(v, "-")
	whole := digits(rest)
	if whole == 0 || whole > 1 && rest[0] == '0' {
		return false
	}
	rest = rest[whole:]
	if strings.HasPrefix(rest, ".") {
		fraction := digits(rest[1:])
		if fraction == 0 {
			return false
		}
		rest = rest[1+fraction:]
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
	exponent, err := strconv.Atoi(rest)
	return err == nil && digits(rest) == len(rest) && exponent <= 300
}

// overflows reports whether v is a float in form but too great to be one.
func overflows(v string) bool {
	rest := strings.TrimLeft(v, "+-")
	if rest == "" || len(v)-len(rest) > 1 || rest[0] != '.' && (rest[0] < '0' || rest[0] > '9') {
		return false
	}
	_, err := strconv.ParseFloat(v, 64)
	return err != nil && err.(*strconv.NumError).Err == strconv.ErrRange
}

// digits counts the decimal digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
