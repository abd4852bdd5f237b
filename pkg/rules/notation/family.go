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

// names of the rules by id, which are also the names of their examples.
var names = map[string]string{
	"YML-001": "syntax", "YML-002": "duplicate_key", "YML-003": "indirection", "YML-004": "second_document",
	"YML-005": "tab_indent", "YML-006": "full_width", "YML-007": "forbidden_character", "YML-008": "encoding",
	"YML-009": "limit", "YML-010": "number_like", "YML-011": "odd_key", "YML-012": "empty_file",
}

// Family is the list of these rules; their texts live with the reader.
func Family() lint.Family {
	var rules []*lint.Rule
	for _, r := range yamltree.Rules() {
		info := diag.RuleInfo{ID: r.ID, Name: names[r.ID], Severity: r.Severity, Title: r.Title, Doc: r.Doc}
		rules = append(rules, lint.Loaded(info, diag.T("ファイルの書き方（pms が確実に読み取るための決まり）", "notation: what pms needs to read a file without doubt")))
	}
	return lint.NewFamily("YML", diag.T("書き方", "Notation"), examples, rules...)
}
