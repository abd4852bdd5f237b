package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/edit"
)

func (a *app) fixCommand() *cobra.Command {
	var flags editFlags
	base := "HEAD"
	cmd := &cobra.Command{
		Use:   "fix",
		Short: a.say("条・項・号のずれに合わせて、引用と番号を書き直します", "Let citations and labels follow the provisions that moved"),
		Long: a.say(
			"--base の版（既定は HEAD、すなわち最後のコミット）で各引用が指していた条項を調べ、条の追加・移動・削除のあとも同じ条項を指すように、すべての文書の引用を書き直します。\n本文の項・号を増やしたり減らしたりしたときは、番号と付記（marks）のキーも付け直します。\n書き換えるのは番号の文字だけで、コメントや改行はそのまま残ります。既にある附則、改訂履歴、日付のある記録は書き換えません。\n削除された条への引用など判断できないものは、端末では質問し、それ以外では一覧にして終了コード 1 で終わります。",
			"Looks up what every citation pointed to in the revision of --base (by default HEAD, the last commit) and rewrites the citations of all documents so that they still point there after articles were put in, moved or taken out.\nWhere paragraphs or items came or went, their labels and the keys of marks are counted again.\nOnly the characters of the numbers change; comments and line ends stay. Existing supplementary provisions, the history of revisions and dated records are left alone.\nWhat cannot be decided, such as a citation of a deleted article, is asked at a terminal and listed elsewhere, with exit status 1."),
		Example: "pms fix --dry-run\npms fix --base origin/main",
		Args:    a.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runFix(cmd.Context(), base, flags)
		},
	}
	a.editFlags(cmd, &flags)
	cmd.Flags().StringVar(&base, "base", base, a.say("引用が正しかった版 `REV`", "the revision `REV` in which the citations were right"))
	return cmd
}

func (a *app) runFix(ctx context.Context, base string, flags editFlags) error {
	r, plan, err := a.openPlan(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	before, err := a.loadBase(ctx, r, base, plan.Snapshot())
	if err != nil {
		return err
	}
	for _, doc := range edit.Unknown(plan.Snapshot(), before) {
		fmt.Fprintln(a.env.Stderr, a.say("「%[1]s」は %[2]s にないため、その中の引用は今の番号のものとみなします。", "%[1]s is not in %[2]s; its citations are taken to mean the present numbers", doc, base))
	}
	report, err := edit.Fix(ctx, plan, before, a.asker(flags))
	if err != nil {
		return editError(err)
	}
	return a.finishEdit(r, plan, report, flags)
}
