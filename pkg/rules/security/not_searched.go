package security

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func notSearched() *lint.Rule {
	return &lint.Rule{
		ID: "SEC-014", Name: "not_searched", Severity: diag.Info,
		Title: diag.T("個人情報の有無を確かめられないファイル", "File that could not be searched for personal data"),
		Basis: diag.T("J.9.2 安全管理措置（A.3.4.3.2）", "J.9.2 security control (A.3.4.3.2)"),
		Doc: diag.T(
			"壊れているファイル、パスワードで保護されたファイル、展開すると大きすぎるファイルは、中を確かめられません。確かめていないことを知らせます。",
			"Damaged files, files protected by a password and archives that unpack to too much cannot be searched. That they were not is said here."),
		Whole: func(p *lint.Pass) {
			for _, d := range searched(p).unsearched {
				p.Report(d)
			}
		},
	}
}
