package waiver

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
)

func waiverAdded() *lint.Rule {
	return &lint.Rule{
		ID: "WVR-006", Name: "waiver_added", Severity: diag.Warning, Kinds: []string{"waiver"}, Needs: lint.Base,
		Title: diag.T("例外承認の追加・延長", "Waiver added or prolonged"),
		Basis: basis,
		Doc: diag.T(
			"変更の検査（--base）は、変更前の例外承認で行います。例外承認を加える変更や期限を延ばす変更は、承認の証跡を確かめられるように知らせます。",
			"A change is checked (--base) by the waivers before it. A waiver that the change adds, or whose end it moves out, is named, so that its approval can be checked."),
		Pair: func(p *lint.Pass, before, after *record.Record) {
			hint := diag.T("承認者と証跡（approvals）を確かめてください。", "Check who approved it, and the evidence (approvals).")
			switch {
			case after == nil || after.IsHead():
			case before == nil:
				p.At(after, after.Get("rule"),
					diag.T("この変更は、%[1]s の例外承認「%[2]s」を加えています。", "this change adds the waiver %[2]q of %[1]s", after.Text("rule"), after.ID), hint)
			case after.Date("until").After(before.Date("until")):
				p.At(after, after.Get("until"),
					diag.T("この変更は、例外承認「%[1]s」の期限を %[2]s から %[3]s に延ばしています。", "this change moves the end of the waiver %[1]q from %[2]s to %[3]s", after.ID, before.Date("until"), after.Date("until")), hint)
			}
		},
	}
}
