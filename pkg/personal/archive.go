package personal

import (
	"archive/zip"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/ooxml"
)

// maxCells bounds the cells of a workbook: a shared text of a few bytes may stand in
// very many.
const maxCells = 2_000_000

// archive is an open file with the cells that may still be read.
type archive struct {
	*ooxml.Archive
	cells int
}

func openArchive(data []byte) (*archive, error) {
	a, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	return &archive{a, maxCells}, nil
}

// workbook reads the cells of the sheets of an xlsx file: text, and numbers as they
// are stored. A line of a part is a row, its cells divided by tabs.
func workbook(data []byte) ([]Part, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	shared, err := a.sharedStrings()
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, f := range a.Files {
		if !strings.HasSuffix(f.Name, ".xml") || !strings.HasPrefix(f.Name, "xl/worksheets/") && !strings.HasPrefix(f.Name, "xl/comments") {
			continue
		}
		p, err := a.sheet(f, shared)
		parts = append(parts, p)
		if err != nil {
			return parts, err
		}
	}
	return parts, nil
}

// sharedStrings are the texts that cells point to, in order.
func (a *archive) sharedStrings() ([]string, error) {
	i := slices.IndexFunc(a.Files, func(f *zip.File) bool { return f.Name == "xl/sharedStrings.xml" })
	if i < 0 {
		return nil, nil
	}
	var list []string
	var text strings.Builder
	in := false
	err := a.Each(a.Files[i], func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t"
		case xml.CharData:
			if in {
				text.Write(t)
			}
		case xml.EndElement:
			in = false
			if t.Name.Local == "si" {
				if list = append(list, text.String()); len(list) > maxCells {
					return ErrBounds
				}
				text.Reset()
			}
		}
		return nil
	})
	return list, err
}

// sheet is one sheet as a part.
func (a *archive) sheet(f *zip.File, shared []string) (Part, error) {
	p := Part{Name: f.Name, Lines: []int{}}
	var out, value strings.Builder
	row, pointer, in := 0, false, false
	err := a.Each(f, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				row = number(t, row+1)
			case "c":
				pointer = ooxml.Attribute(t, "t") == "s"
				value.Reset()
			case "v", "t":
				in = true
			}
		case xml.CharData:
			if in {
				value.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				in = false
			case "c":
				if a.cells--; a.cells < 0 {
					return ErrBounds
				}
				if out.Len()+len(value.String()) > ooxml.MaxUnpacked {
					return ErrBounds // a long shared text, pointed to by every cell
				}
				out.WriteString(cellText(value.String(), pointer, shared) + "\t")
			case "row", "comment":
				out.WriteByte('\n')
				p.Lines = append(p.Lines, row)
			}
		}
		if out.Len() > ooxml.MaxUnpacked {
			return ErrBounds
		}
		return nil
	})
	p.Text = out.String()
	return p, err
}

// cellText is the text of a cell, in one line.
func cellText(value string, pointer bool, shared []string) string {
	if pointer {
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(shared) {
			return ""
		}
		value = shared[i]
	}
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(value)
}

func number(e xml.StartElement, otherwise int) int {
	if n, err := strconv.Atoi(ooxml.Attribute(e, "r")); err == nil {
		return n
	}
	return otherwise
}

// document reads the paragraphs of a docx file, with its headers, footers and notes.
func document(data []byte) ([]Part, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "word/") || strings.Count(f.Name, "/") != 1 || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		p, err := a.paragraphs(f)
		parts = append(parts, p)
		if err != nil {
			return parts, err
		}
	}
	return parts, nil
}

// paragraphs is a part of a document, a paragraph a line. Deleted text (w:delText) is
// text too: who opens the file can read it.
func (a *archive) paragraphs(f *zip.File) (Part, error) {
	var out strings.Builder
	in := false
	err := a.Each(f, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t", "delText":
				in = true
			case "tab":
				out.WriteByte('\t')
			case "br":
				out.WriteByte('\n')
			}
		case xml.CharData:
			if in {
				out.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t", "delText":
				in = false
			case "p":
				out.WriteByte('\n')
			}
		}
		return nil
	})
	return Part{Name: f.Name, Text: out.String()}, err
}
