package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/book"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/print/html"
	"github.com/pms-project/pms/pkg/print/md"
	"github.com/pms-project/pms/pkg/repo"
)

// printers are the formats of a book.
var printers = map[string]func(context.Context, *block.Book) ([]block.Page, error){
	"html": html.Write,
	"md":   md.Write,
}

func (a *app) renderCommand() *cobra.Command {
	var format, dir string
	cmd := &cobra.Command{
		Use:         "render [ID...]",
		Annotations: map[string]string{readsRepository: "yes"},
		Short:       a.say("規程集・台帳・様式を作ります", "Make the rule book, ledgers and forms"),
		Long: a.say(
			"方針・規程・体制図・年間計画・台帳・記録の様式を、フォルダー DIR に書き出します。PMS リポジトリの中に書き出すと、できたページも lint の検査（個人データなど）の対象になるため、外のフォルダーを指定してください。\nhtml は1文書1ページと全文書の印刷用ページ（book.html）で、サーバーなしで検索できます。md は1文書1ファイルです。\nID（文書・記録の id、又は種類）を指定すると、その文書だけを書き出します。\nDIR が空でないときは、以前に pms が書き出したフォルダーでなければ書き込みません。日付は文書の中のものだけを使い、体制図と年間計画は、--today を指定したときだけその日の状態にします。",
			"Writes policies, regulations, the chart of the organisation, the year's plan, ledgers and filled forms into the folder DIR. Choose one outside the PMS repository: inside, lint searches the pages too (for personal data).\nhtml is a page a document and one page of all for printing (book.html), with a search that needs no server; md is a file a document.\nWith ID (of a document or record, or a kind) only these are written.\nA DIR that is not empty is written to only if pms wrote it before. Only dates of the documents are printed; with --today chart and plan show the state of that day."),
		Example: "pms render -o ../book\npms render privacy-protection-rule --format md -o ../text\npms -C examples/company render --format html -o /tmp/book",
		Args:    a.arguments(0, -1),
		PreRunE: func(*cobra.Command, []string) error {
			if printers[format] == nil {
				return usage("出力形式「%[1]s」はありません。%[2]s のいずれかを指定してください。", "format %[1]q: want one of %[2]s", format, "html, md")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.runRender(cmd.Context(), args, format, dir) },
	}
	cmd.Flags().StringVar(&format, "format", "html", a.say("出力形式 `html|md`", "output format, `html|md`"))
	cmd.Flags().StringVarP(&dir, "output", "o", "", a.say("書き出すフォルダー `DIR`", "folder `DIR` to write to"))
	cmd.MarkFlagRequired("output")
	return cmd
}

func (a *app) runRender(ctx context.Context, ids []string, format, dir string) error {
	if dir == "" || dir == "-" {
		return usage("-o に書き出すフォルダーを指定してください。", "name a folder to write to with -o")
	}
	r, err := a.openRepository(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	snapshot, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	a.warnUnread(snapshot)
	pages, err := a.pages(ctx, snapshot, ids, format)
	if err != nil {
		return err
	}
	return a.publish(snapshot, pages, dir)
}

// pages composes and prints the book.
func (a *app) pages(ctx context.Context, s *repo.Snapshot, ids []string, format string) ([]block.Page, error) {
	today, err := a.chosenDay()
	if err != nil {
		return nil, err
	}
	composed, err := book.Compose(ctx, s, book.Options{Lang: a.lang, Today: today, Only: ids})
	if unknown := (*book.UnknownError)(nil); errors.As(err, &unknown) {
		return nil, noSuchDocument(unknown)
	}
	if err != nil {
		return nil, err
	}
	return printers[format](ctx, composed)
}

func noSuchDocument(e *book.UnknownError) error {
	if e.Near != "" {
		return usage("「%[1]s」という文書・記録・種類はありません。もしかして「%[2]s」ですか。", "no document, record or kind %[1]q; did you mean %[2]q?", e.Name, e.Near)
	}
	return usage("「%[1]s」という文書・記録・種類はありません。", "no document, record or kind %[1]q", e.Name)
}

// chosenDay is the day of --today or PMS_TODAY. A book is of no day of its own, so the
// clock is not asked.
func (a *app) chosenDay() (calendar.Date, error) {
	if a.global.today == "" && a.env.Getenv("PMS_TODAY") == "" {
		return calendar.Date{}, nil
	}
	return a.today()
}

// publish writes the pages into the folder and says what was done.
func (a *app) publish(s *repo.Snapshot, pages []block.Page, dir string) error {
	files := make([]OutputFile, len(pages))
	for i, p := range pages {
		files[i] = OutputFile(p)
	}
	removed, err := a.env.Publish(a.abs(dir), files)
	switch {
	case errors.Is(err, ErrNoFolder):
		return failure("%[1]s はフォルダーではありません（リンクには書き込みません）。別のフォルダーを -o に指定してください。", "%[1]s is no folder (links are not followed); name another with -o", dir)
	case errors.Is(err, ErrForeignFolder):
		return failure("%[1]s は空ではなく、pms が書き出したフォルダーでもありません。空のフォルダーか新しい名前を -o に指定してください。", "%[1]s is not empty and was not written by pms; name an empty or new folder with -o", dir)
	case err != nil:
		return failure("%[1]s に書き込めません: %[2]v", "write %[1]s: %[2]v", dir, cause(err))
	}
	text := diag.T("%[1]s に %[2]d ファイルを書き出しました。", "wrote %[2]d files to %[1]s", dir, len(files)).In(a.lang)
	if removed > 0 {
		text += diag.T("古い %[1]d ファイルを削除しました。", ", removed %[1]d old ones", removed).In(a.lang)
	}
	fmt.Fprintln(a.env.Stderr, text)
	if skipped := book.Skipped(s); len(skipped) > 0 {
		fmt.Fprintln(a.env.Stderr, diag.T("次の %[1]d ファイルは読み取れないため、含まれていません（pms lint で確かめてください）: %[2]s",
			"these %[1]d files cannot be read and are not in it (see pms lint): %[2]s", len(skipped), strings.Join(skipped, ", ")).In(a.lang))
	}
	return nil
}
