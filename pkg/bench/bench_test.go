package main

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
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
