package lint_test

import (
	"bytes"
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// shuffled lists folders in another order each time.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestSameBytes: the answer of lint is the same to the byte whatever the number of
// processors, the order in which folders are listed and the order of the rules: for
// the example as it is, and for one with a slip in every file.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	example := os.DirFS(filepath.Join("..", "..", "examples", "company"))
	for name, fsys := range map[string]fs.FS{"example": example, "spoilt": spoilt{example}} {
		want := ""
		for _, processors := range []int{1, 2, 4} {
			runtime.GOMAXPROCS(processors)
			for range 2 {
				got := lintJSON(t, shuffled{fsys})
				if want == "" {
					want = got
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Fatalf("%s, GOMAXPROCS=%d (-first +now):\n%s", name, processors, d)
				}
			}
		}
		if name == "spoilt" && strings.Count(want, `"rule":`) < 30 {
			t.Errorf("the spoilt example has too few findings to prove anything:\n%s", want)
		}
	}
}

// spoilt puts slips into every file: persons that nobody is, an id that is not the
// file's name, an unknown key.
type spoilt struct{ fs.FS }

func (s spoilt) Open(name string) (fs.File, error) {
	data, err := fs.ReadFile(s.FS, name)
	if err != nil || filepath.Ext(name) != ".yaml" || name == repo.ManifestFile {
		return s.FS.Open(name)
	}
	text := strings.Replace(string(data), "person: ", "person: no-", 3)
	text = strings.Replace(text, "\nid: ", "\nid: x", 1) + "no_such_key: 1\n"
	info, err := fs.Stat(s.FS, name)
	return &memoryFile{Reader: bytes.NewReader([]byte(text)), info: info}, err
}

type memoryFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

func lintJSON(t *testing.T, fsys fs.FS) string {
	t.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	all := rules.All()
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	res, err := lint.Run(context.Background(), all, lint.Input{Head: s, Today: day(t, "2026-11-21")})
	if err != nil {
		t.Fatal(err)
	}
	f := &report.Findings{Diagnostics: res.Findings, Files: res.Files}
	for _, skip := range res.Skipped {
		f.Skipped = append(f.Skipped, report.Skip(skip))
	}
	var b bytes.Buffer
	if err := report.JSON(&b, f, report.Options{Lang: diag.JA}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
