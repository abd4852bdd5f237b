package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

func (a *app) schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: a.say("エディターに渡す JSON Schema を出力します", "Print the JSON Schema for editors"),
		Long: a.say(
			"すべての種類を一つにまとめた JSON Schema を出力します。エディターは kind の値で使うべき様式を選びます。\nKIND を指定すると、その種類だけを出力します。",
			"Prints one JSON Schema over all kinds; the editor chooses by the value of kind.\nWith KIND, prints that kind alone."),
		Example: "pms schema -o .vscode/pms.schema.json\npms schema pi_ledger",
		Args:    a.arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			set := schema.New(schemas.FS)
			if len(args) == 0 {
				data, err := set.Bundle(a.lang)
				return a.printSchema(data, err)
			}
			data, err := set.Source(args[0], a.lang)
			if errors.Is(err, schema.ErrUnknownKind) {
				return unknownKind(set, args[0])
			}
			return a.printSchema(data, err)
		},
	}
	a.outputFlag(cmd)
	return cmd
}

func (a *app) printSchema(data []byte, err error) error {
	if err != nil {
		return err
	}
	return a.print(string(data))
}

func unknownKind(set *schema.Set, name string) error {
	if near := set.Suggest(name); near != "" {
		return usage("「%[1]s」という種類はありません。もしかして「%[2]s」ですか。", "unknown kind %[1]q; did you mean %[2]q?", name, near)
	}
	return usage("「%[1]s」という種類はありません。使える種類: %[2]s", "unknown kind %[1]q; known kinds: %[2]s", name, strings.Join(set.Kinds(), ", "))
}
