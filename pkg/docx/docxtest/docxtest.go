// Package docxtest writes small Word files for tests: as Word does where it matters,
// and wrong where a test wants it so.
package docxtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

const (
	word     = `http://schemas.openxmlformats.org/wordprocessingml/2006/main`
	relation = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	head     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	spaces   = ` xmlns:w="` + word + `" xmlns:r="` + relation + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
)

// File is the inside of the parts of a file; empty ones are left out. Body is what
// stands in w:body, the others likewise in their root elements.
type File struct {
	Body, Styles, Numbering, Footnotes, Header string
}

// Bytes is the file.
func (f File) Bytes() []byte {
	parts := map[string]string{
		"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			override("document", "document.main") + override("styles", "styles") + override("numbering", "numbering") + override("footnotes", "footnotes") + override("header1", "header") + `</Types>`,
		"_rels/.rels":       head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relation + `/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": head + `<w:document` + spaces + `><w:body>` + f.Body + `</w:body></w:document>`,
	}
	var rels strings.Builder
	for i, p := range []struct{ file, kind, root, inside string }{
		{"styles", "styles", "styles", f.Styles}, {"numbering", "numbering", "numbering", f.Numbering},
		{"footnotes", "footnotes", "footnotes", f.Footnotes}, {"header1", "header", "hdr", f.Header},
	} {
		if p.inside == "" {
			continue
		}
		parts["word/"+p.file+".xml"] = head + `<w:` + p.root + spaces + `>` + p.inside + `</w:` + p.root + `>`
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="%s/%s" Target="%s.xml"/>`, i+1, relation, p.kind, p.file)
	}
	parts["word/_rels/document.xml.rels"] = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `</Relationships>`
	return Zip(parts)
}

func override(part, kind string) string {
	return `<Override PartName="/word/` + part + `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + kind + `+xml"/>`
}

// Zip is an archive of parts, in the order of their names.
func Zip(parts map[string]string) []byte {
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if p, err := w.Create(name); err == nil { // writing to memory does not fail
			_, _ = p.Write([]byte(parts[name]))
		}
	}
	_ = w.Close()
	return b.Bytes()
}

// Text is a run.
func Text(s string) string { return `<w:r><w:t xml:space="preserve">` + Escape(s) + `</w:t></w:r>` }

// P is a paragraph of runs, with properties.
func P(properties string, runs ...string) string {
	if properties != "" {
		properties = `<w:pPr>` + properties + `</w:pPr>`
	}
	return `<w:p>` + properties + strings.Join(runs, "") + `</w:p>`
}

// Item is a paragraph of a list.
func Item(num, level int, s string) string { return P(Numbered(num, level), Text(s)) }

// Numbered is the property of a paragraph of a list.
func Numbered(num, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num)
}

// Row is a row of a table of cells, each the inside of a w:tc.
func Row(cells ...string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(`<w:tc>` + c + `</w:tc>`)
	}
	return `<w:tr>` + b.String() + `</w:tr>`
}

// Level is a level of a list: format and text, as in decimal and 第%1条.
func Level(index int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, index, format, more, Escape(text))
}

// List is a definition and one instance of it under the same number.
func List(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum><w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, strings.Join(levels, ""), id, id)
}

// Escape writes text as XML.
func Escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
