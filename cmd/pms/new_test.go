package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pms-project/pms/pkg/cli"
)

// sit runs the program as somebody at a terminal does, who answers with the lines, in
// a small firm.
func sit(t *testing.T, lines string, args ...string) (status int, stdout, stderr, dir string) {
	t.Helper()
	dir = t.TempDir()
	for path, text := range map[string]string{
		"pms.yaml":                      "kind: manifest\norganization: {name: 株式会社ためし}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n",
		"organization/departments.yaml": "kind: department\nid: departments\nentries:\n  - {id: office, name: 管理部}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env, err := host()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	env.Stdin, env.Stdout, env.Stderr, env.Interactive = strings.NewReader(lines), &out, &errs, true
	env.Dir = dir
	env.Getenv = func(string) string { return "" }
	env.Now = func() time.Time { return time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC) }
	status = cli.Main(context.Background(), args, env)
	return status, out.String(), errs.String(), dir
}

// TestNewAsks: at a terminal the required fields are asked for by their names, a choice
// is made by its number, and a wrong answer is asked for again.
func TestNewAsks(t *testing.T) {
	status, stdout, stderr, dir := sit(t, "施錠漏れ\n99\n1\nofice\noffice\n\n施錠されていなかった。\n", "new", "corrective_action", "--name", "lock")
	if status != cli.ExitOK || stdout != "records/corrective_action/2026/corrective_action-20261121-lock.yaml\n" {
		t.Fatalf("status %d, %q\n%s", status, stdout, stderr)
	}
	for _, want := range []string{"件名（title）", "  1. 内部監査（internal_audit）", "「99」は使えません", "もしかして「office」ですか", "必須の項目です", "不適合の内容（nonconformity.content）"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("not asked: %q in\n%s", want, stderr)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(strings.TrimSpace(stdout))))
	if err != nil || !strings.Contains(string(data), "source: internal_audit\n") {
		t.Errorf("%v\n%s", err, data)
	}
}

// TestNewAsksForLists: a list is answered line by line.
func TestNewAsksForLists(t *testing.T) {
	status, stdout, stderr, dir := sit(t, "採用応募書類\n2\n4\n\noffice\n採用選考のため\n入社の手続のため\n\n", "new", "pi_ledger", "--name", "applicants")
	if status != cli.ExitOK {
		t.Fatalf("status %d\n%s", status, stderr)
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(strings.TrimSpace(stdout))))
	if err != nil || !strings.Contains(string(data), "legal_kind: [personal_data, sensitive_info]\n") || !strings.Contains(string(data), "入社の手続のため") {
		t.Errorf("%v\n%s", err, data)
	}
}

// TestNewGivesUp: where the answers end, nothing is written.
func TestNewGivesUp(t *testing.T) {
	status, stdout, stderr, dir := sit(t, "施錠漏れ\n", "new", "corrective_action")
	if status != cli.ExitUsage || stdout != "" || !strings.Contains(stderr, "--set source=") {
		t.Errorf("status %d, %q\n%s", status, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "records")); err == nil {
		t.Error("a folder was made")
	}
}
