package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/importer"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/yamltree"
)

func (a *app) outlineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "outline FILE",
		Short: a.say("規程の章・条・項・号の構成を表示します", "Show the structure of a rule book"),
		Long: a.say(
			"規程の YAML、またはテキスト・Markdown・HTML の規程を読み、章・条・項・号の構成を表示します。何も書き換えません。\nFILE に - を指定すると標準入力から読みます。",
			"Reads a regulation in YAML, or a rule book in text, Markdown or HTML, and shows its chapters, articles, paragraphs and items. It writes nothing.\nWith - for FILE it reads standard input."),
		Example: "pms outline regulations/privacy-rule.yaml\npms outline kitei.txt --json",
		Args:    a.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := a.outline(args[0])
			if err != nil {
				return err
			}
			if a.json() {
				return a.printJSON(o)
			}
			return a.print(o.Text())
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

func (a *app) outline(name string) (*regulation.Outline, error) {
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".yaml" || ext == ".yml" {
		return a.outlineYAML(name)
	}
	result, err := a.readRegulation(name, "regulation")
	if err != nil {
		return nil, err
	}
	lines := make(map[*regulation.Node]int)
	for n, line := range result.SourceLines() {
		lines[n] = line(0)
	}
	return regulation.NewOutline(result.Document, func(n *regulation.Node) int { return lines[n] }), nil
}

func (a *app) outlineYAML(name string) (*regulation.Outline, error) {
	data, err := a.readInput(name, importer.MaxBytes)
	if errors.Is(err, errTooLarge) {
		return nil, failure("%[1]s: ファイルが大きすぎます。", "%[1]s: the file is too large", name)
	}
	if err != nil {
		return nil, err
	}
	t, findings := yamltree.Parse(name, data, yamltree.Limits{})
	for _, f := range findings {
		if f.Severity == diag.Error {
			return nil, failure("%[1]s の %[2]d 行目: %[3]s", "%[1]s line %[2]d: %[3]s", name, f.Range.Start.Line, f.Message)
		}
	}
	if kind := t.Root().Get("kind").Text(); kind != "" && kind != "regulation" {
		return nil, failure("%[1]s は規程ではありません（kind: %[2]s）。", "%[1]s is no regulation (kind: %[2]s)", name, kind)
	}
	doc := regulation.Read(t.Root())
	return regulation.NewOutline(doc, (*regulation.Node).Line), nil
}
