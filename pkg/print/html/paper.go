package html

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/visible"
)

// paperOf is the paper of a document: its size, and what stands at head and foot of
// every printed page. In the book each document has a paper of its own, by name; a
// page that is one document has the only one. Chromium has no string() for margin
// boxes, so the words stand in the rules themselves.
func paperOf(name string, d *block.Document, b *block.Book) string {
	var out strings.Builder
	size := "A4"
	if d.Wide {
		size = "A4 landscape"
	}
	head := d.Title
	if d.Number != "" {
		head = d.Number + "　" + head
	}
	pageName := name
	if name != "" {
		pageName = " " + name
	}
	fmt.Fprintf(&out, "@page%s{size:%s;@top-left{content:%s}@top-right{content:%s}@bottom-left{content:%s}}",
		pageName, size, cssString(b.Firm), cssString(head), cssString(d.Edition))
	if name != "" && name != "front" {
		fmt.Fprintf(&out, ".%s{page:%s}", name, name)
	}
	out.WriteByte('\n')
	return out.String()
}

// cssString is a text as a string of CSS inside a style element: whatever could end the
// string or the element is written as its code.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range visible.Text(s) {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == ' ', r >= 0x80:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
