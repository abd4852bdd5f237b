// Package document holds the rules on documents under control: their numbers,
// versions, approvals, their place in the register, and the state of their text.
package document

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("DOC", diag.T("文書と版", "Documents and versions"), examples,
		headerComplete(),
		uniqueNumber(),
		latestRevision(),
		revisionOrder(),
		revisionSummary(),
		changeRecorded(),
		approvedText(),
		inRegister(),
		oneName(),
		formKnown(),
		targetMissing(),
		numbering(),
		contents(),
		repeatedText(),
		oldEdition(),
		oldWords(),
		placeholder(),
		superseded(),
		datesReadable(),
		pointerTopic(),
		amendmentStated(),
		externalVersion(),
		documentReviewed(),
		topicsSettled(),
	)
}

// The clauses on documented information that these rules serve.
var (
	controlBasis = diag.T("J.4.5.3 文書の管理（記録を除く）（A.3.5.2）",
		"J.4.5.3 control of documented information other than records (A.3.5.2)")
	extentBasis = diag.T("J.4.5.1 文書化した情報の範囲（A.3.5.1）",
		"J.4.5.1 documented information, general (A.3.5.1)")
)
