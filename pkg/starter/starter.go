package starter

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/templates"
)

// defaults is the file of the facts that a firm starts with.
const defaults = "company/facts.yaml"

// Defaults are the facts that a firm starts with: months of the year's cycle, amounts,
// names and numbers of forms and documents. What only the firm can say (its name, its
// departments, its approvals) is not among them.
func Defaults() (Facts, error) {
	data, err := fs.ReadFile(templates.FS, defaults)
	if err != nil {
		return nil, fmt.Errorf("read the templates: %w", err)
	}
	return Read(defaults, data)
}

// Company makes the regulations and policies of a company, by path from the root of
// its repository. The facts are complete: [Defaults] with the firm's own over them.
func Company(facts Facts) (map[string][]byte, error) {
	if err := sound("facts", map[string]any(facts)); err != nil {
		return nil, fmt.Errorf("check the facts: %w", err)
	}
	texts, err := selected(facts)
	if err != nil {
		return nil, err
	}
	draft, err := fill(texts, facts, nil)
	if err != nil {
		return nil, err
	}
	numbers, err := count(draft)
	if err != nil {
		return nil, err
	}
	return fill(texts, facts, numbers)
}

// selected are the templates that the firm needs, by path.
func selected(facts Facts) (map[string]string, error) {
	texts := map[string]string{}
	root, err := fs.Sub(templates.FS, "company")
	if err != nil {
		return nil, fmt.Errorf("read the templates: %w", err)
	}
	for _, folder := range []string{"policies", "regulations"} {
		names, err := fs.Glob(root, folder+"/*.yaml")
		if err != nil {
			return nil, fmt.Errorf("read the templates: %w", err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(root, name)
			if err != nil {
				return nil, fmt.Errorf("read the templates: %w", err)
			}
			texts[name] = string(data)
		}
	}
	if options, _ := facts["options"].(map[string]any); options["my_number"] == false {
		delete(texts, "regulations/my-number-rule.yaml")
	}
	return texts, nil
}

// fill puts the facts into the templates. Without numbers every citation of an article
// reads 第1条: good enough to count the articles by.
func fill(texts map[string]string, facts Facts, numbers map[string]string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		d := document{id: strings.TrimSuffix(path.Base(name), ".yaml"), facts: facts, numbers: numbers}
		t, err := template.New(name).Option("missingkey=error").Funcs(d.words()).Parse(texts[name])
		if err != nil {
			return nil, fmt.Errorf("parse the template: %w", err)
		}
		var b strings.Builder
		if err := t.Execute(&b, map[string]any(facts)); err != nil {
			return nil, fmt.Errorf("fill in the template: %w", err)
		}
		out[name] = []byte(b.String())
		if numbers == nil {
			continue // parsed next, to be counted
		}
		if err := wellFormed(name, out[name]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// wellFormed holds a made file to what any file of a repository is held to.
func wellFormed(name string, data []byte) error {
	if _, problems := yamltree.Parse(name, data, yamltree.Limits{}); len(problems) > 0 {
		p := problems[0]
		return fmt.Errorf("fill in the template: %s:%d: %s", name, p.Range.Start.Line, p.Message.In("en"))
	}
	return nil
}
