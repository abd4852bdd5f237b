package book_test

import (
	"context"
	"testing"

	"github.com/pms-project/pms/pkg/print/html"
	"github.com/pms-project/pms/pkg/print/md"

	"github.com/pms-project/pms/pkg/book"
)

// FuzzCompose: whatever a file holds, the book is composed and written. The pages
// themselves are held to be harmless by the fuzz tests of the writers.
func FuzzCompose(f *testing.F) {
	for _, s := range []string{
		"kind: key_loan\nid: key-1\nlent_on: 2026-10-01\nwhat: {parts: [{inner: [{deep: [[a]]}]}]}\n",
		"kind: regulation\nid: key-1\ntitle: 規程\ndialect: company\nversion: \"1\"\nbody:\n  - article: 目的\n    text: |\n      この規程は、第2条による。\n      (1) 一\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n  - {article: 二, deleted: true}\nappendices:\n  - {label: 別表, table: {rows: [[a], [b, c]]}}\nsupplementary:\n  - {label: 附則, text: 施行する。}\n",
		"kind: policy\nid: key-1\ntitle: 方針\nitems: [{text: a}, b]\nrevisions: x\napprovals: {a: b}\n",
		"kind: pi_ledger\nid: pi\nentries: [{id: a, name: x}, {id: a}, 3, [x], null]\n",
		"kind: appointment\nid: a\nentries: [{id: b, role: top_management, person: p, from: 2020-01-01}]\n",
		"kind: manifest\n", "kind: [x\n", "", "a: &a [*a]\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, record string) {
		b := compose(t, load(t, ownFirm(record)), book.Options{})
		if _, err := html.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		if _, err := md.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	})
}
