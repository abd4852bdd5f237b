//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/cli"
)

// The server's exact version is in package.json; the lock file holds the digests of
// all that comes with it, and no address, so that any mirror serves.
var (
	//go:embed package.json
	packageJSON []byte
	//go:embed package-lock.json
	packageLock []byte
)

// server is the command that starts the language server.
func server(t *testing.T) *exec.Cmd {
	t.Helper()
	node := tool(t, "node")
	return exec.Command(node, filepath.Join(modules(t), "yaml-language-server", "bin", "yaml-language-server"), "--stdio")
}

// modules is the folder of the packages from npm. They are installed on first use into
// the user's cache, in a folder named by the lock file.
func modules(t *testing.T) string {
	t.Helper()
	npm := tool(t, "npm")
	cache, err := os.UserCacheDir()
	must(t, err)
	sum := sha256.Sum256(append(packageJSON, packageLock...))
	home := filepath.Join(cache, "pms-e2e")
	dir := filepath.Join(home, hex.EncodeToString(sum[:8]))
	if _, err := os.Stat(dir); err != nil {
		install(t, npm, home, dir)
	}
	return filepath.Join(dir, "node_modules")
}

// tool is a command of Node. Without it the tests cannot run; where that may not be,
// in CI, they fail.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	const missing = "%s is missing: these tests drive an editor's language server; install Node 20 or later with npm"
	if os.Getenv("CI") == "true" {
		t.Fatalf(missing, name)
	}
	t.Skipf(missing, name)
	return ""
}

// install puts the packages of the lock file into dir, whole or not at all.
func install(t *testing.T, npm, home, dir string) {
	t.Helper()
	must(t, os.MkdirAll(home, 0o755))
	work, err := os.MkdirTemp(home, "install-")
	must(t, err)
	defer os.RemoveAll(work)
	must(t, os.WriteFile(filepath.Join(work, "package.json"), packageJSON, 0o644))
	must(t, os.WriteFile(filepath.Join(work, "package-lock.json"), packageLock, 0o644))
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	cmd.Dir = work
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("npm ci could not install the packages (it needs an npm registry or its cache): %v\n%s", err, out)
	}
	if err := os.Rename(work, dir); err != nil {
		if _, there := os.Stat(dir); there != nil { // another run was faster
			t.Fatal(err)
		}
	}
}

// editor is the server in a small PMS repository with a kind of the firm's own, set up
// by `pms schema install`.
func editor(t *testing.T) (*client, string) {
	t.Helper()
	cmd := server(t)
	root := t.TempDir()
	write(t, root, "pms.yaml", "kind: manifest\norganization: {name: 株式会社ためし}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n")
	write(t, root, "schemas/visit.schema.json", ownKind)
	install := run(t, root, "--lang", "ja", "schema", "install")
	if !strings.Contains(install, "settings.json") {
		t.Fatalf("pms schema install printed %q", install)
	}
	return start(t, cmd, root, settings(t, root)), root
}

// settings are what the editor's extension gives to the server of its settings: the
// part under "yaml", with the paths of schemas made absolute.
func settings(t *testing.T, root string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, ".vscode", "settings.json"))
	must(t, err)
	var file struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	must(t, json.Unmarshal(data, &file))
	absolute := map[string]any{}
	for path, globs := range file.Schemas {
		absolute[uri(filepath.Join(root, filepath.FromSlash(path)))] = globs
	}
	return map[string]any{
		"schemas":     absolute,
		"schemaStore": map[string]any{"enable": false}, // nothing is fetched
		"validate":    true, "completion": true, "hover": true,
	}
}

// run is what pms prints in a folder, where it may read and write.
func run(t *testing.T, root string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	env := cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Dir: root, Now: time.Now, Getenv: func(string) string { return "" },
		OpenDir:   func(dir string) (cli.FS, error) { return os.OpenRoot(dir) },
		MakeDir:   func(path string) error { return os.MkdirAll(path, 0o755) },
		WriteFile: func(path string, data []byte) error { return os.WriteFile(path, data, 0o644) },
	}
	if status := cli.Main(context.Background(), args, env); status != cli.ExitOK {
		t.Fatalf("pms %v: status %d, %s", args, status, errs.String())
	}
	return out.String()
}

func write(t *testing.T, root, path, text string) {
	t.Helper()
	full := filepath.Join(root, filepath.FromSlash(path))
	must(t, os.MkdirAll(filepath.Dir(full), 0o755))
	must(t, os.WriteFile(full, []byte(text), 0o644))
}

// ownKind is the schema of a firm's own kind.
const ownKind = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "来訪の記録", "description": "来訪者の受付の記録。", "x-en": {"title": "Visit"},
  "x-kind": {"prefix": "visit", "folder": "records/visit/{year}", "occurs": "event"},
  "type": "object", "additionalProperties": false, "required": ["kind", "id", "visited_on"],
  "properties": {
    "kind": {"type": "string", "enum": ["visit"], "enumDescriptions": ["来訪の記録"], "title": "種類"},
    "id": {"$ref": "common.schema.json#/$defs/id"},
    "visited_on": {"$ref": "common.schema.json#/$defs/date", "title": "来訪日", "description": "来訪者を受け付けた日。"},
    "purpose": {"type": "string", "enum": ["meeting", "delivery"], "enumDescriptions": ["打合せ", "納品"], "title": "用件"}
  }
}
`

// uri is the address of a file, as editors write it.
func uri(path string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
