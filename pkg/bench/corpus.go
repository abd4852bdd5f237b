package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Corpus is a repository to make. Equal values make equal bytes.
type Corpus struct {
	Seed        uint64
	Records     int // files of one record or a small ledger each, 0.7–3.6 KB
	Regulations int // rule books of some 90 KB
	Ledger      int // entries of one more ledger, some 480 bytes each; 0: none
	Bad         int // percent of the record files, and of the ledger's entries, that are damaged
}

// lastYear is the PMS year of the newest records; the figures are taken with
// --today in it.
const (
	lastYear = 2026
	today    = "2026-11-21"
)

// Each calls f for every file, by slash path, in a fixed order.
func (c Corpus) Each(f func(path string, data []byte) error) error {
	for _, o := range c.organization() {
		if err := f(o.path, []byte(o.text)); err != nil {
			return err
		}
	}
	for i := range c.Regulations {
		if err := f(c.regulation(i)); err != nil {
			return err
		}
	}
	for i := range c.Records {
		path, data := c.record(i)
		if c.damages("record", i) {
			data = damage(data, i)
		}
		if err := f(path, data); err != nil {
			return err
		}
	}
	if c.Ledger > 0 {
		return f(ledgerPath, c.ledger())
	}
	return nil
}

// damages reports whether item number i of a group is one of the bad ones.
func (c Corpus) damages(group string, i int) bool {
	return newDice(c.Seed, "damage "+group, i).roll(100) < c.Bad
}

// Write makes the repository in a folder, which it creates.
func (c Corpus) Write(dir string) error {
	made := map[string]bool{}
	return c.Each(func(path string, data []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if folder := filepath.Dir(file); !made[folder] {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("write corpus: %w", err)
			}
			made[folder] = true
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return fmt.Errorf("write corpus: %w", err)
		}
		return nil
	})
}

// years is the number of PMS years that the records spread over: small
// repositories are young.
func (c Corpus) years() int {
	if c.Records < 200 {
		return 2
	}
	return 10
}

// year is the PMS year of record number n of a kind. The first records of a kind
// fill one year after the other, so that no yearly duty is left open.
func (c Corpus) year(n int) int { return lastYear - c.years() + 1 + n%c.years() }

// maker makes record number n of its kind, with dice of its own.
type maker func(c Corpus, n int, d *dice) (path, text string)

// mix is how often each kind occurs among twenty records in a row: education is
// recorded most, as in real repositories.
var mix = []struct {
	count int
	make  maker
}{
	{7, educationRecord}, {4, correctiveAction}, {2, operationCheck}, {1, complaint}, {2, managementReview}, {2, educationPlan}, {1, piLedger}, {1, riskLedger},
}

const mixLength = 20

// record is record file number i.
func (c Corpus) record(i int) (path string, data []byte) {
	slot := i % mixLength
	for k, kind := range mix {
		if slot < kind.count {
			n := i/mixLength*kind.count + slot
			path, text := kind.make(c, n, newDice(c.Seed, fmt.Sprint("kind", k), n))
			return path, []byte(text)
		}
		slot -= kind.count
	}
	panic("mix has fewer than mixLength records")
}
