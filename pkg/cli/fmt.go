package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/edit"
)

func (a *app) fmtCommand() *cobra.Command {
	var flags editFlags
	check := false
	cmd := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: a.say("IDの補完と項目の並べ替えをします", "Add missing ids and put fields into order"),
		Long: a.say(
			"ID のない条と台帳の行に ID を付け、項目をスキーマの順に並べます。値・引用符・コメント・空行・改行コードは変えません。{ } の中と、付記（marks）のようにキーが自由なところは並べ替えません。\nPATH を指定すると、その範囲のファイルだけを対象にします。",
			"Gives ids to articles and to rows of ledgers that have none, and puts fields into the order of the schema. Values, quotes, comments, empty lines and line ends stay. What stands in braces, and where keys are free (marks), stays as it is.\nPATH limits the files."),
		Example: "pms fmt\npms fmt --check\npms fmt regulations/ --dry-run",
		Args:    a.arguments(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runFmt(cmd.Context(), args, check, flags)
		},
	}
	a.editFlags(cmd, &flags)
	cmd.Flags().BoolVar(&check, "check", false, a.say("書き換えずに、整っていないファイルを一覧にし、あれば終了コード 1 で終わります", "change nothing; list the files that are not in order, with exit status 1 if there are any"))
	return cmd
}

func (a *app) runFmt(ctx context.Context, paths []string, check bool, flags editFlags) error {
	if check && flags.dryRun {
		return usage("--check と --dry-run は同時に使えません。", "--check and --dry-run exclude each other")
	}
	r, plan, err := a.openPlan(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	scope, err := a.scope(r, plan.Snapshot(), paths)
	if err != nil {
		return err
	}
	report, err := edit.Format(ctx, plan, scope.has)
	if err != nil {
		return editError(err)
	}
	if check {
		return a.printCheck(plan.Changes())
	}
	return a.finishEdit(r, plan, report, flags)
}

// printCheck lists the files that are not in order.
func (a *app) printCheck(changes []edit.Change) error {
	if a.json() {
		if err := a.printJSON(a.editJSON(changes, &edit.Report{}, editFlags{dryRun: true})); err != nil {
			return err
		}
	} else {
		var b strings.Builder
		for _, c := range changes {
			fmt.Fprintln(&b, c.Path)
		}
		if err := a.print(b.String()); err != nil {
			return err
		}
	}
	if len(changes) == 0 {
		return nil
	}
	fmt.Fprint(a.env.Stderr, a.say("%[1]d 個のファイルの項目が整っていません。pms fmt で整えられます。\n", "%[1]d files are not in order; pms fmt puts them into order\n", len(changes)))
	return found
}
