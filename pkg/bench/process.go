package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// command is a program to run. Its output is thrown away.
type command struct {
	args []string
	env  []string // beside the environment of this process
}

// usage is what one run of a program took.
type usage struct {
	wall, cpu time.Duration // cpu is user and system time together
	rss       int64         // bytes at the peak; 0 where the system does not tell
}

// waited reports whether the program spent much of its time waiting. The files are
// in the cache of the system, so it can only have waited for a processor.
func (u usage) waited() bool { return u.wall > u.cpu*6/5+5*time.Millisecond }

// run runs the command to its end. Exit status 1 says that lint has findings.
func (c command) run(ctx context.Context) (usage, error) {
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	// The goals are stated for two processors. What a run of the bench itself is set
	// to is none of the program's business.
	cmd.Env = append(append(os.Environ(), "GOMAXPROCS=2", "GOGC=", "GOMEMLIMIT="), c.env...)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		return usage{}, fmt.Errorf("run %v: %w", c.args, err)
	}
	s := cmd.ProcessState
	return usage{wall: wall, cpu: s.UserTime() + s.SystemTime(), rss: peakRSS(s)}, nil
}
