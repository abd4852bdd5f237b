package regulation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// generator makes rule books of any shape a dialect allows.
type generator struct {
	*rand.Rand
	dialect *Dialect
	article Number
	box     int
}

var words = []string{"個人情報", "管理者", "手順", "記録", "第5条の規定", "前項", "次の各号", "(1)の場合", "取扱い", "従業者", "①～③", "別表第1"}

func (g *generator) text() string {
	var b strings.Builder
	b.WriteString("当社は、")
	for range 1 + g.IntN(4) {
		b.WriteString(words[g.IntN(len(words))] + "を")
	}
	b.WriteString("定める。")
	if g.IntN(6) == 0 {
		b.WriteString("\nただし、" + words[g.IntN(len(words))] + "を除く。")
	}
	return b.String()
}

func (g *generator) caption() string {
	return []string{"目的", "定義（用語）", "緊急事態への準備", "監査 及び 教育"}[g.IntN(4)]
}

func (g *generator) document() *Document {
	doc := &Document{Dialect: g.dialect, Title: "個人情報保護規程", Preamble: nil}
	if g.IntN(2) == 0 {
		doc.DocumentNo = fmt.Sprintf("PMS-%d", g.IntN(100))
	}
	if g.IntN(3) == 0 {
		doc.Preamble = &Node{Level: LevelPreamble}
		doc.Preamble.add(&Node{Level: LevelParagraph, Text: g.text(), Number: g.first()})
	}
	if g.dialect.Unit == LevelClause {
		doc.Body = g.clauses(nil, 1)
	} else {
		doc.Body = g.groups(LevelPart + Level(g.IntN(5)))
	}
	for range g.IntN(3) {
		doc.Supplementary = append(doc.Supplementary, g.supplementary())
	}
	for i := range g.IntN(3) {
		doc.Appendices = append(doc.Appendices, g.appendix(i+1))
	}
	return doc
}

func (g *generator) first() Number {
	if g.dialect.FirstBare {
		return Number{1}
	}
	return nil
}

func (g *generator) groups(level Level) []*Node {
	if level > LevelDivision || g.IntN(3) == 0 {
		return g.articles()
	}
	var out []*Node
	for i := range 1 + g.IntN(3) {
		n := &Node{Level: level, Number: Number{i + 1}, Title: g.caption()}
		n.Label = g.dialect.Label(level, n.Number)
		for _, c := range g.groups(level + 1) {
			n.add(c)
		}
		out = append(out, n)
	}
	return out
}

func (g *generator) articles() []*Node {
	var out []*Node
	for range 1 + g.IntN(4) {
		n := &Node{Level: LevelArticle}
		switch {
		case g.article != nil && g.IntN(6) == 0:
			n.Number = append(append(Number(nil), g.article...), 2)
		default:
			n.Number = g.article.next()
		}
		g.article = n.Number
		n.Label = g.dialect.Label(LevelArticle, n.Number)
		switch g.IntN(8) {
		case 0:
			n.Deleted = true
			if g.IntN(2) == 0 {
				n.Last = Number{n.Number.Main() + 1 + g.IntN(3)}
				n.Label = g.dialect.deleted(n.Number, n.Last)
				g.article = n.Last
			}
		case 1: // under a common caption
			g.fill(n)
		default:
			n.Title = g.caption()
			g.fill(n)
		}
		out = append(out, n)
	}
	return out
}

func (g *generator) clauses(above Number, depth int) []*Node {
	var out []*Node
	for i := range 1 + g.IntN(3) {
		n := &Node{Level: LevelClause, Number: append(append(Number(nil), above...), i+1), Title: g.caption()}
		n.Label = g.dialect.Label(LevelClause, n.Number)
		if g.IntN(4) > 0 {
			g.fill(n)
		}
		if depth < 5 && g.IntN(2) == 0 {
			for _, c := range g.clauses(n.Number, depth+1) {
				n.add(c)
			}
		}
		out = append(out, n)
	}
	return out
}

