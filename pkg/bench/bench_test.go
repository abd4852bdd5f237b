package main

import (
	"context"
	"io"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// inMemory makes the repository as a file system without a disk.
func inMemory(tb testing.TB, c Corpus) fs.FS {
	tb.Helper()
	files := fstest.MapFS{}
	err := c.Each(func(path string, data []byte) error {
		files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

func load(tb testing.TB, fsys fs.FS, set *schema.Set) *repo.Snapshot {
	tb.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func runRules(tb testing.TB, s *repo.Snapshot) *lint.Result {
	tb.Helper()
	day, err := calendar.ParseISO(today)
	if err != nil {
		tb.Fatal(err)
	}
	r, err := lint.Run(context.Background(), rules.All(), lint.Input{Head: s, Today: day})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

var thousand = Corpus{Seed: seed, Records: 1000, Regulations: 20}

func size(s *repo.Snapshot) (n int64) {
	for _, f := range s.Files {
		n += int64(len(f.Source))
	}
	return n
}

func BenchmarkLoad1k(b *testing.B) {
	fsys := inMemory(b, thousand)
	set := schema.New(schemas.FS)
	b.SetBytes(size(load(b, fsys, set)))
	b.ReportAllocs()
	for b.Loop() {
		load(b, fsys, set)
	}
}

func BenchmarkRun1k(b *testing.B) {
	s := load(b, inMemory(b, thousand), schema.New(schemas.FS))
	b.SetBytes(size(s))
	b.ReportAllocs()
	for b.Loop() {
		runRules(b, s)
	}
}

// BenchmarkReport100k sorts, numbers and prints 100,000 findings in each format.
func BenchmarkReport100k(b *testing.B) {
	c := Corpus{Seed: seed, Ledger: 100_000, Bad: 100}
	s := load(b, inMemory(b, c), schema.New(schemas.FS))
	found := runRules(b, s).Findings
	source := func(file string) (string, bool) { return s.File(file).Source, true }
	for _, name := range report.Formats() {
		b.Run(name, func(b *testing.B) {
			write, _ := report.Format(name)
			b.ReportAllocs()
			for b.Loop() {
				ds := slices.Clone(found)
				slices.Reverse(ds)
				diag.Sort(ds)
				f := &report.Findings{Diagnostics: diag.Number(ds)}
				if err := write(io.Discard, f, report.Options{Lang: diag.JA, Source: source}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(found)), "findings")
		})
	}
}
