package importer

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/yamltree"
)

// Result is an imported rule book.
type Result struct {
	Document *regulation.Document // as read back from YAML
	YAML     []byte               // the file of the regulation
	Report   Report

	parsed  *regulation.Document // as read from the mended text
	origins []origin             // by byte of the mended text
}

// Regulation imports a rule book. name is the file's name: its ending helps to tell
// the format, and id becomes the id of the document. The error is a [Refusal].
func Regulation(name, id string, data []byte) (*Result, error) {
	if r := refuse(name, data); r != nil {
		return nil, r
	}
	s, refusal := read(name, data)
	if refusal != nil {
		return nil, refusal
	}
	s.setAsidePages()
	entries := s.setAsideContents()
	d := regulation.Recognise(s.text())
	f := &front{}
	s.readHistory(f)
	s.readFront(f, d, s.contentsLine())
	s.makeRows()
	pieces := s.mend(d)
	result := compose(f, pieces, d)
	if err := result.write(id, f); err != nil {
		return nil, err
	}
	result.Report.Truncated = truncated(pieces)
	s.prove(&result.Report, f, result.Document)
	s.compareContents(entries, result.Document)
	s.compareHeads(result.Document.Title)
	slices.SortStableFunc(s.warnings, func(a, b Warning) int { return cmp.Compare(a.Line, b.Line) })
	result.Report.Warnings = s.warnings
	result.Report.Paragraphs = s.paragraphs
	result.Report.Dialect = result.Document.Dialect.Name
	return result, nil
}

// write makes the YAML and reads it back: what the proof looks at is what the next
// command will read from the file.
func (r *Result) write(id string, f *front) error {
	r.YAML = yamltree.Emit(document(id, f, r.parsed))
	t, findings := yamltree.Parse(id+".yaml", r.YAML, yamltree.Limits{})
	for _, d := range findings {
		if d.Severity == diag.Error {
			return fmt.Errorf("read back the written file: line %d: %s", d.Range.Start.Line, d.Message.In(diag.EN))
		}
	}
	r.Document = regulation.Read(t.Root())
	return nil
}

// read takes a file apart by its format: Word by what it is, text by name and look.
func read(name string, data []byte) (*source, *Refusal) {
	if isWord(data) {
		return splitWord(data)
	}
	text, refusal := decode(data)
	if refusal != nil {
		return nil, refusal
	}
	return split(name, text), nil
}

func split(name, text string) *source {
	ext := strings.ToLower(path.Ext(name))
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 1000)], " \t\r\n"))
	switch {
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html"):
		return splitHTML(text)
	case ext == ".md" || ext == ".markdown":
		return splitMarkdown(text)
	}
	return splitText(text)
}

// text is the lines of the rules, for the recognition of the dialect.
func (s *source) text() string {
	var b strings.Builder
	for _, l := range s.lines {
		if l.role == body {
			b.WriteString(l.text + "\n")
		}
	}
	return b.String()
}

// contentsLine is the index behind the contents, 0 if there are none.
func (s *source) contentsLine() int {
	for i := len(s.lines) - 1; i >= 0; i-- {
		if s.lines[i].role == toc {
			return i + 1
		}
	}
	return 0
}

// compose sets the mended pieces as plain text and has it read.
func compose(f *front, pieces []piece, d *regulation.Dialect) *Result {
	var b strings.Builder
	r := &Result{}
	if f.title != "" {
		b.WriteString(f.title + "\n")
	}
	if f.documentNo != "" {
		b.WriteString("文書番号　" + f.documentNo + "\n")
	}
	for _, p := range pieces {
		for _, o := range p.from {
			r.origins = append(r.origins, origin{b.Len() + o.at, o.no})
		}
		b.WriteString(p.text + "\n")
	}
	r.parsed = regulation.Parse("", b.String(), d)
	return r
}

// SourceLines yields every node of Document with the line of the imported file on
// which its text begins, 0 for a node without text.
func (r *Result) SourceLines() iter.Seq2[*regulation.Node, func(at int) int] {
	return func(yield func(*regulation.Node, func(at int) int) bool) {
		next, stop := iter.Pull(r.parsed.All())
		defer stop()
		for n := range r.Document.All() {
			twin, ok := next()
			if !ok || !yield(n, func(at int) int { return r.sourceLine(twin, at) }) {
				return
			}
		}
	}
}

// sourceLine is the line of the file from which byte at of a node's text comes.
func (r *Result) sourceLine(n *regulation.Node, at int) int {
	offset, _, ok := n.OffsetsOf(at, at)
	if !ok {
		return 0
	}
	i, found := slices.BinarySearchFunc(r.origins, offset, func(o origin, at int) int { return cmp.Compare(o.at, at) })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return r.origins[i].no
}

// compareContents warns of articles that the contents leave out.
func (s *source) compareContents(entries []line, doc *regulation.Document) {
	if len(entries) == 0 {
		return
	}
	listed := map[string]bool{}
	for _, e := range entries {
		if label := entryLabel(e.text); label != "" {
			listed[label] = true
		}
	}
	total, absent := 0, []string(nil)
	for n := range doc.Articles() {
		total++
		if !listed[squeeze(n.Label)] {
			absent = append(absent, n.Label+" "+n.Title)
		}
	}
	if total < 2*len(absent) {
		return // the contents list chapters only
	}
	for _, a := range absent {
		s.warn(entries[0].no, "目次に「%s」がありません。", "the contents leave out %q", a)
	}
}
