package docx

import (
	"encoding/xml"
	"strings"

	"github.com/pms-project/pms/pkg/ooxml"
)

// element opens an element of WordprocessingML and returns what to do at its end.
type element func(r *reader, e xml.StartElement) func()

// elements are those that matter; any other is transparent (links, content controls,
// smart tags) or empty.
var elements = map[string]element{
	"p":        func(r *reader, _ xml.StartElement) func() { return r.openParagraph() },
	"pPr":      func(r *reader, _ xml.StartElement) func() { return r.within(&r.paragraphProperties, nil) },
	"pStyle":   ofParagraph(func(p *paragraph, e xml.StartElement) { p.style = value(e) }),
	"numId":    ofParagraph(func(p *paragraph, e xml.StartElement) { p.place.num = integer(value(e), unset) }),
	"ilvl":     ofParagraph(func(p *paragraph, e xml.StartElement) { p.place.level = integer(value(e), unset) }),
	"sectPr":   func(r *reader, _ xml.StartElement) func() { return r.sectionBreak() },
	"r":        func(r *reader, _ xml.StartElement) func() { return r.openRun() },
	"t":        func(r *reader, _ xml.StartElement) func() { return r.openText() },
	"delText":  func(r *reader, _ xml.StartElement) func() { return r.within(&r.deleted, r.openText()) },
	"vanish":   ofRun(func(n *run, e xml.StartElement) { n.hidden = isOn(value(e), true) }),
	"strike":   ofRun(func(n *run, e xml.StartElement) { n.struck = isOn(value(e), true) }),
	"dstrike":  ofRun(func(n *run, e xml.StartElement) { n.struck = isOn(value(e), true) }),
	"del":      func(r *reader, _ xml.StartElement) func() { return r.deletion() },
	"moveFrom": func(r *reader, _ xml.StartElement) func() { return r.deletion() },
	"ins":      func(r *reader, _ xml.StartElement) func() { return r.insertion() },
	"moveTo":   func(r *reader, _ xml.StartElement) func() { return r.insertion() },

	"tab":                   func(r *reader, _ xml.StartElement) func() { return r.sign("\t") },
	"ptab":                  func(r *reader, _ xml.StartElement) func() { return r.sign("\t") },
	"cr":                    func(r *reader, _ xml.StartElement) func() { return r.sign("\n") },
	"br":                    (*reader).lineBreak,
	"noBreakHyphen":         func(r *reader, _ xml.StartElement) func() { return r.sign("-") },
	"sym":                   (*reader).symbol,
	"outlineLvl":            ofParagraph(func(p *paragraph, e xml.StartElement) { p.outline = integer(value(e), unset) }),
	"pageBreakBefore":       func(r *reader, e xml.StartElement) func() { return r.pageBefore(isOn(value(e), true)) },
	"ruby":                  func(r *reader, _ xml.StartElement) func() { return r.openRuby() },
	"rt":                    func(r *reader, _ xml.StartElement) func() { return r.within(&r.aside, nil) },
	"fldChar":               (*reader).fieldSign,
	"instrText":             func(r *reader, _ xml.StartElement) func() { return r.openText() },
	"fldSimple":             (*reader).simpleField,
	"docPartGallery":        (*reader).gallery,
	"sdt":                   func(r *reader, _ xml.StartElement) func() { return r.control() },
	"txbxContent":           func(r *reader, _ xml.StartElement) func() { return r.openBox() },
	"footnote":              (*reader).openNote,
	"endnote":               (*reader).openNote,
	"footnoteReference":     note("footnote"),
	"endnoteReference":      note("endnote"),
	"commentReference":      found(func(f *Found) *Tally { return &f.Comments }),
	"object":                found(func(f *Found) *Tally { return &f.Objects }),
	"altChunk":              found(func(f *Found) *Tally { return &f.Objects }),
	"subDoc":                found(func(f *Found) *Tally { return &f.Objects }),
	"tbl":                   func(r *reader, _ xml.StartElement) func() { return r.openTable() },
	"tr":                    func(r *reader, _ xml.StartElement) func() { return r.openRow() },
	"trPr":                  func(r *reader, _ xml.StartElement) func() { return r.within(&r.rowProperties, nil) },
	"tc":                    func(r *reader, _ xml.StartElement) func() { return r.openCell() },
	"gridSpan":              ofTable(func(t *table, e xml.StartElement) { t.span = min(max(integer(value(e), 1), 1), maxColumns) }),
	"vMerge":                ofTable(func(t *table, e xml.StartElement) { t.merged = value(e) != "restart" }),
	"gridBefore":            ofTable(func(t *table, e xml.StartElement) { t.indent(integer(value(e), 0)) }),
	"tblHeader":             ofTable(func(t *table, e xml.StartElement) { t.head = isOn(value(e), true) }),
	"pPrChange":             passOver,
	"rPrChange":             passOver,
	"tcPrChange":            passOver,
	"trPrChange":            passOver,
	"tblPrChange":           passOver,
	"sectPrChange":          passOver,
	"numberingChange":       passOver,
	"ffData":                passOver,
	"sdtEndPr":              passOver,
	"tabs":                  passOver, // positions, not signs
	"tblPr":                 passOver,
	"framePr":               passOver,
	"footnotePr":            passOver,
	"separator":             passOver,
	"continuationSeparator": passOver,
}

