package cli

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
)

// provision is a node of a rule book with the book.
type provision struct {
	book repo.Regulation
	node *regulation.Node
}

// findProvision is the provision that a word means.
func findProvision(s *repo.Snapshot, document, word string) (provision, error) {
	books, err := booksOf(s, document)
	if err != nil {
		return provision{}, err
	}
	var found []provision
	for _, b := range books {
		if n := provisionIn(b.Document, word); n != nil {
			found = append(found, provision{b, n})
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return provision{}, unknownProvision(books, document, word)
	}
	var list []string
	for _, p := range found {
		list = append(list, "\n  "+p.book.Record.ID+"  "+strings.TrimSpace(p.book.Document.Title+" "+p.node.Name()+" "+captionOf(p.node)))
	}
	return provision{}, usage("「%[1]s」は %[2]d 件の文書にあります。「pms explain %[3]s %[1]s」のように文書を指定してください。%[4]s",
		"%[2]d documents have %[1]q; name one, as in pms explain %[3]s %[1]s%[4]s", word, len(found), found[0].book.Record.ID, strings.Join(list, ""))
}

// hasArticle reports the id of an article. Words that are rules or kinds go before.
func hasArticle(s *repo.Snapshot, word string) bool {
	if _, err := findRule(rules.All(), word); err == nil || slices.Contains(s.Schemas.Kinds(), word) {
		return false
	}
	for _, b := range s.Regulations() {
		for n := range b.Document.All() {
			if n.ID == word {
				return true
			}
		}
	}
	return false
}

// booksOf are the rule books of an id, a title, a number or a path, all for "".
func booksOf(s *repo.Snapshot, document string) ([]repo.Regulation, error) {
	all := s.Regulations()
	if document == "" {
		return all, nil
	}
	var names []string
	for _, b := range all {
		own := []string{b.Record.ID, b.Document.Title, b.Document.DocumentNo, b.Record.File()}
		if slices.Contains(own, document) {
			return []repo.Regulation{b}, nil
		}
		names = append(names, own...)
	}
	return nil, usage("「%[1]s」という規程はありません。%[2]s", "there is no regulation %[1]q%[2]s", document, didYouMean(document, names))
}

// provisionIn is the provision with an id, or the one that a citation of that document
// would mean by the word; nil where there is none. A bare number is that of an article.
func provisionIn(doc *regulation.Document, word string) *regulation.Node {
	for n := range doc.All() {
		if n.ID != "" && n.ID == word {
			return n
		}
	}
	label := regulation.FoldLabel(word)
	number, numbered := regulation.ParseNumber(label)
	for n := range doc.Articles() {
		if regulation.FoldLabel(n.Label) == label || numbered && n.Level == regulation.LevelArticle && n.Number.Equal(number) {
			return n
		}
	}
	cited := regulation.NewResolver(doc, nil).Text(nil, word)
	if len(cited) == 1 && cited[0].From == 0 && cited[0].To == len(word) && cited[0].Document == "" && len(cited[0].Target.Nodes) == 1 {
		return cited[0].Target.Nodes[0]
	}
	return nil
}

func unknownProvision(books []repo.Regulation, document, word string) error {
	var names []string
	for _, b := range books {
		for n := range b.Document.Articles() {
			names = append(names, n.Label, n.ID)
		}
	}
	hint := didYouMean(word, names)
	if document == "" {
		return usage("「%[1]s」という条はどの規程にもありません。%[2]s", "no regulation has %[1]q%[2]s", word, hint)
	}
	return usage("「%[1]s」に「%[2]s」はありません。%[3]s", "%[1]s has no %[2]q%[3]s", books[0].Document.Title, word, hint)
}
