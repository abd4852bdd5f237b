package cite_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const manifest = `kind: manifest
organization: {name: 試験社}
profile: company
cycles:
  - {kind: contact_point, every: year in 06, basis: 基本規程 第2条第1項}
`

const basic = `kind: regulation
id: basic
title: 基本規程
body:
  - article: 目的
    text: 目的を定める。
  - article: 範囲
    note: 第1条を参照
    text: |
      前条による。
      ２　第1条から第3条まで及び別表による。
    obliges: {what: 第3条の見直し}
  - article: 第1条の特例
    text: 様式PF-701による。
revisions:
  - {version: "1", summary: 第1条の改定}
supplementary:
  - label: 附則
    text: 第1条は施行する。
appendices:
  - label: 別表
    title: 第2条の表
    related: 第2条関係
    table: {rows: [[甲, 第3条]]}
  - {label: 様式, form_no: PF-701, title: 台帳}
`

const rule = `kind: regulation
id: rule
title: 細則
body:
  - article: 趣旨
    text: 「基本規程」第2条第1項に基づく。
`

func index(t *testing.T) (*repo.Snapshot, *cite.Index) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{"pms.yaml": manifest, "regulations/basic.yaml": basic, "regulations/rule.yaml": rule} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	x, err := cite.New(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return s, x
}

// Every text that cites, with its place and what it points to; the history of revisions
// is none.
func TestPlaces(t *testing.T) {
	_, x := index(t)
	var got []string
	for _, p := range x.Places {
		for _, c := range p.Cites {
			r := p.Range(c.From, c.To)
			got = append(got, fmt.Sprintf("%s:%d:%d %d %s %s → %s", r.File, r.Start.Line, r.Start.Column, p.Kind, p.Name(), cite.Ref{Place: p, Cited: c}.Written(), c.Target))
		}
	}
	want := []string{
		"regulations/basic.yaml:8:11 5 第2条 第1条 → 第1条",
		"regulations/basic.yaml:12:21 4 第2条 第3条 → 第3条",
		"regulations/basic.yaml:10:7 0 第2条第1項 前条 → 第1条",
		"regulations/basic.yaml:11:9 0 第2条第2項 第1条から第3条まで → 第1条～第3条",
		"regulations/basic.yaml:11:21 0 第2条第2項 別表 → 別表",
		"regulations/basic.yaml:13:14 1 第3条 第1条 → 第1条",
		"regulations/basic.yaml:14:13 0 第3条 PF-701 → PF-701",
		"regulations/basic.yaml:19:11 0 附則 第1条 → 第1条",
		"regulations/basic.yaml:22:12 1 別表 第2条 → 第2条",
		"regulations/basic.yaml:23:14 2 別表 第2条 → 第2条",
		"regulations/basic.yaml:24:24 3 別表 第3条 → 第3条",
		"regulations/rule.yaml:6:11 0 第1条 「基本規程」第2条第1項 → 第2条第1項",
		"pms.yaml:5:53 4  基本規程 第2条第1項 → 第2条第1項",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhoCites(t *testing.T) {
	s, x := index(t)
	doc := s.Regulations()[0].Document
	if x.Record(doc).ID != "basic" || len(x.Of(doc)) == 0 {
		t.Error("the document and its places are not found")
	}
	article := doc.Article("第2条")
	count := func(refs []cite.Ref) (lines []int) {
		for _, r := range refs {
			lines = append(lines, r.Range().Start.Line)
		}
		return lines
	}
	if diff := cmp.Diff([]int{11, 22, 23}, count(x.To(article))); diff != "" {
		t.Error("of the article", diff)
	}
	if diff := cmp.Diff([]int{6, 5}, count(x.To(article.Children[0]))); diff != "" {
		t.Error("of its first paragraph", diff)
	}
	if diff := cmp.Diff([]int{11}, count(x.ToAppendix(doc.Appendices[0]))); diff != "" {
		t.Error("of the table", diff)
	}
}
