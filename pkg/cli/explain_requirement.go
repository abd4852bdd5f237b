package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/catalogue"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
)

var looksLikeRequirement = regexp.MustCompile(`^[AaJjＡＪａｊ][.．]?[0-9０-９]`)

// requirementExplanation is the JSON of `pms explain REQUIREMENT`.
type requirementExplanation struct {
	Version           int              `json:"version"`
	ID                string           `json:"id"`
	Title             string           `json:"title"`
	Edition           string           `json:"edition"`
	EditionTitle      string           `json:"edition_title"`
	Confidence        string           `json:"confidence"`
	Heading           bool             `json:"heading"`
	Clauses           []string         `json:"jis_q_15001_2023"`
	ClausesConfidence string           `json:"jis_confidence,omitempty"`
	Law               []string         `json:"law"`
	Documented        bool             `json:"documented"`
	Topic             string           `json:"topic,omitempty"`
	Note              string           `json:"note,omitempty"`
	Maps              []correspondence `json:"maps"`
	Children          []titled         `json:"children"`
	Kinds             []titled         `json:"kinds"`
	Met               *met             `json:"met"` // null outside a repository

	words []string // what is said of the numbers, in the language of the screen
}

// titled is an identifier and its name.
type titled struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type correspondence struct {
	titled
	Confidence string `json:"confidence"`
}

func (a *app) explainRequirement(ctx context.Context, word string) error {
	snapshot, err := a.nearby(ctx)
	if err != nil {
		return err
	}
	c, r, err := findRequirement(editionOf(snapshot, word), word)
	if err != nil {
		return err
	}
	set := a.kindsOf(snapshot)
	e := a.describeRequirement(c, r, set)
	if snapshot != nil {
		e.Met = a.meet(snapshot, r, e.Kinds)
	}
	if a.json() {
		return a.printJSON(e)
	}
	return a.print(a.requirementText(e))
}

// editionOf is the catalogue to begin with: the repository's, else the newest that
// numbers in this way.
func editionOf(s *repo.Snapshot, word string) *catalogue.Catalogue {
	if s != nil {
		if c := catalogue.For(s.Firm.Catalogue); c != nil {
			return c
		}
	}
	if strings.HasPrefix(catalogue.Fold(word), "A") {
		return catalogue.For(catalogue.A2017)
	}
	return catalogue.For(catalogue.J2023)
}

// findRequirement looks the number up in a catalogue, then in the other editions.
func findRequirement(c *catalogue.Catalogue, word string) (*catalogue.Catalogue, catalogue.Requirement, error) {
	id := catalogue.Fold(word)
	if r, ok := c.Find(id); ok {
		return c, r, nil
	}
	if other, r, _ := c.Elsewhere(id); other != nil {
		return other, r, nil
	}
	hint := diag.Text{}
	if near := c.Suggest(id); near != "" {
		hint = diag.T("もしかして「%[1]s」ですか。", "; did you mean %[1]s?", near)
	}
	return nil, catalogue.Requirement{}, usage("「%[1]s」という要求事項はありません。%[2]s", "unknown requirement %[1]q%[2]s", word, hint)
}

func (a *app) describeRequirement(c *catalogue.Catalogue, r catalogue.Requirement, set *schema.Set) requirementExplanation {
	e := requirementExplanation{
		Version: 1, ID: r.ID, Title: r.Title.In(a.lang), Edition: c.Edition, EditionTitle: c.Title.In(a.lang),
		Confidence: string(r.Confidence), Heading: r.Heading, Clauses: append([]string{}, r.Clauses...),
		Law: append([]string{}, r.Law...), Documented: r.Documented, Topic: r.Topic, Note: r.Note.In(a.lang),
		Maps: []correspondence{}, Children: []titled{}, Kinds: a.evidenceKinds(set, r),
	}
	e.words = []string{r.Confidence.Title().In(a.lang), r.ClausesConfidence.Title().In(a.lang)}
	if len(r.Clauses) > 0 {
		e.ClausesConfidence = string(r.ClausesConfidence)
	}
	for _, m := range r.Maps {
		title := ""
		if _, other, _ := c.Elsewhere(m.ID); other.ID != "" {
			title = other.Title.In(a.lang)
		}
		e.Maps = append(e.Maps, correspondence{titled{m.ID, title}, string(m.Confidence)})
	}
	for _, child := range c.Children(r.ID) {
		e.Children = append(e.Children, titled{child.ID, child.Title.In(a.lang)})
	}
	return e
}

// evidenceKinds are the kinds whose records are evidence for a requirement, or for one
// that corresponds to it or stands below it.
func (a *app) evidenceKinds(set *schema.Set, r catalogue.Requirement) []titled {
	out := []titled{}
	for _, name := range set.Kinds() {
		kind, err := set.Kind(name)
		if err != nil {
			continue // a finding of lint
		}
		if provesRequirement(kind, r) {
			out = append(out, titled{name, kind.Title.In(a.lang)})
		}
	}
	return out
}

func provesRequirement(kind *schema.Kind, r catalogue.Requirement) bool {
	return slices.ContainsFunc(kind.Meta.Evidence, func(id string) bool { return standsFor(id, r) })
}

// standsFor reports whether a number is that of the requirement or below it. Whoever
// asks for an A number also means the J numbers that it became; the other way round an
// A number would bring in its neighbours.
func standsFor(id string, r catalogue.Requirement) bool {
	return catalogue.Within(id, r.ID) || strings.HasPrefix(r.ID, "A") &&
		slices.ContainsFunc(r.Maps, func(m catalogue.Correspondence) bool { return catalogue.Within(id, m.ID) })
}

func (a *app) requirementText(e requirementExplanation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\n", e.ID, e.Title)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line(a.say("版", "Edition"), a.say("%[1]s（番号: %[2]s）", "%[1]s (number: %[2]s)", e.EditionTitle, e.words[0]))
	line(a.say("対応する番号", "Corresponds to"), a.mapsText(e.Maps))
	if len(e.Clauses) > 0 {
		line(a.say("JIS Q 15001:2023 の箇条", "Clause of JIS Q 15001:2023"), a.say("%[1]s（%[2]s）", "%[1]s (%[2]s)", strings.Join(e.Clauses, a.say("、", ", ")), e.words[1]))
	}
	line(a.say("関係する法令", "Law"), strings.Join(e.Law, a.say("、", ", ")))
	if e.Documented {
		line(a.say("規程への記載", "In the rules"), a.say("必要", "required"))
	}
	line(a.say("証跡となる種類", "Kinds that are evidence"), a.titledText(e.Kinds))
	line(a.say("この下の番号", "Numbers below"), a.titledText(e.Children))
	line(a.say("補足", "Note"), e.Note)
	if e.Met != nil {
		b.WriteString(a.metText(e.Met))
	}
	return b.String()
}

func (a *app) mapsText(maps []correspondence) string {
	out := make([]string, len(maps))
	for i, m := range maps {
		out[i] = a.say("%[1]s %[2]s（%[3]s）", "%[1]s %[2]s (%[3]s)", m.ID, m.Title, catalogue.Confidence(m.Confidence).Title())
	}
	return strings.Join(out, a.say("、", ", "))
}

func (a *app) titledText(list []titled) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = a.say("%[1]s（%[2]s）", "%[1]s (%[2]s)", t.ID, t.Title)
	}
	return strings.Join(out, a.say("、", ", "))
}
