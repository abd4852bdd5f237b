package edit

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

const manifest = "kind: manifest\norganization: {name: 試験社}\nprofile: company\n"

// load reads a repository out of files.
func load(t testing.TB, files map[string]string) (fstest.MapFS, *repo.Snapshot) {
	t.Helper()
	fsys := fstest.MapFS{"pms.yaml": {Data: []byte(manifest)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Files {
		if f.Tree == nil {
			t.Fatalf("%s cannot be read", f.Path)
		}
	}
	return fsys, s
}

// tryLoad reads a repository of which the files may be anything.
func tryLoad(fsys fstest.MapFS) (*repo.Snapshot, error) {
	fsys["pms.yaml"] = &fstest.MapFile{Data: []byte(manifest)}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err == nil && len(s.Regulations()) != 1 {
		err = errors.New("not one rule book")
	}
	return s, err
}

// article is one of a made book: its lines are paragraphs and items as they are typed.
type article struct {
	id, caption string
	lines       []string
}

// book writes a rule book as YAML.
func book(id, title string, articles []article) string {
	body := make([]any, len(articles))
	for i, a := range articles {
		body[i] = yamltree.Map{{Key: "article", Value: a.caption}, {Key: "id", Value: a.id}, {Key: "text", Value: strings.Join(a.lines, "\n") + "\n"}}
	}
	return string(yamltree.Emit(yamltree.Map{
		{Key: "kind", Value: "regulation"}, {Key: "id", Value: id}, {Key: "title", Value: title}, {Key: "document_class", Value: "rule"},
		{Key: "dialect", Value: "company"}, {Key: "version", Value: "1"}, {Key: "body", Value: body},
	}))
}

// articlesOf reads the articles of a document back.
func articlesOf(doc *regulation.Document) []article {
	var out []article
	for n := range doc.Articles() {
		out = append(out, article{n.ID, n.Title, strings.Split(strings.TrimSuffix(n.Source.Get("text").Text(), "\n"), "\n")})
	}
	return out
}

// maker makes books full of citations. Every provision has a word of its own (【たぬき…】)
// and every citation a name (〈12〉), so that a test can tell what points where without
// trusting the code under test to match anything.
type maker struct {
	rng   *rand.Rand
	words int
	cites int
}

func (m *maker) word() string {
	m.words++
	letters := []rune("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん")
	var b strings.Builder
	for range 10 {
		b.WriteRune(letters[m.rng.IntN(len(letters))])
	}
	return fmt.Sprintf("【%s%d】", b.String(), m.words)
}

var wide = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９")

// skeleton makes articles of paragraphs and items without citations.
func (m *maker) skeleton(prefix string, n int) []article {
	var out []article
	for i := range n {
		a := article{id: fmt.Sprintf("%s-%d", prefix, i), caption: "見出し" + m.word()}
		for p := range 1 + m.rng.IntN(4) {
			label := ""
			if p > 0 {
				label = wide.Replace(fmt.Sprint(p+1)) + "　"
			}
			a.lines = append(a.lines, label+m.word()+"について定める。")
			for k := range m.rng.IntN(5) {
				a.lines = append(a.lines, fmt.Sprintf("(%d)　%sに関すること", k+1, m.word()))
			}
		}
		out = append(out, a)
	}
	return out
}

// spot is a provision of the made book by numbers from 1; item 0 is the paragraph.
type spot struct{ article, paragraph, item int }

func spots(articles []article) []spot {
	var out []spot
	for i, a := range articles {
		p, k := 0, 0
		for _, l := range a.lines {
			if strings.HasPrefix(l, "(") {
				k++
			} else {
				p, k = p+1, 0
			}
			out = append(out, spot{i + 1, p, k})
		}
	}
	return out
}

// cite puts citations of every form into the lines of the articles; other is the book they
// stand in, if it is another.
func (m *maker) cite(in []article, target []article, other string, each int) {
	at, goals := spots(in), spots(target)
	line := 0
	for i := range in {
		for j := range in[i].lines {
			here := at[line]
			line++
			for range m.rng.IntN(each + 1) {
				m.cites++
				text := m.wording(here, at, goals, other)
				in[i].lines[j] += fmt.Sprintf("〈%d〉%sの規定による。", m.cites, text)
			}
		}
	}
}

func (m *maker) wording(here spot, at, goals []spot, other string) string {
	g := goals[m.rng.IntN(len(goals))]
	last := goals[len(goals)-1].article
	whole := fmt.Sprintf("第%d条", g.article)
	if other != "" {
		whole = "「" + other + "」" + whole
	}
	exact := whole + fmt.Sprintf("第%d項", g.paragraph)
	if g.item > 0 {
		exact += fmt.Sprintf("第%d号", g.item)
	}
	if other != "" {
		return []string{whole, exact}[m.rng.IntN(2)]
	}
	options := []string{whole, exact, exact,
		fmt.Sprintf("第%d条から第%d条まで", max(1, g.article-3), g.article),
		fmt.Sprintf("第%d条、第%d条及び第%d条", max(1, g.article-1), g.article, min(last, g.article+2)),
		whole + "並びに同条第1項",
		fmt.Sprintf("第%d項", 1+m.rng.IntN(here.paragraph)),
	}
	if here.article > 1 {
		options = append(options, "前条", "前条第1項")
	}
	if here.article > 2 {
		options = append(options, "前2条")
	}
	if here.article < last {
		options = append(options, "次条")
	}
	if here.paragraph > 1 && here.item == 0 {
		options = append(options, "前項", "前項")
	}
	if here.paragraph > 2 && here.item == 0 {
		options = append(options, "前2項")
	}
	if here.item > 1 {
		options = append(options, "前号", fmt.Sprintf("第%d号", here.item-1))
	}
	if slices.Contains(at, spot{here.article, here.paragraph, 2}) && here.item == 0 {
		options = append(options, "次の各号", "第1号及び第2号", "第1号から第2号まで")
	}
	return options[m.rng.IntN(len(options))]
}

// change makes one random change of the articles, as an editor of the text would: labels
// of the lines below stay as they were.
func (m *maker) change(articles []article, fresh string) []article {
	i := m.rng.IntN(len(articles))
	switch m.rng.IntN(6) {
	case 0, 1:
		return slices.Insert(articles, i, article{fresh, "新" + m.word(), []string{m.word() + "を行う。"}})
	case 2:
		if len(articles) > 20 {
			return slices.Delete(articles, i, i+1)
		}
	case 3:
		a := articles[i]
		rest := slices.Delete(slices.Clone(articles), i, i+1)
		return slices.Insert(rest, m.rng.IntN(len(rest)+1), a)
	case 4:
		m.insertLine(&articles[i])
	case 5:
		m.deleteLine(&articles[i])
	}
	return articles
}

var labelled = regexp.MustCompile(`^(\([0-9]+\)|[０-９]+)　`)

// insertLine puts in a paragraph or item with the label of the one it displaces.
func (m *maker) insertLine(a *article) {
	j := m.rng.IntN(len(a.lines))
	if label := labelled.FindString(a.lines[j]); label != "" {
		a.lines = slices.Insert(slices.Clone(a.lines), j, label+m.word()+"を加える。")
	}
}

// deleteLine takes out an item, or a paragraph without items that is not the first.
func (m *maker) deleteLine(a *article) {
	j := m.rng.IntN(len(a.lines))
	if label := labelled.FindString(a.lines[j]); label == "" || label[0] != '(' && j+1 < len(a.lines) && a.lines[j+1][0] == '(' {
		return
	}
	a.lines = slices.Delete(slices.Clone(a.lines), j, j+1)
}
