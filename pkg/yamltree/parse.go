package yamltree

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/tree"
)

// Limits bound what a hostile or broken file can cost. A zero field stands for the
// value in [DefaultLimits].
type Limits struct {
	Bytes int // size of the source
	Depth int // nesting of maps and lists
	Nodes int // values and keys
}

// DefaultLimits leave room for a ledger of 100,000 entries (47 MB, 4 million
// nodes); at its worst yaml.v3 takes some 200 bytes of memory a node.
var DefaultLimits = Limits{Bytes: 64 << 20, Depth: 100, Nodes: 10_000_000}

// maxBytes keeps every offset within the 32 bits of a tree node.
const maxBytes = 1<<32 - 2

func (l Limits) orDefault() Limits {
	if l.Bytes <= 0 {
		l.Bytes = DefaultLimits.Bytes
	}
	if l.Depth <= 0 {
		l.Depth = DefaultLimits.Depth
	}
	if l.Nodes <= 0 {
		l.Nodes = DefaultLimits.Nodes
	}
	l.Bytes = min(l.Bytes, maxBytes)
	return l
}

// Parse reads one YAML document. file is its slash path, used in the
// diagnostics and as their subject. The tree is nil only when the source cannot be
// read as one document: not YAML, not UTF-8, beyond a limit, or divided into two;
// every other diagnostic comes beside a tree, so that the other checks go on. An empty document is
// a tree with an absent root.
//
// The tree's source is src byte for byte, with its byte order mark and its line
// ends. Scalars keep their text as written, but for true and false, whose other
// spellings (True, TRUE) read as these. The diagnostics are in the order of
// the source and numbered ([diag.Number]).
func Parse(file string, src []byte, lim Limits) (*tree.Tree, []diag.Diagnostic) {
	lim = lim.orDefault()
	if len(src) > lim.Bytes {
		return nil, tooLarge(file, lim.Bytes)
	}
	r := &reader{file: file, src: string(src), lim: lim}
	t := r.read()
	places := t
	if places == nil && len(r.found) > 0 {
		places = tree.NewBuilder(file, r.src).Tree()
	}
	return t, diagnostics(file, places, r.found)
}

func tooLarge(file string, limit int) []diag.Diagnostic {
	return []diag.Diagnostic{{
		Rule:     ruleLimit,
		Severity: diag.Error,
		Message:  diag.T("ファイルが大きすぎます（上限 %d バイト）。", "The file is too large (limit %d bytes).", limit),
		Hint:     diag.T("年度や部門ごとにファイルを分けてください。", "Divide it, by year or by department."),
		Range:    diag.FileRange(file),
		Subject:  diag.Subject{Kind: "file", ID: file},
	}}
}

// reader is one call of Parse.
type reader struct {
	file  string
	src   string
	lim   Limits
	found []finding
}

func (r *reader) add(f finding) { r.found = append(r.found, f) }

// read takes the source through its stages: encoding, characters, size, YAML,
// tree. The first stage that leaves nothing to read returns nil.
func (r *reader) read() *tree.Tree {
	if name := utf16Name(r.src); name != "" {
		r.add(otherEncoding(name))
		return nil
	}
	text, ok := r.checkCharacters()
	if !ok {
		r.found = []finding{notUTF8(r.src)}
		return nil
	}
	if n := nodeBound(text.s, r.lim.Nodes); n > r.lim.Nodes {
		r.add(tooManyNodes(r.lim.Nodes, span{0, 0}))
		return nil
	}
	doc, second, err := decode(text.s[text.start:])
	if err != nil {
		r.diagnose(text, err)
		return nil
	}
	c := newConverter(r.file, r.src, text, r.lim)
	t := c.document(doc)
	r.found = append(r.found, c.found...)
	r.checkHead(text)
	if second != nil {
		r.add(secondDocument(text.cursor().to(second.Line, second.Column)))
		if len(second.Content) > 0 && !isBlank(second.Content[0]) {
			return nil // what is missing from the first may stand in the second
		}
	}
	return t
}

// decode reads the first document, nil if there is none, and the second, if any.
// yaml.v3 reports what follows a document only when asked for the next one.
func decode(s string) (doc, second *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, second, err = nil, nil, fmt.Errorf("read yaml: panic: %v", p)
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(s))
	first := new(yaml.Node)
	if err := dec.Decode(first); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil, nil
		}
		return nil, nil, err
	}
	next := new(yaml.Node)
	err = dec.Decode(next)
	if errors.Is(err, io.EOF) {
		return first, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return first, next, nil
}

func tooManyNodes(limit int, at span) finding {
	return finding{
		rule: ruleLimit, at: at,
		message: diag.T("値の数が多すぎます（上限 %d 個）。", "The file holds too many values (limit %d).", limit),
		hint:    diag.T("年度や部門ごとにファイルを分けてください。", "Divide it, by year or by department."),
	}
}

// nodeBound bounds the number of nodes from above by the punctuation that makes
// them, near the true number where text has little punctuation: without it a
// file of commas would cost gigabytes before the first node could be counted.
// Sources too short to pass the limit are not read.
func nodeBound(s string, limit int) int {
	if len(s) < limit/2 {
		return 0
	}
	n := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ':', '?':
			if i+1 == len(s) || s[i+1] <= ' ' || s[i+1] == ',' || s[i+1] == '}' || s[i+1] == ']' || s[i+1] == ':' {
				n += 2
			}
		case '-':
			if i+1 == len(s) || s[i+1] <= ' ' {
				n++
			}
		case ',', '[', '{':
			n++
		}
	}
	return n
}
