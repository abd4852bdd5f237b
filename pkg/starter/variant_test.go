package starter

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// shelf knows the made documents by their titles.
type shelf map[string]*regulation.Document

func (s shelf) Document(title string) *regulation.Document { return s[title] }
func (s shelf) Form(string) (string, bool)                 { return "", false }

func books(t *testing.T, made map[string][]byte) shelf {
	t.Helper()
	s := shelf{}
	for name, data := range made {
		if path.Dir(name) == "regulations" {
			doc := regulation.Read(root(t, data))
			for _, p := range doc.Problems {
				t.Errorf("%s: %s", name, p.Message.In("ja"))
			}
			s[doc.Title] = doc
		}
	}
	return s
}

func options(over map[string]any) Facts { return Facts{"options": over} }

// TestVariants makes the rule set of firms that choose otherwise. Every citation has to
// lead somewhere, and every document named in quotes has to be there.
func TestVariants(t *testing.T) {
	for name, over := range map[string]Facts{
		"as the example":          {},
		"no individual numbers":   options(map[string]any{"my_number": false}),
		"provides abroad":         options(map[string]any{"offshore": true}),
		"holds nothing of others": options(map[string]any{"entrusted": false, "my_number": false}),
	} {
		t.Run(name, func(t *testing.T) {
			made, err := Company(company(t).With(over))
			if err != nil {
				t.Fatal(err)
			}
			all := books(t, made)
			cited := 0
			for _, title := range slices.Sorted(maps.Keys(all)) {
				for _, c := range regulation.NewResolver(all[title], all).All() {
					cited++
					if !c.Target.Why.IsZero() {
						t.Errorf("%s, %s: %s: %s", title, c.Node.Name(), c.Node.Text[c.From:c.To], c.Target.Why.In("ja"))
					}
				}
				for node := range all[title].All() {
					for _, named := range quotedNames(node.Text) {
						if all[named] == nil {
							t.Errorf("%s, %s: no document 「%s」", title, node.Name(), named)
						}
					}
				}
			}
			if cited < 400 {
				t.Errorf("%d citations", cited)
			}
		})
	}
}

// quotedNames are the names of documents in a text: 「…規程」, 「…細則」, 「…手順書」.
func quotedNames(text string) []string {
	var out []string
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "「")
		if !found {
			return out
		}
		name, tail, _ := strings.Cut(after, "」")
		rest = tail
		if name == "基本規程" { // what the others call the basic rule
			continue
		}
		if strings.HasSuffix(name, "規程") || strings.HasSuffix(name, "細則") || strings.HasSuffix(name, "手順書") {
			out = append(out, name)
		}
	}
}

// TestNoIndividualNumbers looks for what a firm without individual numbers has no use for.
func TestNoIndividualNumbers(t *testing.T) {
	made, err := Company(company(t).With(options(map[string]any{"my_number": false})))
	if err != nil {
		t.Fatal(err)
	}
	if made["regulations/my-number-rule.yaml"] != nil {
		t.Error("the rule on individual numbers is made all the same")
	}
	for name, data := range made {
		for _, word := range []string{"個人番号管理責任者", "個人番号事務取扱担当者", "特定個人情報取扱細則"} {
			if strings.Contains(string(data), word) {
				t.Errorf("%s names %s", name, word)
			}
		}
	}
}

// TestCadence wants an obligation beside every 毎年…月 and 毎月 of a text, with the same
// months: what a rule promises must be seen to become due. A paragraph that only points
// to the basic rule leaves the obligation there.
func TestCadence(t *testing.T) {
	made, err := Company(company(t))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for title, doc := range books(t, made) {
		for article := range doc.Articles() {
			cycles := obligations(article)
			for _, n := range article.Children {
				for _, promise := range promises(n.Text) {
					found++
					if !strings.Contains(n.Text, "基本規程") && !slices.Contains(cycles, promise) {
						t.Errorf("%s, %s: %s, but the obligations are %q", title, n.Name(), promise, cycles)
					}
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("%d promises found", found)
	}
}

// obligations are the cycles that an article and what is in it state.
func obligations(article *regulation.Node) []string {
	var out []string
	add := func(n tree.Node) {
		if every := n.Get("every").Text(); every != "" {
			out = append(out, every)
		}
	}
	add(article.Mark("obliges"))
	for _, p := range article.Children {
		add(p.Mark("obliges"))
		for _, item := range p.Children {
			add(item.Mark("obliges"))
		}
	}
	return out
}

// promises are the cycles that a text states in words: 毎年6月 is "year in 06".
func promises(text string) []string {
	var out []string
	if strings.Contains(text, "毎月") {
		out = append(out, "month")
	}
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "毎年")
		if !found {
			return out
		}
		rest = after
		words := after[:len(after)-len(strings.TrimLeft(after, "0123456789月、及びから"))]
		words = strings.TrimRight(words, "、及びから")
		if _, to, span := strings.Cut(words, "から"); span {
			words = to // held by the end of the span
		}
		var months []string
		for _, m := range strings.FieldsFunc(words, func(r rune) bool { return !('0' <= r && r <= '9') }) {
			months = append(months, ("0" + m)[len(m)-1:])
		}
		if len(months) > 0 {
			out = append(out, "year in "+strings.Join(months, ","))
		}
	}
}
