package docx

import (
	"archive/zip"
	"encoding/xml"

	"github.com/pms-project/pms/pkg/ooxml"
)

// levels is the number of levels of a definition (ECMA-376 Part 1, 17.9.6).
const levels = 9

// maxLevelText bounds the text of a level in bytes; labels of rule books have ten.
const maxLevelText = 200

// level says how one level of a list is labelled.
type level struct {
	defined bool
	start   int
	format  string // decimal, aiueoFullWidth, bullet …
	text    string // 第%1条
	legal   bool   // all numbers in digits
	restart int    // unset: behind any higher level; 0: never; n: behind level n
	style   string // of the paragraphs that are on this level
}

// abstract is an abstract definition, which owns the counters.
type abstract struct {
	levels [levels]level
	link   string // numbering style that has the definition instead
	count  [levels]int
	active [levels]bool
}

// instance is a definition as paragraphs use it: with a start or a level of its own.
type instance struct {
	abstract string
	start    [levels]int // unset without override
	levels   map[int]level
	started  [levels]bool
}

// numbering are the definitions of a file, and how far they have counted.
type numbering struct {
	abstracts map[string]*abstract
	instances map[int]*instance
	styles    *styles
}

// numberingReader holds what is open while the definitions are read.
type numberingReader struct {
	*numbering
	abstract *abstract
	instance *instance
	index    int // of the level
	override bool
	level    *level
}

func readNumbering(a *ooxml.Archive, f *zip.File, st *styles) (*numbering, error) {
	r := &numberingReader{numbering: &numbering{map[string]*abstract{}, map[int]*instance{}, st}}
	if f == nil {
		return r.numbering, nil
	}
	return r.numbering, a.Each(f, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			r.open(wordName(t.Name), t)
		case xml.EndElement:
			r.close(wordName(t.Name))
		}
		return nil
	})
}

func (r *numberingReader) open(name string, e xml.StartElement) {
	value := ooxml.Attribute(e, "val")
	switch name {
	case "abstractNum":
		r.abstract = &abstract{}
		r.abstracts[ooxml.Attribute(e, "abstractNumId")] = r.abstract
	case "num":
		r.instance = &instance{levels: map[int]level{}}
		for i := range r.instance.start {
			r.instance.start[i] = unset
		}
		r.instances[integer(ooxml.Attribute(e, "numId"), unset)] = r.instance
	case "abstractNumId":
		if r.instance != nil {
			r.instance.abstract = value
		}
	case "numStyleLink":
		if r.abstract != nil {
			r.abstract.link = value
		}
	case "lvlOverride":
		r.override, r.index = true, integer(ooxml.Attribute(e, "ilvl"), unset)
	case "startOverride":
		if r.instance != nil && r.override && inside(r.index) {
			r.instance.start[r.index] = integer(value, unset)
		}
	case "lvl":
		r.index = integer(ooxml.Attribute(e, "ilvl"), unset)
		r.level = &level{defined: true, restart: unset, format: "decimal"}
	default:
		r.property(name, value, e)
	}
}

// property is a property of the open level.
func (r *numberingReader) property(name, value string, e xml.StartElement) {
	if r.level == nil {
		return
	}
	switch name {
	case "start":
		r.level.start = integer(value, 0)
	case "numFmt":
		if value != "custom" {
			r.level.format = value // a custom one comes with a plain one to fall back on
		}
	case "lvlText":
		if len(value) <= maxLevelText {
			r.level.text = value
		}
	case "isLgl":
		r.level.legal = isOn(value, true)
	case "lvlRestart":
		r.level.restart = integer(value, unset)
	case "pStyle":
		r.level.style = value
	}
}

func (r *numberingReader) close(name string) {
	switch name {
	case "lvl":
		if r.level != nil && inside(r.index) {
			if r.override && r.instance != nil {
				r.instance.levels[r.index] = *r.level
			} else if r.abstract != nil {
				r.abstract.levels[r.index] = *r.level
			}
		}
		r.level = nil
	case "lvlOverride":
		r.override = false
	case "abstractNum":
		r.abstract = nil
	case "num":
		r.instance = nil
	}
}

func inside(index int) bool { return index >= 0 && index < levels }

// definition is the abstract definition of an instance, through the numbering styles
// that stand between them.
func (n *numbering) definition(num int) (*instance, *abstract) {
	i := n.instances[num]
	if i == nil {
		return nil, nil
	}
	a := n.abstracts[i.abstract]
	for range maxChain {
		if a == nil || a.link == "" {
			return i, a
		}
		st := n.styles.byID[a.link]
		if st == nil || n.instances[st.num] == nil {
			return i, a
		}
		a = n.abstracts[n.instances[st.num].abstract]
	}
	return i, nil
}
