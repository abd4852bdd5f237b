package catalogue

import (
	"strings"

	"github.com/pms-project/pms/pkg/near"
)

// Suggest is the number that a writer of one that is none probably meant; "" if none is
// near, or several are as near: a wrong guess does harm here.
func (c *Catalogue) Suggest(id string) string {
	id = Fold(id)
	if c.Has(id) {
		return id
	}
	var ids []string
	for _, r := range c.Requirements {
		if strings.HasPrefix(id, r.ID[:1]) { // a number of the other numbering is no misspelling
			ids = append(ids, r.ID)
		}
	}
	return near.Only(id, ids)
}

// Fold writes a number as the catalogues do: half-width capitals, with a point behind
// the letter.
func Fold(id string) string {
	id = strings.Map(func(r rune) rune {
		if '！' <= r && r <= '～' {
			r -= '！' - '!'
		}
		return r
	}, strings.TrimSpace(id))
	id = strings.ToUpper(id)
	if len(id) > 1 && (id[0] == 'A' || id[0] == 'J') && '0' <= id[1] && id[1] <= '9' {
		return id[:1] + "." + id[1:]
	}
	return id
}

// Elsewhere is the newest other edition that has the number, with the requirement
// there and the numbers of this catalogue that correspond to it; nil where no other
// edition has it, and no numbers where nothing corresponds.
func (c *Catalogue) Elsewhere(id string) (other *Catalogue, r Requirement, here []Correspondence) {
	for _, other := range c.shelf {
		if r, ok := other.Find(id); ok && other != c {
			return other, r, c.corresponding(r)
		}
	}
	return nil, Requirement{}, nil
}

// corresponding are the numbers of c that a requirement of another edition became.
func (c *Catalogue) corresponding(r Requirement) []Correspondence {
	var out []Correspondence
	for _, m := range r.Maps {
		if c.Has(m.ID) {
			out = append(out, m)
		}
	}
	return out
}
