package security

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/par"
	"github.com/pms-project/pms/pkg/personal"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/tree"
)

// found is a place with personal data or a secret, ready to be reported: its message
// says what, never which.
type found struct {
	kind    personal.Kind
	certain bool
	finding diag.Diagnostic // without words
	part    string          // where in an archive
	row     int
	contact string // of a reachable kind: what to compare with the published contacts
}

// search is the answer to one search of the whole repository: all rules on personal
// data share it.
type search struct {
	found      []found
	unsearched []diag.Diagnostic
}

var searchKey = &lint.Key[search]{Name: "personal data"}

func searched(p *lint.Pass) search {
	return lint.Once(p, searchKey, func() search {
		words := personal.ReadWords(p.Firm().Fact("personal.yaml"))
		g := &guard{head: p.Head, words: words, scanner: personal.NewScanner(words)}
		return g.search()
	})
}

type guard struct {
	head    *repo.Snapshot
	words   *personal.Words
	scanner *personal.Scanner
}

func (g *guard) search() search {
	files, raw := g.head.Files, g.head.Raw
	parts := make([]search, len(files)+len(raw))
	// The context never ends, so neither does the search before its end.
	_ = par.Each(context.Background(), len(parts), func(i int) {
		if i < len(files) {
			parts[i].found = g.file(files[i])
			return
		}
		parts[i] = g.raw(raw[i-len(files)])
	})
	var all search
	for _, part := range parts {
		all.found = append(all.found, part.found...)
		all.unsearched = append(all.unsearched, part.unsearched...)
	}
	return g.withoutPublished(all)
}

// file searches a YAML file. What stands under a key for the contact of an
// organisation is published and left alone.
func (g *guard) file(f *repo.File) []found {
	var out []found
	for _, h := range g.scanner.Scan(f.Source) {
		at := textRange(f.Path, f.Source, h.Start, h.End)
		one := found{kind: h.Kind, certain: h.Certain, contact: plain(f.Source[h.Start:h.End]), finding: diag.Diagnostic{Range: at, Subject: diag.Subject{Kind: "file", ID: f.Path}}}
		if f.Tree != nil {
			leaf, keys := nodeAt(f.Tree.Root(), h.Start)
			if reachable(h.Kind) && slices.ContainsFunc(keys, func(k string) bool { return g.words.Fields[k] }) {
				continue
			}
			if f.Record != nil && leaf.Exists() {
				holder := f.Record.Holding(leaf)
				one.finding = holder.At(leaf, diag.Text{}, diag.Text{})
				one.finding.Range = at
			}
		}
		one.finding.Private = true
		out = append(out, one)
	}
	return out
}

// reachable kinds are how somebody is reached: published for an office, personal for
// everybody else.
func reachable(k personal.Kind) bool {
	return k == personal.Phone || k == personal.Mail || k == personal.Address
}

// nodeAt is the innermost value that holds a byte of the source, and the keys on the
// way to it.
func nodeAt(n tree.Node, at int) (tree.Node, []string) {
	var keys []string
	for {
		inner, key, ok := within(n, at)
		if !ok {
			return n, keys
		}
		if key != "" {
			keys = append(keys, key)
		}
		n = inner
	}
}

func within(n tree.Node, at int) (tree.Node, string, bool) {
	holds := func(m tree.Node) bool {
		start, end := m.Offsets()
		return at >= start && at < end
	}
	for key, value := range n.Fields() {
		if holds(value) {
			return value, key.Text(), true
		}
	}
	for _, item := range n.Items() {
		if holds(item) {
			return item, "", true
		}
	}
	return tree.Node{}, "", false
}

// pictures are the extensions of files without text.
var pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svgz", ".pdf", ".mp3", ".mp4", ".mov", ".ttf", ".otf", ".woff", ".woff2", ".exe", ".bin"}

func (g *guard) raw(r repo.Raw) search {
	var s search
	if slices.Contains(pictures, strings.ToLower(path.Ext(r.Path))) {
		return s
	}
	err := g.head.ReadRaw(r.Path, func(data []byte) {
		parts, err := personal.Parts(r.Path, data)
		for _, part := range parts {
			s.found = append(s.found, g.part(r.Path, part)...)
		}
		if err != nil {
			s.unsearched = append(s.unsearched, unsearchable(r.Path, err))
		}
	})
	if err != nil {
		s.unsearched = append(s.unsearched, unsearchable(r.Path, err))
	}
	return s
}

func (g *guard) part(file string, part personal.Part) []found {
	var out []found
	for _, h := range g.scanner.Scan(part.Text) {
		one := found{kind: h.Kind, certain: h.Certain, part: part.Name, contact: plain(part.Text[h.Start:h.End]), finding: diag.Diagnostic{
			Range: diag.FileRange(file), Subject: diag.Subject{Kind: "file", ID: file}, Private: true,
		}}
		at := textRange(file, part.Text, h.Start, h.End)
		switch {
		case part.Name == "":
			one.finding.Range = at
		case part.Lines == nil:
			one.row = at.Start.Line
		case at.Start.Line <= len(part.Lines):
			one.row = part.Lines[at.Start.Line-1]
		}
		out = append(out, one)
	}
	return out
}

// textRange counts lines and code points up to a stretch of a text.
func textRange(file, text string, start, end int) diag.Range {
	return diag.Range{File: file, Start: point(text, start), End: point(text, end)}
}

func point(text string, at int) diag.Point {
	lineStart := strings.LastIndexByte(text[:at], '\n') + 1
	return diag.Point{Line: 1 + strings.Count(text[:at], "\n"), Column: 1 + utf8.RuneCountInString(strings.TrimPrefix(text[lineStart:at], "\ufeff"))}
}

func unsearchable(file string, err error) diag.Diagnostic {
	why := diag.T("読み込めない", "it cannot be read")
	switch {
	case errors.Is(err, personal.ErrBounds):
		why = diag.T("展開すると大きすぎる", "it is too large when unpacked")
	case errors.Is(err, personal.ErrUnreadable):
		why = diag.T("壊れているか、パスワードで保護されている", "it is damaged or protected by a password")
	case errors.Is(err, repo.ErrTooLarge):
		why = diag.T("大きすぎる", "it is too large")
	}
	return diag.Diagnostic{
		Range: diag.FileRange(file), Subject: diag.Subject{Kind: "file", ID: file},
		Message: diag.T("%[1]sため、個人情報が含まれていないかを確かめられませんでした。", "not searched for personal data: %[1]s", why),
		Hint:    diag.T("中身を人が確かめてください。記録に不要なファイルであれば、リポジトリに置かないでください。", "Look into it yourself, or take it out of the repository if no record needs it."),
	}
}
