package importer

import (
	"errors"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/regulation"
)

// FuzzImport checks on any bytes and any format: a file is imported or refused, the
// YAML reads back to the tree that was written, and nothing is lost unreported.
func FuzzImport(f *testing.F) {
	for _, s := range []struct{ name, text string }{
		{"a.txt", "規程\n文書番号　PMS-1\n第 2 版\n目次\n第1条 目的\t1\n\n第1条 目的\n定める。\n2 次による。\n①甲\n㍲) 乙\nA 丙\n附則\n1. 施行する。\n改訂履歴\n版\t日\n1\t2020年4月1日\t制定\n別表第1（第1条関係）\n甲\t乙\n"},
		{"a.txt", "規定\nA. 1 適用\n(1) 甲\n- ・乙\n┌──\n丙\n└──\n- 1 -\n\f規定\n第6版\n1 / 10\t規定\n"},
		{"a.md", "---\ntitle: 規程\n---\n# 規程\n## 第1条（目的）\n#### 1\n\n**定める**。[a](#b)\n1. 甲\n    1. 乙\n|a|b|\n|---|---|\n|c|d|\n```\nx\n```\n"},
		{"a.html", "<html><h1>規程</h1><p>第一条　定める。<ol><li>甲<ul><li>乙</ul></ol><table><tr><td>a<td>b<br>c</table><pre>x\ny</pre><nav>z"},
		{"0", "用\n1 ・\n┌\n└\n定"},
		{"0", "A\n1\n)"},
		{"a.txt", "\x82\xa0\x00"}, {"a.txt", "%PDF"}, {"a.txt", "規程\n第1条 \"a: b\" #c\n- x: |\n  'y'\n\x07\u2028z"},
	} {
		f.Add(s.name, []byte(s.text))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r, err := Regulation(name, "test", data)
		if err != nil {
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("neither imported nor refused: %v", err)
			}
			return
		}
		if want, got := words(r.parsed), words(r.Document); want != got {
			t.Errorf("written %q\nread back %q\n%s", want, got, r.YAML)
		}
		for _, c := range regulation.NewResolver(r.Document, nil).All() {
			if c.From < 0 || c.From >= c.To || c.To > len(c.Node.Text) {
				t.Errorf("citation at [%d,%d) of %q", c.From, c.To, c.Node.Text)
			}
		}
	})
}

// words are all labels, titles and texts of a document in order, white space and
// width left out; computed labels read like written ones.
func words(doc *regulation.Document) string {
	var b strings.Builder
	if doc.Title != "" && doc.Title != "test" { // the id stands in for a missing title
		b.WriteString(doc.Title)
	}
	b.WriteString("|" + doc.DocumentNo + "|")
	for n := range doc.All() {
		b.WriteString(n.Title + n.Text)
		if n.Level >= regulation.LevelParagraph {
			b.WriteString(n.Label)
		} else if n.Level != regulation.LevelPreamble {
			b.WriteString(n.Number.String())
		}
		b.WriteByte(' ')
	}
	return squeeze(b.String())
}
