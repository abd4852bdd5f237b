package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/edit"
	"github.com/pms-project/pms/pkg/repo"
)

// editFlags are the flags of the commands that change files in place.
type editFlags struct{ dryRun bool }

func (a *app) editFlags(cmd *cobra.Command, flags *editFlags) {
	a.dataFlags(cmd, "text", "json")
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, a.say("書き換えずに、変更内容を差分で表示します", "change nothing; show what would be changed as a diff"))
}

// openPlan opens the repository of the command line for a change. A file that cannot be
// read stops it: what it cites, and who cites it, would be unknown.
func (a *app) openPlan(ctx context.Context) (*repository, *edit.Plan, error) {
	r, err := a.openRepository(ctx)
	if err != nil {
		return nil, nil, err
	}
	s, err := a.load(ctx, r)
	if err == nil {
		err = a.readable(s)
	}
	if err != nil {
		r.Close()
		return nil, nil, err
	}
	return r, edit.NewPlan(r.fsys, s), nil
}

func (a *app) readable(s *repo.Snapshot) error {
	for _, f := range s.Files {
		if f.Tree != nil {
			continue
		}
		for _, rule := range s.ProblemRules() {
			for _, d := range s.Problems(rule) {
				if d.Range.File == f.Path {
					return failure("%[1]s:%[2]d を読めないため、書き換えられません: %[3]s%[4]s", "%[1]s:%[2]d cannot be read, so nothing is changed: %[3]s %[4]s", f.Path, d.Range.Start.Line, d.Message, d.Hint)
				}
			}
		}
		return failure("%[1]s を読めないため、書き換えられません。", "%[1]s cannot be read, so nothing is changed", f.Path)
	}
	return nil
}

// editError says why a plan could not be made.
func editError(err error) error {
	if edit.IsRefusal(err) {
		return failure("この書き方のままでは書き換えられません（ファイルは変更していません）: %[1]v", "this cannot be changed in place (no file was changed): %[1]v", err)
	}
	return err
}

// finishEdit writes the files of a plan, unless it is a dry run, and prints what changed
// and what is left to decide.
func (a *app) finishEdit(r *repository, p *edit.Plan, report *edit.Report, flags editFlags) error {
	changes := p.Changes()
	if !flags.dryRun {
		if err := a.apply(r, changes); err != nil {
			return err
		}
	}
	if err := a.printEdit(changes, report, flags); err != nil {
		return err
	}
	if len(report.Doubts) > 0 {
		return found
	}
	return nil
}

// apply writes all files or none.
func (a *app) apply(r *repository, changes []edit.Change) error {
	if len(changes) == 0 {
		return nil
	}
	files := make([]Replacement, len(changes))
	for i, c := range changes {
		files[i] = Replacement{c.Path, []byte(c.Before), []byte(c.After)}
	}
	err := a.env.Replace(r.root, files)
	var partly *PartlyError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &partly):
		return failure("書き込みの途中で失敗し、元に戻せなかったファイルがあります（%[1]s）。git diff で確認してください: %[2]v", "writing failed half-way, and these files could not be put back (%[1]s); look at git diff: %[2]v", strings.Join(partly.Written, ", "), partly.Err)
	case errors.Is(err, ErrChanged):
		return failure("読み込んだあとにファイルが変更されたため、何も書き込みませんでした。もう一度実行してください: %[1]v", "nothing was written, because a file was changed after it was read; run the command again: %[1]v", err)
	}
	return failure("書き込めませんでした（どのファイルも変更していません）。ほかのプログラムで開いていないか確認してください: %[1]v", "could not write (no file was changed); is one open in another program? %[1]v", err)
}

// editResult is the JSON of a change.
type editResult struct {
	Version    int         `json:"version"`
	Applied    bool        `json:"applied"`
	Followed   int         `json:"followed"`
	Renumbered int         `json:"renumbered"`
	Identified int         `json:"identified"`
	Ordered    int         `json:"ordered"`
	Files      []editFile  `json:"files"`
	Doubts     []editDoubt `json:"doubts"`
	Notes      []editDoubt `json:"notes"`
}

type editFile struct {
	File string `json:"file"`
	Diff string `json:"diff"`
}

type editDoubt struct {
	File      string       `json:"file"`
	Line      int          `json:"line"`
	Column    int          `json:"column"`
	EndLine   int          `json:"endLine"`
	EndColumn int          `json:"endColumn"`
	Where     string       `json:"where"`
	Written   string       `json:"written"`
	Message   string       `json:"message"`
	Hint      string       `json:"hint"`
	Choices   []editChoice `json:"choices"`
}

type editChoice struct {
	Text  string `json:"text"`
	Means string `json:"means"`
}

func (a *app) printEdit(changes []edit.Change, report *edit.Report, flags editFlags) error {
	if a.json() {
		return a.printJSON(a.editJSON(changes, report, flags))
	}
	var b strings.Builder
	if flags.dryRun {
		for _, c := range changes {
			b.WriteString(edit.Diff(c))
		}
	} else {
		for _, c := range changes {
			b.WriteString(a.say("%[1]s を書き換えました。\n", "changed %[1]s\n", c.Path))
		}
	}
	if err := a.print(b.String()); err != nil {
		return err
	}
	fmt.Fprint(a.env.Stderr, a.editText(changes, report, flags))
	return nil
}

