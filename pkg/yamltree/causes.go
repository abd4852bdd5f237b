package yamltree

import (
	"github.com/pms-project/pms/pkg/diag"
)

// The usual slips, each with its message. None shows a value: it may be personal
// data.

var quoteIt = diag.T("値全体を引用符「\"」で囲んでください。", "Put the whole value in double quotes.")

func tabAt(i int) finding {
	return finding{
		rule: ruleTab, at: span{i, i + 1},
		message: diag.T("字下げにタブが使われています。", "There is a tab in the indentation."),
		hint:    diag.T("タブを半角空白に置き換えてください。", "Replace the tab by spaces."),
	}
}

func secondDocument(i int) finding {
	return finding{
		rule: ruleDocuments, at: span{i, i + 3},
		message: diag.T("ここから二つ目の文書が始まっています。一つのファイルに書ける文書は一つです。", "A second document begins here; a file holds one."),
		hint:    diag.T("文書ごとにファイルを分けてください。区切り線のつもりなら「---」の行を消してください。", "Use one file a document; if the line was meant as a rule, delete it."),
	}
}

func conflict(at span) finding {
	return finding{
		at:      at,
		message: diag.T("Gitの競合の印が残っています。", "A conflict mark of Git was left behind."),
		hint:    diag.T("「<<<<<<<」から「>>>>>>>」までを見比べ、残す内容だけにして印の行を消してください。", "Compare what stands between <<<<<<< and >>>>>>>, keep what is right and delete the marks."),
	}
}

func badStart(i int, c byte) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("値が「%c」で始まっています。この記号はYAMLでは特別な意味を持ちます。", "The value begins with %c, which means something else in YAML.", c),
		hint:    quoteIt,
	}
}

func dashAfterColon(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("キーと同じ行で一覧（「- 」）を始めることはできません。", "A list cannot begin on the line of its key."),
		hint:    diag.T("「- 」から後ろを次の行に移してください。文字としての「-」なら、値全体を引用符「\"」で囲んでください。", "Move it to the next line; if the hyphen is text, put the whole value in double quotes."),
	}
}

func colonInValue(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("値の中に「: 」（コロンと空白）があるため、どこまでがキーか分かりません。", "The value holds a colon and a space, so it is not clear where the key ends."),
		hint:    quoteIt,
	}
}

func noSpace(i int, wide bool) finding {
	if wide {
		return wideSpaceAt(i + 1)
	}
	return finding{
		at:      span{i, i + 1},
		message: diag.T("コロンの後ろに半角空白がありません。", "There is no space after the colon."),
		hint:    diag.T("「キー: 値」のように、コロンの後ろに半角空白を入れてください。", "Put a space after the colon, as in key: value."),
	}
}

func noKey(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("「:」の前にキーがありません。", "There is no key before the colon."),
		hint:    diag.T("キーを書いてください。", "Write the key."),
	}
}

func noSpaceAfterDash(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("「-」の後ろに半角空白がありません。", "There is no space after the hyphen."),
		hint:    diag.T("一覧の項目は「- 」（ハイフンと半角空白）で始めてください。", "Begin an item with a hyphen and a space."),
	}
}

func noColon(at span) finding {
	return finding{
		at:      at,
		message: diag.T("この行にはキーと値を分ける「: 」がありません。", "This line lacks the colon that ends a key."),
		hint:    diag.T("「キー: 値」の形にしてください。前の行の続きなら、前の行のキーより深く字下げしてください。", "Write key: value; if it continues the line above, indent it deeper than that line's key."),
	}
}

func noDash(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("一覧の項目の位置にありますが、「- 」で始まっていません。", "This line stands where items of the list begin, but has no hyphen."),
		hint:    diag.T("項目なら「- 」を付けてください。前の行の続きなら、もっと深く字下げしてください。", "Begin it with a hyphen and a space, or indent it deeper if it continues the item above."),
	}
}

func unaligned(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("字下げが、上のどの段ともそろっていません。", "The indentation agrees with none of the levels above."),
		hint:    diag.T("同じまとまりの行は、先頭の位置を半角空白でそろえてください。", "Align the lines that belong together, with spaces."),
	}
}