// fill gives a unit its paragraphs.
func (g *generator) fill(n *Node) {
	number := 0
	if g.dialect.FirstBare || g.IntN(3) == 0 {
		p := n.add(&Node{Level: LevelParagraph, Number: g.first(), Text: g.text(), Box: g.boxed()})
		number = len(p.Number)
		g.items(p, 1)
		if !g.dialect.FirstBare && len(p.Children) > 0 {
			return // (1) after items of a bare paragraph would be one more item
		}
	}
	for range g.IntN(4) {
		number++
		p := n.add(&Node{Level: LevelParagraph, Number: Number{number}, Text: g.text(), Box: g.boxed()})
		p.Label = g.dialect.Label(LevelParagraph, p.Number)
		if p.Label != "" && g.IntN(5) == 0 {
			p.Title = "経過措置"
		}
		g.items(p, 1)
	}
	if len(n.Children) == 0 {
		n.add(&Node{Level: LevelParagraph, Number: g.first(), Text: g.text()})
	}
}

func (g *generator) boxed() int {
	if g.IntN(5) > 0 {
		return 0
	}
	g.box++
	return g.box
}

func (g *generator) items(parent *Node, depth int) {
	if depth >= len(g.dialect.Labels) || g.IntN(3) > 0 {
		return
	}
	level := LevelParagraph + Level(depth)
	for i := range 2 + g.IntN(3) {
		n := parent.add(&Node{Level: level, Text: g.text(), Box: parent.Box})
		if g.dialect.Labels[depth].Counter != Bullet {
			n.Number = Number{i + 1}
		}
		n.Label = g.dialect.style(level).format(n.Number, g.dialect.style(level).Wide)
		g.items(n, depth+1)
	}
}

func (g *generator) supplementary() *Supplementary {
	s := &Supplementary{Label: "附則"}
	if g.IntN(2) == 0 {
		s.Date = "2024-06-25"
	}
	if g.IntN(3) == 0 && g.dialect.Unit == LevelArticle {
		saved := g.article
		g.article = nil
		s.Nodes = g.articles()
		g.article = saved
		return s
	}
	s.Nodes = []*Node{{Level: LevelParagraph, Number: g.first(), Text: g.text()}}
	return s
}

func (g *generator) appendix(i int) *Appendix {
	a := &Appendix{Label: fmt.Sprintf("別表第%d", i), Related: "第5条関係"}
	if g.IntN(2) == 0 {
		a.Title = "保管期間"
	}
	if g.IntN(2) == 0 {
		a.Table = &Table{Header: []string{"区分", "年"}, Rows: [][]string{{"申請|書", "5\n年"}, {"", "甲\\乙"}}}
	}
	if g.IntN(2) == 0 {
		a.Text = &Node{Level: LevelArticle}
		a.Text.add(&Node{Level: LevelParagraph, Number: g.first(), Text: g.text()})
	}
	return a
}

// portrait is everything of a document that print and parse must keep.
func portrait(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s\n", d.Title, d.DocumentNo)
	if d.Preamble != nil {
		b.WriteString(sketch(d.Preamble.Children))
	}
	b.WriteString(sketch(d.Body))
	for n := range d.Articles() {
		fmt.Fprintf(&b, "%s %v %v %v\n", n.Label, n.Number, n.Last, n.Deleted)
	}
	for _, s := range d.Supplementary {
		fmt.Fprintf(&b, "%s|%s\n%s", s.Label, s.Date, sketch(s.Nodes))
	}
	for _, a := range d.Appendices {
		fmt.Fprintf(&b, "%s|%s|%s|%+v\n", a.Label, a.Title, a.Related, a.Table)
		if a.Text != nil {
			b.WriteString(sketch(a.Text.Children))
		}
	}
	return b.String()
}

func TestPrintAndParseAreInverse(t *testing.T) {
	custom, ok := Company().WithLabels([]string{"2.", "①", "a)", "・"})
	if !ok {
		t.Fatal("custom labels are not read")
	}
	for _, d := range []*Dialect{Company(), JIS(), National(), custom} {
		for seed := range uint64(120) {
			g := &generator{Rand: rand.New(rand.NewPCG(seed, 1)), dialect: d}
			doc := g.document()
			text := Print(doc, nil)
			read := Parse("x.txt", text, d)
			if diff := cmp.Diff(portrait(doc), portrait(read)); diff != "" {
				t.Fatalf("%s seed %d: tree differs (-made +read)\n%s\n%s", d.Name, seed, diff, text)
			}
			if again := Print(read, nil); again != text {
				t.Fatalf("%s seed %d: text differs\n%s", d.Name, seed, cmp.Diff(text, again))
			}
		}
	}
}
