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
func inMemory(tb testing.TB, c Corpus) (fs.FS, int64) {
	tb.Helper()
	files, size := fstest.MapFS{}, int64(0)
	err := c.Each(func(path string, data []byte) error {
		files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		size += int64(len(data))
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files, size
}

func load(tb testing.TB, fsys fs.FS, set *schema.Set) *repo.Snapshot {
	tb.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func run(tb testing.TB, s *repo.Snapshot) *lint.Result {
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

var thousand = Corpus{Seed: 1, Records: 1000, Regulations: 20}

func BenchmarkLoad1k(b *testing.B) {
	fsys, size := inMemory(b, thousand)
	set := schema.New(schemas.FS)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		load(b, fsys, set)
	}
}

func BenchmarkRun1k(b *testing.B) {
	fsys, size := inMemory(b, thousand)
	s := load(b, fsys, schema.New(schemas.FS))
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		run(b, s)
	}
}
