package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/draft"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
)

type newFlags struct {
	set      []string
	name     string
	person   string
	comments bool
	dryRun   bool
}

func (a *app) newCommand() *cobra.Command {
	var flags newFlags
	cmd := &cobra.Command{
		Use:   "new KIND",
		Short: a.say("文書・記録・台帳の項目を新しく作ります", "Make a new document, record or ledger entry"),
		Long: a.say(
			"種類の様式から、新しい記録を作ります。ID・日付・年度・様式番号・置く場所は自動で決まります。台帳の場合は、一件を書き加えます。\n足りない必須の項目は、端末では順に尋ね、端末でないときは一覧を示して終了します。既存のファイルは上書きしません。\n\n値の書き方:\n  --set 項目=値                 日付は 2026-04-01 のほか令和8年4月1日なども、選択肢は日本語の名前も使えます\n  --set plan.due=2026-12-31     中の項目は「.」で指定します\n  --set contents[0].title=基礎  一覧の何件目かは「[0]」から始まる番号で指定します\n  --set items=氏名 --set items=住所  値の一覧は、同じ項目を繰り返します",
			"Makes a new record from the schema of its kind. Id, dates, year, form number and folder are filled in; of a ledger kind, one entry is added.\nOn a terminal it asks for the required fields that are missing; elsewhere it lists them and ends. It overwrites nothing.\n\nValues:\n  --set FIELD=VALUE             dates in any form, choices also by their Japanese name\n  --set plan.due=2026-12-31     a point leads into a field\n  --set contents[0].title=A     [0], [1] … are the elements of a list\n  --set items=A --set items=B   a list of values repeats the field"),
		Example: "pms new corrective_action --set title=施錠漏れ --set source=内部監査 --set department=office\npms new pi_ledger --name applicants --set name=採用応募書類\npms new education_plan --dry-run --comments",
		Args:    a.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runNew(cmd.Context(), args[0], flags)
		},
	}
	a.dataFlags(cmd, "text", "json")
	cmd.Flags().Lookup("output").Usage = a.say("既定の場所の代わりに `FILE` に作ります（台帳: 書き加えるファイル）", "make `FILE` instead of the usual one (of a ledger kind: the ledger)")
	cmd.Flags().StringArrayVar(&flags.set, "set", nil, a.say("項目の値 `KEY=VALUE`（繰り返し可）", "value of a field, `KEY=VALUE` (may be repeated)"))
	cmd.Flags().StringVar(&flags.name, "name", "", a.say("IDに使う短い名前 `NAME`（半角の小文字・数字・ハイフン。省略すると無作為の文字）", "short `NAME` for the id (else random letters)"))
	cmd.Flags().StringVar(&flags.person, "person", "", a.say("作成する従業者の `ID`（既定は PMS_PERSON の値）", "`ID` of the person who makes it (default: PMS_PERSON)"))
	cmd.Flags().BoolVar(&flags.comments, "comments", false, a.say("任意の項目をコメントとして書き添えます", "add the optional fields as comments"))
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, a.say("書き込まずに、作る内容を表示します", "print what would be made, write nothing"))
	return cmd
}

