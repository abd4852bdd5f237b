package yamltree

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// converter builds the tree from yaml.v3's nodes in one walk. Each method that
// converts something returns the offset of its end; the next thing is looked for
// from there.
type converter struct {
	text  source
	s     string // text.s
	cur   *cursor
	b     *tree.Builder
	lim   Limits
	found []finding

	path  []step
	keys  []keyPlace // of the open maps
	nodes int
	stop  bool // a limit was passed

	muted     int // inside a key that is a map or list: walked, not built
	mutedPath int // the length of the path outside of that key
}

// step is one token of the path to the node at hand: an index, or a key if index is
// negative.
type step struct {
	key   string
	index int
}

func newConverter(file, src string, text source, lim Limits) *converter {
	return &converter{
		text: text, s: text.s, cur: text.cursor(), b: tree.NewBuilder(file, src), lim: lim,
		path: make([]step, 0, 8), keys: make([]keyPlace, 0, 24),
	}
}

func (c *converter) add(f finding) {
	if f.field == "" {
		f.field = c.field()
	}
	c.found = append(c.found, f)
}

// field is the JSON Pointer of the node at hand; inside of a key that is a map or
// list, that of the map which has the key.
func (c *converter) field() string {
	path := c.path
	if c.muted > 0 {
		path = path[:c.mutedPath]
	}
	var b strings.Builder
	for _, s := range path {
		b.WriteByte('/')
		if s.index >= 0 {
			b.WriteString(strconv.Itoa(s.index))
		} else {
			b.WriteString(tree.EscapePointer(s.key))
		}
	}
	return b.String()
}

// document converts the whole document; nil if it passes a limit. doc is nil for
// a source without any token.
func (c *converter) document(doc *yaml.Node) *tree.Tree {
	if doc == nil || len(doc.Content) == 0 {
		c.empty(span{c.text.start, c.text.start})
		return c.b.Tree()
	}
	root := doc.Content[0]
	at := c.cur.to(root.Line, root.Column)
	end := c.node(root, at, place{role: isRoot})
	if c.stop {
		return nil
	}
	if isBlank(root) {
		c.empty(span{c.text.start, c.text.start})
	} else if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		c.empty(span{at, end})
	}
	return c.b.Tree()
}

func (c *converter) empty(at span) {
	c.add(finding{
		rule: ruleEmpty, at: at,
		message: diag.T("ファイルに内容がありません。", "The file is empty."),
		hint:    diag.T("記録を書くか、ファイルを消してください。", "Write the record or delete the file."),
	})
}

// place is where a node stands, as far as it matters for suspicions.
type place struct {
	role role
	list *yaml.Node // the list that the node is an item of
	key  int        // offset of the node's key
}

type role uint8

const (
	isRoot role = iota
	isValue
	isItem
)

// child converts a value or item. hint is the offset after its : or -, which is
// all that one not written has for a place.
func (c *converter) child(n *yaml.Node, hint int, p place) int {
	at := hint
	if !isBlank(n) || n.Style != 0 || n.Anchor != "" {
		at = max(hint, c.cur.to(n.Line, n.Column))
	} else if i := skipBlanks(c.s, hint); i < len(c.s) && c.s[i] == '!' {
		at = i // the non-specific tag, of which yaml.v3 tells nothing
	}
	return c.node(n, at, p)
}

// isBlank reports a scalar of which nothing but an anchor or tag is written.
func isBlank(n *yaml.Node) bool {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&quoted == 0
}

func (c *converter) node(n *yaml.Node, at int, p place) int {
	if c.passed(at) {
		return at
	}
	content, end := c.properties(at)
	if isBlank(n) {
		c.scalar(tree.Null, tree.Plain, end, end, "")
		return end
	}
	switch n.Kind {
	case yaml.MappingNode:
		return c.mapping(n, content)
	case yaml.SequenceNode:
		return c.sequence(n, content)
	case yaml.AliasNode:
		return c.alias(n, content)
	default:
		return c.value(n, content, p)
	}
}

// passed counts a node and reports whether a limit is passed; the first node that
// does so is reported.
func (c *converter) passed(at int) bool {
	if c.stop {
		return true
	}
	c.nodes++
	switch {
	case c.nodes > c.lim.Nodes:
		c.add(tooManyNodes(c.lim.Nodes, span{at, at}))
	case len(c.path) > c.lim.Depth:
		c.add(finding{
			rule: ruleLimit, at: span{at, at},
			message: diag.T("入れ子が深すぎます（上限 %d 段）。", "The nesting is too deep (limit %d levels).", c.lim.Depth),
			hint:    diag.T("入れ子を浅くしてください。", "Nest less deeply."),
		})
	default:
		return false
	}
	c.stop = true
	return true
}

// properties reports the anchors and tags at an offset and returns the offset of
// what they belong to, and the offset of their own end.
func (c *converter) properties(at int) (content, end int) {
	end = at
	for at < len(c.s) && (c.s[at] == '&' || c.s[at] == '!') {
		end = propertyEnd(c.s, at)
		c.add(indirect(c.s[at], span{at, end}))
		at = skipTrivia(c.s, end)
	}
	return at, end
}

func indirect(sign byte, at span) finding {
	f := finding{rule: ruleIndirect, at: at}
	switch sign {
	case '&':
		f.message = diag.T("アンカー（&）は使えません。", "Anchors (&) are not used.")
	case '*':
		f.message = diag.T("エイリアス（*）は使えません。", "Aliases (*) are not used.")
	case '<':
		f.message = diag.T("マージキー（<<）は使えません。", "Merge keys (<<) are not used.")
	case '!':
		f.message = diag.T("タグ（!）は使えません。", "Tags (!) are not used.")
	default:
		f.message = diag.T("指示行（%）は使えません。", "Directives (%) are not used.")
	}
	f.hint = diag.T("値をその場所に書いてください。文字として使うときは値全体を「\"」で囲んでください。", "Write the value where it belongs; to use the character itself, put the whole value in double quotes.")
	return f
}
