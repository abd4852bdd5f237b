package starter

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/schemas"
)

// said collects what the made documents state under a key, wherever it stands.
func said(t *testing.T, key string) map[string]string {
	t.Helper()
	made, err := Company(company(t))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, data := range made {
		var look func(tree.Node)
		look = func(n tree.Node) {
			for k, v := range n.Fields() {
				if k.Text() == key {
					for _, text := range v.Texts() {
						out[text] = name
					}
					if v.Kind() == tree.String {
						out[v.Text()] = name
					}
				}
				look(v)
			}
			for _, v := range n.Items() {
				look(v)
			}
		}
		look(root(t, data))
	}
	return out
}

// TestRequirements wants a provision for every requirement of the catalogue that is not
// a mere heading, and knows every requirement that a provision names.
func TestRequirements(t *testing.T) {
	data, err := fs.ReadFile(schemas.FS, "requirements/j2023.yaml")
	if err != nil {
		t.Fatal(err)
	}
	mapped := said(t, "requirements")
	known := map[string]bool{}
	for _, r := range root(t, data).Get("requirements").Items() {
		id := r.Get("id").Text()
		known[id] = true
		if !r.Get("heading").Bool() && mapped[id] == "" {
			t.Errorf("no provision names %s %s", id, r.Get("title").Text())
		}
	}
	if len(known) < 70 {
		t.Fatalf("%d requirements in the catalogue", len(known))
	}
	for id, file := range mapped {
		if !known[id] {
			t.Errorf("%s names %s, which the catalogue does not have", file, id)
		}
	}
}

// TestTopics wants every topic of the internal rules (J.4.5.4) and of the policy (J.2.2)
// to be covered.
func TestTopics(t *testing.T) {
	covered := said(t, "covers")
	for _, letter := range "abcdefghijklmno" {
		if id := "internal_rules." + string(letter); covered[id] == "" {
			t.Errorf("nothing covers %s", id)
		}
	}
	names, err := fs.Glob(schemas.FS, "topics/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	known, families := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		data, err := fs.ReadFile(schemas.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range root(t, data).Get("topics").Items() {
			id := topic.Get("id").Text()
			family, _, _ := strings.Cut(id, ".")
			known[id], families[family] = true, true
		}
	}
	for id, file := range covered {
		if family, _, _ := strings.Cut(id, "."); families[family] && !known[id] {
			t.Errorf("%s covers %s, which is no topic", file, id)
		}
	}
	for id := range known {
		if strings.HasPrefix(id, "security_measures.") && covered[id] == "" {
			t.Errorf("nothing covers %s", id)
		}
	}
}

// TestEvidence wants every record that an obligation names to be of a kind there is.
func TestEvidence(t *testing.T) {
	for kind, file := range said(t, "evidence") {
		if strings.Contains(file, "policies/") || strings.ContainsFunc(kind, func(r rune) bool { return r > 'z' }) {
			continue // the evidence of an approval is a place, not a kind
		}
		if _, err := fs.Stat(schemas.FS, kind+".schema.json"); err != nil {
			t.Errorf("%s: no kind %s", file, kind)
		}
	}
}

// TestShape wants what an examiner looks for first: every article with a caption and an
// id of its own, every document with a purpose first and who may change it last.
func TestShape(t *testing.T) {
	made, err := Company(company(t))
	if err != nil {
		t.Fatal(err)
	}
	for title, doc := range books(t, made) {
		articles, ids := slices.Collect(doc.Articles()), map[string]bool{}
		for _, a := range articles {
			if !a.Deleted && a.Title == "" || a.ID == "" || ids[a.ID] {
				t.Errorf("%s, %s: caption %q, id %q", title, a.Label, a.Title, a.ID)
			}
			ids[a.ID] = true
			if !a.Deleted && !hasText(a) {
				t.Errorf("%s, %s has no text", title, a.Label)
			}
		}
		if first, last := articles[0], articles[len(articles)-1]; first.Title != "目的" || last.Title != "改廃" {
			t.Errorf("%s begins with %s and ends with %s", title, first.Title, last.Title)
		}
		for _, s := range doc.Supplementary {
			if s.Date == "" {
				t.Errorf("%s: a supplementary provision without a date", title)
			}
		}
	}
}

func hasText(n *regulation.Node) bool {
	return n.Text != "" || slices.ContainsFunc(n.Children, hasText)
}
