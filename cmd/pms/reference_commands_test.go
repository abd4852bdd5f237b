package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/cli"
)

// commandsReference is the help text of every command.
func commandsReference(t *testing.T, p *page) {
	p.begin(p.say("コマンド一覧", "Commands"), p.say(
		"`pms` のすべてのコマンドの説明です。`pms help COMMAND` でも表示できます。終了コード: 0 正常、1 検出事項あり、2 使い方の誤り、3 実行できない。",
		"The help of every command of `pms`, as `pms help COMMAND` shows it. Exit status: 0 fine, 1 findings, 2 wrong usage, 3 could not work."))
	for _, path := range cli.CommandPaths() {
		name := strings.Join(append([]string{"pms"}, path.Words...), " ")
		p.line("\n## %s", name)
		p.code("text", help(t, p, path.Words))
	}
}

// help is the help text of one command, from the program itself.
func help(t *testing.T, p *page, words []string) string {
	t.Helper()
	var out, errs bytes.Buffer
	env := cli.Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Dir: ".", Getenv: func(string) string { return "" }}
	args := append([]string{"--lang", string(p.lang)}, words...)
	if status := cli.Main(context.Background(), append(args, "--help"), env); status != cli.ExitOK {
		t.Fatalf("pms %v --help: status %d, %s", words, status, errs.String())
	}
	return out.String()
}
