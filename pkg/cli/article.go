package cli

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/edit"
)

func (a *app) articleCommand() *cobra.Command {
	return a.group("article",
		diag.T("条を追加・移動・削除し、引用を追随させます", "Put in, move or take out articles; citations follow"),
		a.articleInsertCommand(), a.articleMoveCommand(), a.articleDeleteCommand(),
	)
}

// articleDoc says what all three commands have in common.
func (a *app) articleDoc(ja, en string) string {
	return a.say(ja, en) + "\n" + a.say(
		"DOC は規程の ID・文書名・文書番号・ファイル、ARTICLE は条番号（第12条、第12条の2、12）か条の ID で指定します。すべての文書の引用が、同じ条を指すように書き直されます。",
		"DOC is the id, title, number or file of a regulation, ARTICLE the number of an article (第12条, 第12条の2, 12) or its id. The citations of all documents are rewritten to point to what they pointed to.")
}

func (a *app) whereFlags(cmd *cobra.Command, w *edit.Where) {
	cmd.Flags().StringVar(&w.After, "after", "", a.say("`ARTICLE` の後ろに置きます", "put it behind `ARTICLE`"))
	cmd.Flags().StringVar(&w.Before, "before", "", a.say("`ARTICLE` の前に置きます", "put it before `ARTICLE`"))
}

func checkWhere(w edit.Where) error {
	if (w.After == "") == (w.Before == "") {
		return usage("置く場所を --after か --before のどちらか一つで指定してください。", "say where with either --after or --before")
	}
	return nil
}

func (a *app) articleInsertCommand() *cobra.Command {
	var flags editFlags
	var where edit.Where
	var article edit.NewArticle
	cmd := &cobra.Command{
		Use:   "insert DOC CAPTION",
		Short: a.say("条を追加します", "Put in an article"),
		Long: a.articleDoc(
			"見出しが CAPTION の条を追加します。後ろの条は番号が繰り下がります。--branch を付けると枝番（第12条の2）にし、後ろの番号は変えません。\n本文の引用は、追加する前の条番号で書いてください。",
			"Puts in an article with the caption CAPTION. The numbers of the articles behind go up by one; with --branch the new one gets a branch number (第12条の2) and theirs stay.\nThe text cites by the numbers of before."),
		Example: "pms article insert privacy-protection-rule 委託先の監督 --after 第12条 --text '当社は、委託先を監督する。'\npms article insert privacy-protection-rule 再委託 --after 第12条 --branch --text - < text.txt",
		Args:    a.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkWhere(where); err != nil {
				return err
			}
			if article.ID != "" && !idPattern.MatchString(article.ID) {
				return usage("--id の値「%[1]s」は使えません。小文字の英数字とハイフン・下線で指定してください。", "--id %[1]q: want lower-case letters, digits, hyphens, underscores", article.ID)
			}
			article.Caption = args[1]
			return a.runArticle(cmd.Context(), args[0], flags, func(ctx context.Context, s *edit.Articles) (*edit.Report, error) {
				text, err := a.articleText(article.Text)
				if err != nil {
					return nil, err
				}
				article.Text = text
				return s.Insert(ctx, where, article)
			})
		},
	}
	a.editFlags(cmd, &flags)
	a.whereFlags(cmd, &where)
	cmd.Flags().BoolVar(&article.Branch, "branch", false, a.say("枝番にします（後ろの条番号を変えません）", "give it a branch number and leave those behind alone"))
	cmd.Flags().StringVar(&article.ID, "id", "", a.say("条の `ID`（省略すると自動で付けます）", "`ID` of the article, made up without it"))
	cmd.Flags().StringVar(&article.Text, "text", "", a.say("本文 `TEXT`（- は標準入力）", "the `TEXT`, - for standard input"))
	return cmd
}

// maxArticle bounds the text of an article on standard input, in bytes.
const maxArticle = 1 << 20

func (a *app) articleText(text string) (string, error) {
	if text != "-" {
		return text, nil
	}
	data, err := io.ReadAll(io.LimitReader(a.env.Stdin, maxArticle+1))
	if err != nil {
		return "", failure("標準入力を読み込めません: %[1]v", "read standard input: %[1]v", err)
	}
	if len(data) > maxArticle {
		return "", failure("標準入力が大きすぎます（上限 %[1]d MB）。", "standard input is larger than %[1]d MB", maxArticle>>20)
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), nil
}

func (a *app) articleMoveCommand() *cobra.Command {
	var flags editFlags
	var where edit.Where
	cmd := &cobra.Command{
		Use:     "move DOC ARTICLE",
		Short:   a.say("条を移動します", "Move an article"),
		Long:    a.articleDoc("条を、本文・付記・コメントごと別の場所へ移します。番号は移動先で振り直されます。", "Moves an article with its text, marks and comments. It gets the number of its new place."),
		Example: "pms article move privacy-protection-rule 第5条 --after 第12条",
		Args:    a.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkWhere(where); err != nil {
				return err
			}
			return a.runArticle(cmd.Context(), args[0], flags, func(ctx context.Context, s *edit.Articles) (*edit.Report, error) {
				return s.Move(ctx, args[1], where)
			})
		},
	}
	a.editFlags(cmd, &flags)
	a.whereFlags(cmd, &where)
	return cmd
}

func (a *app) articleDeleteCommand() *cobra.Command {
	var flags editFlags
	husk := false
	cmd := &cobra.Command{
		Use:   "delete DOC ARTICLE",
		Short: a.say("条を削除します", "Take out an article"),
		Long: a.articleDoc(
			"条を削ります。後ろの条は番号が繰り上がります。--husk を付けると「第10条　削除」として番号を残し、ほかの番号は変えません。\n削除した条を引用している箇所は一覧にします（終了コード 1）。",
			"Takes out an article; the numbers of those behind go down by one. With --husk its number stays (第10条　削除) and no other changes.\nCitations of the deleted article are listed, with exit status 1."),
		Example: "pms article delete privacy-protection-rule 第10条\npms article delete privacy-protection-rule 第10条 --husk",
		Args:    a.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runArticle(cmd.Context(), args[0], flags, func(ctx context.Context, s *edit.Articles) (*edit.Report, error) {
				return s.Delete(ctx, args[1], husk)
			})
		},
	}
	a.editFlags(cmd, &flags)
	cmd.Flags().BoolVar(&husk, "husk", false, a.say("番号を「削除」として残します", "leave the number as a husk"))
	return cmd
}

func (a *app) runArticle(ctx context.Context, doc string, flags editFlags, change func(context.Context, *edit.Articles) (*edit.Report, error)) error {
	r, plan, err := a.openPlan(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	s, err := edit.NewArticles(plan, doc, a.asker(flags))
	var report *edit.Report
	if err == nil {
		report, err = change(ctx, s)
	}
	var refusal *edit.Refusal
	if errors.As(err, &refusal) {
		return &statusError{ExitUsage, refusal.Text}
	}
	if err != nil {
		return editError(err)
	}
	return a.finishEdit(r, plan, report, flags)
}
