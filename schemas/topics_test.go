package schemas_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

// fieldsOf names the kinds whose fields answer a file of topics, where that is not
// the kind of the file's own name.
var fieldsOf = map[string]string{"my_number_contract": "consignment_contract"}

// TestTopicsCanBeMet wants every topic named by its file, told in both languages,
// with words to search for and with fields that its kind really has.
func TestTopicsCanBeMet(t *testing.T) {
	names, err := fs.Glob(schemas.FS, "topics/*.yaml")
	if err != nil || len(names) < 9 {
		t.Fatalf("list topics: %d, %v", len(names), err)
	}
	all := load(t)
	for _, name := range names {
		data, err := fs.ReadFile(schemas.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		file, faults := yamltree.Parse(name, data, yamltree.Limits{})
		if len(faults) > 0 {
			t.Fatalf("%s: %v", name, faults)
		}
		checkTopics(t, name, file.Root().Get("topics"), all)
	}
}

func checkTopics(t *testing.T, name string, topics tree.Node, all map[string]object) {
	t.Helper()
	family := strings.TrimSuffix(path.Base(name), ".yaml")
	kind := family
	if other := fieldsOf[family]; other != "" {
		kind = other
	}
	var seen []string
	for _, topic := range topics.Items() {
		id := topic.Get("id").Text()
		if !strings.HasPrefix(id, family+".") || slices.Contains(seen, id) {
			t.Errorf("%s: id %q", name, id)
		}
		seen = append(seen, id)
		if topic.Get("title").Text() == "" || topic.Get("title_en").Text() == "" || !strings.HasPrefix(topic.Get("clause").Text(), "J.") {
			t.Errorf("%s: %s lacks a title or its clause", name, id)
		}
		if topic.Get("synonyms").Len() == 0 {
			t.Errorf("%s: %s has no words to search for", name, id)
		}
		for _, group := range topic.Get("synonyms").Items() {
			if len(group.Texts()) == 0 {
				t.Errorf("%s: %s has a group without words", name, id)
			}
		}
		for _, field := range topic.Get("field").Texts() {
			for _, one := range strings.Split(field, "|") {
				if !hasPath(all, kind+"."+one) {
					t.Errorf("%s: kind %s has no field %s", name, kind, one)
				}
			}
		}
	}
}
