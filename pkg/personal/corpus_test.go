package personal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/personal"
	"github.com/pms-project/pms/pkg/yamltree"
)

func scanner(t testing.TB) *personal.Scanner {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "schemas", "personal.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	tree, problems := yamltree.Parse("personal.yaml", data, yamltree.Limits{})
	if tree == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	return personal.NewScanner(personal.ReadWords(tree.Root()))
}

var names = map[string]personal.Kind{
	"my_number": personal.MyNumber, "card": personal.Card, "secret": personal.Secret, "phone": personal.Phone, "mail": personal.Mail,
	"address": personal.Address, "birthday": personal.Birthday, "licence": personal.Licence, "passport": personal.Passport,
	"residence": personal.Residence, "pension": personal.Pension, "account": personal.Account,
}

type sample struct {
	want personal.Kind // 0: nothing personal
	text string
}

// corpus reads a file of testdata: a line a text, first what is in it ("none" for a
// look-alike), then a tab; \n in a text is the end of a line, and the digits of made
// numbers are written with ~ between them, so that this very file holds none.
func corpus(t *testing.T, name string) []sample {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, text, ok := strings.Cut(line, "\t")
		kind, known := names[name]
		if !ok || !known && name != "none" {
			t.Fatalf("%s: %q", name, line)
		}
		out = append(out, sample{kind, strings.NewReplacer(`\n`, "\n", "~", "").Replace(text)})
	}
	return out
}

// TestCorpus measures precision and recall over texts of our own making, half of them
// look-alikes: those that the search was written with, and those that an examiner wrote
// without a look at it (blind.txt).
func TestCorpus(t *testing.T) {
	for _, name := range []string{"corpus.txt", "blind.txt"} {
		t.Run(name, func(t *testing.T) { measure(t, scanner(t), corpus(t, name)) })
	}
}

func measure(t *testing.T, s *personal.Scanner, samples []sample) {
	t.Helper()
	right, wrong, missed, personalTexts := 0, 0, 0, 0
	for _, c := range samples {
		if c.want != 0 {
			personalTexts++
		}
		found := false
		for _, h := range s.Scan(c.text) {
			if h.Kind == c.want {
				found = true
				continue
			}
			wrong++
			t.Logf("wrongly: %s in %q, which is of kind %d", h.Kind.Title().EN, c.text, c.want)
		}
		switch {
		case c.want == 0:
		case found:
			right++
		default:
			missed++
			t.Logf("missed: %d in %q", c.want, c.text)
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("%d texts, %d of them personal: precision %.3f, recall %.3f", len(samples), personalTexts, precision, recall)
	if personalTexts < 60 || len(samples)-personalTexts < 60 {
		t.Errorf("%d texts, %d personal: want 60 of each sort", len(samples), personalTexts)
	}
	if precision < 0.95 || recall < 0.9 {
		t.Errorf("precision %.3f, want 0.95; recall %.3f, want 0.9", precision, recall)
	}
}
