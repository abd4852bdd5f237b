package catalogue

import (
	"fmt"
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

// For is the catalogue of an edition; nil for a name that is none (the schema of the
// manifest reports that). It reads all editions, since each answers with the numbers
// of the others, and takes some milliseconds: ask once and keep it.
func For(edition string) *Catalogue {
	if !slices.Contains(Editions(), edition) {
		return nil
	}
	shelf, err := readAll()
	if err != nil {
		panic(err) // embedded data; the tests prove that it is readable
	}
	return shelf[slices.Index(Editions(), edition)]
}

// readAll reads the editions in the order of [Editions].
func readAll() ([]*Catalogue, error) {
	j2023, err := read(J2023, nil)
	if err != nil {
		return nil, err
	}
	j2022, err := read(J2022, j2023)
	if err != nil {
		return nil, err
	}
	a2017, err := read(A2017, nil)
	if err != nil {
		return nil, err
	}
	shelf := []*Catalogue{j2023, j2022, a2017}
	for _, c := range shelf {
		c.shelf = shelf
	}
	return shelf, a2017.reverse(j2023, j2022)
}

// read reads one file. Where it is a list of differences, base is what it differs from.
func read(edition string, base *Catalogue) (*Catalogue, error) {
	root, err := parse("requirements/" + edition + ".yaml")
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Edition: edition, Title: words(root, "title")}
	if name := root.Get("base").Text(); name != "" {
		if base == nil || base.Edition != name {
			return nil, fmt.Errorf("read catalogue %s: differs from %s, which is not read", edition, name)
		}
		without := root.Get("without").Texts()
		for _, r := range base.Requirements {
			if !slices.Contains(without, r.ID) {
				c.Requirements = append(c.Requirements, r)
			}
		}
	}
	for _, n := range root.Get("requirements").Items() {
		c.Requirements = append(c.Requirements, requirement(n))
	}
	slices.SortStableFunc(c.Requirements, func(a, b Requirement) int { return Compare(a.ID, b.ID) })
	return c, c.index()
}

func parse(name string) (tree.Node, error) {
	data, err := schemas.FS.ReadFile(name)
	if err != nil {
		return tree.Node{}, err
	}
	t, problems := yamltree.Parse(name, data, yamltree.Limits{})
	if t == nil || len(problems) > 0 {
		return tree.Node{}, fmt.Errorf("read %s: not readable", name)
	}
	return t.Root(), nil
}

func words(n tree.Node, key string) diag.Text {
	return diag.Text{JA: n.Get(key).Text(), EN: n.Get(key + "_en").Text()}
}

func requirement(n tree.Node) Requirement {
	r := Requirement{
		ID: n.Get("id").Text(), Title: words(n, "title"), Heading: n.Get("heading").Text() == "true",
		Confidence: Confidence(n.Get("confidence").Text()),
		Clauses:    n.Get("jis").Texts(), ClausesConfidence: Confidence(n.Get("jis_confidence").Text()),
		Law: n.Get("law").Texts(), Documented: n.Get("documented").Text() == "true",
		Topic: n.Get("topic").Text(), Note: words(n, "note"),
	}
	for id, confidence := range n.Get("maps").Fields() {
		r.Maps = append(r.Maps, Correspondence{id.Text(), Confidence(confidence.Text())})
	}
	return r
}

// index finds the numbers and their parents.
func (c *Catalogue) index() error {
	c.byID = make(map[string]int, len(c.Requirements))
	for i := range c.Requirements {
		r := &c.Requirements[i]
		if c.Has(r.ID) {
			return fmt.Errorf("read catalogue %s: %s stands twice", c.Edition, r.ID)
		}
		c.byID[r.ID] = i
		r.Parent = c.above(r.ID)
	}
	return nil
}

// above is the nearest number of the catalogue above an id: of J.8.8.1 it is J.8.8. The
// numbers of a catalogue are sorted, so a parent is known before its children.
func (c *Catalogue) above(id string) string {
	for i := len(id) - 1; i > 0; i-- {
		if id[i] == '.' && c.Has(id[:i]) {
			return id[:i]
		}
	}
	return ""
}

// reverse fills in what the J numbers say about the A numbers: the 2023 edition first,
// then what only the 2022 edition has.
func (c *Catalogue) reverse(editions ...*Catalogue) error {
	for _, j := range editions {
		for _, r := range j.Requirements {
			for _, m := range r.Maps {
				i, ok := c.byID[m.ID]
				if !ok {
					return fmt.Errorf("read catalogue %s: %s corresponds to %s, which is in no catalogue", j.Edition, r.ID, m.ID)
				}
				c.Requirements[i].add(Correspondence{r.ID, m.Confidence})
			}
		}
	}
	for i := range c.Requirements {
		slices.SortFunc(c.Requirements[i].Maps, func(a, b Correspondence) int { return Compare(a.ID, b.ID) })
	}
	return nil
}

// add notes a correspondence once.
func (r *Requirement) add(m Correspondence) {
	if !slices.ContainsFunc(r.Maps, func(n Correspondence) bool { return n.ID == m.ID }) {
		r.Maps = append(r.Maps, m)
	}
}
