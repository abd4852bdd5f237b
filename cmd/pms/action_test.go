package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// script is the text of a step of a YAML file of CI: the very script that runs there.
func script(t *testing.T, file string, path func(root tree.Node) tree.Node) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", file))
	if err != nil {
		t.Fatal(err)
	}
	parsed, problems := yamltree.Parse(file, data, yamltree.Limits{})
	if parsed == nil || len(problems) > 0 {
		t.Fatalf("%s: %v", file, problems)
	}
	text := path(parsed.Root()).Text()
	if text == "" {
		t.Fatalf("%s has no script where one is looked for", file)
	}
	return text
}

// event is a made pull request: a bare origin, and a shallow checkout of the change.
type event struct {
	dir, base string
	pms       string
}

func newEvent(t *testing.T) event {
	t.Helper()
	for _, program := range []string{"git", "bash"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed: the script of the Action is not run", program)
		}
	}
	if runtime.GOOS == "windows" {
		t.Skip("the path of a clone is a file URL here, which Windows writes in another way")
	}
	dir := t.TempDir()
	pms := filepath.Join(dir, "pms")
	command(t, ".", nil, "go", "build", "-o", pms, ".")
	work, origin, checkout := filepath.Join(dir, "work"), filepath.Join(dir, "origin.git"), filepath.Join(dir, "checkout")
	write(t, filepath.Join(work, "firm", "pms.yaml"), "kind: manifest\norganization: {name: 株式会社みほん}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n")
	write(t, filepath.Join(work, "firm", "organization", "departments.yaml"), "kind: department\nid: departments\nentries:\n  - {id: sales, name: 営業部, size: 3}\n")
	command(t, work, nil, "git", "init", "-q", "-b", "main")
	command(t, work, nil, "git", "add", "-A")
	command(t, work, nil, "git", "commit", "-qm", "first")
	base := strings.TrimSpace(command(t, work, nil, "git", "rev-parse", "HEAD"))
	write(t, filepath.Join(work, "firm", "organization", "people.yaml"), "kind: person\nid: people\nentries:\n  - {id: p-1, employment: captain, from: 2026-04-01}\n")
	command(t, work, nil, "git", "add", "-A")
	command(t, work, nil, "git", "commit", "-qm", "change")
	command(t, dir, nil, "git", "clone", "-q", "--bare", work, origin)
	command(t, dir, nil, "git", "clone", "-q", "--depth", "1", "file://"+origin, checkout)
	return event{checkout, base, pms}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func command(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.com", "GIT_CONFIG_GLOBAL=/dev/null"), env...)
	var out, problems strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, args, err, out.String(), problems.String())
	}
	return out.String()
}

// TestActionScript runs the script of action.yml on a made event: on a pull request
// only what the change causes is annotated, at paths that count from the Git root.
func TestActionScript(t *testing.T) {
	e := newEvent(t)
	text := script(t, "action.yml", func(root tree.Node) tree.Node {
		for _, step := range root.Get("runs").Get("steps").Items() {
			if step.Get("id").Text() == "lint" {
				return step.Get("run")
			}
		}
		return tree.Node{}
	})
	run := func(base string) string {
		return command(t, e.dir, []string{"PMS=" + e.pms, "PMS_DIRECTORY=firm", "PMS_BASE=" + base, "PMS_FAIL_ON=never", "PMS_LANG=ja"}, "bash", "-c", text)
	}
	push := run("")
	for _, want := range []string{"file=firm/organization/departments.yaml,line=4", "file=firm/organization/people.yaml,line=4"} {
		if !strings.Contains(push, want) {
			t.Errorf("a push lacks %q:\n%s", want, push)
		}
	}
	change := run(e.base)
	if strings.Contains(change, "departments.yaml") || !strings.Contains(change, "file=firm/organization/people.yaml,line=4") {
		t.Errorf("a pull request shows:\n%s", change)
	}
}
