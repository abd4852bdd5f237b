package yamltree_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/yamltree"
)

// Every finding with its exact place. A test whose tree is false is one of a
// source that cannot be read.
func TestFindings(t *testing.T) {
	tests := []struct {
		name, src string
		tree      bool
		want      []string
	}{
		{"duplicate key", "a: 1\nb: 2\n\"a\": 3\n", true, []string{"YML-002 error 3:1-3:4 /a related 1:1"}},
		{"duplicate key, nested, in flow", "x: {k: 1, k: 2}\n", true, []string{"YML-002 error 1:11-1:12 /x/k related 1:5"}},
		{"the same key in two maps", "- k: 1\n- k: 2\n", true, nil},

		{"anchor, alias", "a: &x 1\nb: *x\n", true, []string{"YML-003 error 1:4-1:6 /a", "YML-003 error 2:4-2:6 /b"}},
		{"merge key", "a: &x {k: 1}\nb:\n  <<: *x\n", true, []string{"YML-003 error 1:4-1:6 /a", "YML-003 error 3:3-3:5 /b/<<", "YML-003 error 3:7-3:9 /b/<<"}},
		{"tag, tag and anchor", "a: !!str 1\nb: !x &y z\nc: ! w\nd: !!null\n", true, []string{"YML-003 error 1:4-1:9 /a", "YML-003 error 2:4-2:6 /b", "YML-003 error 2:7-2:9 /b", "YML-003 error 3:4-3:5 /c", "YML-003 error 4:4-4:10 /d"}},
		{"directive that is read", "%TAG ! tag:x,2000:\n---\na: 1\n", true, []string{"YML-003 error 1:1-1:19"}},
		{"directive that is refused", "%YAML 1.2\n---\na: 1\n", false, []string{"YML-003 error 1:1-1:10"}},
		{"alias without anchor", "a: 1\nb:\n  - *foo\n", false, []string{"YML-003 error 3:5-3:9"}},

		{"second document", "a: 1\n---\nb: 2\n", false, []string{"YML-004 error 2:1-2:4"}},
		{"second document, empty", "a: 1\n---\n", true, []string{"YML-004 error 2:1-2:4"}},
		{"second document, broken", "a: 1\n---\nb: [\n", false, []string{"YML-004 error 2:1-2:4"}},
		{"one document, marked", "---\na: 1\n...\n", true, nil},

		{"tab, first level", "a:\n\tb: 1\n", false, []string{"YML-005 error 2:1-2:2"}},
		{"tabs, mixed with spaces", "a:\n  b: 1\n  \tc: 1\n\td: 1\n", false, []string{"YML-005 error 3:3-3:4", "YML-005 error 4:1-4:2"}},
		{"tab after a hyphen", "a:\n-\tb: 1\n", false, []string{"YML-005 error 2:2-2:3"}},
		{"tab in a text block", "a: |\n  x\n\ty\nb: 1\n", false, []string{"YML-005 error 3:1-3:2"}},
		{"tab where YAML allows it", "a:\t1\nb: |\n  x\n  \ty\nc: [\n\t1]\nd:\t# c\n\n\ne: 2\n", true, nil},

		{"tab on a blank line", "a:\n  b: 1\n\t\n", false, []string{"YML-005 error 3:1-3:2"}},

		{"full-width colon", "a: 1\n名称：値\nb: 2\n", false, []string{"YML-006 error 2:3-2:4"}},
		{"full-width colon, first key", "kind：x\nid: y\n", false, []string{"YML-006 error 1:5-1:6"}},
		{"full-width colon, all keys", "名称：値\n種類：x\n", true, []string{"YML-006 error 1:3-1:4", "YML-006 error 2:3-2:4"}},
		{"full-width colon, key of a map", "a：\n  b: 1\n  c: 2\n", false, []string{"YML-006 error 1:2-1:3"}},
		{"full-width colon, only child", "a:\n  name：x\nb: 1\n", true, []string{"YML-006 error 2:7-2:8 /a"}},
		{"full-width colon, only child, Japanese", "a:\n  名称：x\nb: 1\n", true, []string{"YML-006 warning 2:5-2:6 /a"}},
		{"full-width colon in an item", "a:\n- id：x\n  name: y\n", false, []string{"YML-006 error 2:5-2:6"}},
		{"full-width colon in one of the items", "a:\n- id: x\n- id：y\n", true, []string{"YML-006 error 3:5-3:6 /a/1"}},
		{"full-width colon in a continued line", "a:\n  b: x\n    name：y\n", true, []string{"YML-006 error 3:9-3:10 /a/b"}},
		{"full-width colon in flow", "a: {name：x}\n", true, []string{"YML-006 error 1:9-1:10 /a/name：x"}},
		{"full-width colon in text", "a: 目的：保護\nb:\n- 目的：x\n- 範囲：y\nc: |\n  name：x\nd: \"name：x\"\ne: name：x\n", true, nil},
		{"full-width space after the colon", "a: 1\nname:　x\n", false, []string{"YML-006 error 2:6-2:7"}},
		{"full-width space after the colon, only child", "a:\n  name:　x\n", true, []string{"YML-006 error 2:8-2:9 /a"}},
		{"full-width space before the colon", "name　: x\n", true, []string{"YML-006 error 1:5-1:6 /name　"}},
		{"full-width space in the indentation", "a:\n　b: x\n", true, []string{"YML-006 error 2:1-2:2 /　b"}},
		{"full-width space in the indentation, deeper", "a:\n  b: x\n　c: y\nd\n", false, []string{"YML-006 error 3:1-3:2"}},
		{"full-width space after a hyphen", "-　a: x\n-　b: y\n", true, []string{"YML-006 error 1:2-1:3 /-　a", "YML-006 error 2:2-2:3 /-　b"}},
		{"full-width space before a comment, at the end", "a: x　# c\nb: x　\n", true, []string{"YML-006 warning 1:5-1:6 /a", "YML-006 warning 2:5-2:6 /b"}},
		{"full-width space in text", "a: 東京　太郎\nb: |\n  　字下げ\nc: 　字下げ\n", true, nil},

		{"control character", "a: x\x0by\nb: \x7f\n", true, []string{"YML-007 error 1:5-1:6", "YML-007 error 2:4-2:5"}},
		{"line separators", "a: x\u2028y\nb: あ\u2029い\nc: \u0085\n", true, []string{"YML-007 error 1:5-1:6", "YML-007 error 2:5-2:6", "YML-007 error 3:4-3:5"}},
		{"CR alone", "a: x\rb: y\n", false, []string{"YML-007 error 1:5-1:6"}},
		{"direction, invisible", "a: x\u202ey\u2066\nb: \u200bc\n", true, []string{"YML-007 warning 1:5-1:6", "YML-007 warning 1:7-1:8", "YML-007 warning 2:4-2:5"}},
		{"byte order mark inside", "a: 1\n\ufeffb: 1\n", true, []string{"YML-007 warning 2:1-2:2"}},
		{"no-break space, ZWJ, IVS", "a: x\u00a0y\nb: 👨\u200d👩\nc: 葛\U000e0100\n", true, nil},

		{"UTF-16LE", "\xff\xfea\x00:\x00", false, []string{"YML-008 error 1:1-1:1"}},
		{"UTF-16BE without mark", "\x00k\x00i\x00n\x00d\x00:\x00 \x00x", false, []string{"YML-008 error 1:1-1:1"}},
		{"CP932", "kind: x\nname: \x8c\xc2\x90\x6c\x8f\xee\x95\xf1\n", false, []string{"YML-008 error 1:1-1:1"}},
		{"EUC-JP", "kind: x\nname: \xb8\xc4\xbf\xcd\xbe\xf0\xca\xf3\n", false, []string{"YML-008 error 1:1-1:1"}},
		{"a broken byte", "a: 個人\nb: 情\xe5\x80報の管理\n", false, []string{"YML-008 error 2:5-2:6"}},

		{"numbers that are none", "- 0312345678\n- 0777\n- 0o17\n- 1_000\n- .inf\n- -.inf\n- .nan\n- 0x1F\n- +5\n- 1e999999\n- 1.\n- .5\n- 0b1\n- 00\n", true, []string{
			"YML-010 error 1:3-1:13 /0", "YML-010 error 2:3-2:7 /1", "YML-010 error 3:3-3:7 /2", "YML-010 error 4:3-4:8 /3",
			"YML-010 error 5:3-5:7 /4", "YML-010 error 6:3-6:8 /5", "YML-010 error 7:3-7:7 /6", "YML-010 error 8:3-8:7 /7",
			"YML-010 error 9:3-9:5 /8", "YML-010 error 10:3-10:11 /9", "YML-010 error 11:3-11:5 /10", "YML-010 error 12:3-12:5 /11",
			"YML-010 error 13:3-13:6 /12", "YML-010 error 14:3-14:5 /13"}},
		{"quoted, and not like numbers", "- \"0312345678\"\n- '0x1F'\n- 03-1234-5678\n- 1:30\n- 2026-04-01\n- 2026-04-01T10:00:00+09:00\n- 1.10.2\n- 第1条\n- 1e5x\n- +\n- -\n- 0o9\n", true, nil},

		{"keys that are no strings", "1: a\ntrue: b\nnull: c\n~: d\n0x1: e\nyes: f\n2026-04-01: g\n", true, []string{
			"YML-011 error 1:1-1:2 /1", "YML-011 error 2:1-2:5 /true", "YML-011 error 3:1-3:5 /null", "YML-011 error 4:1-4:2 /~0", "YML-011 error 5:1-5:4 /0x1"}},
		{"keys that are maps and lists", "? [a, {b: c}]\n: d\n? e\n: f\n", true, []string{"YML-011 error 1:3-1:14"}},
		{"no key", "a: {? : x}\nb:\n  ?\n  : y\n", true, []string{"YML-011 error 1:6-1:6 /a/", "YML-011 error 3:4-3:4 /b/"}},

		{"empty", "", true, []string{"YML-012 error 1:1-1:1"}},
		{"comments only", "# a\n\n# b\n", true, []string{"YML-012 error 1:1-1:1"}},
		{"mark only", "---\n", true, []string{"YML-012 error 1:1-1:1"}},
		{"null", "~\n", true, []string{"YML-012 error 1:1-1:2"}},
		{"byte order mark only", "\ufeff", true, []string{"YML-012 error 1:1-1:1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr, ds := yamltree.Parse("f.yaml", []byte(tt.src), yamltree.Limits{})
			if (tr != nil) != tt.tree {
				t.Errorf("tree: %v, want %v", tr != nil, tt.tree)
			}
			if tr != nil {
				checkTree(t, tr, tt.src)
			}
			want := ""
			if tt.want != nil {
				want = lines(tt.want...)
			}
			if diff := cmp.Diff(want, list(ds)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Slips that keep a file from being read: the line and column to look at.
func TestSyntax(t *testing.T) {
	tests := []struct{ name, src, want, word string }{
		{"no space after the colon", "a: 1\nname:x\nb: 2\n", "YML-001 error 2:5-2:6", "コロンの後ろ"},
		{"no space after the colon of a quoted key", "\"a\":1\nb: 2\n", "YML-001 error 1:4-1:5", "コロンの後ろ"},
		{"no space after the hyphen", "a:\n- x\n-y\n", "YML-001 error 3:1-3:2", "「-」の後ろ"},
		{"no colon", "a: 1\nname\nb: 2\n", "YML-001 error 2:1-2:5", "「: 」がありません"},
		{"no hyphen", "a:\n  - x\n  y\n", "YML-001 error 3:3-3:4", "「- 」で始まっていません"},
		{"quote not closed", "a: \"x\nb: 1\nc: 2\n", "YML-001 error 1:4-1:5", "引用符が閉じられていません"},
		{"quote not closed, another follows", "a: \"x\nb: \"y\"\nc: 2\n", "YML-001 error 1:4-1:5", "引用符が閉じられていません"},
		{"full-width closing quote", "a: \"x”\nb: 1\n", "YML-001 error 1:4-1:5", "引用符が閉じられていません"},
		{"text after a quote", "a: \"x\" y\nb: 1\n", "YML-001 error 1:8-1:9", "引用符を閉じた後ろ"},
		{"bracket not closed", "a: [x, y\nb: 1\n", "YML-001 error 1:4-1:5", "閉じられていません"},
		{"wrong bracket", "a: [x, {y: z]}\nb: 1\n", "YML-001 error 1:13-1:14", "括弧の組"},
		{"text after a bracket", "a: [別表] x\nb: 1\n", "YML-001 error 1:9-1:10", "括弧を閉じた後ろ"},
		{"colon in a value", "a: 目的: x\nb: 1\n", "YML-001 error 1:6-1:7", "値の中に「: 」"},
		{"colon after a quoted value", "a: \"x\": y\n", "YML-001 error 1:7-1:8", "値の中に「: 」"},
		{"@", "a: @x\n", "YML-001 error 1:4-1:5", "「@」で始まって"},
		{"grave accent", "a:\n- `x`\n", "YML-001 error 2:3-2:4", "「`」で始まって"},
		{"%", "a: %x\n", "YML-001 error 1:4-1:5", "「%」で始まって"},
		{"emphasis", "- **重要** x\n", "YML-001 error 1:3-1:4", "「*」で始まって"},
		{"ampersand", "- & x\n", "YML-001 error 1:3-1:4", "「&」で始まって"},
		{"list on the line of its key", "a: - x\n   - y\n", "YML-001 error 1:4-1:5", "キーと同じ行"},
		{"text after |", "a: | x\n  y\n", "YML-001 error 1:6-1:7", "「|」の後ろ"},
		{"text block not indented", "a: |\n  第1条\n第2条　x\nb: 1\n", "YML-001 error 3:1-3:6", "字下げが足りません"},
		{"deeper than a text", "a: x\n  b: 1\n", "YML-001 error 2:3-2:4", "文の続き"},
		{"deeper than a number in quotes", "a: \"1\"\n  b: 1\n", "YML-001 error 2:3-2:4", "すでに値があります"},
		{"between two levels", "a:\n    b: 1\n  c: 2\n", "YML-001 error 3:3-3:4", "そろっていません"},
		{"item between two levels", "a:\n    - b\n  - c\n", "YML-001 error 3:3-3:4", "そろっていません"},
		{"key among items", "a:\n  - b: 1\n  c: 2\n", "YML-001 error 3:3-3:4", "混ざっています"},
		{"item among keys", "a: 1\n- b\n", "YML-001 error 2:1-2:2", "混ざっています"},
		{"conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "YML-001 error 2:1-2:13", "競合"},
		{"two conflicts", "<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\nc: 1\n<<<<<<< HEAD\n=======\n>>>>>>> x\n", "YML-001 error 1:1-1:13\nYML-001 error 7:1-7:13", "競合"},
		{"full-width comma in brackets", "a:\n  - {b: x、 c: 1}\n  - {b: y}\n", "YML-006 error 2:10-2:11", "読点"},
		{"comma missing in brackets", "a: {b: x c: 1}\nd: 1\n", "YML-001 error 1:10-1:11", "コンマ"},
		{"escape", "a: 1\nb: \"C:\\data\"\n", "YML-001 error 2:1-2:13", "「\\」の書き方"},
		{"something after the document", "{a: 1}\nb: 2\n", "YML-001 error 2:1-2:5", "別の内容"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr, ds := yamltree.Parse("f.yaml", []byte(tt.src), yamltree.Limits{})
			if tr != nil {
				t.Error("there is a tree")
			}
			if diff := cmp.Diff(tt.want+"\n", list(ds)); diff != "" {
				t.Fatal(diff)
			}
			if msg := ds[0].Message.In("ja"); !strings.Contains(msg, tt.word) {
				t.Errorf("message %q lacks %q", msg, tt.word)
			}
		})
	}
}
