package lint

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/repo"
)

// Input is what a run looks at.
type Input struct {
	Head  *repo.Snapshot
	Base  *repo.Snapshot // nil: rules that compare are skipped
	Today calendar.Date
	// StrictClock lets rules that depend on today report errors.
	StrictClock bool
	// Stopwatch tells the time since some fixed moment; nil: nothing is timed.
	Stopwatch func() time.Duration
}

// Result is the outcome of a run: findings sorted and numbered, those that a waiver
// covers apart, and the rules that could not run, by id.
type Result struct {
	Findings []diag.Diagnostic
	Waived   []Waived
	Skipped  []Skip
	Ran      []*Rule // the rules that ran, in the order given
	Timings  []Timing
	Files    int
}

// Skip is a rule that could not run, and why.
type Skip struct {
	Rule   string
	Reason diag.Text
}

// Run runs the rules over a snapshot on all processors. It fails only when ctx
// ends; whatever is wrong with the repository, or with a rule, is a finding.
func Run(ctx context.Context, rules []*Rule, in Input) (*Result, error) {
	r := &run{in: in, shared: &shared{cells: map[any]any{}}, clock: map[string]bool{}, took: map[string]*atomic.Int64{}}
	var res Result
	var each, whole, after []*Rule
	for _, rule := range rules {
		r.clock[rule.ID] = rule.Needs&Clock != 0
		switch reason := r.skip(rule); {
		case !r.applies(rule):
		case !reason.IsZero():
			res.Skipped = append(res.Skipped, Skip{rule.ID, reason})
		case rule.File != nil || rule.Record != nil:
			each = append(each, rule)
			res.Ran = append(res.Ran, rule)
		case rule.After != nil:
			after = append(after, rule)
			res.Ran = append(res.Ran, rule)
		default:
			whole = append(whole, rule)
			res.Ran = append(res.Ran, rule)
		}
		r.took[rule.ID] = new(atomic.Int64)
	}
	tasks := r.tasks(each, whole)
	found := make([][]diag.Diagnostic, len(tasks))
	crashes := make([][]crash, len(tasks))
	if err := par.Each(ctx, len(tasks), func(i int) {
		tasks[i](&found[i], &crashes[i])
	}); err != nil {
		return nil, err
	}
	all := append(r.settle(slices.Concat(found...)), crashFindings(slices.Concat(crashes...))...)
	diag.Sort(all)
	all = diag.Number(all)
	if late := r.after(after, Outcome{all, ranIDs(res.Ran)}); len(late) > 0 {
		all = append(all, late...)
		diag.Sort(all)
		all = diag.Number(all)
	}
	private := privateLines(all)
	res.Findings, res.Waived = newWaiving(r.settings(), in.Today).divide(all)
	for i := range res.Findings {
		conceal(&res.Findings[i], private)
	}
	for i := range res.Waived {
		conceal(&res.Waived[i].Finding, private)
	}
	res.Timings = r.timings()
	res.Files = len(in.Head.Files)
	res.Skipped = sortSkips(res.Skipped)
	return &res, nil
}

func sortSkips(skips []Skip) []Skip {
	slices.SortFunc(skips, func(a, b Skip) int { return strings.Compare(a.Rule, b.Rule) })
	return skips
}

// after runs the rules that judge the check itself.
func (r *run) after(rules []*Rule, o Outcome) []diag.Diagnostic {
	var found []diag.Diagnostic
	var crashes []crash
	for _, rule := range rules {
		r.timed(rule, func() {
			guard(rule, "", &crashes, func() { rule.After(r.pass(rule, &found), o) })
		})
	}
	return append(r.settle(found), crashFindings(crashes)...)
}

func ranIDs(rules []*Rule) map[string]bool {
	ids := make(map[string]bool, len(rules))
	for _, r := range rules {
		ids[r.ID] = true
	}
	return ids
}

type run struct {
	in     Input
	shared *shared
	clock  map[string]bool          // rule ids that depend on today
	took   map[string]*atomic.Int64 // nanoseconds, by rule id
}

// settings is the snapshot whose severities and waivers decide: a pull request cannot
// loosen its own check.
func (r *run) settings() *repo.Snapshot {
	if r.in.Base != nil {
		return r.in.Base
	}
	return r.in.Head
}

