package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/importer"
)

func (a *app) importRegulationCommand() *cobra.Command {
	var force bool
	var reportFormat string
	cmd := &cobra.Command{
		Use:   "regulation IN -o OUT",
		Short: a.say("規程を取り込み、YAML にします", "Bring in a rule book as YAML"),
		Long: a.say(
			"Word（docx）、テキスト（PDF から取り出したものを含む）、Markdown、HTML の規程を読み取り、章・条・項・号、附則、別表、改訂履歴に分けて YAML に書きます。\n書いたものを元のファイルと照合し、引き継げなかった文字があれば行とともに報告し、終了コード 1 で終わります（ファイルは書きます）。\nWord の自動番号は文字にします。変更履歴は、削除を除き、挿入を入れたものとして読みます。\nIN に - を指定すると標準入力から読みます。",
			"Reads a rule book from Word (docx), text (also text taken out of a PDF file), Markdown or HTML and writes it as YAML: chapters, articles, paragraphs, items, supplementary provisions, tables, history.\nThe result is checked against the source, and every character that was not carried over is reported with its line; the exit status is then 1, the file is written all the same.\nAutomatic numbers of Word become text; tracked changes are read as accepted.\nWith - for IN it reads standard input."),
		Example: "pms import regulation kitei.docx -o regulations/privacy-rule.yaml\npms import regulation kitei.txt -o regulations/privacy-rule.yaml\npms import regulation kitei.html -o regulations/privacy-rule.yaml --force --report json",
		Args:    a.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if reportFormat != "text" && reportFormat != "json" {
				return usage("--report の値「%[1]s」は使えません。text か json を指定してください。", "--report %[1]q: want text or json", reportFormat)
			}
			return a.importRegulation(args[0], force, reportFormat)
		},
	}
	a.outputFlag(cmd)
	cmd.Flags().BoolVar(&force, "force", false, a.say("既にあるファイルに上書きします", "overwrite a file that exists"))
	cmd.Flags().StringVar(&reportFormat, "report", "text", a.say("取り込みの報告 `text|json`", "report on the import, `text|json`"))
	return cmd
}

func (a *app) importRegulation(in string, force bool, reportFormat string) error {
	out := a.global.output
	toFile := out != "" && out != "-"
	switch {
	case !toFile && reportFormat == "json":
		return usage("--report json を使うときは、書き込むファイルを -o で指定してください。", "--report json needs a file to write, given with -o")
	case toFile && !force && a.exists(out):
		return failure("%[1]s は既にあります。上書きする場合は --force を付けてください。", "%[1]s exists; give --force to overwrite it", out)
	}
	result, err := a.readRegulation(in, idOf(out))
	if err != nil {
		return err
	}
	if err := a.print(string(result.YAML)); err != nil {
		return err
	}
	if reportFormat == "json" {
		a.global.output = "" // the report goes to standard output, the rules to the file
		if err := a.printJSON(a.importReport(&result.Report)); err != nil {
			return err
		}
	} else {
		fmt.Fprint(a.env.Stderr, a.importText(&result.Report))
	}
	if result.Report.LostCharacters() > 0 {
		return found // the file is written, and the report says what it lacks
	}
	return nil
}

// readRegulation imports a file of the command line.
func (a *app) readRegulation(in, id string) (*importer.Result, error) {
	data, err := a.readInput(in, importer.MaxWordBytes)
	if errors.Is(err, errTooLarge) {
		err = importer.TooLarge()
	}
	var result *importer.Result
	if err == nil {
		result, err = importer.Regulation(filepath.Base(in), id, data)
	}
	var refusal *importer.Refusal
	if errors.As(err, &refusal) {
		return nil, failure("%[1]s: %[2]s%[3]s", "%[1]s: %[2]s; %[3]s", in, refusal.Message, refusal.Hint)
	}
	return result, err
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// idOf is the id of a document that is written to a file: the file's name, if it can
// be an id.
func idOf(out string) string {
	id := strings.TrimSuffix(filepath.Base(out), filepath.Ext(out))
	if idPattern.MatchString(id) {
		return id
	}
	return "regulation"
}

// importReport is the JSON of a report on an import.
type importReport struct {
	Version    int    `json:"version"`
	Dialect    string `json:"dialect"`
	Characters struct {
		Total int          `json:"total"`
		Lost  []importLost `json:"lost"`
	} `json:"characters"`
	Warnings  []importWarning `json:"warnings"`
	Truncated bool            `json:"truncated"`
	Unit      string          `json:"unit"` // what line counts: line, or paragraph of a Word file; 0 is no place
}

type importLost struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

type importWarning struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
}

func (a *app) importReport(r *importer.Report) importReport {
	out := importReport{Version: 1, Dialect: r.Dialect, Warnings: []importWarning{}, Truncated: r.Truncated, Unit: "line"}
	if r.Paragraphs {
		out.Unit = "paragraph"
	}
	out.Characters.Total = r.Total
	out.Characters.Lost = []importLost{}
	for _, l := range r.Lost {
		out.Characters.Lost = append(out.Characters.Lost, importLost{l.Line, l.Text})
	}
	for _, w := range r.Warnings {
		out.Warnings = append(out.Warnings, importWarning{w.Line, w.Message.In(a.lang)})
	}
	return out
}

func (a *app) importText(r *importer.Report) string {
	var b strings.Builder
	lost := r.LostCharacters()
	b.WriteString(a.say("%[1]d 文字のうち %[2]d 文字を引き継ぎました（体裁: %[3]s）。\n", "%[2]d of %[1]d characters were carried over (dialect: %[3]s).\n", r.Total, r.Total-lost, r.Dialect))
	for _, l := range r.Lost {
		b.WriteString(importPlace(r, l.Line).In(a.lang) + a.say("引き継げなかった文字「%[1]s」\n", "not carried over: %[1]q\n", l.Text))
	}
	for _, w := range r.Warnings {
		b.WriteString(importPlace(r, w.Line).In(a.lang) + w.Message.In(a.lang) + "\n")
	}
	if r.Truncated {
		b.WriteString(diag.T("元のファイルは文の途中で終わっているようです。\n", "The source seems to break off in mid-sentence.\n").In(a.lang))
	}
	return b.String()
}

// importPlace is a line of the source, or a paragraph where it has no lines.
func importPlace(r *importer.Report, line int) diag.Text {
	switch {
	case line == 0:
		return diag.Text{}
	case r.Paragraphs:
		return diag.T("第 %[1]d 段落: ", "paragraph %[1]d: ", line)
	}
	return diag.T("%[1]d 行目: ", "line %[1]d: ", line)
}
