package schema

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// generator makes documents out of schemas, and damages them, for the comparison with
// the validator.
type generator struct {
	*rand.Rand
	t testing.TB
}

// document is a valid document of the kind, as far as if and dependentRequired allow.
func (g *generator) document(k *Kind) *value { return g.value(k.root, 0) }

func (g *generator) value(s *Shape, depth int) *value {
	switch {
	case s.constant != "":
		return stringValue(s.constant)
	case s.enum != nil:
		return stringValue(s.enum[g.IntN(len(s.enum))].Value)
	case len(s.oneOf) > 0:
		return g.value(s.oneOf[g.IntN(len(s.oneOf))], depth)
	case len(s.anyOf) > 0:
		return g.value(s.anyOf[g.IntN(len(s.anyOf))], depth)
	case s.types == 0 && s.also != nil:
		return g.value(s.also, depth)
	}
	switch {
	case s.types&mapType != 0:
		return g.object(s, depth)
	case s.types&listType != 0:
		return g.list(s, depth)
	case s.types&integerType != 0:
		return &value{form: numberForm, text: g.number(s)}
	case s.types&boolType != 0:
		return &value{form: boolForm, text: []string{"true", "false"}[g.IntN(2)]}
	default:
		return stringValue(g.text(s))
	}
}

func (g *generator) object(s *Shape, depth int) *value {
	out := object()
	for _, i := range g.Perm(len(s.props)) {
		p := &s.props[i]
		if p.required || g.IntN(2+depth) == 0 {
			out.members = append(out.members, member{p.name, g.value(p.shape, depth+1)})
		}
	}
	if s.rest != nil {
		for i := range 1 + g.IntN(3) {
			out.members = append(out.members, member{fmt.Sprintf("%d項", i), g.value(s.rest, depth+1)})
		}
	}
	return out
}

func (g *generator) list(s *Shape, depth int) *value {
	out := &value{form: arrayForm}
	n := max(s.minItems, g.IntN(4))
	if s.maxItems >= 0 {
		n = min(n, s.maxItems)
	}
	for range n {
		out.items = append(out.items, g.value(s.items, depth+1))
	}
	return out
}

func (g *generator) number(s *Shape) string {
	n := int64(1 + g.IntN(9))
	if s.min != nil {
		n = max(n, s.min.millionths/scale)
	}
	if s.max != nil {
		n = min(n, s.max.millionths/scale)
	}
	if s.types&numberType != 0 && s.min != nil && s.max != nil {
		return "0.25"
	}
	return fmt.Sprint(n)
}

// samples are texts for patterns and formats; one of them should fit any.
var samples = []string{
	"a-1", "pi", "2026-04-01", "09:30", "a@example.jp", "https://example.jp/a", "04", "1y", "year in 06", "24h", "06-30",
	"J.4.3", "policy.a", "sha256:" + strings.Repeat("a0", 32), "5y", "12345678(02)", "DOC-001", "03-1234-5678", "第3条の2",
	"1", "1.0", "abc", "1234567890123", "T1234567890123", "A.3.4.5", "examples/a.yaml", "2026", "2026-04", "{year}", "/plan/due",
}

// free are texts that mean nothing.
var free = []string{"採用選考", "個人情報の取扱い\n第二行", "管理部キャビネット", "x", "a b", "𠮷野", "true", "10"}

func (g *generator) text(s *Shape) string {
	pool := free
	if s.pattern != nil || s.format != nil || s.also != nil {
		pool = samples
	}
	for _, i := range g.Perm(len(pool)) {
		if s.judgeText(pool[i]) == yes && (s.also == nil || s.also.judgeText(pool[i]) == yes) {
			return pool[i]
		}
	}
	if s.pattern != nil && s.pattern.row != nil {
		return s.pattern.example()
	}
	g.t.Fatalf("no sample text fits pattern %v of %q", s.pattern, s.title.JA)
	return ""
}

// example is the shortest text of a plain row.
func (p *pattern) example() string {
	var b strings.Builder
	for _, s := range p.row {
		b.WriteString(strings.Repeat(string(s.runes[0]), s.min))
	}
	return b.String()
}

// damage changes up to three places of v.
func (g *generator) damage(v *value) {
	for range g.IntN(4) {
		all := flatten(v, nil)
		g.change(all[g.IntN(len(all))])
	}
}

func flatten(v *value, into []*value) []*value {
	into = append(into, v)
	for _, m := range v.members {
		into = flatten(m.val, into)
	}
	for _, i := range v.items {
		into = flatten(i, into)
	}
	return into
}

func (g *generator) change(v *value) {
	switch {
	case v.form == objectForm && len(v.members) > 0 && g.IntN(4) > 0:
		i := g.IntN(len(v.members))
		switch g.IntN(4) {
		case 0:
			v.members = append(v.members[:i:i], v.members[i+1:]...)
		case 1:
			v.members[i].key = []string{"余分", "id", "a/b~c", "status", "%E3", "x" + v.members[i].key}[g.IntN(6)]
			v.dropRepeatedKeys()
		case 2:
			v.members = append(v.members, member{"closed_on", stringValue("2026-04-01")})
			v.dropRepeatedKeys()
		default:
			v.members[i].val = g.scalar()
		}
	case v.form == arrayForm && len(v.items) > 0 && g.IntN(4) > 0:
		i := g.IntN(len(v.items))
		switch g.IntN(3) {
		case 0:
			v.items = append(v.items[:i:i], v.items[i+1:]...)
		case 1:
			v.items = append(v.items, v.items[i])
		default:
			v.items[i] = g.scalar()
		}
	default:
		*v = *g.scalar()
	}
}

// scalar is a value that probably does not belong where it comes to stand.
func (g *generator) scalar() *value {
	numbers := []string{"0", "-1", "1.0", "0.5", "1e2", "1E-2", "1e400", "1e999999999", "12345678901234567890", "-0", "1001", "0.0000001", "2147483648"}
	texts := []string{"", "a", "open", "closed", "2026-02-30", "2026/4/1", "A_1", "ａ", "task", "日本", "a\x00b", "web"}
	switch g.IntN(6) {
	case 0:
		return &value{form: numberForm, text: numbers[g.IntN(len(numbers))]}
	case 1:
		return &value{form: boolForm, text: "true"}
	case 2:
		return &value{}
	case 3:
		return object()
	case 4:
		return &value{form: arrayForm, items: []*value{stringValue("a"), stringValue("a")}}
	default:
		return stringValue(texts[g.IntN(len(texts))])
	}
}

func (v *value) dropRepeatedKeys() {
	seen := map[string]bool{}
	kept := v.members[:0:0]
	for _, m := range v.members {
		if !seen[m.key] {
			kept = append(kept, m)
		}
		seen[m.key] = true
	}
	v.members = kept
}
