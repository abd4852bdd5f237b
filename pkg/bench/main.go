package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

// errMissed: a goal was missed, or could not be judged.
var errMissed = errors.New("not all goals are reached")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	decode, generate string
	corpus           Corpus
	bench
}

func run(ctx context.Context, args []string) error {
	o, err := parse(args, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return err
	case o.decode != "":
		return decodeAll(ctx, o.decode)
	case o.generate != "":
		return o.corpus.Write(o.generate)
	}
	if o.dir == "" {
		dir, err := os.MkdirTemp("", "pms-bench-")
		if err != nil {
			return fmt.Errorf("make a folder: %w", err)
		}
		defer os.RemoveAll(dir)
		o.dir = dir
	}
	o.ctx, o.out = ctx, os.Stdout
	return o.measureAll()
}

func parse(args []string, help io.Writer) (*options, error) {
	o := &options{}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(help)
	f.BoolVar(&o.quick, "quick", false, "leave out 100,000 records and the 50 MB ledger")
	f.IntVar(&o.runs, "runs", 5, "pairs of runs of which the median counts")
	f.StringVar(&o.only, "only", "", "measure only the goals whose `ID` begins so")
	f.StringVar(&o.dir, "dir", "", "keep what is built and generated in this `folder` (default: a temporary one)")
	f.StringVar(&o.pms, "pms", "", "measure this `program` (default: built from ./cmd/pms)")
	f.StringVar(&o.generate, "generate", "", "only write a repository into this `folder`")
	f.Uint64Var(&o.corpus.Seed, "seed", seed, "seed of that repository")
	f.IntVar(&o.corpus.Records, "records", 1000, "its records")
	f.IntVar(&o.corpus.Regulations, "regulations", 20, "its rule books")
	f.IntVar(&o.corpus.Ledger, "ledger", 0, "entries of its big ledger")
	f.IntVar(&o.corpus.Bad, "bad", 0, "percent of its records that are damaged")
	f.StringVar(&o.decode, "decode", "", "only read and decode the YAML files below this `folder`, the base of all ratios")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", f.Arg(0))
	}
	if o.runs < 1 {
		return nil, fmt.Errorf("-runs %d: want at least 1", o.runs)
	}
	return o, nil
}
