// Command pms keeps a 個人情報保護マネジメントシステム (PMS, JIS Q 15001) as YAML in a
// Git repository: it checks it, tells what is due and prints the rule book.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"

	"github.com/pms-project/pms/pkg/cli"
)

// gcPercent trades a little memory for a fifth of the time: a run is short and its
// heap is small, so collecting at Go's default of 100 costs more than it frees.
const gcPercent = 400

func main() { os.Exit(run()) }

func run() int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	env, err := host()
	if err != nil {
		os.Stderr.WriteString("pms: " + err.Error() + "\n")
		return cli.ExitFailure
	}
	return cli.Main(ctx, os.Args[1:], env)
}
