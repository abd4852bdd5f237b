package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// seed of every repository that is measured.
const seed = 1

// bench is one run of the program: what to measure, with what, where.
type bench struct {
	quick bool
	runs  int
	only  string
	dir   string // what is built and generated; made again only if missing

	ctx   context.Context
	out   io.Writer
	pms   string // the programs: the one that is measured,
	self  string // this one, for the bare decode,
	empty string // and one that does nothing
}

// build makes the programs.
func (b *bench) build() (err error) {
	if b.self, err = os.Executable(); err != nil {
		return fmt.Errorf("find the own program: %w", err)
	}
	if b.pms == "" {
		b.pms = filepath.Join(b.dir, "pms.exe")
		if err := b.goBuild(b.pms, "./cmd/pms"); err != nil {
			return err
		}
	}
	source := filepath.Join(b.dir, "empty.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return fmt.Errorf("write the empty program: %w", err)
	}
	b.empty = filepath.Join(b.dir, "empty.exe")
	return b.goBuild(b.empty, source)
}

func (b *bench) goBuild(target, source string) error {
	cmd := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-o", target, source)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", source, err, out)
	}
	return nil
}

// corpus is the folder of a repository, made when it is first asked for.
func (b *bench) corpus(c Corpus) (string, error) {
	c.Seed = seed
	dir := filepath.Join(b.dir, fmt.Sprintf("records%d-regulations%d-ledger%d-bad%d", c.Records, c.Regulations, c.Ledger, c.Bad))
	complete := dir + ".complete" // a generation that was broken off leaves none
	if _, err := os.Stat(complete); err == nil {
		return dir, nil
	}
	if err := c.Write(dir); err != nil {
		return "", err
	}
	return dir, os.WriteFile(complete, nil, 0o644)
}

func (b *bench) lint(dir string, env ...string) command {
	return command{args: []string{b.pms, "-C", dir, "--today", today, "--color", "never", "lint"}, env: env}
}

func (b *bench) bare(dir string, env ...string) command {
	return command{args: []string{b.self, "-decode", dir}, env: env}
}

// once is the median of some runs of one command.
func (b *bench) once(c command) (usage, error) {
	u, _, err := b.pairs(c, command{})
	return u, err
}

// pairs runs two commands in turn, so that what else the machine does falls on both,
// and returns the medians of each figure. The second command may be missing.
func (b *bench) pairs(first, second command) (a, z usage, err error) {
	var as, zs []usage
	for range b.runs {
		u, err := first.run(b.ctx)
		if err != nil {
			return a, z, err
		}
		as = append(as, u)
		if second.args == nil {
			continue
		}
		if u, err = second.run(b.ctx); err != nil {
			return a, z, err
		}
		zs = append(zs, u)
	}
	return medians(as), medians(zs), nil
}

func medians(us []usage) usage {
	return usage{
		wall: median(us, func(u usage) time.Duration { return u.wall }),
		cpu:  median(us, func(u usage) time.Duration { return u.cpu }),
		rss:  median(us, func(u usage) int64 { return u.rss }),
	}
}

// median of one figure; of an even number the lower, 0 of none.
func median[T ~int64](us []usage, figure func(usage) T) T {
	if len(us) == 0 {
		return 0
	}
	all := make([]T, len(us))
	for i, u := range us {
		all[i] = figure(u)
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}
