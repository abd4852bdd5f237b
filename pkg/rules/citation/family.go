// Package citation holds the rules on how rule texts hang together: relative citations,
// ranges and the lists they name, captions quoted with a number, terms, roles and what is
// left to other documents. That the target of a citation by number exists is DOC-011.
package citation

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("CIT", diag.T("引用・用語・役割", "Citations, terms and roles"), examples,
		relativeTarget(),
		listRange(),
		captionGloss(),
		bareArticle(),
		paragraphAdded(),
		termTwice(),
		termBefore(),
		termUnused(),
		roleDefined(),
		delegation(),
		citationMoved(),
	)
}

// ownBasis is that of rules which only hold a text together.
var ownBasis = diag.T("自社ルール（条文を読み違えないようにするため）", "own rule (so that a text can be read in one way only)")
