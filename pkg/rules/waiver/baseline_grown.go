package waiver

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

// suffix is how the name of a list of known findings ends.
const suffix = "baseline.json"

func baselineGrown() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-003", Name: "baseline_grown", Severity: diag.Error, Needs: lint.Base,
		Title: diag.T("既知の検出事項の一覧が長くなっている", "List of known findings has grown"),
		Basis: basis,
		Doc: diag.T(
			"既知の検出事項の一覧（名前が baseline.json で終わるファイル）は、使い始めたときの検出事項を覚えておくもので、短くなるだけです。新しい検出事項は直すか、理由・承認者・期限のある例外承認にします。",
			"The list of known findings (a file whose name ends in baseline.json) holds what a repository started with. It only gets shorter: a new finding is mended, or gets a waiver with reason, approver and end."),
		Whole: func(p *lint.Pass) {
			for _, raw := range p.Head.Raw {
				if !strings.HasSuffix(raw.Path, suffix) {
					continue
				}
				before, had := baseline(p.Base, raw.Path)
				after, has := baseline(p.Head, raw.Path)
				if !had || !has {
					continue
				}
				if n := after.Added(before); n > 0 {
					p.Report(grown(raw.Path, n))
				}
			}
		},
	}
}

func baseline(s *repo.Snapshot, path string) (*lint.Baseline, bool) {
	var b *lint.Baseline
	err := s.ReadRaw(path, func(data []byte) { b, _ = lint.ParseBaseline(data) })
	return b, err == nil && b != nil
}

func grown(path string, n int) diag.Diagnostic {
	return diag.Diagnostic{
		Range: diag.FileRange(path), Subject: diag.Subject{Kind: "file", ID: path},
		Message: diag.T("この変更は、既知の検出事項の一覧に%[1]d件を書き加えています。", "this change adds %[1]d findings to the list of known ones", n),
		Hint: diag.T("新しい検出事項は直すか、理由・承認者・期限のある例外承認（種類 waiver）にしてください。",
			"Mend a new finding, or register a waiver with a reason, an approver and an end."),
	}
}
