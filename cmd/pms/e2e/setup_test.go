//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
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

// server is the command that starts the language server. It is installed on first
// use into the user's cache, in a folder named by the lock file.
func server(t *testing.T) *exec.Cmd {
	t.Helper()
	node := tool(t, "node")
	npm := tool(t, "npm")
	cache, err := os.UserCacheDir()
	must(t, err)
	sum := sha256.Sum256(append(packageJSON, packageLock...))
	home := filepath.Join(cache, "pms-e2e")
	dir := filepath.Join(home, hex.EncodeToString(sum[:8]))
	bin := filepath.Join(dir, "node_modules", "yaml-language-server", "bin", "yaml-language-server")
	if _, err := os.Stat(bin); err != nil {
		install(t, npm, home, dir)
	}
	return exec.Command(node, bin, "--stdio")
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
		t.Fatalf("npm ci could not install the language server (it needs an npm registry or its cache): %v\n%s", err, out)
	}
	if err := os.Rename(work, dir); err != nil {
		if _, there := os.Stat(dir); there != nil { // another run was faster
			t.Fatal(err)
		}
	}
}

// editor is the server in a folder of its own, with the schema of `pms schema` for
// every YAML file, as the README says.
func editor(t *testing.T) (*client, string) {
	t.Helper()
	cmd := server(t)
	root := t.TempDir()
	file := filepath.Join(root, ".vscode", "pms.schema.json")
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, bundle(t), 0o644))
	return start(t, cmd, root, map[string]any{
		"schemas":     map[string]any{uri(file): "**/*.yaml"},
		"schemaStore": map[string]any{"enable": false}, // nothing is fetched
		"validate":    true, "completion": true, "hover": true,
	}), root
}

// bundle is what `pms schema` prints, in Japanese.
func bundle(t *testing.T) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	env := cli.Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Dir: ".", Now: time.Now, Getenv: func(string) string { return "" }}
	if status := cli.Main(context.Background(), []string{"--lang", "ja", "schema"}, env); status != cli.ExitOK {
		t.Fatalf("pms schema: status %d, %s", status, errs.String())
	}
	return out.Bytes()
}

// uri is the address of a file, as editors write it.
func uri(path string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
