package repo_test

import (
	"archive/zip"
	"bytes"
	"context"
	"embed"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

//go:embed all:testdata/firm
var embedded embed.FS

// sources are one directory seen as each sort of file system that pms reads from.
func sources(t *testing.T, dir string) map[string]fs.FS {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	inMemory := fstest.MapFS{}
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	err = fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), p)
		if err != nil {
			return err
		}
		inMemory[p] = &fstest.MapFile{Data: data}
		f, err := w.Create(p)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	zipped, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]fs.FS{"directory": os.DirFS(dir), "root": root.FS(), "map": inMemory, "archive": zipped, "shuffled": shuffled{os.DirFS(dir)}}
}

// shuffled lists folders in another order each time, as fs.ReadDirFS must not; a
// snapshot does not depend on its promise.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestSameSnapshot: where the bytes come from makes no difference.
func TestSameSnapshot(t *testing.T) {
	firm := filepath.Join("testdata", "firm")
	below, err := fs.Sub(embedded, "testdata/firm")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{firm, filepath.Join("..", "..", "examples", "company")} {
		all := sources(t, dir)
		if dir == firm {
			all["embedded"] = below
		}
		want := describe(load(t, all["directory"]))
		if n := strings.Count(want, "\nrecord "); n < 3 {
			t.Fatalf("%s: only %d records", dir, n)
		}
		for name, fsys := range all {
			if d := cmp.Diff(want, describe(load(t, fsys))); d != "" {
				t.Errorf("%s as %s (-directory +%s):\n%s", dir, name, name, d)
			}
		}
	}
}

// TestSameForAnyProcessors: a snapshot of a repository full of problems, its folders
// listed in any order, on any number of processors.
func TestSameForAnyProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	files := map[string]string{
		"ledgers/people.yaml": people, "ledgers/People.yaml": people, "ledgers/か\u3099.yaml": people, "ledgers/が.yaml": people,
		"aux.yaml": people, "a/nul.txt": "", "b/con.yaml": "kind: person\n", "c/x.yaml": "kind: nothing\n", "d/x.yaml": "a: [\n",
	}
	fsys := shuffled{tree(files)}
	want := ""
	for _, n := range []int{1, 2, 4} {
		runtime.GOMAXPROCS(n)
		for range 10 {
			got := describe(load(t, fsys))
			if want == "" {
				want = got
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("GOMAXPROCS=%d (-first +now):\n%s", n, d)
			}
		}
	}
}

func TestLoadFails(t *testing.T) {
	set := schema.New(schemas.FS)
	if _, err := repo.Load(context.Background(), fstest.MapFS{"a.yaml": {}}, repo.Options{Schemas: set}); !errors.Is(err, repo.ErrNoManifest) {
		t.Errorf("without a manifest: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := repo.Load(ctx, tree(nil), repo.Options{Schemas: set}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of its context: %v", err)
	}
	if _, err := repo.Load(context.Background(), broken{FS: tree(nil), dirs: []string{"."}}, repo.Options{Schemas: set}); !errors.Is(err, errBroken) {
		t.Errorf("with a root that cannot be listed: %v", err)
	}
}

// TestManifestThatIsNone: a pms.yaml makes a directory a repository, but nothing of it
// is known unless it can be read as a manifest; that is said as an error.
func TestManifestThatIsNone(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"folder":       fstest.MapFS{"pms.yaml/a.txt": {}},
		"link":         fstest.MapFS{"pms.yaml": {Mode: fs.ModeSymlink, Data: []byte("other.yaml")}, "other.yaml": {Data: []byte(manifest)}},
		"named pipe":   fstest.MapFS{"pms.yaml": {Mode: fs.ModeNamedPipe}},
		"another kind": fstest.MapFS{"pms.yaml": {Data: []byte("kind: person\nid: pms\nentries: []\n")}},
		"no kind":      fstest.MapFS{"pms.yaml": {Data: []byte("a: b\n")}},
		"empty":        fstest.MapFS{"pms.yaml": {}},
		"no YAML":      fstest.MapFS{"pms.yaml": {Data: []byte("a: [\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			s := load(t, fsys)
			errs := 0
			for _, rule := range s.ProblemRules() {
				for _, d := range s.Problems(rule) {
					if d.Severity.String() == "error" && d.Range.File == repo.ManifestFile {
						errs++
					}
				}
			}
			if errs != 1 {
				t.Errorf("%d errors at pms.yaml, want 1: %q", errs, problems(s))
			}
			if s.Manifest() != nil || s.Firm == nil {
				t.Error("want no manifest, and a firm with empty answers")
			}
		})
	}
}

// TestFileLimit: a file over the limit is not read whole and says so.
func TestFileLimit(t *testing.T) {
	big := "kind: person\nid: big\nnote: " + strings.Repeat("x", 4096) + "\n"
	s, err := repo.Load(context.Background(), tree(map[string]string{"big.yaml": big, "people.yaml": people}),
		repo.Options{Schemas: schema.New(schemas.FS), Limits: yamltree.Limits{Bytes: 1024}})
	if err != nil {
		t.Fatal(err)
	}
	if f := s.File("big.yaml"); f == nil || f.Tree != nil || len(f.Source) > 1025 {
		t.Errorf("the file over the limit: %+v", f)
	}
	if got := problems(s); len(got) != 1 || !strings.Contains(got[0], "big.yaml") {
		t.Errorf("problems: %q", got)
	}
	if s.Find("person", "aoi") == nil {
		t.Error("the other file was not read")
	}
}

