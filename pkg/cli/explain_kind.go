package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
)

// kindExplanation is the JSON of `pms explain KIND`.
type kindExplanation struct {
	Version     int         `json:"version"`
	Kind        string      `json:"kind"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Ledger      bool        `json:"ledger"`
	Folder      string      `json:"folder"`
	Evidence    []string    `json:"evidence"`
	Approval    []titled    `json:"approval"`
	Occurs      string      `json:"occurs"`
	Fields      []kindField `json:"fields"`
	Records     *int        `json:"records"` // null outside a repository
}

type kindField struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Type        string   `json:"type"`
	Required    bool     `json:"required"`
	Values      []titled `json:"values"`
}

// explainKind explains a kind; snapshot is nil outside of a repository.
func (a *app) explainKind(snapshot *repo.Snapshot, word string) error {
	set := a.kindsOf(snapshot)
	kind, err := set.Kind(word)
	if errors.Is(err, schema.ErrUnknownKind) {
		return unknownWord(set, word)
	}
	if err != nil {
		return failure("種類「%[1]s」の様式を読めません: %[2]v", "cannot read the schema of %[1]q: %[2]v", word, err)
	}
	e := a.describeKind(set, kind)
	if snapshot != nil {
		n := len(snapshot.Of(kind.Name))
		e.Records = &n
	}
	if a.json() {
		return a.printJSON(e)
	}
	return a.print(a.kindText(e))
}

// unknownWord is the error for a word that is no rule, requirement or kind.
func unknownWord(set *schema.Set, word string) error {
	if set.Suggest(word) != "" {
		return unknownKind(set, word)
	}
	if rule := near.Nearest(strings.ToUpper(word), ruleIDs(rules.All())); rule != "" {
		return usage("「%[1]s」というルール・要求事項・種類はありません。もしかして「%[2]s」ですか。", "%[1]q is no rule, requirement or kind; did you mean %[2]s?", word, rule)
	}
	return usage("「%[1]s」というルール・要求事項・種類はありません。", "%[1]q is no rule, requirement or kind", word)
}

func ruleIDs(all []*lint.Rule) []string {
	out := make([]string, len(all))
	for i, r := range all {
		out[i] = r.ID
	}
	return out
}

func (a *app) describeKind(set *schema.Set, k *schema.Kind) kindExplanation {
	e := kindExplanation{
		Version: 1, Kind: k.Name, Title: k.Title.In(a.lang), Description: k.Description.In(a.lang), Ledger: k.IsLedger(),
		Folder: k.Meta.Folder, Evidence: append([]string{}, k.Meta.Evidence...), Approval: []titled{}, Occurs: k.Meta.Occurs,
		Fields: []kindField{},
	}
	for _, role := range k.Meta.Approval {
		e.Approval = append(e.Approval, titled{role, roleTitle(set, role).In(a.lang)})
	}
	for _, f := range k.Record.Fields() {
		field := kindField{Name: f.Name, Title: f.Title.In(a.lang), Description: f.Description.In(a.lang), Type: f.Type, Required: f.Required, Values: []titled{}}
		for _, v := range f.Enum {
			field.Values = append(field.Values, titled{v.Value, v.Title.In(a.lang)})
		}
		e.Fields = append(e.Fields, field)
	}
	return e
}

func (a *app) kindText(e kindExplanation) string {
	var b strings.Builder
	b.WriteString(a.say("%[1]s（%[2]s）\n\n%[3]s\n\n", "%[1]s (%[2]s)\n\n%[3]s\n\n", e.Kind, e.Title, e.Description))
	b.WriteString(a.say("置く場所: %[1]s\n", "Folder: %[1]s\n", e.Folder+"/"))
	if len(e.Evidence) > 0 {
		b.WriteString(a.say("証跡となる要求事項: %[1]s\n", "Evidence for: %[1]s\n", strings.Join(e.Evidence, ", ")))
	}
	if len(e.Approval) > 0 {
		b.WriteString(a.say("承認の順: %[1]s\n", "Approved by, in order: %[1]s\n", titles(e.Approval)))
	}
	if e.Records != nil {
		b.WriteString(a.say("このリポジトリの件数: %[1]d 件\n", "Records in this repository: %[1]d\n", *e.Records))
	}
	heading := a.say("項目（* は必須）:", "Fields (* required):")
	if e.Ledger {
		heading = a.say("一件の項目（* は必須）:", "Fields of an entry (* required):")
	}
	var rows [][2]string
	for _, f := range e.Fields {
		mark := "  "
		if f.Required {
			mark = "* "
		}
		rows = append(rows, [2]string{mark + f.Name, f.Title})
	}
	writeRows(&b, heading, rows)
	fmt.Fprintf(&b, "\n%s\n", a.say("新しく作るには: pms new %[1]s", "To make one: pms new %[1]s", e.Kind))
	return b.String()
}

// roleTitle is the name of a role on the screen.
func roleTitle(set *schema.Set, role string) diag.Text {
	kind, err := set.Kind("appointment")
	if err != nil {
		return diag.T("%[1]s", "%[1]s", role)
	}
	f, _ := kind.Field("role")
	return f.ValueTitle(role)
}

func titles(list []titled) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Title
	}
	return strings.Join(out, " → ")
}
