package yamltree

import (
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
)

// diagnose says why yaml.v3 refused the source: all the slips that are wrong
// anywhere, and the first of the others that stands before them. Only if the
// walker finds none are yaml.v3's own words used, translated.
func (r *reader) diagnose(text source, err error) {
	if text.loneCR {
		return // every line is wrong until the line ends are put right
	}
	reached := lastRead(text)
	if strings.Contains(err.Error(), "exceeded max depth") {
		r.add(translate(text, reached, err))
		return
	}
	w := walk(text)
	if f, ok := unknownAlias(w, err); ok {
		w.slips = append(w.slips, slip{f, true})
	}
	slices.SortStableFunc(w.slips, func(a, b slip) int { return a.at.start - b.at.start })
	sure, doubtful := 0, false
	line := -2
	for _, s := range w.slips {
		switch {
		case s.sure && sure < maxReports:
			if here := strings.LastIndexByte(text.s[:s.at.start], '\n'); here != line || s.rule != ruleTab && s.rule != ruleFullWidth {
				line = here
				sure++
				r.add(s.finding)
			}
		case !s.sure && sure == 0 && !doubtful && s.at.start <= reached:
			doubtful = true
			r.add(s.finding)
		}
	}
	if sure == 0 && !doubtful {
		r.add(translate(text, reached, err))
	}
}

// lineReader hands out a source line by line, so that how much was asked
// for tells how far the parser came.
type lineReader struct {
	s  string
	at int
}

func (l *lineReader) Read(p []byte) (int, error) {
	if l.at == len(l.s) {
		return 0, io.EOF
	}
	end := len(l.s)
	if i := strings.IndexByte(l.s[l.at:], '\n'); i >= 0 {
		end = l.at + i + 1
	}
	n := copy(p, l.s[l.at:end])
	l.at += n
	return n, nil
}

// lastRead is the end of the last line that yaml.v3 reads before it fails. The
// line numbers of its errors are often those of the map around, or missing.
func lastRead(text source) (end int) {
	in := &lineReader{s: text.s, at: text.start}
	defer func() {
		_ = recover() // the error that led here may be a panic: the place is what counts
		end = in.at
	}()
	dec := yaml.NewDecoder(in)
	for dec.Decode(new(yaml.Node)) == nil {
	}
	return in.at
}

// unknownAlias finds the place of an alias whose anchor does not exist, of which
// yaml.v3 tells only the name.
func unknownAlias(w *walker, err error) (finding, bool) {
	_, rest, ok := strings.Cut(err.Error(), "unknown anchor '")
	if !ok {
		return finding{}, false
	}
	name, _, _ := strings.Cut(rest, "' referenced")
	for _, a := range w.aliases {
		if w.s[a.start+1:a.end] == name {
			return indirect('*', a), true
		}
	}
	return finding{}, false
}

// translation is what we say for a message of yaml.v3.
type translation struct {
	part          string // of yaml.v3's message
	message, hint diag.Text
	rule          string // empty: YML-001
}

