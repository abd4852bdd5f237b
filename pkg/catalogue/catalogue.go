package catalogue

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// The editions, as the manifest names them.
const (
	J2023 = "j2023"
	J2022 = "j2022"
	A2017 = "a2017"
)

// Editions are all editions, newest first.
func Editions() []string { return []string{J2023, J2022, A2017} }

// Confidence says how a number, a title or a correspondence is known.
type Confidence string

// A verified fact was seen in a source; an inferred one follows from the order of its
// neighbours or from the law, and nothing may depend on it.
const (
	Verified Confidence = "verified"
	Inferred Confidence = "inferred"
)

// Title is the confidence in words.
func (c Confidence) Title() diag.Text {
	if c == Verified {
		return diag.T("確認済み", "verified")
	}
	return diag.T("推定", "inferred")
}

// Requirement is one number of a catalogue.
type Requirement struct {
	ID         string
	Title      diag.Text  // our own short title
	Parent     string     // the number above, "" for a chapter
	Heading    bool       // asks for nothing itself
	Confidence Confidence // of the number together with its title

	// Clauses are the clauses of JIS Q 15001:2023 that it probably stands for.
	Clauses           []string
	ClausesConfidence Confidence

	Law        []string // articles of the law it follows, in Japanese
	Documented bool     // it has to be laid down in a rule
	Topic      string   // letter of the topic of internal rules (J.4.5.4) that covers it
	Note       diag.Text

	// Maps are the corresponding numbers of the other numbering (J of A, A of J).
	Maps []Correspondence
}

// Correspondence is a number of the other numbering.
type Correspondence struct {
	ID         string
	Confidence Confidence
}

// Catalogue is all requirements of one edition. It is immutable.
type Catalogue struct {
	Edition      string
	Title        diag.Text
	Requirements []Requirement // in the order of their numbers

	byID  map[string]int
	shelf []*Catalogue // all editions
}

// Find is the requirement of that number.
func (c *Catalogue) Find(id string) (Requirement, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Requirement{}, false
	}
	return c.Requirements[i], true
}

// Has reports whether the catalogue has the number.
func (c *Catalogue) Has(id string) bool {
	_, ok := c.byID[id]
	return ok
}

// Children are the requirements right below a number; of "" the chapters.
func (c *Catalogue) Children(id string) []Requirement {
	var out []Requirement
	for _, r := range c.Requirements {
		if r.Parent == id {
			out = append(out, r)
		}
	}
	return out
}

// Within reports whether the number is that of above or stands below it: J.8.8.1 is
// within J.8.8 and within J.8.
func Within(id, above string) bool { return id == above || strings.HasPrefix(id, above+".") }

// Compare orders two numbers as people count: J.8.9 before J.8.10.
func Compare(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(x, y)
	})
}
