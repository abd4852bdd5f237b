package yamltree

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
)

// A Japanese input method types ： for : and U+3000 for the space. YAML takes both
// for letters, often without an error: the key becomes text and its value is lost.
// The functions of this file look for that in files that do parse (YML-006);
// walker.go looks for it in files that do not.

var (
	wideColonMessage = diag.T("コロンが全角「：」です。キーの区切りになりません。", "The colon is full-width and does not end a key.")
	wideColonHint    = diag.T("半角のコロンと半角空白「: 」にしてください。文字として使うときは値全体を「\"」で囲んでください。", "Type a half-width colon and a space; where it is part of the text, put the value in double quotes.")
	wideSpaceMessage = diag.T("全角空白があります。字下げや区切りになりません。", "There is a full-width space; it neither indents nor separates.")
	wideSpaceHint    = diag.T("半角空白にしてください。文字として使うときは値全体を「\"」で囲んでください。", "Type a half-width space; where it is part of the text, put the value in double quotes.")
)

func wideColonAt(i int) finding {
	return finding{rule: ruleFullWidth, at: span{i, i + len(wideColon)}, message: wideColonMessage, hint: wideColonHint}
}

func wideSpaceAt(i int) finding {
	return finding{rule: ruleFullWidth, at: span{i, i + len(wideSpace)}, message: wideSpaceMessage, hint: wideSpaceHint}
}

// suspectKey looks at a plain key: 「　name」, 「name　」, 「-　name」, 「name：x」.
func (c *converter) suspectKey(at span) {
	written := c.s[at.start:at.end]
	switch {
	case !c.text.wideSpace && !c.text.wideColon:
	case strings.HasPrefix(written, wideSpace):
		c.add(wideSpaceAt(at.start))
	case strings.HasSuffix(written, wideSpace):
		c.add(wideSpaceAt(at.end - len(wideSpace)))
	default:
		c.suspectLine(written, at.start, false)
	}
}

// suspectValue looks at a plain string. What follows its key on the same line
// is text whatever it holds, so only its end is looked at; a line of its own may
// have been meant as a key.
func (c *converter) suspectValue(at span, p place) {
	if !c.text.wideSpace && !c.text.wideColon || c.muted > 0 {
		return
	}
	ownLine := p.role == isRoot || p.role == isValue && strings.Contains(c.s[p.key:at.start], "\n")
	written := c.s[at.start:at.end]
	for i, first := 0, true; i < len(written); first = false {
		i = skipBlanks(written, i)
		stop, next := lineEnd(written, i)
		whole := first && next == len(written)
		switch {
		case first && p.role == isItem:
			c.suspectItem(written[i:stop], at.start+i, p.list, !whole)
		case !first || ownLine:
			c.suspectLine(written[i:stop], at.start+i, p.role == isRoot)
		}
		i = next
	}
	c.suspectEnd(written, at)
}

// suspectLine looks at a line that might be a key: name：x, name:　x, 　name: x.
// Words that are no identifiers are common at the head of Japanese text
// (目的：…), so for them it is a warning only.
func (c *converter) suspectLine(line string, at int, sure bool) {
	if strings.HasPrefix(line, "-"+wideSpace) {
		c.add(wideSpaceAt(at + 1))
		return
	}
	f, i := finding{}, 0
	if i = wordBefore(line, wideColon); i > 0 {
		f = wideColonAt(at + i)
	} else if i = wordBefore(line, ":"+wideSpace); i > 0 {
		f = wideSpaceAt(at + i + 1)
	} else {
		return
	}
	if !sure && identifier(line) != i {
		f.severity = diag.Warning
	}
	c.add(f)
}

// suspectItem looks at the text of a list item, where it is suspect only if other
// items are maps, or if it goes on below as a map would.
func (c *converter) suspectItem(line string, at int, list *yaml.Node, goesOn bool) {
	n := identifier(line)
	if n == 0 {
		if strings.HasPrefix(line, "-"+wideSpace) {
			c.add(wideSpaceAt(at + 1))
		}
		return
	}
	if !goesOn && !hasMaps(list) {
		return
	}
	switch rest := line[n:]; {
	case strings.HasPrefix(rest, wideColon):
		c.add(wideColonAt(at + n))
	case strings.HasPrefix(rest, ":"+wideSpace):
		c.add(wideSpaceAt(at + n + 1))
	}
}

func hasMaps(list *yaml.Node) bool {
	for _, item := range list.Content {
		if item.Kind == yaml.MappingNode {
			return true
		}
	}
	return false
}

// suspectEnd looks for a full-width space before a # that was meant as a comment,
// and at the end of the value, where nobody can see it.
func (c *converter) suspectEnd(written string, at span) {
	if i := strings.Index(written, wideSpace+"#"); i >= 0 {
		f := wideSpaceAt(at.start + i)
		f.severity = diag.Warning
		f.message = diag.T("「#」の前が全角空白なので、コメントにならず値の一部になっています。", "The space before # is full-width, so the comment has become part of the value.")
		c.add(f)
	} else if strings.HasSuffix(written, wideSpace) {
		f := wideSpaceAt(at.end - len(wideSpace))
		f.severity = diag.Warning
		f.message = diag.T("値の末尾に全角空白があります。", "The value ends with a full-width space.")
		f.hint = diag.T("末尾の全角空白を消してください。", "Delete it.")
		c.add(f)
	}
}

// identifier is the length of the snake_case word that s begins with, as all keys
// of the built-in schemas are.
func identifier(s string) int {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || n > 0 && (s[n] == '_' || s[n] >= '0' && s[n] <= '9')) {
		n++
	}
	return n
}

// wordBefore is the length of the single short word that stands before the first
// mark in s, 0 if there is no mark or something other than a word before it.
func wordBefore(s, mark string) int {
	const longest = 20
	i := strings.Index(s, mark)
	if i <= 0 || utf8.RuneCountInString(s[:i]) > longest || strings.ContainsAny(s[:i], " \t　、。，．：:（）()「」\"'#[]{}") {
		return 0
	}
	return i
}
