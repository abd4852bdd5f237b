package docx

import (
	"errors"

	"github.com/pms-project/pms/pkg/ooxml"
)

// ErrNoDocument: the archive has no main document, it is no Word file or a damaged one.
var ErrNoDocument = errors.New("main document missing")

// MaxText bounds the text that comes out of a file, in bytes. Labels and merged cells
// can make a small file say very much.
const MaxText = 8 << 20

// maxTokens bounds the elements and texts of a file: a book of a thousand pages has a
// million.
const maxTokens = 4_000_000

// Document is the text of a file.
type Document struct {
	Blocks    []Block
	Furniture []string // paragraphs of headers and footers, each once
	Found     Found
}

// Block is a paragraph, or a row of a table.
type Block struct {
	No       int    // of the paragraph in the file, from 1; of a row its first one
	Label    string // what automatic numbering puts in front: 第3条, (2)
	Text     string // \n: a line break, \t: a tab, \f: a page break
	Cells    []string
	Head     bool // a row that is repeated on every page
	Heading  int  // outline level from 1, 0 for text
	Contents bool // an entry of the table of contents, or its heading
	NewPage  bool // begins a page
}

// Tally counts one sort of finding.
type Tally struct {
	Count      int
	Characters int // white space left out
	First      int // number of the first paragraph
}

// Reading is a ruby text.
type Reading struct {
	Base, Reading string
	No            int
}

// Found is what a file holds besides plain text.
type Found struct {
	Deleted  Tally // tracked deletions, left out
	Inserted Tally // tracked insertions, kept
	Hidden   Tally // hidden text, left out
	Struck   Tally // struck out by hand, kept
	Readings []Reading
	Notes    Tally // footnotes and endnotes, set behind their paragraph
	Boxes    Tally // text boxes, set behind their paragraph
	Comments Tally // left out
	Pictures Tally // left out
	Objects  Tally // embedded files, left out
	Symbols  Tally // signs of symbol fonts without a counterpart, written 〓
	Merged   Tally // cells below a vertically merged one, which repeat its text
}

func (t *Tally) add(no, count, characters int) {
	if t.Count+t.Characters == 0 {
		t.First = no
	}
	t.Count += count
	t.Characters += characters
}

// Read reads a file. The error is [ErrNoDocument], [ooxml.ErrBounds] or
// [ooxml.ErrUnreadable].
func Read(data []byte) (*Document, error) {
	a, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	a.Tokens = maxTokens
	p, err := partsOf(a)
	if err != nil {
		return nil, err
	}
	r := &reader{archive: a, doc: &Document{}, notes: map[string]string{}, left: MaxText}
	if r.styles, err = readStyles(a, p.styles); err != nil {
		return nil, err
	}
	if r.numbers, err = readNumbering(a, p.numbering, r.styles); err != nil {
		return nil, err
	}
	for _, n := range p.notes {
		if err := r.readNotes(n); err != nil {
			return nil, err
		}
	}
	if r.doc.Blocks, err = r.readStory(p.main); err != nil {
		return nil, err
	}
	return r.doc, r.readFurniture(p.furniture)
}
