package security

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/tree"
)

// withoutPublished leaves out the telephone numbers, mail boxes and addresses that
// stand as the contact of an organisation anywhere in the repository: the rule book
// may quote the firm's own contact point.
func (g *guard) withoutPublished(s search) search {
	var kept []found
	published := ""
	for _, f := range s.found {
		if !reachable(f.kind) {
			kept = append(kept, f)
			continue
		}
		if published == "" {
			published = g.published() + "\n"
		}
		if !strings.Contains(published, "\n"+f.contact+"\n") {
			f.contact = ""
			kept = append(kept, f)
		}
	}
	s.found = kept
	return s
}

// published are the contacts of the repository, one a line.
func (g *guard) published() string {
	var b strings.Builder
	var walk func(n tree.Node, contact bool)
	walk = func(n tree.Node, contact bool) {
		if contact && n.Text() != "" {
			b.WriteString("\n" + plain(n.Text()))
		}
		for key, value := range n.Fields() {
			walk(value, contact || g.words.Fields[key.Text()])
		}
		for _, item := range n.Items() {
			walk(item, contact)
		}
	}
	for _, f := range g.head.Files {
		if f.Tree != nil {
			walk(f.Tree.Root(), false)
		}
	}
	return b.String()
}

// plain is a contact without what people write in different ways.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -()‐−–ー\n", r) {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKC.String(s)))
}
