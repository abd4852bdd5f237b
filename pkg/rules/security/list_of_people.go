package security

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

// papers are the extensions of files that hold data or papers, rather than a text
// about them.
var papers = []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".docx", ".doc", ".pdf", ".zip", ".jpg", ".jpeg", ".png", ".txt", ".ods", ".accdb", ".mdb"}

func listOfPeople() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-012", Name: "list_of_people", Severity: diag.Error,
		Title: diag.T("名簿や応募書類とみられるファイルがある", "File that holds a list of people or their papers"),
		Basis: diag.T("J.9.2 安全管理措置（A.3.4.3.2）", "J.9.2 security control (A.3.4.3.2)"),
		Doc: diag.T(
			"ファイル名から名簿、履歴書、給与などの個人データとみられる表や書類を探します。Git の履歴からは後で廃棄できないため、権限を限った場所に置き、ここには保管場所だけを書きます。",
			"Looks at the names of tables and papers: lists of people, applications, pay. Git's history cannot be disposed of later, so they are kept elsewhere under restricted access, and here stands only where."),
		Whole: func(p *lint.Pass) {
			names := p.Firm().Fact("personal.yaml").Get("file_names").Texts()
			for _, raw := range p.Head.Raw {
				name := strings.ToLower(norm.NFKC.String(path.Base(raw.Path)))
				if !slices.Contains(papers, path.Ext(name)) {
					continue
				}
				if i := slices.IndexFunc(names, func(n string) bool { return strings.Contains(name, n) }); i >= 0 {
					p.Report(diag.Diagnostic{
						Range: diag.FileRange(raw.Path), Subject: diag.Subject{Kind: "file", ID: raw.Path},
						Message: diag.T("名前に「%[1]s」とあるファイルは、個人データを含むとみられます。", "a file with %[1]q in its name is likely to hold personal data", names[i]),
						Hint:    removal,
					})
				}
			}
		},
	}
}
