package cli

import (
	"context"
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/draft"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// newResult is the JSON of `pms new`.
type newResult struct {
	Version int       `json:"version"`
	Kind    string    `json:"kind"`
	ID      string    `json:"id"`
	File    string    `json:"file"`
	Written bool      `json:"written"`
	Content string    `json:"content,omitempty"` // of --dry-run
	Left    []newLeft `json:"left"`
}

// newLeft is what lint still finds in the new record.
type newLeft struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Line     int    `json:"line"`
}

// leftToDo checks the repository with the new record in it and keeps what is found in
// the record. Findings elsewhere were there before.
func (a *app) leftToDo(ctx context.Context, r *repository, d *draft.Draft) ([]diag.Diagnostic, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	s, err := repo.Load(ctx, r.fsys, repo.Options{Schemas: schema.New(schemas.FS), Overlay: map[string][]byte{d.Path: d.File}})
	if err != nil {
		return nil, failure("作成した記録を検査できません: %[1]v", "cannot check the new record: %[1]v", cause(err))
	}
	result, err := lint.Run(ctx, rules.All(), lint.Input{Head: s, Today: today})
	if err != nil {
		return nil, err
	}
	var left []diag.Diagnostic
	for _, f := range result.Findings {
		if f.Range.File == d.Path && (d.Ledger == nil || f.Subject.ID == d.ID) {
			left = append(left, f)
		}
	}
	return left, nil
}

func (a *app) printNew(r *repository, kind *schema.Kind, d *draft.Draft, left []diag.Diagnostic) error {
	if a.json() {
		out := newResult{Version: 1, Kind: kind.Name, ID: d.ID, File: d.Path, Written: true, Left: []newLeft{}}
		for _, f := range left {
			out.Left = append(out.Left, newLeft{f.Rule, f.Severity.String(), f.Message.In(a.lang), f.Hint.In(a.lang), f.Range.Start.Line})
		}
		return a.printJSON(out)
	}
	if err := a.print(d.Path + "\n"); err != nil {
		return err
	}
	w := a.env.Stderr
	if d.Ledger != nil {
		fmt.Fprintln(w, a.say("「%[1]s」に %[2]s を書き加えました。", "Added %[2]s to: %[1]s.", kind.Title, d.ID))
	} else {
		fmt.Fprintln(w, a.say("「%[1]s」を作成しました。", "Made: %[1]s.", kind.Title))
	}
	if len(left) == 0 {
		return nil
	}
	fmt.Fprintln(w, a.say("残っていること:", "What is left to do:"))
	for _, f := range left {
		fmt.Fprintln(w, a.say("  %[1]d 行目 %[2]s（%[3]s）", "  line %[1]d: %[2]s (%[3]s)", f.Range.Start.Line, f.Message, f.Rule))
		if hint := f.Hint.In(a.lang); hint != "" {
			fmt.Fprintf(w, "    %s\n", hint)
		}
	}
	return nil
}

// printDraft shows what would be written.
func (a *app) printDraft(kind *schema.Kind, d *draft.Draft) error {
	if a.json() {
		return a.printJSON(newResult{Version: 1, Kind: kind.Name, ID: d.ID, File: d.Path, Content: string(d.File), Left: []newLeft{}})
	}
	fmt.Fprintln(a.env.Stderr, a.say("%[1]s に次の内容を書きます（--dry-run のため書き込んでいません）。", "%[1]s would hold this (--dry-run: nothing was written).", d.Path))
	return a.print(string(d.File))
}
