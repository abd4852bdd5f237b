package due

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// Expired are the items of the records whose time of keeping is over today, by file. It
// looks at nothing else, since there are as many times of keeping as records.
func Expired(snap *repo.Snapshot, today calendar.Date) []Item {
	e := newEngine(snap, Window{Today: today, Until: today})
	e.runRetention()
	return slices.DeleteFunc(e.items, func(i Item) bool { return i.Open.After(today) })
}

// runRetention makes the items of records whose time of keeping ends, and compares the
// ledger with the statutes.
func (e *engine) runRetention() {
	for _, kind := range e.snap.Kinds() {
		k, err := e.snap.Schemas.Kind(kind)
		ledger := kind == "pi_ledger"
		if err != nil || !k.Has("retention") || e.w.NoRetention && !ledger {
			continue
		}
		for _, r := range e.snap.Of(kind) {
			keep := r.Node.Get("retention")
			if !keep.Exists() {
				continue
			}
			if ledger {
				e.statutes(r, keep)
			}
			if r.InForce() && !e.w.NoRetention {
				e.retain(r, keep)
			}
		}
	}
}

// retain makes the item of one record: until when it is kept, and that it is to be
// disposed of after.
func (e *engine) retain(r *record.Record, keep tree.Node) {
	end := e.keptUntil(r, keep)
	if end.IsZero() {
		return
	}
	i := Item{
		ID: "retention/" + r.Kind.Name + "/" + r.ID, Obligation: "retention", Title: titled(diag.T("保管期間の満了と廃棄", "End of retention and disposal"), label(r)),
		Subject: subject(r, keep), Basis: basisOf(keep), Source: r.File(), Role: "department_manager", Evidence: "disposal_record", Mode: string(calendar.Exclusive),
		Strength: OwnRule, Requirements: []string{"J.4.5.5"}, department: r.Node.Get("department").Text(),
		Note: diag.T("%[1]sまで保管し、その後は遅滞なく廃棄して、廃棄・消去記録を残し、status を disposed にします。ファイルを消しても Git の履歴には残ります。",
			"Kept until %[1]s, then to be disposed of without delay, with a record of the disposal and the status disposed. A deleted file stays in the history of Git.", end.Text()),
	}
	if hold := e.heldUntil(r); hold.After(end) {
		end = hold
		i.Note = notes(i.Note, diag.T("更新審査が2年分の記録を確認するため、プライバシーマークの有効期間の満了日（%[1]s）までは廃棄しません。", "Since the renewal examination looks at two years of records, it is not disposed of before the validity of the P-mark ends on %[1]s.", hold.Text()))
	}
	i.Open = end.AddDays(1)
	e.add(i, true)
}

func basisOf(keep tree.Node) diag.Text {
	if b := keep.Get("basis").Text(); b != "" {
		return diag.Text{JA: b, EN: b}
	}
	return diag.T("J.4.5.5 記録の管理（記録に定めた保管期間）", "J.4.5.5 control of records (retention set in the record)")
}

// keptUntil is the last day of a record's retention, zero where it is permanent or
// cannot be computed.
func (e *engine) keptUntil(r *record.Record, keep tree.Node) calendar.Date {
	if until := day(keep.Get("until")); !until.IsZero() {
		return until
	}
	amount, err := calendar.ParseAmount(keep.Get("period").Text())
	if err != nil {
		return calendar.Date{} // permanent, 0d or not stated
	}
	from := e.keptFrom(r, keep.Get("from").Text())
	if from.IsZero() {
		return from
	}
	end, _, ok := e.count(calendar.Period{From: from, Amount: amount, Mode: calendar.Exclusive, Calendar: e.calendar(calendar.Company)})
	if !ok {
		return calendar.Date{}
	}
	return end.Latest() // one day too long costs nothing
}

// keptFrom is the day that the time of keeping is counted from.
func (e *engine) keptFrom(r *record.Record, event string) calendar.Date {
	occurred := latest(r.Node, split(r.Kind.Meta.Occurred))
	switch event {
	case "created", "last_entry":
		if r.Kind.Meta.Occurs == "standing" {
			return calendar.Date{}
		}
		return occurred
	case "approved":
		return latest(r.Node, []string{"approvals", "date"})
	case "closed":
		return day(r.Node.Get("closed_on"))
	case "fiscal_year_end":
		_, term := e.firm.Year(occurred)
		return term.To
	case "contract_end", "purpose_achieved":
		return day(r.Node.Get("ended_on"))
	}
	return calendar.Date{}
}

// heldUntil is the end of the validity of the P-mark in which a record was made: its
// renewal is examined on the records of these two years.
func (e *engine) heldUntil(r *record.Record) calendar.Date {
	const validity = 24 // months
	m := e.snap.Manifest()
	if m == nil || r.Kind.Meta.Occurs == "standing" {
		return calendar.Date{}
	}
	made := latest(r.Node, split(r.Kind.Meta.Occurred))
	end := day(m.Node.Get("certificate", "valid_to"))
	if made.IsZero() || end.IsZero() || made.After(end) {
		return end
	}
	for k := 1; k < 50; k++ {
		if start := end.AddMonthsClamped(-validity * k); made.After(start) {
			return end.AddMonthsClamped(-validity * (k - 1))
		}
	}
	return calendar.Date{}
}

// statutes reports an entry of the ledger that is kept for less than a statute wants.
func (e *engine) statutes(r *record.Record, keep tree.Node) {
	own, err := calendar.ParseAmount(keep.Get("period").Text())
	if err != nil {
		return
	}
	words := r.Label() + " " + strings.Join(r.Node.Get("items").Texts(), " ")
	for _, s := range e.firm.Fact("retention.yaml").Get("statutes").Items() {
		law, err := calendar.ParseAmount(s.Get("period").Text())
		if err != nil || !inForce(s, e.w.Today) || !contains(words, s.Get("words").Texts()) || !contains(keep.Get("from").Text(), s.Get("starts").Texts()) || length(own) >= length(law) {
			continue
		}
		e.report(ruleRetention, r, keep.Get("period"),
			diag.T("「%[1]s」の保管期間（%[2]s）が、%[3]sについて法令が定める期間（%[4]s、%[5]s）より短くなっています。", "%[1]q is kept for %[2]s; for %[3]s the law wants %[4]s (%[5]s)",
				r.Label(), own.Text(), diag.Text{JA: s.Get("title").Text(), EN: s.Get("title_en").Text()}, law.Text(), diag.Text{JA: s.Get("source").Text(), EN: s.Get("source_en").Text()}),
			diag.T("保管期間を法令に合わせるか、この項目が法令の書類に当たらないことを確かめてください。", "Keep it as long as the law wants, or make sure that the law does not mean it."))
	}
}

func inForce(n tree.Node, today calendar.Date) bool {
	from, to := day(n.Get("effective_from")), day(n.Get("effective_to"))
	return (from.IsZero() || !today.Before(from)) && (to.IsZero() || !today.After(to))
}

func contains(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// length is an amount in days, well enough to compare two.
func length(a calendar.Amount) int {
	return a.N * cmp.Or(map[calendar.Unit]int{calendar.Weeks: 7, calendar.Months: 30, calendar.Years: 365}[a.Unit], 1)
}
