package repo

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/tree"
)

// Lost reports whether records of a kind may be missing from the snapshot because
// something that may hold them could not be read. That is one problem, of the file;
// that a record is not there is then no second one.
func (s *Snapshot) Lost(kind string) bool { return s.lost[kind] }

// lose notes what a file should have held and does not.
func (s *Snapshot) lose(f *File) {
	if f.Record == nil {
		for _, kind := range supposed(f, s.Schemas) {
			s.lost[kind] = true
		}
		return
	}
	r := f.Record
	anonymous := func(r *record.Record) bool { return r.ID == "" }
	if r.IsHead() && r.Node.Get("entries").Kind() != tree.List || !r.IsHead() && anonymous(r) || slices.ContainsFunc(r.Entries, anonymous) {
		s.lost[r.Kind.Name] = true
	}
}

// kindLine is where a file says its kind, if only it were readable.
var kindLine = regexp.MustCompile(`(?m)^kind:[ \t]*"?([^\s"#]+)`)

// topBytes is how far into an unreadable file its kind is looked for.
const topBytes = 4096

// supposed are the kinds that an unreadable file may be of: the one that it names or
// nearly names, else those that live in its folder.
func supposed(f *File, schemas *schema.Set) []string {
	top := strings.ReplaceAll(f.Source[:min(len(f.Source), topBytes)], "\x00", "") // UTF-16
	if m := kindLine.FindStringSubmatch(top); m != nil {
		if _, err := schemas.Kind(m[1]); err == nil {
			return m[1:]
		}
		if near := schemas.Suggest(m[1]); near != "" {
			return []string{near}
		}
	}
	var out []string
	for _, name := range schemas.Kinds() {
		kind, err := schemas.Kind(name)
		if err != nil {
			continue
		}
		folder, _, _ := strings.Cut(kind.Meta.Folder, "/{year}")
		if folder != "" && strings.HasPrefix(f.Path, folder+"/") {
			out = append(out, name)
		}
	}
	return out
}
