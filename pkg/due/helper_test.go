package due_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const manifest = `kind: manifest
organization: {name: 株式会社ためし}
profile: company
catalogue: j2023
fiscal_year_start: "04"
`

// set is shared: its kinds are read once for all tests.
var set = schema.New(schemas.FS)

// load reads files as the program does.
func load(t testing.TB, files map[string]string) *repo.Snapshot {
	t.Helper()
	fsys := fstest.MapFS{"pms.yaml": {Data: []byte(manifest)}}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// items are what is due at a day, from the year 2000 to 2040.
func items(t testing.TB, today string, files map[string]string) []due.Item {
	t.Helper()
	got, problems := due.Items(load(t, files), due.Window{Today: day(t, today), Since: day(t, "2000-01-01"), Until: day(t, "2040-12-31")})
	for _, p := range problems {
		t.Errorf("%s: %s", p.Rule, p.Message.In(diag.EN))
	}
	return got
}

// find is the item of an obligation; there has to be exactly one.
func find(t testing.TB, all []due.Item, obligation string) due.Item {
	t.Helper()
	var found []due.Item
	for _, i := range all {
		if i.Obligation == obligation {
			found = append(found, i)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d items of %s, want 1", len(found), obligation)
	}
	return found[0]
}

// has reports whether an obligation gave an item.
func has(all []due.Item, obligation string) bool {
	for _, i := range all {
		if i.Obligation == obligation {
			return true
		}
	}
	return false
}

// with puts values into a text that marks their places as $1, $2 ….
func with(text string, values ...string) string {
	for i, v := range values {
		text = strings.ReplaceAll(text, "$"+string(rune('1'+i)), v)
	}
	return text
}
