package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/ooxml"
)

// run is a stretch of text of one look.
type run struct {
	hidden, struck bool
}

// run is the open run, nil outside.
func (r *reader) run() *run {
	if len(r.runs) == 0 {
		return nil
	}
	return r.runs[len(r.runs)-1]
}

func (r *reader) openRun() func() {
	r.runs = append(r.runs, &run{})
	return func() { r.runs = r.runs[:len(r.runs)-1] }
}

func (r *reader) openText() func() {
	r.inText = true
	return func() { r.inText = false }
}

// words takes the characters of a text element: into the paragraph, or to what is
// counted only.
func (r *reader) words(s string) {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	f, n := &r.doc.Found, weight(s)
	run := r.run()
	switch {
	case r.inInstruction():
		top := r.fields[len(r.fields)-1]
		if len(top.instruction) < maxInstruction {
			top.instruction += s
		}
		return
	case r.deleted > 0:
		f.Deleted.add(r.here(), 0, n)
		return
	case r.aside > 0:
		r.reading.WriteString(s)
		r.left -= len(s)
		return
	case run != nil && run.hidden:
		f.Hidden.add(r.here(), 1, n)
		return
	case run != nil && run.struck:
		f.Struck.add(r.here(), 1, n)
	}
	if r.inserted > 0 {
		f.Inserted.add(r.here(), 0, n)
	}
	r.put(s)
}

// put adds text to the open paragraph.
func (r *reader) put(s string) {
	p := r.para()
	if p == nil {
		return
	}
	r.left -= len(s)
	p.text.WriteString(s)
	if strings.TrimFunc(s, unicode.IsSpace) == "" {
		return
	}
	if r.inContentsField() || r.contents > 0 {
		p.contents = true
	} else {
		p.plain = true
	}
	if r.ruby > 0 {
		r.base.WriteString(s)
	}
}

// sign adds a sign that is an element, unless it is left out like text. Outside of runs
// the same names are properties.
func (r *reader) sign(s string) func() {
	if n := r.run(); n != nil && !n.hidden && r.deleted == 0 && r.aside == 0 && !r.inInstruction() && r.paragraphProperties == 0 {
		r.put(s)
	}
	return nil
}

func (r *reader) lineBreak(e xml.StartElement) func() {
	if ooxml.Attribute(e, "type") == "page" {
		return r.sign("\f")
	}
	return r.sign("\n")
}

// sectionBreak: the paragraph is the last of its section, and the next begins a page,
// so far as it matters here.
func (r *reader) sectionBreak() func() {
	if p := r.para(); p != nil {
		p.section = true
	}
	return r.pass()
}

func (r *reader) pageBefore(on bool) func() {
	if on && r.para() != nil {
		r.story().newPage = true
	}
	return nil
}

// openRuby keeps the base text and remembers the reading.
func (r *reader) openRuby() func() {
	r.base.Reset()
	r.reading.Reset()
	return r.within(&r.ruby, func() {
		if r.reading.Len() > 0 && r.deleted == 0 {
			r.doc.Found.Readings = append(r.doc.Found.Readings, Reading{r.base.String(), r.reading.String(), r.here()})
		}
		r.reading.Reset()
	})
}

// symbols are the signs of symbol fonts that stand in rule books, by font and code.
// Codes come with or without the bits of the private area.
var symbols = map[string]map[int]string{
	"wingdings": {0x6c: "●", 0x6d: "○", 0x6e: "■", 0x6f: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "◆",
		0x77: "◆", 0x9e: "・", 0x9f: "•", 0xa1: "○", 0xa4: "◎", 0xa7: "▪", 0xa8: "□", 0xd8: "➢", 0xdf: "←", 0xe0: "→", 0xe1: "↑",
		0xe2: "↓", 0xe8: "→", 0xf0: "⇨", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑"},
	"wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0xa3: "□", 0x2a: "□"},
	"symbol":      {0xb7: "・", 0xac: "←", 0xad: "↑", 0xae: "→", 0xaf: "↓", 0xb0: "°", 0xb1: "±", 0xb3: "≧", 0xa3: "≦", 0xb4: "×", 0xb9: "≠"},
}

// symbol is a sign of a symbol font; one without a counterpart is counted and shown.
func (r *reader) symbol(e xml.StartElement) func() {
	code, err := strconv.ParseUint(ooxml.Attribute(e, "char"), 16, 32)
	font := strings.ToLower(ooxml.Attribute(e, "font"))
	signs, special := symbols[font]
	sign, known := signs[int(code)&0xff]
	private := code >= 0xe000 && code <= 0xf8ff
	switch {
	case err == nil && special && known:
	case err == nil && !special && !private && unicode.IsPrint(rune(code)):
		sign = string(rune(code))
	default:
		sign = "〓"
		r.doc.Found.Symbols.add(r.here(), 1, 0)
	}
	return r.sign(sign)
}

// weight is the number of characters that are no white space.
func weight(s string) int {
	n := 0
	for _, c := range s {
		if !unicode.IsSpace(c) {
			n++
		}
	}
	return n
}
