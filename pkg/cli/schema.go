package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

func (a *app) schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: a.say("エディターに渡す JSON Schema を出力します", "Print the JSON Schema for editors"),
		Long: a.say(
			"すべての種類を一つにまとめた JSON Schema を出力します。エディターは kind の値で使うべき様式を選びます。\nKIND を指定すると、その種類だけを出力します。リポジトリの中では、schemas/ に置いた自社の種類も含みます。\nエディターの設定まで行うには `pms schema install` を使います。",
			"Prints one JSON Schema over all kinds; the editor chooses by the value of kind.\nWith KIND, prints that kind alone. In a repository the firm's own kinds in schemas/ are among them.\n`pms schema install` also sets up the editor."),
		Example: "pms schema install\npms schema -o .vscode/pms.schema.json\npms schema pi_ledger",
		Args:    a.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := a.kindsHere(cmd.Context())
			if err != nil {
				return err
			}
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
	cmd.AddCommand(a.schemaInstallCommand())
	return cmd
}

// kindsHere are the kinds of the repository that holds the directory, the built-in ones
// where there is none. Nothing but the schemas is read of it.
func (a *app) kindsHere(ctx context.Context) (*schema.Set, error) {
	r, err := a.openRepository(ctx)
	var s *statusError
	if errors.As(err, &s) && s.status == ExitFailure && a.global.dir == "" {
		return schema.New(schemas.FS), nil
	}
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return a.ownKinds(r)
}

// ownKinds are the kinds of a repository. What is wrong with the firm's own is said on
// standard error; the others can be used all the same.
func (a *app) ownKinds(r *repository) (*schema.Set, error) {
	set, err := repo.Kinds(r.fsys, schema.New(schemas.FS))
	if err != nil {
		return nil, failure("リポジトリを読み込めません: %[1]v", "cannot read the repository: %[1]v", cause(err))
	}
	for _, f := range set.Faults() {
		fmt.Fprintf(a.env.Stderr, "pms: schemas/%s:%d: %s\n", f.File, f.Line, f.Message.In(a.lang))
	}
	return set, nil
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
