package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/jsonc"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
)

// The files of an editor's set-up, below the PMS root.
const (
	editorFolder     = ".vscode"
	editorSchema     = editorFolder + "/pms.schema.json"
	editorSettings   = editorFolder + "/settings.json"
	editorExtensions = editorFolder + "/extensions.json"

	yamlExtension = "redhat.vscode-yaml"
)

func (a *app) schemaInstallCommand() *cobra.Command {
	var editor string
	cmd := &cobra.Command{
		Use:   "install",
		Short: a.say("エディターを設定します", "Set up the editor"),
		Long: a.say(
			"VS Code（拡張機能 YAML）で、項目と値の補完・説明・検査が日本語で表示されるように設定します。\n.vscode/ に様式（pms.schema.json）を書き、settings.json と extensions.json に必要な設定だけを加えます。すでにある設定やコメントはそのまま残します。\npms を新しくしたとき、schemas/ を変えたときは、もう一度実行してください。",
			"Sets up VS Code (with the YAML extension): completion, explanation and checks of fields and values, in Japanese or English.\nWrites the schema into .vscode/ (pms.schema.json) and adds what is needed to settings.json and extensions.json; other settings and comments stay.\nRun it again after an update of pms or a change in schemas/."),
		Example: "pms schema install\npms -C examples/company schema install --lang en",
		Args:    a.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if editor != "vscode" {
				return usage("エディター「%[1]s」には対応していません。vscode を指定してください。", "editor %[1]q: want vscode", editor)
			}
			r, err := a.openRepository(cmd.Context())
			if err != nil {
				return err
			}
			defer r.Close()
			return a.installSchema(r)
		},
	}
	cmd.Flags().StringVar(&editor, "editor", "vscode", a.say("エディター `vscode`", "the editor, `vscode`"))
	return cmd
}

// installSchema makes all contents first and writes then, so that a settings file that
// cannot be read leaves everything as it was.
func (a *app) installSchema(r *repository) error {
	set, err := a.ownKinds(r)
	if err != nil {
		return err
	}
	bundle, err := set.Bundle(a.lang)
	if err != nil {
		return err
	}
	settings, err := a.changed(r, editorSettings, func(src string) (string, error) {
		return jsonc.Set(src, []string{"yaml.schemas", editorSchema}, recordGlobs(set))
	})
	if err != nil {
		return err
	}
	extensions, err := a.changed(r, editorExtensions, func(src string) (string, error) {
		return jsonc.Include(src, "recommendations", yamlExtension)
	})
	if err != nil {
		return err
	}
	for _, f := range []struct {
		path string
		data []byte
	}{{editorSchema, bundle}, {editorSettings, settings}, {editorExtensions, extensions}} {
		if err := a.writeNew(r, f.path, f.data); err != nil {
			return err
		}
		if err := a.print(f.path + "\n"); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.env.Stderr, a.say("VS Code でフォルダー %[1]s を開き、拡張機能 YAML（%[2]s）を入れてください。", "Open the folder %[1]s in VS Code and install the extension YAML (%[2]s).", r.root, yamlExtension))
	return nil
}

// recordGlobs are the places of records: the manifest and the folders of all kinds.
// Other YAML in the repository, such as that of a forge, is none of our business.
func recordGlobs(set *schema.Set) []string {
	globs := []string{repo.ManifestFile}
	for _, name := range set.Kinds() {
		kind, err := set.Kind(name)
		if err != nil {
			continue
		}
		folder, _, _ := strings.Cut(kind.Meta.Folder, "/")
		if folder == "" || strings.Contains(folder, "{") {
			continue
		}
		for _, ending := range []string{"yaml", "yml"} {
			if glob := folder + "/**/*." + ending; !slices.Contains(globs, glob) {
				globs = append(globs, glob)
			}
		}
	}
	return globs
}

// changed is the content of a settings file with a change in it. A file that cannot be
// read as settings is left to its owner.
func (a *app) changed(r *repository, file string, change func(string) (string, error)) ([]byte, error) {
	for _, p := range []string{path.Dir(file), file} {
		if info, err := fs.Lstat(r.fsys, p); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil, failure("%[1]s はリンクのため変更しません。", "%[1]s is a link and is not changed", p)
		}
	}
	src, err := fs.ReadFile(r.fsys, file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failure("%[1]s を読めません: %[2]v", "cannot read %[1]s: %[2]v", file, cause(err))
	}
	text, err := change(string(src))
	if err != nil {
		return nil, failure("%[1]s を読み取れないため、何も変更していません: %[2]v\n     直してからもう一度実行してください。手で設定するときは、yaml.schemas に %[3]s を登録します。",
			"cannot make sense of %[1]s, so nothing was changed: %[2]v\n     mend it and run again; by hand, register %[3]s under yaml.schemas", filepath.ToSlash(file), err, editorSchema)
	}
	return []byte(text), nil
}
