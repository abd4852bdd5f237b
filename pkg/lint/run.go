package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
}

// Result is the outcome of a run: findings sorted and numbered, and the rules that
// could not run, by id.
type Result struct {
	Findings []diag.Diagnostic
	Skipped  []Skip
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
	r := &run{in: in, shared: &shared{cells: map[any]any{}}, clock: map[string]bool{}}
	var res Result
	var each, whole []*Rule
	for _, rule := range rules {
		r.clock[rule.ID] = rule.Needs&Clock != 0
		switch reason := r.skip(rule); {
		case !r.applies(rule):
		case !reason.IsZero():
			res.Skipped = append(res.Skipped, Skip{rule.ID, reason})
		case rule.File != nil || rule.Record != nil:
			each = append(each, rule)
		default:
			whole = append(whole, rule)
		}
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
	res.Findings = diag.Number(all)
	res.Files = len(in.Head.Files)
	res.Skipped = sortSkips(res.Skipped)
	return &res, nil
}

func sortSkips(skips []Skip) []Skip {
	slices.SortFunc(skips, func(a, b Skip) int { return strings.Compare(a.Rule, b.Rule) })
	return skips
}

type run struct {
	in     Input
	shared *shared
	clock  map[string]bool // rule ids that depend on today
}

// task is a unit of work; it appends to slots that belong to it alone.
type task func(out *[]diag.Diagnostic, crashes *[]crash)

const filesPerTask = 64

// tasks puts the rules that look at the whole first, since they take longest, then
// the files in stretches with every File and Record rule on each.
func (r *run) tasks(each, whole []*Rule) []task {
	var tasks []task
	for _, rule := range whole {
		tasks = append(tasks, func(out *[]diag.Diagnostic, crashes *[]crash) { r.whole(rule, out, crashes) })
	}
	files := r.in.Head.Files
	if len(each) == 0 {
		return tasks
	}
	for start := 0; start < len(files); start += filesPerTask {
		stretch := files[start:min(start+filesPerTask, len(files))]
		tasks = append(tasks, func(out *[]diag.Diagnostic, crashes *[]crash) {
			for _, rule := range each {
				p := r.pass(rule, out)
				for _, f := range stretch {
					guard(rule, f.Path, crashes, func() { onFile(p, rule, f) })
				}
				p.rest()
			}
		})
	}
	return tasks
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
		return diag.T("比較する版が指定されていません。", "no base revision to compare with")
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
	settings := r.in.Head
	if r.in.Base != nil {
		settings = r.in.Base // a pull request cannot loosen its own check
	}
	set := settings.Firm.Severities()
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

// crash is a panic in a rule.
type crash struct {
	rule  *Rule
	file  string
	value any
}

func guard(rule *Rule, file string, crashes *[]crash, f func()) {
	defer func() {
		if v := recover(); v != nil {
			*crashes = append(*crashes, crash{rule, file, v})
		}
	}()
	f()
}

// CrashRule is the id under which a panic in a rule is reported.
const CrashRule = "PMS-001"

// crashFindings makes one finding a crashed rule, at the first file of the list.
func crashFindings(crashes []crash) []diag.Diagnostic {
	var out []diag.Diagnostic
	seen := map[string]bool{}
	for _, c := range crashes {
		if seen[c.rule.ID] {
			continue
		}
		seen[c.rule.ID] = true
		out = append(out, diag.Diagnostic{
			Rule: CrashRule, Severity: diag.Error,
			Subject: diag.Subject{Kind: "rule", ID: c.rule.ID},
			Range:   diag.FileRange(cmp.Or(c.file, repo.ManifestFile)),
			Message: diag.T("ルール %[1]s の実行中に pms の内部でエラーが起きました: %[2]s", "rule %[1]s crashed inside pms: %[2]s", c.rule.ID, fmt.Sprint(c.value)),
			Hint: diag.T("このルールの結果は不完全です。ほかのルールは実行しました。pms の不具合として報告してください。",
				"The findings of this rule are incomplete; the other rules ran. Please report this as a bug of pms."),
		})
	}
	return out
}
