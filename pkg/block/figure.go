package block

// Figure is a drawing of boxes, lines and words. Lengths are in a grid of tenths of a
// character, x to the right and y down; a writer that cannot draw prints Words.
type Figure struct {
	ID            string
	Caption       string
	Width, Height int
	Shapes        []Shape
	// Words says in a table what the drawing shows, for readers who cannot see it.
	Words *Table
}

// Shape is an element of a drawing: one of Box, Stroke, Label.
type Shape interface{ shape() }

// Box is a rectangle.
type Box struct {
	X, Y, W, H int
	Tone       Tone
	Round      bool
}

// Stroke is a line through points.
type Stroke struct {
	Points []Point
	Tone   Tone
	Dashed bool
}

// Point is a place in a drawing.
type Point struct{ X, Y int }

// Label is a word whose anchor is at X, Y, the middle of its height.
type Label struct {
	X, Y   int
	Text   string
	Anchor Align
	Size   Size
	Tone   Tone
}

// Size is the size of a label.
type Size uint8

// The sizes.
const (
	Normal Size = iota
	Fine
	Strong
)

// Tone is what a colour means; the writer chooses the colour.
type Tone uint8

// The tones. Plan, Do, Check and Act are the quarters of the cycle.
const (
	Ink Tone = iota
	Pale
	Grid
	Plan
	Do
	Check
	Act
	Late
	Done
)

func (Box) shape()    {}
func (Stroke) shape() {}
func (Label) shape()  {}