func passOver(r *reader, _ xml.StartElement) func() { return r.pass() }

// ofParagraph is a property of the open paragraph.
func ofParagraph(set func(*paragraph, xml.StartElement)) element {
	return func(r *reader, e xml.StartElement) func() {
		if p := r.para(); p != nil {
			set(p, e)
		}
		return nil
	}
}

// ofRun is a property of the open run. That of a paragraph's end is no text.
func ofRun(set func(*run, xml.StartElement)) element {
	return func(r *reader, e xml.StartElement) func() {
		if n := r.run(); n != nil && r.paragraphProperties == 0 {
			set(n, e)
		}
		return nil
	}
}

func ofTable(set func(*table, xml.StartElement)) element {
	return func(r *reader, e xml.StartElement) func() {
		if t := r.table(); t != nil {
			set(t, e)
		}
		return nil
	}
}

// found counts an element and passes it over.
func found(tally func(*Found) *Tally) element {
	return func(r *reader, _ xml.StartElement) func() {
		if r.deleted == 0 {
			tally(&r.doc.Found).add(r.here(), 1, 0)
		}
		return r.pass()
	}
}

// within counts the depth inside an element, and then does what else is to be done.
func (r *reader) within(depth *int, then func()) func() {
	*depth++
	return func() {
		*depth--
		if then != nil {
			then()
		}
	}
}

// deletion is deleted text, and in the properties of a paragraph or of a row the
// deletion of its end or of the row.
func (r *reader) deletion() func() {
	switch p, t := r.para(), r.table(); {
	case p != nil && r.paragraphProperties > 0:
		p.endDeleted = true
	case t != nil && r.rowProperties > 0:
		t.rowDeleted = true
	default:
		r.doc.Found.Deleted.add(r.here(), 1, 0)
		return r.within(&r.deleted, nil)
	}
	return nil
}

func (r *reader) insertion() func() {
	if p := r.para(); p != nil && r.paragraphProperties == 0 {
		r.doc.Found.Inserted.add(p.no, 1, 0)
		return r.within(&r.inserted, nil)
	}
	return nil
}

// control is a content control; Word keeps the table of contents in one.
func (r *reader) control() func() {
	before := r.contents
	return func() { r.contents = before }
}

func (r *reader) gallery(e xml.StartElement) func() {
	if strings.EqualFold(value(e), "Table of Contents") {
		r.contents++
	}
	return nil
}

func value(e xml.StartElement) string { return ooxml.Attribute(e, "val") }
