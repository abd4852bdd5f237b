package starter

import (
	"fmt"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/tree"
)

// FromManifest are the facts that a firm's manifest states: its name and the title of
// its representative, the PMS year, the names of its forms.
func FromManifest(manifest tree.Node) (Facts, error) {
	stated, err := of(manifest)
	if err != nil {
		return nil, err
	}
	facts := Facts{"forms": formsOf(manifest)}
	if organization, ok := stated["organization"]; ok {
		facts["organization"] = organization
	}
	if start, ok := stated["fiscal_year_start"].(string); ok {
		year, err := yearFrom(start)
		if err != nil {
			return nil, fmt.Errorf("read facts: fiscal_year_start: %w", err)
		}
		facts["year"] = year
	}
	return facts, nil
}

func formsOf(manifest tree.Node) map[string]any {
	out := map[string]any{}
	for _, form := range manifest.Get("forms").Items() {
		stated := map[string]any{}
		for _, key := range []string{"form_no", "title"} {
			if text := form.Get(key).Text(); text != "" {
				stated[key] = text
			}
		}
		out[form.Get("kind").Text()] = stated
	}
	return out
}

// yearFrom are the first and last day of a PMS year that begins in a month, in words.
// February ends as the calendar has it, so its last day is 末日.
func yearFrom(start string) (map[string]any, error) {
	first, err := month(start)
	if err != nil {
		return nil, err
	}
	d, err := calendar.ParseISO("2001-" + start + "-01")
	if err != nil {
		return nil, err
	}
	last := d.AddDays(-1)
	end := fmt.Sprintf("%d月%d日", last.Month(), last.Day())
	if last.Month() == 2 {
		end = "2月末日"
	}
	if start == "01" {
		return map[string]any{"first": first + "1日", "last": end}, nil
	}
	return map[string]any{"first": first + "1日", "last": "翌年" + end}, nil
}
