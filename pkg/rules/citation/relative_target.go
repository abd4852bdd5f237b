package citation

import (
	"slices"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func relativeTarget() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-001", Name: "relative_target", Severity: diag.Error,
		Consults: []string{"regulation"},
		Title:    diag.T("前条・前項・同条などの指すものがない", "前条, 前項 or 同条 without a target"),
		Basis:    ownBasis,
		Doc: diag.T(
			"最初の条の「前条」、最初の項の「前項」、最後の項の「次項」、前に条項の引用がない「同条」「同項」、号がない「次の各号」「前各号」を調べます。条や項を動かしたあとに残りがちです。表・前文・附則の中は調べません。",
			"Reports 前条 in the first article, 前項 in the first paragraph, 次項 in the last, 同条 with nothing cited before, 次の各号 without items. They are left where an article or paragraph was moved. Tables, preambles and 附則 are not looked at."),
		Whole: func(p *lint.Pass) {
			for ref := range cited.Today(p) {
				if relativeMiss(ref) {
					p.Report(cited.At(ref,
						diag.T("「%[1]s」と書かれていますが、%[2]s", "%[1]q is written, but %[2]s", ref.Written(), ref.Cited.Target.Why),
						diag.T("指すものを確かめ、「第○条第○項」のように番号で書くか、正しい言葉に直してください。", "Name what is meant by its number, or correct the word.")))
				}
			}
		},
	}
}

// relativeMiss reports whether a citation that depends on its place leads nowhere.
func relativeMiss(ref cite.Ref) bool {
	c := &ref.Cited
	if c.Target.Why.IsZero() || c.Kind != regulation.CitesProvision || ref.Place.Node == nil || ref.Place.Node.Unit() == nil || ref.Place.Document == nil || ref.Place.Kind != cite.Provision {
		return false
	}
	// 同条 may take up a statute or a document that no citation of ours named.
	relative := func(s regulation.Step) bool { return s.Rel != regulation.Absolute }
	return slices.ContainsFunc(c.Path, relative) && c.Path[0].Rel != regulation.Absolute || slices.ContainsFunc(c.Through, relative)
}