func tooDeep(i int, afterText bool) finding {
	f := finding{
		at:      span{i, i + 1},
		message: diag.T("字下げが上の行より深くなっていますが、上の行にはすでに値があります。", "The line is indented deeper than the one above, which already has a value."),
		hint:    diag.T("上の行と同じ位置にそろえてください。上の行の下に入れる内容なら、上の行の値を消してください。", "Align it with the line above; if it belongs below that line, remove that line's value."),
	}
	if afterText {
		f.message = diag.T("字下げが上の行より深いため、上の行の文の続きとみなされています。", "The line is indented deeper than the one above and is taken for more of its text.")
	}
	return f
}

func mixed(i int, list bool) finding {
	f := finding{
		at:      span{i, i + 1},
		message: diag.T("同じ位置に、一覧の項目（「- 」）とキーが混ざっています。", "Items of a list and keys are mixed at the same indentation."),
		hint:    diag.T("一覧の続きなら「- 」を付け、次のキーなら親のキーの位置に字下げを戻してください。", "Begin it with a hyphen and a space if it is an item; if it is the next key, align it with the keys above."),
	}
	if list {
		f.hint = diag.T("一覧は、値のないキー（「キー:」だけの行）の下に書いてください。", "Write a list below a key that has no value on its own line.")
	}
	return f
}

func textAfter(i, end int, closing byte) finding {
	f := finding{
		at:      span{i, end},
		message: diag.T("引用符を閉じた後ろに文字が続いています。", "There is text after the closing quote."),
		hint:    diag.T("値全体を一組の引用符で囲んでください。値の中の「\"」は「\\\"」と書きます。", "Put the whole value in one pair of quotes; a double quote within is written \\\"."),
	}
	if closing == ']' || closing == '}' {
		f.message = diag.T("括弧を閉じた後ろに文字が続いています。", "There is text after the closing bracket.")
		f.hint = diag.T("括弧で始まる文なら、値全体を引用符「\"」で囲んでください。", "If it is text that begins with a bracket, put the whole value in double quotes.")
	}
	return f
}

func textAfterHeader(i, end int, sign byte) finding {
	return finding{
		at:      span{i, end},
		message: diag.T("「%c」の後ろに文字が続いています。", "There is text after the %c.", sign),
		hint:    diag.T("文章は次の行から、字下げして書いてください。「%[1]c」が文字なら、値全体を引用符「\"」で囲んでください。", "Begin the text on the next line, indented; if the %[1]c itself is text, put the whole value in double quotes.", sign),
	}
}

func unclosedQuote(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("引用符が閉じられていません。", "The quote is not closed."),
		hint:    diag.T("値の終わりに同じ引用符を付けてください。全角の引用符（”’）では閉じません。", "End the value with the same quote; curly or full-width ones do not close it."),
	}
}

func unclosedBracket(i int, c byte) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("括弧「%c」が閉じられていません。", "The bracket %c is not closed.", c),
		hint:    diag.T("半角の「%c」で閉じてください。文字としての括弧なら、値全体を引用符「\"」で囲んでください。", "Close it with %c; if the bracket is text, put the whole value in double quotes.", c+2),
	}
}

func wrongBracket(i int, want byte) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("括弧の組が合っていません。ここは「%c」で閉じます。", "The brackets do not match; %c is expected here.", want),
		hint:    diag.T("開いた括弧と同じ種類の括弧で閉じてください。", "Close each bracket with its own kind."),
	}
}

func noComma(i int) finding {
	return finding{
		at:      span{i, i + 1},
		message: diag.T("括弧の中の「キー: 値」の間にコンマがありません。", "There is no comma before this key in the brackets."),
		hint:    diag.T("この前に半角のコンマ「,」を入れてください。値の中の「: 」なら、値全体を引用符「\"」で囲んでください。", "Put a comma before it; if the colon is part of a value, put the whole value in double quotes."),
	}
}

func wideComma(at span) finding {
	return finding{
		rule: ruleFullWidth, at: at,
		message: diag.T("括弧の中の区切りが全角の読点・コンマです。区切りになりません。", "The comma in the brackets is full-width and separates nothing."),
		hint:    diag.T("半角のコンマと半角空白「, 」にしてください。文字として使うときは値全体を「\"」で囲んでください。", "Type a half-width comma and a space; where it is part of the text, put the value in double quotes."),
	}
}
