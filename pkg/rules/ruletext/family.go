// Package ruletext holds the rules on how the text of a regulation is built:
// everything that reading it into chapters, articles and items refuses or doubts.
package ruletext

import (
	"embed"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules; their texts live with the reader.
func Family() lint.Family {
	var rules []*lint.Rule
	for _, info := range regulation.Rules() {
		rules = append(rules, lint.Loaded(info, diag.T("規程の書き方（条番号と引用を確かめるための決まり）", "notation of rules: what counting articles and checking citations needs")))
	}
	return lint.NewFamily("REG", diag.T("規程の構成", "Structure of rule texts"), examples, rules...)
}
