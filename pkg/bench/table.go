package main

import (
	"fmt"
	"runtime"
	"strings"
)

// measureAll takes the figures one after the other and prints each as soon as it is
// there.
func (b *bench) measureAll() error {
	if err := b.build(); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "%s/%s, %s, %d processors (2 used), medians of %d runs in turn; whole processes\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), b.runs)
	fmt.Fprintf(b.out, row, "", "", "measured", "must", "aim", "", "")
	verdicts := map[string][]string{} // by verdict
	for _, g := range goals {
		if b.quick && g.slow || !strings.HasPrefix(g.id, b.only) {
			continue
		}
		r, err := g.measure(b)
		if err != nil {
			return fmt.Errorf("%s: %w", g.id, err)
		}
		v := g.verdict(r)
		verdicts[v] = append(verdicts[v], fmt.Sprintf("%s (%s)", g.id, g.title))
		fmt.Fprintf(b.out, row, g.id, g.title, g.figure(r.value), g.limit(g.must), g.limit(g.aim), v, r.detail)
	}
	for _, v := range []string{missed, unjudged} {
		if len(verdicts[v]) > 0 {
			return fmt.Errorf("%w: %s: %s", errMissed, v, strings.Join(verdicts[v], ", "))
		}
	}
	return nil
}

const row = "%-3s %-48s %12s %10s %10s  %-7s %s\n"

// The verdicts that make the program fail.
const (
	missed   = "MISSED"
	unjudged = "BUSY" // beyond the limit, but other programs had the processors
)

// verdict says whether a figure reaches the aim, or at least what it must.
func (g goal) verdict(r result) string {
	switch {
	case g.aim == none && r.value <= g.must, g.aim != none && r.value <= g.aim:
		return "good"
	case g.must == none:
		return "short"
	case r.value <= g.must:
		return "ok"
	case r.busy:
		return unjudged
	default:
		return missed
	}
}

// limit prints a limit of the goal.
func (g goal) limit(v float64) string {
	if v == none {
		return "-"
	}
	return g.figure(v)
}

func (g goal) figure(v float64) string {
	if g.unit != "" {
		return fmt.Sprintf("%.4g %s", v, g.unit)
	}
	return fmt.Sprintf("%.3g", v)
}
