package yamltree

import "github.com/pms-project/pms/pkg/diag"

// The ids of the rules that Parse reports.
const (
	ruleSyntax    = "YML-001"
	ruleDuplicate = "YML-002"
	ruleIndirect  = "YML-003"
	ruleDocuments = "YML-004"
	ruleTab       = "YML-005"
	ruleFullWidth = "YML-006"
	ruleForbidden = "YML-007"
	ruleEncoding  = "YML-008"
	ruleLimit     = "YML-009"
	ruleNumber    = "YML-010"
	ruleKey       = "YML-011"
	ruleEmpty     = "YML-012"
)

// Rules lists every rule that [Parse] can report, by id.
func Rules() []diag.RuleInfo {
	return []diag.RuleInfo{
		{ID: ruleSyntax, Name: "syntax", Severity: diag.Error,
			Title: diag.T("YAMLとして読めない", "not readable as YAML"),
			Doc: diag.T("記号・字下げ・引用符などの書き方に誤りがあり、ファイルを読み取れません。示された行とその直前の行を見て、ヒントのとおりに直してください。直るまで、このファイルのほかの検査は行われません。",
				"A slip in punctuation, indentation or quoting keeps the file from being read. Look at the line named and the one before it, and follow the hint. Until then no other check sees this file.")},
		{ID: ruleDuplicate, Name: "duplicate_key", Severity: diag.Error,
			Title: diag.T("同じキーが二度ある", "duplicate key"),
			Doc: diag.T("一つのまとまりの中に同じキーが二つあると、読むソフトによって残る値が変わり、書いたはずの内容が黙って失われます。どちらかを消すか、一つにまとめてください。",
				"With the same key twice in one map, which value survives depends on the reader, and the other is lost in silence. Remove one of them or join them.")},
		{ID: ruleIndirect, Name: "indirection", Severity: diag.Error,
			Title: diag.T("アンカー・エイリアス・タグ・指示行は使えない", "anchors, aliases, tags and directives are not used"),
			Doc: diag.T("「&」「*」「<<」「!」「%」で始まる書き方は、値が別の場所で決まるため、差分を読んでも内容が分かりません。値をその場所に書いてください。文字として使うときは、値全体を引用符「\"」で囲んでください。",
				"Values introduced by &, *, <<, ! or % are decided somewhere else, so a diff no longer shows what changed. Write the value where it belongs; to use the character itself, put the whole value in double quotes.")},
		{ID: ruleDocuments, Name: "second_document", Severity: diag.Error,
			Title: diag.T("一つのファイルに複数の文書がある", "more than one document in a file"),
			Doc: diag.T("「---」から後ろは別の文書になり、多くのソフトは読まずに捨てます。文書ごとにファイルを分けてください。区切り線のつもりなら「---」の行を消してください。",
				"What follows a second --- is another document, which most readers drop in silence. Use one file a document; if the line was meant as a rule, delete it.")},
		{ID: ruleTab, Name: "tab_indent", Severity: diag.Error,
			Title: diag.T("字下げにタブがある", "tab in the indentation"),
			Doc: diag.T("YAMLの字下げには半角空白だけが使えます。タブは見た目の幅が環境によって変わるため、認められていません。タブを半角空白2個に置き換え、エディターの設定を「空白で字下げ」にしてください。",
				"YAML is indented with spaces only, since a tab has no fixed width. Replace each tab by two spaces and set the editor to indent with spaces.")},
		{ID: ruleFullWidth, Name: "full_width", Severity: diag.Error,
			Title: diag.T("全角のコロンや全角空白がある", "full-width colon or space"),
			Doc: diag.T("キーの後ろのコロン、字下げ、コロンの後ろの空白は半角でなければなりません。全角の「：」や「　」は文字の一部とみなされ、キーにも区切りにもなりません。半角に直してください。値の文字として使う場合は、値全体を引用符「\"」で囲んでください。末尾の全角空白のように意図が分からないものは「要確認」です。",
				"The colon after a key, the indentation and the space after the colon are half-width. A full-width colon or ideographic space counts as a letter and separates nothing. Type it half-width; where it is part of the text, put the value in double quotes. Where the intention is unclear, such as a full-width space at the end of a value, this is a warning.")},
		{ID: ruleForbidden, Name: "forbidden_character", Severity: diag.Error,
			Title: diag.T("使えない文字がある", "forbidden character"),
			Doc: diag.T("制御文字や特殊な改行（U+2028、U+2029、U+0085、CRだけの改行）は、画面に見えないまま行番号や比較を狂わせます。表計算や文書作成ソフトから貼り付けたときに紛れ込みがちです。その文字を消してください。書字方向を変える文字と幅のない文字は、見た目と中身が食い違うため「要確認」です。",
				"Control characters and unusual line breaks (U+2028, U+2029, U+0085, a lone CR) are invisible and upset line numbers and comparisons. They often come with text pasted from spreadsheets and word processors. Delete them. Characters that change the writing direction or have no width make the text look other than it is: a warning.")},
		{ID: ruleEncoding, Name: "encoding", Severity: diag.Error,
			Title: diag.T("文字コードがUTF-8でない", "not encoded in UTF-8"),
			Doc: diag.T("ファイルはUTF-8で保存してください。メモ帳では「名前を付けて保存」の「エンコード」で「UTF-8」を選びます。Shift_JIS、EUC-JP、UTF-16のままでは読めません。",
				"Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8). Shift_JIS, EUC-JP and UTF-16 cannot be read.")},
		{ID: ruleLimit, Name: "limit", Severity: diag.Error,
			Title: diag.T("大きすぎる、または深すぎる", "too large or too deep"),
			Doc: diag.T("ファイルの大きさ、入れ子の深さ、要素の数には上限があります。悪意のある、または壊れたファイルで検査が止まらないようにするためです。台帳は年度や部門ごとにファイルを分けてください。",
				"Size, depth of nesting and number of values have limits, so that a broken or hostile file cannot stall a check. Divide a ledger by year or department.")},
		{ID: ruleNumber, Name: "number_like", Severity: diag.Error,
			Title: diag.T("数の書き方が曖昧", "ambiguous number"),
			Doc: diag.T("先頭が0の数字、8進・16進の数、桁区切りの「_」、「+」付きの数、無限大などは、読むソフトによって別の値になります（例: 0777は511になることがある）。電話番号や番号など、計算しない数字の並びは引用符「\"」で囲んでください。量として使う数は 1000 や 1.5 のように書いてください。",
				"Digits with a leading zero, octal and hexadecimal numbers, _ as separator, a plus sign, infinity and the like are read as different values by different readers (0777 may become 511). Put telephone numbers, codes and other digits not meant for counting in double quotes; write quantities as 1000 or 1.5.")},
		{ID: ruleKey, Name: "odd_key", Severity: diag.Error,
			Title: diag.T("キーが文字列でない", "key is not a string"),
			Doc: diag.T("キーには文字列だけが使えます。数字・true・nullなどをキーにするときは引用符「\"」で囲んでください。まとまりや一覧をキーにすることはできません。",
				"A key is a string. Put digits, true, null and the like in double quotes; a map or a list cannot be a key.")},
		{ID: ruleEmpty, Name: "empty_file", Severity: diag.Error,
			Title: diag.T("内容がない", "empty document"),
			Doc: diag.T("ファイルに値が一つもありません。コメントだけのファイルも同じです。記録を書くか、ファイルを消してください。",
				"The file holds no value; comments alone do not count. Write the record or delete the file.")},
	}
}
