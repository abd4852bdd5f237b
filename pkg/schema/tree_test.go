package schema

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/tree"
)

// parse reads the little YAML that these tests are written in: block maps and lists,
// one-line scalars, plain or in double quotes. The real reader lives on this
// package's own floor, where packages are strangers.
func parse(t testing.TB, src string) tree.Node {
	t.Helper()
	p := &yamlParser{t: t, src: src, b: tree.NewBuilder("test.yaml", src)}
	p.node(0)
	if p.at < len(src) {
		t.Fatalf("test document not read from byte %d: %q", p.at, src[p.at:])
	}
	return p.b.Tree().Root()
}

type yamlParser struct {
	t   testing.TB
	src string
	at  int // always the start of a line
	b   *tree.Builder
}

// line is the next line without its indentation, and the indentation.
func (p *yamlParser) line() (text string, indent int) {
	text, _, _ = strings.Cut(p.src[p.at:], "\n")
	trimmed := strings.TrimLeft(text, " ")
	return trimmed, len(text) - len(trimmed)
}

func (p *yamlParser) next() {
	p.at = min(len(p.src), p.at+strings.IndexByte(p.src[p.at:]+"\n", '\n')+1)
}

// node reads the block whose lines are indented by indent.
func (p *yamlParser) node(indent int) {
	text, _ := p.line()
	if strings.HasPrefix(text, "- ") {
		p.list(indent)
	} else {
		p.fields(indent, p.at+indent)
	}
}

func (p *yamlParser) list(indent int) {
	p.b.Open(tree.List, tree.Block, p.at+indent)
	end := p.at
	for p.at < len(p.src) {
		text, got := p.line()
		if got != indent || !strings.HasPrefix(text, "- ") {
			break
		}
		start := p.at + indent + 2
		if _, _, isMap := strings.Cut(text, ": "); isMap && text[2] != '"' || strings.HasSuffix(text, ":") {
			p.fields(indent+2, start)
		} else {
			p.scalar(start, p.at+indent+len(text))
			p.next()
		}
		end = p.at
	}
	p.b.Close(strings.LastIndexFunc(p.src[:end], func(r rune) bool { return r != '\n' }) + 1)
}

// fields reads a map whose first key is at byte start.
func (p *yamlParser) fields(indent, start int) {
	p.b.Open(tree.Map, tree.Block, start)
	first := true
	for p.at < len(p.src) {
		text, got := p.line()
		if !first && got != indent {
			break
		}
		at := p.at + got
		if first {
			at, text = start, text[start-p.at-got:]
			first = false
		}
		key, rest, ok := strings.Cut(text, ":")
		if !ok {
			p.t.Fatalf("no key in line %q", text)
		}
		p.b.Scalar(tree.String, tree.Plain, at, at+len(key), strings.Trim(key, `"`))
		p.value(indent, at+len(key)+1, rest)
	}
	end := p.at
	for end > start && p.src[end-1] == '\n' {
		end--
	}
	p.b.Close(end)
}

func (p *yamlParser) value(indent, at int, rest string) {
	value := strings.TrimLeft(rest, " ")
	from := at + len(rest) - len(value)
	p.next()
	if value != "" {
		p.scalar(from, from+len(value))
		return
	}
	text, got := p.line()
	if p.at < len(p.src) && (got > indent || got == indent && strings.HasPrefix(text, "- ")) {
		p.node(got)
		return
	}
	p.b.Scalar(tree.Null, tree.Plain, at, at, "")
}

func (p *yamlParser) scalar(start, end int) {
	text := p.src[start:end]
	switch {
	case text[0] == '"':
		p.b.Scalar(tree.String, tree.DoubleQuoted, start, end, strings.Trim(text, `"`))
	case text == "{}" || text == "[]":
		kind := tree.Map
		if text == "[]" {
			kind = tree.List
		}
		p.b.Open(kind, tree.Flow, start)
		p.b.Close(end)
	case text == "true" || text == "false":
		p.b.Scalar(tree.Bool, tree.Plain, start, end, text)
	case text == "null" || text == "~":
		p.b.Scalar(tree.Null, tree.Plain, start, end, text)
	case isNumber(text):
		p.b.Scalar(tree.Number, tree.Plain, start, end, text)
	default:
		p.b.Scalar(tree.String, tree.Plain, start, end, text)
	}
}

// isNumber is a rough YAML: 0777, 1.10 and .inf are numbers, dates are strings.
func isNumber(text string) bool {
	if text == ".inf" || text == "-.inf" || text == ".nan" {
		return true
	}
	return strings.Trim(text, "0123456789+-.eE") == "" && strings.Count(text, "-") < 2 && strings.ContainsAny(text, "0123456789")
}

// treeOf is the tree of a JSON value, written in flow style without white space.
func treeOf(v *value) *tree.Tree {
	src := string(appendJSON(nil, v))
	b := tree.NewBuilder("test.json", src)
	addJSON(b, v, 0)
	return b.Tree()
}

// addJSON adds v, which begins at byte at, and returns the byte after it.
func addJSON(b *tree.Builder, v *value, at int) int {
	switch v.form {
	case objectForm:
		b.Open(tree.Map, tree.Flow, at)
		at++
		for _, m := range v.members {
			key := len(appendString(nil, m.key))
			b.Scalar(tree.String, tree.DoubleQuoted, at, at+key, m.key)
			at = addJSON(b, m.val, at+key+1) + 1
		}
		if len(v.members) == 0 {
			at++
		}
		b.Close(at)
		return at
	case arrayForm:
		b.Open(tree.List, tree.Flow, at)
		at++
		for _, item := range v.items {
			at = addJSON(b, item, at) + 1
		}
		if len(v.items) == 0 {
			at++
		}
		b.Close(at)
		return at
	}
	end := at + len(appendJSON(nil, v))
	kinds := map[form]tree.Kind{nullForm: tree.Null, boolForm: tree.Bool, numberForm: tree.Number, stringForm: tree.String}
	style := tree.Plain
	if v.form == stringForm {
		style = tree.DoubleQuoted
	}
	b.Scalar(kinds[v.form], style, at, end, v.text)
	return end
}
