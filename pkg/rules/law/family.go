// Package law holds the rules on the list of laws and other norms (法令・規範一覧表):
// what stands in it, when it was last checked, and what follows from a change.
package law

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("LAW", diag.T("法令・規範", "Laws and other norms"), examples,
		requiredLaws(),
		lawsChecked(),
		lawReadable(),
		effectJudged(),
		changeFollowed(),
		ordinanceListed(),
	)
}

// basis is the clause that the rules serve.
var basis = diag.T("J.1.3 法令・指針・規範（A.3.3.2）", "J.1.3 laws, guidelines of the state and other norms (A.3.3.2)")

// current reports whether a row of the list still holds: one that was abolished stays
// for the history.
func current(r *record.Record) bool { return !r.IsHead() && !r.Get("abolished_on").Exists() }
