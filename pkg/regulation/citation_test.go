package regulation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// specimen is a small rule book with all the things that get cited.
const specimen = `個人情報保護規程

第1章　総則

（目的）
第1条　文。

（定義）
第2条　次の各号による。
(1)　甲
(2)　乙
ア　乙の一
イ　乙の二
(3)　丙
２　文。
３　文。

（責任）
第3条　文。ただし、文。

第3条の2　文。

第4条　削除

第2章　運用

（緊急事態への準備）
第5条　文。
２　文。
(1)　甲
(2)　乙
３　ここ。
(1)　ここの号
(2)　ここの次の号

（監査）
第6条　文。

附則
１　文。
２　文。

別表第1（第5条関係）
表
`

func TestCitationsResolve(t *testing.T) {
	tests := []struct{ text, want string }{
		{"第2条", "第2条"},
		{"第 ３ 条の２に", "第3条の2"},
		{"第二条第一項第二号イ)", "第2条第1項第2号イ"},
		{"第2条第1項第1号及び第3号", "第2条第1項第1号 | 第2条第1項第3号"},
		{"第2条第1項から第3項まで", "第2条第1項～第2条第3項"},
		{"第1条から第3条まで及び第5条", "第1条～第3条 | 第5条"},
		{"第3条から第5条まで", "第3条～第5条"},
		{"前条", "第4条"},
		{"前二条", "第3条の2～第4条"},
		{"次条", "第6条"},
		{"前項", "第5条第2項"},
		{"前2項", "第5条第1項～第5条第2項"},
		{"前項各号", "第5条第2項第1号～第5条第2項第2号"},
		{"次の各号", "第5条第3項第1号～第5条第3項第2号"},
		{"本条2項", "第5条第2項"},
		{"第2条を適用する。同条第3項", "第2条 | 第2条第3項"},
		{"第2条2項及び3項", "第2条第2項 | 第2条第3項"},
		{"第3条ただし書", "第3条{ただし書}"},
		{"第2条（第2項を除く。）", "第2条 | 除 第2条第2項"},
		{"第5条（緊急事態への準備）に", "第5条[緊急事態への準備]"},
		{"第43条", "?第43条はありません。"},
		{"第2条第9項", "?第9項はありません。"},
		{"この章", "第2章"},
		{"第1章", "第1章"},
		{"別表第1", "別表第1"},
		{"附則第2項", "附則第2項"},
		{"「個人情報保護基本規程」第10条（緊急事態への準備）", "個人情報保護基本規程[緊急事態への準備]"},
		{"法第26条第1項", "法"},
		{"個人情報の保護に関する法律施行規則第7条", "個人情報の保護に関する法律施行規則"},
		{"番号法第2条、同法第3条", "番号法 | 番号法"},
		{"本規程第2条", "第2条"},
		{"「文書規程」による", "文書規程"},
		{"（以下「審査規程」という。）", ""},
		{"「PF-701 個人情報管理台帳」", "PF-701"},
		{"PF-107-1", "PF-107-1"},
		{"(1)の場合", "第5条第3項第1号"},
		{"(1)～(2)の", "第5条第3項第1号～第5条第3項第2号"},
		{"第1号", "第5条第3項第1号"},
		// What only looks like a citation.
		{"第三者、第1回、4月1日、条件、前条件、同条例、3項目、箇条、（株）、ISO-9001、10 分以内)", ""},
		{"本条約、各号、日本文", ""},
	}
	doc := Parse("x.txt", specimen, Company())
	r := NewResolver(doc, nil)
	here := doc.Article("第5条").Children[2]
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			n := *here
			n.Text = tt.text
			n.Parent.Children[2] = &n
			for _, c := range n.Children {
				c.Parent = &n
			}
			var got []string
			for _, c := range r.Node(&n) {
				got = append(got, show(c))
				if c.From < 0 || c.To > len(tt.text) || c.From >= c.To {
					t.Errorf("bytes [%d,%d) of %d", c.From, c.To, len(tt.text))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " | ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func show(c Cited) string {
	s := c.Target.String()
	if !c.Target.Why.IsZero() {
		s = "?" + c.Target.Why.In("ja")
	}
	if c.Part != "" {
		s += "{" + c.Part + "}"
	}
	if c.Gloss != "" && c.Kind == CitesProvision {
		s += "[" + c.Gloss + "]"
	}
	if c.Except {
		s = "除 " + s
	}
	return s
}
