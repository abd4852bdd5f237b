package operation

import (
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
	"github.com/pms-project/pms/pkg/tree"
)

func everyDepartmentChecked() *lint.Rule {
	return &lint.Rule{
		ID: "OPC-001", Name: "every_department_checked", Severity: diag.Error, Needs: lint.Clock,
		Consults: []string{"operation_check", "department"},
		Title:    diag.T("運用の確認をしていない部門がある", "Department without a check of its operation"),
		Basis:    diag.T("自社ルール（規程の obliges 又は pms.yaml の cycles で定めた周期）、J.6.1 監視・測定・分析・評価（A.3.7.1）", "own rule (cycle in an article's obliges or in pms.yaml), J.6.1 monitoring and evaluation (A.3.7.1)"),
		Doc: diag.T(
			"運用の確認の周期は自社で定めるものです。規程の obliges か pms.yaml の cycles に定めた周期ごとに、全ての部門の運用の確認（operation_check）があるかを、前の年度と今年度について確かめます。周期を定めていない場合は、年1回を目安に「要確認」として知らせます。運用の確認を始めていない場合は何も言いません。",
			"How often the operation is checked is the firm's own rule. For each occurrence of the cycle stated in obliges or in pms.yaml, in this year and the last, every department needs an operation_check. Without a stated cycle once a year is the guide, and the finding a warning. Nothing is said before the first check."),
		Whole: checkCycles,
	}
}

func checkCycles(p *lint.Pass) {
	year, _ := p.Firm().Year(p.Today)
	checks, begun := checksByDepartment(p)
	if begun.IsZero() {
		return
	}
	first := p.Firm().YearTerm(year - 1).From
	if begun.After(first) {
		first = begun
	}
	for _, cycle := range cycles(p) {
		for k, item := range cycle {
			after := item.Due.AddDays(-item.Interval)
			if k > 0 {
				after = cycle[k-1].Due
			}
			if !item.Due.Before(first) && item.Due.Before(p.Today) {
				checkSlot(p, item, after, checks)
			}
		}
	}
}

// cycles are the occurrences of each cycle that operation checks close, in order.
func cycles(p *lint.Pass) [][]due.Item {
	var all [][]due.Item
	at := map[string]int{}
	for _, i := range duty.Items(p) {
		if i.Evidence != "operation_check" || !strings.HasPrefix(i.Obligation, "cycle/") {
			continue
		}
		k, ok := at[i.Obligation]
		if !ok {
			k = len(all)
			at[i.Obligation], all = k, append(all, nil)
		}
		all[k] = append(all[k], i)
	}
	for _, items := range all {
		slices.SortStableFunc(items, func(a, b due.Item) int { return a.Due.Compare(b.Due) })
	}
	return all
}

// checksByDepartment are the days of the checks, and the first of all.
func checksByDepartment(p *lint.Pass) (days map[string][]calendar.Date, begun calendar.Date) {
	days = map[string][]calendar.Date{}
	for _, r := range p.Head.Of("operation_check") {
		day := r.Date("checked_on")
		if r.IsDraft() || day.IsZero() {
			continue
		}
		days[r.Text("department")] = append(days[r.Text("department")], day)
		if begun.IsZero() || day.Before(begun) {
			begun = day
		}
	}
	return days, begun
}

// checkSlot reports the departments that were not checked after one day and by the due
// day of an occurrence.
func checkSlot(p *lint.Pass, item due.Item, after calendar.Date, checks map[string][]calendar.Date) {
	var missing diag.List
	for _, d := range p.Head.Of("department") {
		from, to := d.Date("from"), d.Date("to")
		if from.After(after) || !to.IsZero() && !to.After(item.Due) {
			continue
		}
		if !slices.ContainsFunc(checks[d.ID], func(day calendar.Date) bool { return day.After(after) && !day.After(item.Due) }) {
			missing = append(missing, diag.Word(d.Label()))
		}
	}
	source := duty.Record(p, item)
	if len(missing) == 0 || source == nil {
		return
	}
	d := source.At(tree.Node{},
		diag.T("「%[1]s」（期限 %[2]s）の記録がない部門があります: %[3]s。", "%[1]q (due %[2]s) is not recorded for: %[3]s", item.Title, item.Due, missing),
		diag.T("確認した場合は記録を追加し、していない場合は是正処置として扱ってください。", "Add the record if it was checked; if not, treat it as a nonconformity."))
	d.Range = diag.Range{File: item.Subject.File, Start: diag.Point{Line: item.Subject.Line, Column: 1}}
	if item.Strength != due.OwnRule {
		d.Severity = diag.Warning
	}
	p.Report(d)
}
