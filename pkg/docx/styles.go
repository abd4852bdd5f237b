package docx

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/ooxml"
)

// maxChain bounds what is followed from one definition to the next: a style based on
// itself must come to an end.
const maxChain = 20

// unset is a number that a definition does not give.
const unset = -1

// style is what of a paragraph style matters to the text.
type style struct {
	name    string // lower case: heading 1, toc 2
	basedOn string
	num     int // numId, unset, or 0 for none
	level   int
	outline int // from 0; 9 is text
}

// styles are the styles of a file by id.
type styles struct {
	byID map[string]*style
	// standard is the id of the style of paragraphs that name none.
	standard string
}

func readStyles(a *ooxml.Archive, f *zip.File) (*styles, error) {
	all := &styles{byID: map[string]*style{}}
	if f == nil {
		return all, nil
	}
	current := &style{}
	return all, a.Each(f, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch value := ooxml.Attribute(e, "val"); wordName(e.Name) {
		case "style":
			current = &style{num: unset, level: unset, outline: unset}
			id := ooxml.Attribute(e, "styleId")
			all.byID[id] = current
			if isOn(ooxml.Attribute(e, "default"), false) && ooxml.Attribute(e, "type") == "paragraph" {
				all.standard = id
			}
		case "name":
			current.name = strings.ToLower(value)
		case "basedOn":
			current.basedOn = value
		case "numId":
			current.num = integer(value, unset)
		case "ilvl":
			current.level = integer(value, unset)
		case "outlineLvl":
			current.outline = integer(value, unset)
		}
		return nil
	})
}

// chain yields a style and those that it is based on.
func (s *styles) chain(id string) func(func(string, *style) bool) {
	return func(yield func(string, *style) bool) {
		for range maxChain {
			st := s.byID[id]
			if st == nil || !yield(id, st) {
				return
			}
			id = st.basedOn
		}
	}
}

// outline is the outline level of a style from 0, 9 for text.
func (s *styles) outline(id string) int {
	for _, st := range s.chain(id) {
		if st.outline != unset {
			return st.outline
		}
	}
	return 9
}

// isContents reports a style of the table of contents, by the names that Word gives in
// every language and those of LibreOffice.
func (s *styles) isContents(id string) bool {
	st := s.byID[id]
	if st == nil {
		return false
	}
	name := st.name
	return name == "toc heading" || name == "contents heading" || strings.TrimRight(name, "0123456789") == "toc " ||
		strings.TrimRight(name, "0123456789") == "contents "
}

// wordName is the name of an element of WordprocessingML, in the transitional or the
// strict form; any other gets its namespace in front and is no match.
func wordName(n xml.Name) string {
	switch n.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main":
		return n.Local
	}
	return n.Space + " " + n.Local
}

// isOn is a switch of WordprocessingML, which is on where it has no value.
func isOn(value string, without bool) bool {
	switch value {
	case "":
		return without
	case "0", "false", "off":
		return false
	}
	return true
}

func integer(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return otherwise
	}
	return n
}
