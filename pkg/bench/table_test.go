package main

import (
	"io"
	"strings"
	"testing"
	"time"
)

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		must, aim, value float64
		busy             bool
		want             string
	}{
		{1.5, 1.3, 1.3, false, "good"},
		{1.5, 1.3, 1.4, false, "ok"},
		{1.5, 1.3, 1.6, false, missed},
		{1.5, 1.3, 1.6, true, unjudged},
		{1.5, 1.3, 1.2, true, "good"},
		{1.5, none, 1.5, false, "good"},
		{none, 1.2, 9, false, "short"},
		{0, none, 0, false, "good"},
		{0, none, 1, false, missed},
	} {
		g := goal{must: c.must, aim: c.aim}
		if got := g.verdict(result{value: c.value, busy: c.busy}); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestMedians(t *testing.T) {
	us := []usage{{wall: 5}, {wall: 1}, {wall: 3, rss: 9}}
	if got := medians(us); got.wall != 3 || got.rss != 0 {
		t.Errorf("medians = %+v", got)
	}
	if got := medians(us[:2]).wall; got != 1 {
		t.Errorf("lower median of two = %d", got)
	}
	if got := medians(nil); got != (usage{}) {
		t.Errorf("medians of none = %+v", got)
	}
}

func TestWaited(t *testing.T) {
	if (usage{wall: time.Second, cpu: 2 * time.Second}).waited() {
		t.Error("two busy processors count as waiting")
	}
	if !(usage{wall: 3 * time.Second, cpu: time.Second}).waited() {
		t.Error("two seconds without a processor do not count")
	}
}

func TestParse(t *testing.T) {
	for _, args := range [][]string{{"-runs", "0"}, {"-runs", "x"}, {"word"}, {"-nonsense"}} {
		if _, err := parse(args, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
	o, err := parse([]string{"-generate", "d", "-records", "7", "-bad", "5"}, io.Discard)
	if err != nil || o.generate != "d" || o.corpus != (Corpus{Seed: seed, Records: 7, Regulations: 20, Bad: 5}) {
		t.Errorf("parsed %+v, %v", o, err)
	}
}

// TestGoals: every figure can be named, and a limit that is an aim too is stricter.
func TestGoals(t *testing.T) {
	for _, g := range goals {
		if g.id == "" || g.title == "" || g.measure == nil || g.must == none && g.aim == none {
			t.Errorf("%+v is not whole", g)
		}
		if g.must != none && g.aim > g.must {
			t.Errorf("%s %s: the aim is looser than the limit", g.id, g.title)
		}
		if strings.ContainsAny(g.id, " ") || len(g.title) > 48 {
			t.Errorf("%s %s does not fit the table", g.id, g.title)
		}
	}
}
