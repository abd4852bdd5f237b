// Package exambody holds the rules on the work of an examination body (審査機関): who
// examines a case, its days and letters, the committee, and the disposal of its papers.
// The numbers are those of schemas/obligations/examination_body.yaml.
package exambody

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules.
func Family() lint.Family {
	return lint.NewFamily("EXB", diag.T("審査機関の業務", "Work of an examination body"), examples,
		twoExaminers(),
		stepLate(),
		lockLogChecked(),
		materialDisposed(),
		terminationLetters(),
		dayNotBusinessDay(),
		examinerIndependent(),
		caseInOrder(),
		preventionRequired(),
		disposedTooEarly(),
		examinerPledged(),
	)
}

// profiles are the repositories that these rules are for.
var profiles = []string{"examination_body"}

// basis are the firm's own rules: the law says nothing about how a body examines.
var basis = diag.T("自社ルール（審査業務の規程。番号は schemas/obligations/examination_body.yaml）", "own rule (the body's rules of examination; numbers in schemas/obligations/examination_body.yaml)")
