package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

func digest(t *testing.T, c Corpus) string {
	t.Helper()
	h := sha256.New()
	if err := c.Each(func(path string, data []byte) error {
		fmt.Fprintf(h, "%s %d\n", path, len(data))
		h.Write(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestSameSeedSameBytes(t *testing.T) {
	c := Corpus{Seed: 7, Records: 100, Regulations: 2, Ledger: 50, Bad: 20}
	if digest(t, c) != digest(t, c) {
		t.Error("two generations of one corpus differ")
	}
	other := c
	other.Seed++
	if digest(t, c) == digest(t, other) {
		t.Error("two seeds make the same corpus")
	}
}

// TestLargerHoldsSmaller: a file does not depend on how many come after it, so that
// figures of two sizes are about the same kind of records.
func TestLargerHoldsSmaller(t *testing.T) {
	files := func(records int) map[string][]byte {
		out := map[string][]byte{}
		c := Corpus{Seed: 7, Records: records, Regulations: 1}
		if err := c.Each(func(path string, data []byte) error { out[path] = data; return nil }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	large := files(600)
	for path, data := range files(400) {
		if !bytes.Equal(large[path], data) {
			t.Errorf("%s differs in the larger corpus", path)
		}
	}
}

func TestSizes(t *testing.T) {
	var records, regulations, ledger, small, large int
	c := Corpus{Seed: seed, Records: 1000, Regulations: 3, Ledger: 1000}
	if err := c.Each(func(path string, data []byte) error {
		switch {
		case path == ledgerPath:
			ledger = len(data)
		case bytes.HasPrefix(data, []byte("kind: regulation")):
			regulations++
			if len(data) < 75_000 || len(data) > 105_000 {
				t.Errorf("%s has %d bytes, want 75–105 KB", path, len(data))
			}
		case len(data) < 700:
			small++
		case len(data) > 3600:
			large++
		default:
			records++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if records < 950 || regulations != 3 {
		t.Errorf("%d records of 0.7–3.6 KB (%d smaller, %d larger), %d rule books", records, small, large, regulations)
	}
	if ledger < 450_000 || ledger > 550_000 {
		t.Errorf("1,000 entries of the ledger are %d bytes, want some 500 each", ledger)
	}
}

// TestGoodCorpusHasNoFindings keeps the generator in step with schemas and rules:
// figures on files full of findings would be figures of something else.
func TestGoodCorpusHasNoFindings(t *testing.T) {
	for _, c := range []Corpus{thirtyFiles, thousand, {Ledger: 100}} {
		c.Seed = seed
		set := schema.New(schemas.FS)
		r := runRules(t, load(t, inMemory(t, c), set))
		for _, d := range r.Findings[:min(5, len(r.Findings))] {
			t.Errorf("%+v: %s:%d %s %s", c, d.Range.File, d.Range.Start.Line, d.Rule, d.Message.In(diag.EN))
		}
		if set.Compiled() != 0 {
			t.Errorf("%+v: %d schemas were compiled for valid files", c, set.Compiled())
		}
	}
}

// TestDamageIsFound: every way of damage is found in every file that it hits, but
// the few that it cannot hit.
func TestDamageIsFound(t *testing.T) {
	c := Corpus{Seed: seed, Records: 400, Regulations: 1, Bad: 100}
	found := map[string]bool{}
	for _, d := range damagedFindings(t, c) {
		found[d.Range.File] = true
	}
	if len(found) < 360 {
		t.Errorf("findings in %d of 400 damaged files", len(found))
	}
	c.Bad = 5
	found = map[string]bool{}
	for _, d := range damagedFindings(t, c) {
		found[d.Range.File] = true
	}
	if len(found) < 8 || len(found) > 60 {
		t.Errorf("findings in %d files of 400, 5 %% of them damaged", len(found))
	}
}

func damagedFindings(t *testing.T, c Corpus) []diag.Diagnostic {
	t.Helper()
	r := runRules(t, load(t, inMemory(t, c), schema.New(schemas.FS)))
	for _, d := range r.Findings {
		if d.Rule == lint.CrashRule {
			t.Error(d.Message.In(diag.EN))
		}
	}
	return r.Findings
}

func TestDecodeAll(t *testing.T) {
	dir := t.TempDir()
	if err := (Corpus{Seed: seed, Records: 40, Bad: 50}).Write(dir); err != nil {
		t.Fatal(err)
	}
	if err := decodeAll(context.Background(), dir); err != nil {
		t.Error(err)
	}
	if err := decodeAll(context.Background(), dir+"/nothing"); err == nil {
		t.Error("a missing folder is no error")
	}
}
