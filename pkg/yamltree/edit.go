package yamltree

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

// ErrEdit is what every refusal of an [Editor] is: the change cannot be made without
// touching other bytes, or would not read back as meant. The file stays as it is.
var ErrEdit = errors.New("the change cannot be made in place")

// Splice replaces the bytes [Start, End) of a source.
type Splice struct {
	Start, End int
	Text       string
}

// Editor collects changes of one document and makes them by replacing the very bytes
// that say otherwise: comments, indentation, line ends, the byte order mark and the
// order of keys stay. Nodes are those of the tree it was made for, whatever was changed
// before. It serves one goroutine.
type Editor struct {
	t       *tree.Tree
	eol     string
	splices []Splice
	texts   map[tree.Node]*textChange
	maps    map[tree.Node]*mapChange
	lists   map[tree.Node]*listChange
	err     error
}

// textChange is what becomes of a scalar.
type textChange struct {
	value any // the new value, if it is replaced as a whole
	spans []textSpan
}

// textSpan replaces the bytes [from, to) of a scalar's text.
type textSpan struct {
	from, to int
	text     string
}

// mapChange is what becomes of a map: which of its keys go, what comes behind which key
// (-1: before the first), and the order of the keys that stay.
type mapChange struct {
	removed map[int]bool
	added   map[int][]Entry
	order   []int
}

// listChange is what becomes of a list: which items go, and what comes before which
// item (Len: behind the last). An added item is a value or the node of a moved item.
type listChange struct {
	removed map[int]bool
	added   map[int][]any
}

// NewEditor starts a change of a document.
func NewEditor(t *tree.Tree) *Editor {
	eol := "\n"
	if i := strings.IndexByte(t.Source(), '\n'); i > 0 && t.Source()[i-1] == '\r' {
		eol = "\r\n"
	}
	return &Editor{t: t, eol: eol, texts: map[tree.Node]*textChange{}, maps: map[tree.Node]*mapChange{}, lists: map[tree.Node]*listChange{}}
}

// IsEmpty reports whether nothing was changed.
func (e *Editor) IsEmpty() bool {
	return len(e.splices) == 0 && len(e.texts) == 0 && e.err == nil
}

func (e *Editor) fail(n tree.Node, why string) {
	if e.err == nil {
		e.err = fmt.Errorf("%s:%d: %s: %w", e.t.File(), n.Line(), why, ErrEdit)
	}
}

func (e *Editor) splice(start, end int, text string) {
	e.splices = append(e.splices, Splice{start, end, text})
}

// Replace gives a scalar another value: a string, [Plain], bool or int. The style of
// the scalar is kept where the value allows it.
func (e *Editor) Replace(n tree.Node, value any) {
	if n.Kind() == tree.Map || n.Kind() == tree.List || !n.Exists() {
		e.fail(n, "replace a value that is no scalar")
		return
	}
	e.text(n).value = value
}

// ReplaceSpan replaces the bytes [from, to) of a scalar's text. In a | block the text
// may have line breaks; they get the indentation of the block.
func (e *Editor) ReplaceSpan(n tree.Node, from, to int, text string) {
	if n.Kind() != tree.String || from < 0 || to < from || to > len(n.Text()) {
		e.fail(n, "replace a part of a value that has no such part")
		return
	}
	c := e.text(n)
	c.spans = append(c.spans, textSpan{from, to, text})
}

func (e *Editor) text(n tree.Node) *textChange {
	if e.texts[n] == nil {
		e.texts[n] = &textChange{}
	}
	return e.texts[n]
}

// Result is the source with all changes made. It is parsed again and compared with what
// was meant; an error wraps [ErrEdit], and there is no source then.
func (e *Editor) Result() (string, error) {
	splices := slices.Clone(e.splices)
	for n, c := range e.texts {
		more, ok := e.textSplices(n, c)
		if !ok {
			e.fail(n, "write this text in this style")
		}
		splices = append(splices, more...)
	}
	if e.err != nil {
		return "", e.err
	}
	out, err := Apply(e.t.Source(), splices)
	if err != nil {
		return "", fmt.Errorf("%s: %w", e.t.File(), err)
	}
	if err := e.check(out); err != nil {
		return "", err
	}
	return out, nil
}

// Apply replaces several parts of a source at once. Parts that overlap are refused.
func Apply(src string, splices []Splice) (string, error) {
	ordered := slices.Clone(splices)
	slices.SortStableFunc(ordered, func(a, b Splice) int {
		return cmp.Or(a.Start-b.Start, min(a.End-a.Start, 1)-min(b.End-b.Start, 1)) // what is put in stands before what goes
	})
	var b strings.Builder
	at := 0
	for _, s := range ordered {
		if s.Start < at || s.End < s.Start || s.End > len(src) {
			return "", fmt.Errorf("two changes of the same place (byte %d): %w", s.Start, ErrEdit)
		}
		b.WriteString(src[at:s.Start])
		b.WriteString(s.Text)
		at = s.End
	}
	b.WriteString(src[at:])
	return b.String(), nil
}

// check parses what was made and compares it with what was meant.
func (e *Editor) check(out string) error {
	t, found := Parse(e.t.File(), []byte(out), Limits{})
	if t == nil {
		return fmt.Errorf("%s: the changed file cannot be read (line %d): %w", e.t.File(), found[0].Range.Start.Line, ErrEdit)
	}
	if at, ok := e.same(e.t.Root(), t.Root()); !ok {
		return fmt.Errorf("%s:%d: the changed file would read otherwise than meant: %w", e.t.File(), at.Line(), ErrEdit)
	}
	return nil
}
