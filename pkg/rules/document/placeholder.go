package document

import (
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

func placeholder() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-017", Name: "placeholder", Severity: diag.Warning,
		Title: diag.T("ひな形の文字の残り", "Placeholder text left"),
		Basis: diag.T("自社ルール（ひな形の消し忘れを残さないため）", "own rule (against leftovers of templates)"),
		Doc: diag.T(
			"「○○株式会社」「第○条」「XXX」「TODO」「（要記入）」のような、ひな形や下書きの文字が文書や記録に残っていないかを調べます。項目の値だけを調べ、コメント（# のあと）は文書の一部ではないので対象にしません。調べる文字は placeholders.yaml にあります。",
			"Looks in the values of documents and records for what templates and drafts leave behind: ○○株式会社, 第○条, XXX, TODO, （要記入）. Comments are no part of a document and are not looked at. The list is placeholders.yaml."),
		File: func(p *lint.Pass, f *repo.File) {
			if f.Record == nil {
				return
			}
			s := scanner{p, lint.Once(p, finderKey, func() *finder { return newFinder(p.Firm().Fact("placeholders.yaml")) })}
			if !f.Record.IsHead() {
				s.value(f.Record, f.Record.Node)
				return
			}
			for key, value := range f.Record.Node.Fields() {
				if key.Text() != "entries" {
					s.value(f.Record, value)
				}
			}
			for _, entry := range f.Record.Entries {
				s.value(entry, entry.Node)
			}
		},
	}
}

// finderKey keeps the patterns of placeholders.yaml, compiled once a run.
var finderKey = &lint.Key[*finder]{Name: "placeholders"}

// scanner looks through the values of one record after another.
type scanner struct {
	pass   *lint.Pass
	finder *finder
}

// value looks through a value and all below it. Numbers, booleans and keys hold
// nothing that a template would leave open.
func (s scanner) value(r *record.Record, n tree.Node) {
	switch n.Kind() {
	case tree.String:
		s.text(r, n)
	case tree.Map:
		for _, v := range n.Fields() {
			s.value(r, v)
		}
	case tree.List:
		for _, v := range n.Items() {
			s.value(r, v)
		}
	}
}

func (s scanner) text(r *record.Record, n tree.Node) {
	text := n.Text()
	for _, hit := range s.finder.find(text) {
		d := r.At(n,
			diag.T("ひな形の文字「%[1]s」が残っています。", "placeholder text %[1]q is left", excerpt(text[hit.from:hit.to])),
			diag.T("正しい内容に書き換えてください。決まっていなければ、この部分を削除してください。", "Replace it with what is meant, or delete it."))
		d.Range = n.Tree().Range(n.RangeAt(hit.from, hit.to))
		s.pass.Report(d)
	}
}

// maxExcerpt bounds what a message quotes, in characters.
const maxExcerpt = 20

func excerpt(s string) string {
	if utf8.RuneCountInString(s) <= maxExcerpt {
		return s
	}
	return string([]rune(s)[:maxExcerpt]) + "…"
}
