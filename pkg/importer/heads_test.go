package importer

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// The head of the pages is no part of the text; what it says otherwise than the title is
// told.
func TestPageHeads(t *testing.T) {
	for head, want := range map[string]string{"個人情報保護規則": "個人情報保護規則", "個人情報保護規定": "", "就業規則": ""} {
		text := "個人情報保護規定\n\n第1条　目的\n目的を定める。\n\n第2条　範囲\n全員に適用する。\n\n| 試験社 | " + head + " | PMS-01 | 1 / 10 |\n| --- | --- | --- | --- |\n"
		r, err := Regulation("book.md", "book", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, w := range r.Report.Warnings {
			if m := w.Message.In(diag.JA); strings.Contains(m, "文書の名前が異なります") {
				got = m
			}
		}
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("head %s: %q", head, got)
		}
	}
}

// What a comment of Markdown hides is no text of the rules; one that is not closed is kept.
func TestMarkdownComments(t *testing.T) {
	text := "# 試験規程\n\n### 第1条　目的\n\n1. 目的を定める。\n\n<!--\n### 第2条　保留\n\n1. まだ決めない。\n-->\n\n### 第2条　範囲\n\n1. 全員に適用する。\n\n<!-- 閉じない\n2. 続き。\n"
	r, err := Regulation("book.md", "book", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	yaml := string(r.YAML)
	if strings.Contains(yaml, "まだ決めない") || strings.Contains(yaml, "number:") || !strings.Contains(yaml, "全員に適用") || !strings.Contains(yaml, "続き") {
		t.Errorf("%s", yaml)
	}
}
