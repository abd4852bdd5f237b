package yamltree

import (
	"strings"
	"unicode/utf8"
)

// cursor turns the lines and columns of yaml.v3 (1-based, columns in code points)
// into byte offsets. It only moves forward, as nodes come in document order, so
// all of them together cost one pass over the source, one-line files included.
type cursor struct {
	s         string
	line, col int // the place that yaml.v3 calls off
	off       int
}

// to is the offset of a line and column. A place behind the cursor is the
// cursor's own: yaml.v3 gives such places to empty values only.
func (c *cursor) to(line, col int) int {
	for c.line < line {
		j := strings.IndexByte(c.s[c.off:], '\n')
		if j < 0 {
			c.off = len(c.s)
			return c.off
		}
		c.off += j + 1
		c.line++
		c.col = 1
	}
	if c.line > line {
		return c.off
	}
	s, off := c.s, c.off
	for c.col < col && off < len(s) && s[off] != '\n' {
		if s[off] < utf8.RuneSelf {
			off++
		} else {
			_, size := utf8.DecodeRuneInString(s[off:])
			off += size
		}
		c.col++
	}
	c.off = off
	return off
}
