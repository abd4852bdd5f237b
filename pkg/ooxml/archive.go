package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// The bounds of an archive: parts, bytes unpacked and tokens of XML of all parts
// together, and elements inside one another. Word itself stays far below 200 levels.
const (
	MaxParts    = 4_000
	MaxUnpacked = 64 << 20
	MaxDepth    = 1_000
	MaxTokens   = 25_000_000
)

var (
	// ErrBounds: an archive unpacks to more than the bounds, as a bomb does.
	ErrBounds = errors.New("archive too large when unpacked")
	// ErrUnreadable: a file is no archive, or a part is no XML, or encrypted.
	ErrUnreadable = errors.New("archive unreadable")
)

// Archive is an open file with what may still be unpacked of it. It serves one goroutine.
type Archive struct {
	Files []*zip.File // by name
	// Tokens is how many starts, ends and texts of XML may still be read. It bounds the
	// time: small elements cost most of it.
	Tokens int
	left   int64
}

// Open opens an archive. The error is [ErrBounds] or [ErrUnreadable].
func Open(data []byte) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ErrUnreadable
	}
	if len(z.File) > MaxParts {
		return nil, ErrBounds
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	return &Archive{Files: files, Tokens: MaxTokens, left: MaxUnpacked}, nil
}

// File is the part with a name, nil where there is none.
func (a *Archive) File(name string) *zip.File {
	for _, f := range a.Files {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Each calls use with every token of a part that is XML. The error is [ErrBounds],
// [ErrUnreadable] or that of use, which ends the reading. A part that says itself that
// it is beyond the bounds is not unpacked.
func (a *Archive) Each(f *zip.File, use func(xml.Token) error) error {
	if f.UncompressedSize64 > uint64(a.left) {
		return ErrBounds
	}
	r, err := f.Open()
	if err != nil {
		return ErrUnreadable
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: a.left + 1}
	d := xml.NewDecoder(limited)
	d.Strict = false
	depth := 0
	for {
		t, err := d.Token()
		a.left = limited.N - 1
		a.Tokens--
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case a.left < 0 || a.Tokens < 0 || depth > MaxDepth:
			return ErrBounds
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return ErrUnreadable
		}
		if err := use(t); err != nil {
			return err
		}
	}
}

// Attribute is the value of an attribute by its name without prefix, "" if there is none.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
