package docx

import (
	"archive/zip"
	"encoding/xml"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/ooxml"
)

// reader walks through a part, element by element.
type reader struct {
	archive *ooxml.Archive
	doc     *Document
	styles  *styles
	numbers *numbering
	notes   map[string]string // by kind and id
	left    int               // bytes of text that may still come

	ends    []func() // what to do at the end of each open element
	skip    int      // depth inside an element that is passed over
	stories []*story
	paras   []*paragraph
	runs    []*run
	tables  []*table
	fields  []*field
	choices []bool // of each open choice of renderings: whether one was taken

	// depth inside
	deleted, inserted, ruby, aside     int
	paragraphProperties, rowProperties int

	inText        bool
	contents      int // depth inside the container of a table of contents
	no            int // paragraphs so far
	noteNo        int
	reading, base strings.Builder
}

// story is a run of blocks: the body, a cell, a text box, a note.
type story struct {
	blocks  []Block
	carry   string // text of a paragraph whose end is deleted: the next one goes on
	newPage bool
}

// paragraph is an open paragraph.
type paragraph struct {
	no         int
	text       strings.Builder
	style      string
	place      place
	outline    int
	endDeleted bool
	contents   bool // has text of the table of contents
	plain      bool // has other text
	section    bool // is the last of its section
	after      []Block
}

// readStory reads a part that holds blocks.
func (r *reader) readStory(f *zip.File) ([]Block, error) {
	s := r.openStory()
	err := r.walk(f)
	r.closeStory(s)
	return s.blocks, err
}

func (r *reader) walk(f *zip.File) error {
	r.ends = nil
	err := r.archive.Each(f, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.EndElement:
			r.end()
		case xml.CharData:
			if r.inText && r.skip == 0 {
				r.words(string(t))
			}
		}
		if r.left < 0 {
			return ooxml.ErrBounds
		}
		return nil
	})
	for len(r.ends) > 0 && err == nil {
		r.end() // a part that breaks off
	}
	return err
}

func (r *reader) end() {
	if n := len(r.ends); n > 0 {
		f := r.ends[n-1]
		r.ends = r.ends[:n-1]
		if f != nil {
			f()
		}
	}
}

// start opens an element. Those without an entry are transparent: links, content
// controls, smart tags.
func (r *reader) start(e xml.StartElement) {
	var end func()
	if r.skip == 0 {
		if open, ok := elements[wordName(e.Name)]; ok {
			end = open(r, e)
		} else {
			end = r.foreign(e)
		}
	} else {
		end = r.pass()
	}
	r.ends = append(r.ends, end)
}

// pass passes an element over.
func (r *reader) pass() func() {
	r.skip++
	return func() { r.skip-- }
}

// foreign are elements of other vocabularies: of several renderings of one thing the
// first is taken, formulas are text.
func (r *reader) foreign(e xml.StartElement) func() {
	switch e.Name.Local {
	case "AlternateContent":
		r.choices = append(r.choices, false)
		return func() { r.choices = r.choices[:len(r.choices)-1] }
	case "Choice", "Fallback":
		n := len(r.choices) - 1
		if n < 0 {
			return nil
		}
		if r.choices[n] {
			return r.pass()
		}
		r.choices[n] = true
	case "t":
		if strings.HasSuffix(e.Name.Space, "/math") {
			return r.openText()
		}
	case "blip", "imagedata":
		r.doc.Found.Pictures.add(r.here(), 1, 0)
	}
	return nil
}

// settle makes a block of text that waits for a next paragraph where none comes.
func (s *story) settle(no int) {
	if s.carry != "" {
		s.blocks = append(s.blocks, Block{No: no, Text: s.carry})
		s.carry = ""
	}
}

func (r *reader) openStory() *story {
	s := &story{}
	r.stories = append(r.stories, s)
	return s
}

func (r *reader) closeStory(s *story) {
	s.settle(r.no)
	r.stories = r.stories[:len(r.stories)-1]
}

func (r *reader) story() *story { return r.stories[len(r.stories)-1] }

// para is the open paragraph, nil outside.
func (r *reader) para() *paragraph {
	if len(r.paras) == 0 {
		return nil
	}
	return r.paras[len(r.paras)-1]
}

// here is the number of the open paragraph, else of the last one.
func (r *reader) here() int {
	if p := r.para(); p != nil {
		return p.no
	}
	return max(r.no, 1)
}

func (r *reader) openParagraph() func() {
	r.no++
	p := &paragraph{no: r.no, style: r.styles.standard, place: place{unset, unset}, outline: unset}
	r.paras = append(r.paras, p)
	if r.contents > 0 || r.inContentsField() {
		p.contents = true
	}
	return func() {
		r.paras = r.paras[:len(r.paras)-1]
		r.closeInstructions()
		r.finish(p)
	}
}

// finish makes a block of a paragraph.
func (r *reader) finish(p *paragraph) {
	s := r.story()
	text := s.carry + p.text.String()
	s.carry = ""
	switch at := r.numbers.placeOf(p.place, p.style); {
	case p.endDeleted:
		s.carry = text
	default:
		label := r.numbers.next(at)
		r.left -= len(label)
		if label == "" && strings.TrimFunc(text, unicode.IsSpace) == "" {
			s.newPage = s.newPage || strings.Contains(text, "\f")
			break
		}
		s.blocks = append(s.blocks, Block{
			No: p.no, Label: label, Text: text, Heading: r.heading(p), NewPage: s.newPage,
			Contents: p.contents && !p.plain || r.styles.isContents(p.style),
		})
		s.newPage = false
	}
	s.newPage = s.newPage || p.section
	s.blocks = append(s.blocks, p.after...)
}

func (r *reader) heading(p *paragraph) int {
	level := p.outline
	if level == unset {
		level = r.styles.outline(p.style)
	}
	if level < 0 || level > 8 {
		return 0
	}
	return level + 1
}
