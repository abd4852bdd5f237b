package yamltree

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

func (c *converter) open(kind tree.Kind, style tree.Style, at int) {
	if c.muted == 0 {
		c.b.Open(kind, style, at)
	}
}

func (c *converter) close(end int) {
	if c.muted == 0 {
		c.b.Close(end)
	}
}

func (c *converter) scalar(kind tree.Kind, style tree.Style, start, end int, text string) {
	if c.muted == 0 {
		c.b.Scalar(kind, style, start, end, text)
	}
}

// mapping converts the map whose first byte, bracket or key, is at.
func (c *converter) mapping(n *yaml.Node, at int) int {
	style, bracketed, end := enter(c.s, n, at)
	c.open(tree.Map, style, at)
	set := keySet{from: len(c.keys)}
	for i := 0; i+1 < len(n.Content) && !c.stop; i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		where := c.key(key, end)
		c.unique(&set, key, where)
		hint := afterColon(c.s, where.end)
		if style == tree.Block && isBlank(value) && c.cur.to(value.Line, value.Column) != hint {
			hint = where.end // the colon belongs to a map further out: "? ? a" above ": b"
		}
		end = c.child(value, hint, place{role: isValue, key: where.start})
		c.path = c.path[:len(c.path)-1]
	}
	c.keys = c.keys[:set.from]
	if bracketed {
		end = leave(c.s, end, '}')
	}
	c.close(end)
	return end
}

// sequence converts the list whose first byte, bracket or hyphen, is at.
func (c *converter) sequence(n *yaml.Node, at int) int {
	style, bracketed, end := enter(c.s, n, at)
	c.open(tree.List, style, at)
	for i, item := range n.Content {
		if c.stop {
			break
		}
		c.path = append(c.path, step{index: i})
		hint := end
		if style == tree.Block {
			hint = afterDash(c.s, end)
		}
		end = c.child(item, hint, place{role: isItem, list: n})
		c.path = c.path[:len(c.path)-1]
	}
	if bracketed {
		end = leave(c.s, end, ']')
	}
	c.close(end)
	return end
}

// enter is the style of a map or list and where its content begins.
func enter(s string, n *yaml.Node, at int) (style tree.Style, bracketed bool, content int) {
	switch {
	case n.Style&yaml.FlowStyle == 0:
		return tree.Block, false, at
	case at >= len(s) || s[at] != '[' && s[at] != '{':
		return tree.Flow, false, at // the pair of [a: b], a map without braces
	case n.Kind == yaml.MappingNode && len(n.Content) > 0 && n.Content[0].Line == n.Line && n.Content[0].Column == n.Column:
		return tree.Flow, false, at // the same, where the bracket is the key's own
	}
	return tree.Flow, true, at + 1
}

// leave is the offset after the bracket that closes what ended at end so far.
func leave(s string, end int, bracket byte) int {
	for end < len(s) && s[end] != bracket {
		next := skipTrivia(s, end)
		if next == end {
			next++ // a comma, or the : of an empty pair
		}
		end = next
	}
	return min(end+1, len(s))
}

// afterColon is the offset after the : that follows a key, or the end of
// the key where there is none.
func afterColon(s string, end int) int {
	if end < len(s) && s[end] == ':' {
		return end + 1
	}
	if i := skipTrivia(s, end); i < len(s) && s[i] == ':' {
		return i + 1
	}
	return end
}

// afterDash is the offset after the - of the item that follows end.
func afterDash(s string, end int) int {
	if i := skipTrivia(s, end); i < len(s) && s[i] == '-' {
		return i + 1
	}
	return end
}

// key converts a key, which starts at or after from, returns its place and makes it
// the last step of the path.
func (c *converter) key(n *yaml.Node, from int) span {
	if n.Kind != yaml.ScalarNode {
		where := c.oddKey(n, from)
		c.path = append(c.path, step{key: c.s[where.start:where.end], index: -1})
		return where
	}
	c.path = append(c.path, step{key: n.Value, index: -1})
	if isBlank(n) && n.Style == 0 && n.Anchor == "" {
		return c.blankKey(from)
	}
	at := max(from, c.cur.to(n.Line, n.Column))
	if c.passed(at) {
		return span{at, at}
	}
	start, end := c.properties(at)
	if isBlank(n) {
		start = end
	}
	kind, ambiguous, style := tree.String, false, scalarStyle(n)
	if style == tree.Plain {
		kind, _, ambiguous = classify(n)
		end = plainEnd(c.s, start, n.Value)
	} else {
		end = c.quotedEnd(n, start)
	}
	where := span{start, end}
	switch {
	case n.Tag == "!!merge":
		c.add(indirect('<', where))
	case (kind != tree.String || ambiguous) && n.Style&yaml.TaggedStyle == 0:
		c.add(finding{
			rule: ruleKey, at: where,
			message: diag.T("キー「%s」が文字列ではありません。", "The key %s is not a string.", short(n.Value)),
			hint:    diag.T("引用符で囲んでください: \"%s\"", "Put it in double quotes: \"%s\"", short(n.Value)),
		})
	}
	if style == tree.Plain {
		c.suspectKey(where)
	}
	c.scalar(tree.String, style, start, end, n.Value)
	return where
}

// blankKey stands for the missing key of ": value" and "{: value}".
func (c *converter) blankKey(from int) span {
	at := skipTrivia(c.s, from)
	if at < len(c.s) && c.s[at] == ',' {
		at = skipTrivia(c.s, at+1)
	}
	if at < len(c.s) && c.s[at] == '?' {
		at++
	}
	if c.passed(at) {
		return span{at, at}
	}
	c.add(finding{
		rule: ruleKey, at: span{at, at},
		message: diag.T("「:」の前にキーがありません。", "There is no key before the colon."),
		hint:    diag.T("キーを書いてください。", "Write the key."),
	})
	c.scalar(tree.String, tree.Plain, at, at, "")
	return span{at, at}
}

// oddKey converts a key that is a map, a list or an alias into its own source.
func (c *converter) oddKey(n *yaml.Node, from int) span {
	at := max(from, c.cur.to(n.Line, n.Column))
	start, _ := c.properties(at)
	if c.muted == 0 {
		c.mutedPath = len(c.path)
	}
	c.muted++
	end := c.node(n, start, place{})
	c.muted--
	if n.Kind != yaml.AliasNode && !c.stop {
		c.add(finding{
			rule: ruleKey, at: span{start, end},
			message: diag.T("まとまりや一覧はキーにできません。", "A map or a list cannot be a key."),
			hint:    diag.T("「{」「[」「?」で始まるキーを、文字列のキーに直してください。波括弧や角括弧を文字として使うときは引用符で囲んでください。", "Use a string as the key; to begin it with a brace or bracket, put it in double quotes."),
		})
	}
	c.scalar(tree.String, tree.Plain, start, end, c.s[start:end])
	return span{start, end}
}

// short is a key for a message: not longer than a line.
func short(key string) string {
	const limit = 40
	n := 0
	for i := range key {
		if n++; n > limit {
			return key[:i] + "…"
		}
	}
	return strings.ReplaceAll(key, "\n", " ")
}
