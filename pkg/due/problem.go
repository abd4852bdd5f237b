package due

import (
	"slices"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// The rules under which [Items] reports problems.
const (
	ruleUnreadable     = "DUE-001"
	ruleDouble         = "DUE-002"
	ruleNoEvidence     = "DUE-003"
	ruleEndBeforeStart = "DUE-004"
	ruleFutureEvent    = FutureEvent
	ruleLonger         = "DUE-006"
	ruleRetention      = "DUE-007"
)

// FutureEvent is the id of the only rule here that depends on today.
const FutureEvent = "DUE-005"

// Rules describes the rules under which [Items] reports problems with the obligations
// themselves.
func Rules() []diag.RuleInfo { return slices.Clone(rules) }

var rules = []diag.RuleInfo{
	{ID: ruleUnreadable, Name: "obligation_readable", Severity: diag.Error,
		Title: diag.T("読み取れない義務", "Obligation that cannot be read"),
		Doc: diag.T("義務（obliges）や周期（cycles）の条件・起点・記録の種類が読み取れないと、期限が表示されません。示された箇所を直してください。",
			"With a condition, event or kind that cannot be read, an obligation or cycle gives no deadline. Correct the place shown.")},
	{ID: ruleDouble, Name: "one_cycle", Severity: diag.Warning,
		Title: diag.T("一つのことに二つの周期", "Two cycles for one thing"),
		Doc: diag.T("同じ記録を求める周期が規程や pms.yaml で食い違うと、いつ行うべきかが決まりません。周期をそろえるか、where で記録を区別してください。",
			"Where rules and pms.yaml ask for the same record in different cycles, nobody can say when it is due. Give it one cycle, or tell the records apart with where.")},
	{ID: ruleNoEvidence, Name: "evidence_named", Severity: diag.Warning,
		Title: diag.T("記録の種類がない義務", "Obligation without evidence"),
		Doc: diag.T("期限のある義務には、行ったことを示す記録の種類（evidence）を書きます。ないと、済んだかどうかを判断できません。",
			"An obligation with a time names the kind of record that shows it was kept. Without one nothing tells whether it was.")},
	{ID: ruleEndBeforeStart, Name: "end_after_start", Severity: diag.Error,
		Title: diag.T("始まりより前の終わり", "End before start"),
		Doc: diag.T("有効期間や契約期間の終わりが始まりより前の記録からは、期限を数えられません。日付を確認してください。",
			"No deadline can be counted from a validity or term that ends before it starts. Check the dates.")},
	{ID: ruleFutureEvent, Name: "event_happened", Severity: diag.Warning,
		Title: diag.T("未来の出来事", "Event in the future"),
		Doc: diag.T("出来事の日（知った日、受け付けた日など）が今日より後の記録は、日付の誤りと考えられます。期限もその日から数えられてしまいます。",
			"A record whose event (the day of knowing, of receipt) lies after today has most likely a wrong date, and its deadline is counted from it.")},
	{ID: ruleLonger, Name: "cycle_within_duty", Severity: diag.Error,
		Title: diag.T("要求事項より長い周期", "Cycle longer than required"),
		Doc: diag.T("要求事項が年1回以上などと定める活動の周期は、自社の規程で短くできますが、長くはできません。",
			"The cycle of an activity that the requirements want, say, once a year may be made shorter by own rules, never longer.")},
	{ID: ruleRetention, Name: "retention_by_statute", Severity: diag.Warning,
		Title: diag.T("法令より短い保管期間", "Retention shorter than the statute"),
		Doc: diag.T("法令が保存期間を定める書類の保管期間は、それより短くできません。台帳の保管期間と法令の期間を確認してください。",
			"What a statute wants kept may not be kept for less. Compare the retention in the ledger with the statute.")},
}

// problem is a problem at a value of a record.
func (e *engine) problem(rule string, r *record.Record, at tree.Node, message, hint diag.Text) diag.Diagnostic {
	i := slices.IndexFunc(rules, func(info diag.RuleInfo) bool { return info.ID == rule })
	d := r.At(at, message, hint)
	d.Rule, d.Severity = rule, rules[i].Severity
	return d
}

func (e *engine) report(rule string, r *record.Record, at tree.Node, message, hint diag.Text) {
	e.problems = append(e.problems, e.problem(rule, r, at, message, hint))
}

// fault reports a problem with an obligation of a regulation.
func (e *engine) fault(rule string, s *statement, at tree.Node, message, hint diag.Text) {
	e.report(rule, s.reg.Record, at, message, hint)
}

// meant asks whether a kind with a similar name was meant.
func (e *engine) meant(kind string) diag.Text {
	return meantOf(kind, e.snap.Schemas.Kinds())
}

func meantOf(name string, all []string) diag.Text {
	if n := near.Nearest(name, all); n != "" {
		return diag.T("もしかして「%[1]s」ではありませんか。", "Did you mean %[1]q?", n)
	}
	return diag.T("名前を確認してください。", "Check the name.")
}
