package docx

import (
	"archive/zip"
	"encoding/xml"
	"slices"
	"strconv"

	"github.com/pms-project/pms/pkg/ooxml"
)

// openBox reads a text box. Its blocks come behind the paragraph that holds it.
func (r *reader) openBox() func() {
	anchor := r.para()
	runs, paras, tables := r.runs, r.paras, r.tables
	r.runs, r.tables = nil, nil
	s := r.openStory()
	return func() {
		r.closeStory(s)
		r.runs, r.paras, r.tables = runs, paras, tables
		if text := joined(s.blocks); text != "" && r.deleted == 0 {
			r.doc.Found.Boxes.add(r.here(), 1, weight(text))
		}
		switch {
		case anchor != nil:
			anchor.after = append(anchor.after, s.blocks...)
		case len(r.stories) > 0:
			top := r.story()
			top.blocks = append(top.blocks, s.blocks...)
		}
	}
}

// readNotes reads the footnotes or endnotes. They are no part of the body, so their
// paragraphs do not count.
func (r *reader) readNotes(f *zip.File) error {
	no := r.no
	_, err := r.readStory(f)
	r.no = no
	return err
}

// openNote is a note in its own part.
func (r *reader) openNote(e xml.StartElement) func() {
	s := r.openStory()
	return func() {
		r.closeStory(s)
		if text := joined(s.blocks); text != "" {
			r.notes[e.Name.Local+ooxml.Attribute(e, "id")] = text
		}
	}
}

// note is a reference to a note: a sign in the text, and the note behind the paragraph.
func note(kind string) element {
	return func(r *reader, e xml.StartElement) func() {
		p := r.para()
		text, ok := r.notes[kind+ooxml.Attribute(e, "id")]
		if p == nil || !ok || r.deleted > 0 {
			return nil
		}
		delete(r.notes, kind+ooxml.Attribute(e, "id"))
		r.noteNo++
		mark := "※" + strconv.Itoa(r.noteNo)
		r.sign("（" + mark + "）")
		r.left -= len(text)
		r.doc.Found.Notes.add(p.no, 1, weight(text))
		p.after = append(p.after, Block{No: p.no, Text: mark + "　" + text})
		return nil
	}
}

// readFurniture reads headers and footers, each text once.
func (r *reader) readFurniture(files []*zip.File) error {
	found := r.doc.Found // what stands in heads and feet is reported as one
	defer func() { r.doc.Found = found }()
	for _, f := range files {
		blocks, err := r.readStory(f)
		if err != nil {
			return err
		}
		for _, b := range blocks {
			if line := b.Line(); line != "" && !slices.Contains(r.doc.Furniture, line) {
				r.doc.Furniture = append(r.doc.Furniture, line)
			}
		}
	}
	return nil
}
