package docx

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/ooxml"
)

// parts are the parts of a file that hold text or explain it; nil where there is none.
type parts struct {
	main, styles, numbering *zip.File
	notes, furniture        []*zip.File
}

// partsOf follows the relationships of a file: Word names its parts as it likes
// (document2.xml). A file without relationships has the usual names.
func partsOf(a *ooxml.Archive) (parts, error) {
	var p parts
	err := relations(a, "", func(kind string, f *zip.File) {
		if kind == "officeDocument" && p.main == nil {
			p.main = f
		}
	})
	if p.main == nil {
		p.main = a.File("word/document.xml")
	}
	switch {
	case err != nil:
		return p, err
	case p.main == nil:
		return p, ErrNoDocument
	}
	found := 0
	err = relations(a, p.main.Name, func(kind string, f *zip.File) {
		found++
		p.take(kind, f)
	})
	if found == 0 {
		for _, f := range a.Files {
			if dir, name := path.Split(f.Name); dir == "word/" {
				p.take(strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789"), f)
			}
		}
	}
	return p, err
}

func (p *parts) take(kind string, f *zip.File) {
	switch kind {
	case "styles":
		p.styles = f
	case "numbering":
		p.numbering = f
	case "footnotes", "endnotes":
		if !slices.Contains(p.notes, f) {
			p.notes = append(p.notes, f)
		}
	case "header", "footer":
		if !slices.Contains(p.furniture, f) {
			p.furniture = append(p.furniture, f)
		}
	}
}

// relations yields the parts that a part ("" for the whole file) points to, by the last
// word of the relationship's type. Targets outside the file are none.
func relations(a *ooxml.Archive, of string, use func(kind string, f *zip.File)) error {
	dir, name := path.Split(of)
	f := a.File(dir + "_rels/" + name + ".rels")
	if f == nil {
		return nil
	}
	return a.Each(f, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || ooxml.Attribute(e, "TargetMode") == "External" {
			return nil
		}
		target := ooxml.Attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		if part := a.File(strings.TrimPrefix(target, "/")); part != nil {
			use(path.Base(ooxml.Attribute(e, "Type")), part)
		}
		return nil
	})
}
