package regulation

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/yamltree"
)

const yamlRegulation = `kind: regulation
title: 文書管理規程
document_no: PMS-R-1
dialect: company
body:
  - chapter: 総則
    children:
      - article: 目的
        id: purpose
        text: |
          この規程は、文書を定める。
          ２　次による。
          (1) 甲
      - article: ""
        number: 2及び3
        deleted: true
supplementary:
  - label: 附則
    date: 2024-06-25
    text: 施行する。
appendices:
  - label: 別表第1
    title: 期間
    related: 第1条関係
    table:
      header: [区分, 年]
      rows: [[甲, "5"]]
`

func readYAML(t *testing.T, text string) *Document {
	t.Helper()
	tr, findings := yamltree.Parse("regulations/x.yaml", []byte(text), yamltree.Limits{})
	if len(findings) > 0 {
		t.Fatalf("findings: %+v", findings)
	}
	return Read(tr.Root())
}

func TestOutline(t *testing.T) {
	doc := readYAML(t, yamlRegulation)
	o := NewOutline(doc, (*Node).Line)
	want := `PMS-R-1　文書管理規程
  第1章　総則
    第1条　目的
      この規程は、文書を定める。
      ２　次による。
        (1)　甲
    第2条及び第3条　削除
附則　2024-06-25
  施行する。
別表第1　期間（第1条関係）
`
	if diff := cmp.Diff(want, o.Text()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`{"version":1,"title":"文書管理規程","document_no":"PMS-R-1"`,
		`{"level":"article","label":"第1条","title":"目的","id":"purpose","deleted":false,"text":"","line":8,"children":[{"level":"paragraph","label":"","title":"","id":"","deleted":false,"text":"この規程は、文書を定める。","line":11,"children":[]}`,
		`"level":"item","label":"(1)"`, `"deleted":true`, `"rows":[["甲","5"]]`,
	} {
		if !strings.Contains(string(data), part) {
			t.Errorf("%s\nlacks %s", data, part)
		}
	}
}

// TestRangesInLiteralBlocks: line ends and indentation do not move a range.
func TestRangesInLiteralBlocks(t *testing.T) {
	for name, text := range map[string]string{"LF": yamlRegulation, "CRLF": strings.ReplaceAll(yamlRegulation, "\n", "\r\n")} {
		doc := readYAML(t, text)
		item := doc.Article("第1条").Children[1].Children[0]
		r := item.RangeOf(0, len(item.Text))
		if r.Start.Line != 13 || r.Start.Column != 15 || r.End.Column != 16 {
			t.Errorf("%s: item at %v", name, r)
		}
		start, end, ok := item.OffsetsOf(0, len(item.Text))
		if !ok || text[start:end] != "甲" {
			t.Errorf("%s: bytes [%d,%d) hold %q", name, start, end, text[start:end])
		}
		if l := item.LabelRange(); l.Start.Column != 11 || l.End.Column != 14 {
			t.Errorf("%s: label at %v", name, l)
		}
	}
}

func TestCustomLabels(t *testing.T) {
	doc := Read(build(fields{"title", "規程", "dialect", "custom", "labels", list{"①", "a)", "・"},
		"body", list{article("目的", "① 甲\na) 乙\n② 丙")}}))
	if diff := cmp.Diff("paragraph ① 甲\n  item a) 乙\nparagraph ② 丙\n", sketch(doc.Body[0].Children)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	bad := Read(build(fields{"title", "規程", "dialect", "custom", "labels", list{"①", "①"}}))
	if len(bad.Problems) != 1 || bad.Problems[0].Rule != "REG-002" {
		t.Errorf("problems: %+v", bad.Problems)
	}
}
