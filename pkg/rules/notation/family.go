// Package notation holds the rules on how files are written: everything that the
// YAML reader refuses or doubts.
package notation

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/yamltree"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules; their texts live with the reader.
func Family() lint.Family {
	var rules []*lint.Rule
	for _, info := range yamltree.Rules() {
		rules = append(rules, lint.Loaded(info, diag.T("ファイルの書き方（pms が確実に読み取るための決まり）", "notation: what pms needs to read a file without doubt")))
	}
	return lint.NewFamily("YML", diag.T("書き方", "Notation"), examples, rules...)
}
