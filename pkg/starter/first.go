package starter

import (
	"fmt"
	"path"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/templates"
)

// FirstEdition are the facts of documents that a firm makes on a day: edition 1 of
// each, a draft that nobody has approved yet, kept by a department (an id).
func FirstEdition(made calendar.Date, department string) (Facts, error) {
	documents := map[string]any{}
	for _, folder := range []string{"policies", "regulations"} {
		files, err := templates.FS.ReadDir(path.Join("company", folder))
		if err != nil {
			return nil, fmt.Errorf("read the templates: %w", err)
		}
		for _, file := range files {
			documents[strings.TrimSuffix(file.Name(), ".yaml")] = map[string]any{
				"status": "draft", "version": "1", "department_in_charge": department,
				"established": made.String(), "revised": made.String(),
				"revisions": []any{map[string]any{
					"version": "1", "decided_on": made.String(), "published_on": made.String(), "effective_on": made.String(), "summary": "制定",
				}},
			}
		}
	}
	return Facts{"documents": documents}, nil
}