func translations() []translation {
	check := diag.T("この行とその前の行の、字下げ・コロン・引用符を確かめてください。", "Check indentation, colons and quotes of this line and the one before.")
	return []translation{
		{part: "exceeded max depth", rule: ruleLimit,
			message: diag.T("入れ子が深すぎます。", "The nesting is too deep."), hint: diag.T("入れ子を浅くしてください。", "Nest less deeply.")},
		{part: "unknown anchor", rule: ruleIndirect,
			message: diag.T("エイリアス（*）は使えません。", "Aliases (*) are not used."), hint: quoteIt},
		{part: "tag", rule: ruleIndirect,
			message: diag.T("タグ（!）は使えません。", "Tags (!) are not used."), hint: quoteIt},
		{part: "YAML document", rule: ruleIndirect,
			message: diag.T("指示行（%）は使えません。", "Directives (%) are not used."), hint: diag.T("この行を消してください。", "Delete the line.")},
		{part: "%", rule: ruleIndirect,
			message: diag.T("指示行（%）は使えません。", "Directives (%) are not used."), hint: diag.T("この行を消してください。", "Delete the line.")},
		{part: "could not find expected ':'",
			message: diag.T("キーの後ろの「:」が見つかりません。", "The colon after a key is missing."), hint: diag.T("「キー: 値」の形にしてください。", "Write key: value.")},
		{part: "mapping values are not allowed",
			message: diag.T("ここには「キー: 値」を書けません。", "A key with a value is not allowed here."), hint: check},
		{part: "block sequence entries are not allowed",
			message: diag.T("ここでは一覧（「- 」）を始められません。", "A list cannot begin here."), hint: check},
		{part: "did not find expected '-' indicator",
			message: diag.T("一覧の項目が「- 」で始まっていません。", "An item of the list does not begin with a hyphen."), hint: check},
		{part: "did not find expected key",
			message: diag.T("ここにはキーがあるはずですが、見つかりません。", "A key was expected here."), hint: check},
		{part: "did not find expected ','",
			message: diag.T("括弧の中の区切り「,」または閉じ括弧がありません。", "A comma or the closing bracket is missing."), hint: diag.T("項目の間に半角のコンマを入れ、括弧を閉じてください。", "Separate the items with commas and close the bracket.")},
		{part: "did not find expected <document start>",
			message: diag.T("値が終わった後ろに、別の内容が続いています。", "Something follows the end of the value."), hint: check},
		{part: "escape",
			message: diag.T("「\"」で囲んだ値の中に、使えない「\\」の書き方があります。", "There is an unknown escape in a double-quoted value."), hint: diag.T("「\\」そのものは「\\\\」と書くか、値全体を「'」で囲んでください。", "Write a backslash as \\\\, or put the value in single quotes.")},
		{part: "hexdecimal",
			message: diag.T("「\"」で囲んだ値の中に、使えない「\\」の書き方があります。", "There is an unknown escape in a double-quoted value."), hint: diag.T("「\\」そのものは「\\\\」と書くか、値全体を「'」で囲んでください。", "Write a backslash as \\\\, or put the value in single quotes.")},
		{part: "tab character",
			rule: ruleTab, message: diag.T("字下げにタブが使われています。", "There is a tab in the indentation."), hint: diag.T("タブを半角空白に置き換えてください。", "Replace the tab by spaces.")},
		{part: "document indicator",
			message: diag.T("引用符が閉じられないまま「---」または「...」の行になりました。", "A document mark stands inside of an open quote."), hint: diag.T("引用符を閉じてください。", "Close the quote.")},
		{part: "end of stream",
			message: diag.T("引用符が閉じられないままファイルが終わりました。", "The file ends inside of an open quote."), hint: diag.T("引用符を閉じてください。", "Close the quote.")},
		{part: "cannot start any token",
			message: diag.T("値をこの記号で始めることはできません。", "A value cannot begin with this character."), hint: quoteIt},
		{part: "", message: diag.T("YAMLの書き方に誤りがあります。", "This is not well-formed YAML."), hint: check},
	}
}

// translate puts yaml.v3's message into our words, at the last line with
// content that it read.
func translate(text source, reached int, err error) finding {
	at := contentBefore(text, reached)
	f := finding{rule: ruleSyntax, at: at}
	msg := err.Error()
	for _, t := range translations() {
		if strings.Contains(msg, t.part) {
			f.message, f.hint = t.message, t.hint
			if t.rule != "" {
				f.rule = t.rule
			}
			break
		}
	}
	return f
}

// contentBefore is the last line before an offset that is neither blank nor a
// comment, less its indentation.
func contentBefore(text source, offset int) span {
	for offset > text.start {
		start := strings.LastIndexByte(text.s[:offset-1], '\n') + 1
		start = max(start, text.start)
		end, _ := lineEnd(text.s, start)
		if i := skipBlanks(text.s[:end], start); i < end && text.s[i] != '#' {
			return span{i, end}
		}
		offset = start
	}
	return span{text.start, text.start}
}

// checkHead reports directives of a document that could be read (YML-003).
func (r *reader) checkHead(text source) {
	for i := text.start; i < len(text.s); {
		end, next := lineEnd(text.s, i)
		switch line := text.s[i:end]; {
		case strings.HasPrefix(line, "%"):
			f := indirect('%', span{i, end})
			f.hint = diag.T("この行を消してください。", "Delete the line.")
			r.add(f)
		case strings.Trim(line, " \t") != "" && line[0] != '#':
			return
		}
		i = next
	}
}
