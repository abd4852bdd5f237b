package starter

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/yamltree"
)

// count gives every article of the made regulations its label, by document and id:
// "security-rule backup" → 第32条.
func count(files map[string][]byte) (map[string]string, error) {
	numbers := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Dir(name) != "regulations" {
			continue
		}
		t, problems := yamltree.Parse(name, files[name], yamltree.Limits{})
		if len(problems) > 0 {
			return nil, fmt.Errorf("count the articles of %s: %s", name, problems[0].Message.In("en"))
		}
		for article := range regulation.Read(t.Root()).Articles() {
			numbers[key(strings.TrimSuffix(path.Base(name), ".yaml"), article.ID)] = article.Label
		}
	}
	return numbers, nil
}

func key(document, article string) string { return document + " " + article }
