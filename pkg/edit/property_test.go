package edit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

var named = regexp.MustCompile(`〈[0-9]+〉`)
var word = regexp.MustCompile(`【[^】]*】`)

// pointers says for every named citation what it points to, in the words of the
// provisions themselves. The citations of one name (a list) are joined; of a range the
// ends count, of 各号 the provision that holds them.
func pointers(t *testing.T, s *repo.Snapshot) map[string]string {
	t.Helper()
	x, err := cite.New(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range x.Places {
		for i := range p.Cites {
			c := &p.Cites[i]
			names := named.FindAllString(p.Text[:c.From], -1)
			if len(names) == 0 {
				continue
			}
			for _, n := range pick(formOf(&c.Citation), c.Target.Nodes) {
				out[names[len(names)-1]] += wordOf(n) + " "
			}
			if !c.Target.Why.IsZero() {
				out[names[len(names)-1]] += "? "
			}
		}
	}
	return out
}

func wordOf(n *regulation.Node) string {
	if w := word.FindString(n.Title); w != "" {
		return w
	}
	return word.FindString(n.Text)
}

// asked are the names of the citations that a report leaves open.
func asked(s *repo.Snapshot, r *Report) map[string]bool {
	out := map[string]bool{}
	for _, d := range r.Doubts {
		lines := strings.Split(s.File(d.At.File).Source, "\n")
		names := named.FindAllString(string([]rune(lines[d.At.Start.Line-1])[:d.At.Start.Column-1]), -1)
		if len(names) > 0 {
			out[names[len(names)-1]] = true
		}
	}
	return out
}

// TestCitationsFollow makes books of 60 and 10 articles, changes them at random and fixes
// them, round after round: every citation points to the provision it pointed to, or is
// listed because that is gone; a second fix changes nothing; nothing but citations and
// labels changes.
func TestCitationsFollow(t *testing.T) {
	seeds, rounds := 5, 5
	if testing.Short() {
		seeds, rounds = 3, 3
	}
	followed, listed := 0, 0
	for seed := range seeds {
		m := &maker{rng: rand.New(rand.NewPCG(uint64(seed), 7))}
		main, small := m.skeleton("main", 60), m.skeleton("small", 10)
		m.cite(main, main, "", 2)
		m.cite(small, small, "", 1)
		m.cite(small, main, "基本規程", 2)
		files := map[string]string{"regulations/main.yaml": book("main", "基本規程", main), "regulations/small.yaml": book("small", "細則", small)}
		_, base := load(t, files)
		lost := map[string]bool{}
		truth := pointers(t, base)
		for round := range rounds {
			for k := range 1 + m.rng.IntN(3) {
				main = m.change(main, fmt.Sprintf("new-%d-%d", round, k))
			}
			files["regulations/main.yaml"] = book("main", "基本規程", main)
			fsys, head := load(t, files)
			plan := NewPlan(fsys, head)
			report, err := Fix(context.Background(), plan, base, Never)
			if err != nil {
				t.Fatalf("seed %d, round %d: %v", seed, round, err)
			}
			followed += report.Followed
			open := asked(plan.Snapshot(), report)
			for name := range open {
				lost[name] = true
				listed++
			}
			checkFollowed(t, truth, pointers(t, plan.Snapshot()), lost, fmt.Sprintf("seed %d, round %d", seed, round))
			for _, c := range plan.Changes() {
				checkOnlyNumbers(t, c)
				files[c.Path] = c.After
			}
			fsys, head = load(t, files)
			again := NewPlan(fsys, head)
			if _, err := Fix(context.Background(), again, base, Never); err != nil {
				t.Fatal(err)
			}
			for _, c := range again.Changes() {
				t.Fatalf("seed %d, round %d: a second fix changes\n%s", seed, round, Diff(c))
			}
			base = head
			main = articlesOf(head.Regulations()[0].Document)
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("%d citations rewritten, %d left open", followed, listed)
	if followed < seeds*50 {
		t.Errorf("only %d citations were rewritten: the test tests nothing", followed)
	}
}

// checkFollowed compares what citations point to. One that was listed once is no longer
// followed; one that stood in a deleted provision is gone.
func checkFollowed(t *testing.T, truth, now map[string]string, lost map[string]bool, when string) {
	t.Helper()
	for name, target := range truth {
		if got, ok := now[name]; ok && !lost[name] && got != target {
			t.Errorf("%s: %s pointed to %s, now to %s", when, name, target, got)
		}
	}
}

var numbers = regexp.MustCompile(`[0-9０-９]+|第|条|項|号|前|次|同|から|まで|及び|、|　`)

// checkOnlyNumbers wants nothing changed but what citations and labels are made of.
func checkOnlyNumbers(t *testing.T, c Change) {
	t.Helper()
	if numbers.ReplaceAllString(c.Before, "") != numbers.ReplaceAllString(c.After, "") {
		t.Errorf("more than numbers has changed:\n%s", Diff(c))
	}
}