func TestOverlay(t *testing.T) {
	overlay := map[string][]byte{
		"people.yaml": []byte(strings.ReplaceAll(people, "aoi", "beni")),
		"new.yaml":    []byte("kind: department\nid: new\nentries:\n  - id: office\n    name: 管理部\n"),
		"notes.txt":   []byte("no YAML"),
	}
	s, err := repo.Load(context.Background(), tree(map[string]string{"people.yaml": people}), repo.Options{Schemas: schema.New(schemas.FS), Overlay: overlay})
	if err != nil {
		t.Fatal(err)
	}
	if s.Find("person", "aoi") != nil || s.Find("person", "beni") == nil || s.Find("department", "office") == nil {
		t.Errorf("the overlay does not stand in for the files: %s", describe(s))
	}
	if s.File("notes.txt") != nil {
		t.Error("a file that is no YAML was read from the overlay")
	}
}

// TestShare: what has not changed is the same record in both snapshots; what has
// changed is not.
func TestShare(t *testing.T) {
	set := schema.New(schemas.FS)
	units := "kind: department\nid: units\nentries:\n  - id: office\n    name: 管理部\n"
	base := load(t, tree(map[string]string{"people.yaml": people, "units.yaml": units}))
	fsys := tree(map[string]string{"people.yaml": strings.ReplaceAll(people, "\n", "\r\n"), "units.yaml": units + "    from: 2020-04-01\n"})
	shared, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set, Share: base})
	if err != nil {
		t.Fatal(err)
	}
	if base.Find("person", "aoi") != shared.Find("person", "aoi") {
		t.Error("a file that differs in line endings alone was parsed again")
	}
	if base.Find("department", "office") == shared.Find("department", "office") {
		t.Error("a changed file was taken over")
	}
	if d := cmp.Diff(problems(load(t, fsys)), problems(shared)); d != "" {
		t.Errorf("problems (-alone +shared):\n%s", d)
	}
}

// TestOwnKinds: a firm's own kind is checked like a built-in one; while its schema is
// wrong, its records are not, and both are said. The kinds of one snapshot are not those
// of another.
func TestOwnKinds(t *testing.T) {
	const visit = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "来訪", "x-en": {"title": "Visit"},
		"x-kind": {"prefix": "visit", "folder": "records/visit", "occurs": "event"}, "type": "object", "additionalProperties": false, "required": ["kind", "id"],
		"properties": {"kind": {"type": "string", "enum": ["visit"], "enumDescriptions": ["来訪"], "title": "種類"}, "id": {"$ref": "common.schema.json#/$defs/id"}}}`
	files := fstest.MapFS{
		"pms.yaml":                  {Data: []byte("kind: manifest\norganization: {name: a}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n")},
		"records/visit/a.yaml":      {Data: []byte("kind: visit\nid: a\nwho: b\n")},
		"schemas/visit.schema.json": {Data: []byte(visit)},
		"schemas/README.md":         {Data: []byte("our own kinds")},
	}
	read := func(share *repo.Snapshot) *repo.Snapshot {
		set := schema.New(schemas.FS)
		if share != nil {
			set = share.Schemas
		}
		s, err := repo.Load(context.Background(), files, repo.Options{Schemas: set, Share: share})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := read(nil)
	if got := len(first.Problems("EVD-005")); got != 1 || len(first.Problems("REP-012")) != 0 || len(first.Of("visit")) != 1 {
		t.Errorf("%d violations, own schema %v", got, first.Problems("REP-012"))
	}
	files["schemas/visit.schema.json"] = &fstest.MapFile{Data: []byte(strings.Replace(visit, `"title": "種類"}`, `"title": "種類"}, "who": {"type": "string", "title": "誰"}`, 1))}
	if second := read(first); len(second.Problems("EVD-005")) != 0 || len(second.Problems("REP-012")) != 0 {
		t.Errorf("with another schema: %v, %v", second.Problems("EVD-005"), second.Problems("REP-012"))
	}
	files["schemas/visit.schema.json"] = &fstest.MapFile{Data: []byte(strings.Replace(visit, `"title": "種類"`, `"titel": "種類"`, 1))}
	faulty := read(nil)
	if p := faulty.Problems("REP-006"); len(p) != 1 || !strings.Contains(p[0].Message.In(diag.JA), "様式に誤り") || len(faulty.Problems("REP-012")) == 0 {
		t.Errorf("with a faulty schema: %v", p)
	}
	delete(files, "schemas/visit.schema.json")
	if gone := read(first); len(gone.Problems("REP-006")) != 1 || len(gone.Schemas.Own()) != 0 {
		t.Errorf("without a schema: %v", gone.Problems("REP-006"))
	}
}
