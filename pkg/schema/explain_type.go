package schema

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// wrongType explains type: what is wanted, what is there, and how to write it.
func (e *explainer) wrongType(p place, s *Shape) {
	e.numbers[p.node] = true
	if s.format != nil && s.format.name == "date" && p.node.Kind() == tree.Number {
		e.wrongDate(p)
		return
	}
	if p.node.Kind() == tree.Null {
		e.report(p, diag.T("%sに値がありません。", "%s has no value.", p.label), fillOrRemove(p))
		return
	}
	e.report(p,
		diag.T("%sは%sで書いてください。今は%sです。", "%s must be %s; it is %s.", p.label, s.wanted(), got(p.node, p.personal)),
		retype(p, s))
}

// retype shows the value as it should be written, where that can be said.
func retype(p place, s *Shape) diag.Text {
	switch {
	case s.types&stringType != 0:
		return asString(p, s)
	case s.types == listType:
		return asList(p)
	case s.types == mapType:
		return asMap(p, s)
	case s.types == boolType:
		return asBool(p)
	case s.types&integerType != 0:
		return asNumber(p, s)
	default:
		return diag.Text{}
	}
}

func asString(p place, s *Shape) diag.Text {
	switch p.node.Kind() {
	case tree.Number, tree.Bool:
		if p.personal {
			return diag.T("引用符で囲んでください。", "Put it in quotes.")
		}
		return diag.T("引用符で囲んでください: %s", "Put it in quotes: %s", p.line(strconv.Quote(excerpt(p.node.Text()))))
	case tree.List:
		return diag.T("書けるのは一つだけです。「- 」を使わずに、同じ行に書いてください。", "It takes one value: write it on the same line, without \"- \".")
	default:
		return diag.T("書けるのは一つの値だけです。下の段に分けずに、同じ行に書いてください。", "It takes one value: write it on the same line.")
	}
}

func asList(p place) diag.Text {
	if p.node.Kind() == tree.Map {
		return diag.T("ひとまとまりごとに、最初の項目の前に「- 」を付けてください。", "Put \"- \" before the first key of each group.")
	}
	if p.personal {
		return diag.T("次の行に、「- 」を付けて書いてください。", "Write it on the next line after \"- \".")
	}
	return diag.T("一つだけでも、次の行に「- 」を付けて書いてください: 「- %s」", "Even a single value goes on the next line after \"- \": - %s", p.text())
}

func asMap(p place, s *Shape) diag.Text {
	if p.node.Kind() == tree.List {
		return diag.T("一覧にはできません。「- 」を外してください。", "It cannot be a list: remove \"- \".")
	}
	return sentences(diag.T("次の行から、一段下げて「項目: 値」を書いてください。", "Write \"key: value\" lines below it, indented."), keyList(s))
}

// asBool knows the words that people write for true and false.
func asBool(p place) diag.Text {
	word, ok := boolWords[fold(p.node.Text())]
	if !ok || p.personal {
		return diag.T("当てはまるなら「%s」、当てはまらないなら「%s」と書いてください。", "Write %s if it holds, %s if not.", p.line("true"), p.line("false"))
	}
	return diag.T("「%s」と書いてください。", "Write %s.", p.line(word))
}

var boolWords = map[string]string{
	"true": "true", "yes": "true", "y": "true", "on": "true", "1": "true", "はい": "true", "有": "true", "あり": "true",
	"有り": "true", "する": "true", "○": "true", "〇": "true", "✓": "true", "✔": "true", "☑": "true", "済": "true",
	"false": "false", "no": "false", "n": "false", "off": "false", "0": "false", "いいえ": "false", "無": "false", "なし": "false",
	"無し": "false", "しない": "false", "×": "false", "✕": "false", "☐": "false", "未": "false",
}

// asNumber shows the number inside a text: "3", ３, 1,000件.
func asNumber(p place, s *Shape) diag.Text {
	if p.node.Kind() == tree.Number { // a fraction where a whole number is wanted
		return diag.T("小数点より下を書かずに、整数にしてください。", "Write a whole number.")
	}
	if p.node.Kind() != tree.String || p.personal {
		return diag.Text{}
	}
	var b strings.Builder
	for _, r := range norm.NFKC.String(excerpt(p.node.Text())) {
		if r != ',' && r != ' ' {
			b.WriteRune(r)
		}
	}
	text := strings.TrimRight(strings.TrimPrefix(b.String(), "約"), "件人名社個回点円%歳年月日時間")
	if d, ok := decimal(text); !ok || s.types&numberType == 0 && d%scale != 0 {
		return diag.T("数字だけを半角で書いてください。", "Write digits only.")
	}
	return diag.T("数字だけを、引用符を付けずに書いてください: %s", "Write digits only, without quotes: %s", p.line(text))
}

// line is the line of a file that gives the field this value.
func (p place) line(value string) string {
	if p.label.item > 0 {
		return "- " + value
	}
	return p.label.key + ": " + value
}