// task is a unit of work; it appends to slots that belong to it alone.
type task func(out *[]diag.Diagnostic, crashes *[]crash)

const filesPerTask = 64

// tasks puts the rules that look at the whole first, since they take longest, then
// the files in stretches with every File and Record rule on each.
func (r *run) tasks(each, whole []*Rule) []task {
	var tasks []task
	for _, rule := range whole {
		tasks = append(tasks, func(out *[]diag.Diagnostic, crashes *[]crash) {
			r.timed(rule, func() { r.whole(rule, out, crashes) })
		})
	}
	files := r.in.Head.Files
	if len(each) == 0 {
		return tasks
	}
	for start := 0; start < len(files); start += filesPerTask {
		stretch := files[start:min(start+filesPerTask, len(files))]
		tasks = append(tasks, func(out *[]diag.Diagnostic, crashes *[]crash) {
			for _, rule := range each {
				r.timed(rule, func() { r.stretch(rule, stretch, out, crashes) })
			}
		})
	}
	return tasks
}

func (r *run) stretch(rule *Rule, files []*repo.File, out *[]diag.Diagnostic, crashes *[]crash) {
	p := r.pass(rule, out)
	for _, f := range files {
		guard(rule, f.Path, crashes, func() { onFile(p, rule, f) })
	}
	p.rest()
}

func (r *run) pass(rule *Rule, out *[]diag.Diagnostic) *Pass {
	return &Pass{Head: r.in.Head, Base: r.in.Base, Today: r.in.Today, rule: rule, shared: r.shared, out: out, count: map[string]int{}}
}

func onFile(p *Pass, rule *Rule, f *repo.File) {
	if rule.File != nil {
		rule.File(p, f)
		return
	}
	if f.Record == nil || !rule.wants(f.Record.Kind.Name) {
		return
	}
	if !f.Record.IsHead() {
		rule.Record(p, f.Record)
	}
	for _, entry := range f.Record.Entries {
		rule.Record(p, entry)
	}
}

func (r *Rule) wants(kind string) bool { return len(r.Kinds) == 0 || slices.Contains(r.Kinds, kind) }

func (r *run) whole(rule *Rule, out *[]diag.Diagnostic, crashes *[]crash) {
	p := r.pass(rule, out)
	defer p.rest()
	switch {
	case rule.Whole != nil:
		guard(rule, "", crashes, func() { rule.Whole(p) })
	case rule.Article != nil:
		for _, d := range r.in.Head.Regulations() {
			guard(rule, d.Record.File(), crashes, func() { rule.Article(p, d.Record, d.Document) })
		}
	case rule.Pair != nil:
		for _, pair := range r.pairs() {
			if pair.of(rule) {
				guard(rule, pair.file(), crashes, func() { rule.Pair(p, pair.before, pair.after) })
			}
		}
	}
}

// skip is the reason why a rule cannot run here, or zero.
func (r *run) skip(rule *Rule) diag.Text {
	switch {
	case rule.Needs&Base != 0 && r.in.Base == nil:
		return diag.T("比較する版が指定されていません（--base）。", "no base revision to compare with (--base)")
	case rule.Needs&History != 0:
		return diag.T("履歴を読み込んでいません。", "no history is loaded")
	}
	for _, kind := range rule.Consults {
		if r.in.Head.Lost(kind) {
			return diag.T("読み取れない「%[1]s」があります。", "there are unreadable records: %[1]s", r.in.Head.KindTitle(kind))
		}
	}
	return diag.Text{}
}

func (r *run) applies(rule *Rule) bool {
	return len(rule.Profiles) == 0 || slices.Contains(rule.Profiles, r.in.Head.Firm.Profile)
}

// settle applies what the manifest and the clock say about severities.
func (r *run) settle(found []diag.Diagnostic) []diag.Diagnostic {
	set := r.settings().Firm.Severities()
	out := found[:0]
	for _, d := range found {
		if s, ok := set[d.Rule]; ok {
			if s == 0 {
				continue
			}
			d.Severity = s
		}
		if d.Severity == diag.Error && !r.in.StrictClock && r.clock[d.Rule] {
			d.Severity = diag.Warning
		}
		out = append(out, d)
	}
	return out
}
