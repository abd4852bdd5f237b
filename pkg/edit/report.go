package edit

import (
	"github.com/pms-project/pms/pkg/diag"
)

// Report is what a step did and could not do.
type Report struct {
	Followed   int     // citations that were rewritten
	Renumbered int     // labels and written numbers of provisions that were
	Identified int     // articles and entries that got an id
	Ordered    int     // maps whose keys were put into order
	Doubts     []Doubt // by file and place
	Notes      []diag.Diagnostic
}

// Doubt is a citation, or a key of marks, that the two states of the repository do not
// decide. It is left as it is unless someone chooses.
type Doubt struct {
	At      diag.Range
	Where   diag.Text // the document and provision it stands in
	Written string
	Reason  diag.Text
	Choices []Choice // what it could say; the first is to leave it
}

// Choice is one way to settle a doubt.
type Choice struct {
	Text  string // in place of what is written
	Means string // what it would then point to
}

// Ask is given a doubt and returns the number of the choice, or a negative number to
// leave it open.
type Ask func(Doubt) int

// Never leaves every doubt open.
func Never(Doubt) int { return -1 }