func (a *app) editJSON(changes []edit.Change, report *edit.Report, flags editFlags) editResult {
	out := editResult{Version: 1, Applied: !flags.dryRun && len(changes) > 0, Followed: report.Followed, Renumbered: report.Renumbered, Identified: report.Identified, Ordered: report.Ordered, Files: []editFile{}, Doubts: []editDoubt{}, Notes: []editDoubt{}}
	for _, c := range changes {
		out.Files = append(out.Files, editFile{c.Path, edit.Diff(c)})
	}
	for _, d := range report.Doubts {
		e := a.editDoubt(d.At, d.Reason)
		e.Where, e.Written = d.Where.In(a.lang), d.Written
		for _, c := range d.Choices {
			e.Choices = append(e.Choices, editChoice(c))
		}
		out.Doubts = append(out.Doubts, e)
	}
	for _, n := range report.Notes {
		e := a.editDoubt(n.Range, n.Message)
		e.Hint = n.Hint.In(a.lang)
		out.Notes = append(out.Notes, e)
	}
	return out
}

func (a *app) editDoubt(at diag.Range, message diag.Text) editDoubt {
	return editDoubt{
		File: at.File, Line: at.Start.Line, Column: at.Start.Column, EndLine: at.End.Line, EndColumn: at.End.Column,
		Message: message.In(a.lang), Choices: []editChoice{},
	}
}

// editText says what happened: doubts and notes with their places, then the sum.
func (a *app) editText(changes []edit.Change, report *edit.Report, flags editFlags) string {
	var b strings.Builder
	for _, d := range report.Doubts {
		fmt.Fprintf(&b, "%s:%d:%d %s\n", d.At.File, d.At.Start.Line, d.At.Start.Column, a.say("%[1]sの「%[2]s」: %[3]s", "%[1]s, %[2]s: %[3]s", d.Where, d.Written, d.Reason))
		for _, c := range d.Choices {
			b.WriteString(a.say("    「%[1]s」と書くと %[2]s\n", "    %[1]s would mean %[2]s\n", c.Text, c.Means))
		}
	}
	for _, n := range report.Notes {
		fmt.Fprintf(&b, "%s:%d:%d %s\n", n.Range.File, n.Range.Start.Line, n.Range.Start.Column, a.say("%[1]s%[2]s", "%[1]s. %[2]s", n.Message, n.Hint))
	}
	switch {
	case len(changes) == 0 && len(report.Doubts) == 0:
		b.WriteString(a.say("変更するところはありません。\n", "Nothing to change.\n"))
	case len(changes) == 0:
		b.WriteString(a.say("書き換えるところはありません。判断が必要な箇所は %[1]d か所です。\n", "Nothing to change. Places that need a decision: %[1]d.\n", len(report.Doubts)))
	case flags.dryRun:
		b.WriteString(a.say("%[1]d 個のファイルを書き換えます（%[2]s）。%[3]s\n", "Files to change: %[1]d (%[2]s).%[3]s\n", len(changes), counts(report), decisions(report)))
	default:
		b.WriteString(a.say("%[1]d 個のファイルを書き換えました（%[2]s）。%[3]s\n", "Files changed: %[1]d (%[2]s).%[3]s\n", len(changes), counts(report), decisions(report)))
	}
	return b.String()
}

// counts says how much of what was changed.
func counts(r *edit.Report) diag.Text {
	if r.Identified+r.Ordered > 0 {
		return diag.T("IDの補完 %[1]d 件、並べ替え %[2]d か所", "ids given: %[1]d, maps put in order: %[2]d", r.Identified, r.Ordered)
	}
	return diag.T("引用 %[1]d か所、番号 %[2]d か所", "citations: %[1]d, labels: %[2]d", r.Followed, r.Renumbered)
}

func decisions(r *edit.Report) diag.Text {
	if len(r.Doubts) == 0 {
		return diag.Text{}
	}
	return diag.T("判断が必要な箇所が %[1]d か所あります。", " Places that need a decision: %[1]d.", len(r.Doubts))
}

// asker asks about every doubt at a terminal; elsewhere nobody is asked.
func (a *app) asker(flags editFlags) edit.Ask {
	if !a.env.Interactive || flags.dryRun || a.json() {
		return edit.Never
	}
	in := bufio.NewReader(a.env.Stdin)
	return func(d edit.Doubt) int {
		fmt.Fprintf(a.env.Stderr, "%s:%d:%d %s\n", d.At.File, d.At.Start.Line, d.At.Start.Column, a.say("%[1]sの「%[2]s」: %[3]s", "%[1]s, %[2]s: %[3]s", d.Where, d.Written, d.Reason))
		for i, c := range d.Choices {
			fmt.Fprint(a.env.Stderr, a.say("  %[1]d) 「%[2]s」と書く（%[3]s）\n", "  %[1]d) write %[2]s (%[3]s)\n", i+1, c.Text, c.Means))
		}
		fmt.Fprint(a.env.Stderr, a.say("番号を入力してください（Enter で後回し）: ", "number (Enter to leave it open): "))
		line, _ := in.ReadString('\n')
		n, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			return -1
		}
		return n - 1
	}
}
