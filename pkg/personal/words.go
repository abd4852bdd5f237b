package personal

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/tree"
)

// Words are the words by which the search decides: data, see schemas/personal.yaml.
type Words struct {
	context map[string][]string // words beside a number, by kind
	Files   []string            // parts of the names of files that hold lists of people
	Fields  map[string]bool     // keys under which the contact of an organisation stands
	roles   map[string]bool     // mail boxes of an office rather than of a person
	domains []string            // domains that belong to nobody
	regions []string            // prefectures
}

// ReadWords reads the data.
func ReadWords(n tree.Node) *Words {
	w := &Words{context: map[string][]string{}, Fields: map[string]bool{}, roles: map[string]bool{}}
	for key, list := range n.Get("context").Fields() {
		for _, text := range list.Texts() {
			w.context[key.Text()] = append(w.context[key.Text()], fold(text))
		}
	}
	for _, text := range n.Get("contact_fields").Texts() {
		w.Fields[text] = true
	}
	for _, text := range n.Get("role_mailboxes").Texts() {
		w.roles[text] = true
	}
	w.Files = n.Get("file_names").Texts()
	w.domains = n.Get("reserved_domains").Texts()
	w.regions = n.Get("prefectures").Texts()
	return w
}

// fold makes widths and cases alike: ﾏｲﾅﾝﾊﾞｰ and マイナンバー, ＴＥＬ and tel.
func fold(s string) string { return strings.ToLower(norm.NFKC.String(s)) }

// beside reports whether a word of one of the lists stands in a folded text.
func (w *Words) beside(text string, lists ...string) bool {
	for _, list := range lists {
		for _, word := range w.context[list] {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}
