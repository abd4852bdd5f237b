package importer

import "strings"

// documentNouns are the words for a rule book that are mixed up.
var documentNouns = []string{"規程", "規定", "規則"}

// compareHeads warns of page heads that call the document otherwise than its title. They
// are left out of the text, so nobody would see it afterwards.
func (s *source) compareHeads(title string) {
	stem, ok := withoutNoun(squeeze(title))
	if !ok {
		return
	}
	warned := map[string]bool{}
	for i := range s.lines {
		if s.lines[i].role != page {
			continue
		}
		for _, cell := range cellsOf(&s.lines[i]) {
			name := squeeze(cell)
			if other, ok := withoutNoun(name); !ok || other != stem || name == squeeze(title) || warned[name] {
				continue
			}
			warned[name] = true
			s.warn(s.lines[i].no, "ページの枠では「%s」、表題では「%s」と、文書の名前が異なります。", "the page head says %q, the title %q", cell, title)
		}
	}
}

// withoutNoun is a name without the noun that it ends in.
func withoutNoun(name string) (stem string, ok bool) {
	for _, noun := range documentNouns {
		if stem, ok := strings.CutSuffix(name, noun); ok && stem != "" {
			return stem, true
		}
	}
	return "", false
}