func (a *app) runNew(ctx context.Context, word string, flags newFlags) error {
	r, err := a.openRepository(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	snapshot, err := a.load(ctx, r)
	if err != nil {
		return err
	}
	request, err := a.newRequest(r, snapshot, word, flags)
	if err != nil {
		return err
	}
	d, err := a.complete(snapshot, request)
	if err != nil {
		return err
	}
	if err := a.mayWrite(r, d); err != nil {
		return err
	}
	if flags.dryRun {
		return a.printDraft(request.Kind, d)
	}
	if err := a.writeNew(r, d.Path, d.File); err != nil {
		return err
	}
	left, err := a.leftToDo(ctx, r, d)
	if err != nil {
		return err
	}
	return a.printNew(r, request.Kind, d, left)
}

// newRequest puts the command line into a request.
func (a *app) newRequest(r *repository, s *repo.Snapshot, word string, flags newFlags) (draft.Request, error) {
	q := draft.Request{Set: flags.set, Name: flags.name, Random: a.randomName(), Lang: a.lang, Optional: flags.comments}
	var err error
	if q.Today, err = a.today(); err != nil {
		return q, err
	}
	if q.Kind, err = s.Schemas.Kind(word); err != nil {
		if errors.Is(err, schema.ErrUnknownKind) {
			return q, unknownKind(s.Schemas, word)
		}
		return q, failure("種類「%[1]s」の様式を読めません: %[2]v", "cannot read the schema of %[1]q: %[2]v", word, err)
	}
	if word == "manifest" {
		return q, usage("%[1]s は `pms init` で作ります。", "%[1]s is made by `pms init`", repo.ManifestFile)
	}
	if q.Person = flags.person; q.Person == "" {
		q.Person = a.env.Getenv("PMS_PERSON")
	}
	if _, known := s.Firm.Person(q.Person); !known && flags.person != "" {
		return q, usage("従業者「%[1]s」はいません。", "there is no person %[1]q", q.Person)
	}
	// -o names the file to make; what is printed goes to standard output.
	if path := a.global.output; path != "" {
		a.global.output = ""
		if q.Path, err = a.inside(r, path); err != nil {
			return q, err
		}
	}
	return q, nil
}

// randomName is part of an id: letters and digits that nobody mistakes for one another,
// without vowels, so that no words come about. 27^4 are half a million a day and kind.
func (a *app) randomName() string {
	const letters = "bcdfghjkmnpqrstvwxz23456789"
	b := make([]byte, 4)
	a.env.Random(b)
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b)
}

// mayWrite refuses to overwrite, and to leave the repository through a link.
func (a *app) mayWrite(r *repository, d *draft.Draft) error {
	if d.Ledger != nil {
		return nil
	}
	if !fs.ValidPath(d.Path) || !isRecordPath(d.Path) {
		return usage("%[1]s には作れません。拡張子は .yaml にし、「.」で始まらない場所を指定してください。", "%[1]s: want a .yaml file at a place that does not begin with a point", d.Path)
	}
	parts := strings.Split(d.Path, "/")
	for i := range parts {
		path := strings.Join(parts[:i+1], "/")
		info, err := fs.Lstat(r.fsys, path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return failure("%[1]s を調べられません: %[2]v", "cannot look at %[1]s: %[2]v", path, cause(err))
		case i == len(parts)-1:
			return usage("%[1]s はすでにあります。上書きはしません。", "%[1]s exists already and is not overwritten", d.Path)
		case !info.IsDir():
			return failure("%[1]s はフォルダーではありません。", "%[1]s is no directory", path)
		}
	}
	return nil
}

func isRecordPath(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(part, ".") || part == "node_modules" {
			return false
		}
	}
	return strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml")
}

func (a *app) writeNew(r *repository, path string, data []byte) error {
	full := filepath.Join(r.root, filepath.FromSlash(path))
	if err := a.env.MakeDir(filepath.Dir(full)); err != nil {
		return failure("フォルダー %[1]s を作れません: %[2]v", "make the directory %[1]s: %[2]v", filepath.Dir(path), cause(err))
	}
	if err := a.env.WriteFile(full, data); err != nil {
		return failure("%[1]s に書き込めません: %[2]v", "write %[1]s: %[2]v", path, cause(err))
	}
	return nil
}

// problemList puts several problems into one error of usage.
func problemList(first diag.Text, problems []draft.Problem) error {
	text := diag.T("%[1]s", "%[1]s", first)
	for _, p := range problems {
		text = diag.T("%[1]s\n  %[2]s%[3]s", "%[1]s\n  %[2]s. %[3]s", text, p.Message, p.Hint)
	}
	return &statusError{ExitUsage, text}
}
