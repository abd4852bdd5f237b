// Package repository holds the rules on files, ids and references: everything that
// loading a repository refuses or doubts.
package repository

import (
	"embed"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

//go:embed *.txtar
var examples embed.FS

// Family is the list of these rules; their texts live with the loader.
func Family() lint.Family {
	var rules []*lint.Rule
	for _, info := range repo.Rules() {
		rules = append(rules, lint.Loaded(info, diag.T("リポジトリの構成（J.4.5 文書化した情報の管理を確実にするための決まり）", "structure of the repository, for the control of documented information (J.4.5)")))
	}
	rules = append(rules, settingsKept(), schemaKept())
	slices.SortFunc(rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return lint.NewFamily("REP", diag.T("リポジトリ", "Repository"), examples, rules...)
}
