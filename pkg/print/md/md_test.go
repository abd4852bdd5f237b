package md

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/block"
)

var hostile = []string{
	"<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://evil.example/p.png)", "| a | b |", "# 見出し", "- 項目", "1. 番号",
	"**強調** _斜体_ `コード` ~~消~~", "a\u202eb", "\x1b[31m", "𠮷 葛\U000e0100", "```\ncode\n```", "\\", "https://example.jp/>)(", "<https://evil.example>", "---", "===", "a\\|b",
}

func bookOf(s string) *block.Book {
	doc := func(name string) *block.Document {
		return &block.Document{Name: name, Title: s, Number: s, Edition: s, Group: s, Sub: s, Blocks: block.Samples(s)}
	}
	return &block.Book{Lang: "ja", Firm: s, Title: s, Note: s, Documents: []*block.Document{doc("one"), doc("two")}}
}

func write(t testing.TB, b *block.Book) map[string][]byte {
	t.Helper()
	pages, err := Write(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, p := range pages {
		out[p.Name] = p.Data
	}
	return out
}

// TestEveryBlock: the file of one block of each kind, to the letter. With UPDATE=1 it is
// rewritten.
func TestEveryBlock(t *testing.T) {
	got := write(t, bookOf("例"))["one.md"]
	golden := filepath.Join("testdata", "samples.md")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the file differs from %s: run make generate and look at the difference", golden)
	}
}

func TestEveryBlockIsWritten(t *testing.T) {
	for _, b := range block.Samples("目印") {
		w := &writer{book: bookOf("x"), doc: &block.Document{}}
		if err := w.block(b); err != nil || !strings.Contains(w.buf.String(), "目印") {
			t.Errorf("%T: %v, wrote %q", b, err, w.buf.String())
		}
	}
	book := bookOf("x")
	book.Documents[1].Blocks = []block.Block{nil}
	if _, err := Write(context.Background(), book); err == nil {
		t.Error("an unknown block is no error")
	}
}

func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		check(t, s)
	}
}

func FuzzHostile(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}

// check: no character of a document is markup: whatever opens an element, a link, code
// or a cell has a backslash before it, unless we wrote it.
func check(t *testing.T, s string) {
	t.Helper()
	for name, data := range write(t, bookOf(s)) {
		var bars int
		for line := range strings.SplitSeq(string(data), "\n") {
			bare := withoutEscapes(line)
			if strings.Contains(bare, "`") || strings.Contains(bare, "![") || strings.Contains(bare, "\x1b") {
				t.Fatalf("%s of %q: %q", name, s, line)
			}
			rest := strings.TrimLeft(bare, "> ")
			if i := strings.IndexByte(rest, '<'); i > 0 && rest[i-1] != '(' || i == 0 {
				t.Fatalf("%s of %q: an element in %q", name, s, line)
			}
			if !strings.HasPrefix(rest, "|") {
				bars = 0
				continue
			}
			n := strings.Count(bare, "|")
			if bars != 0 && n != bars {
				t.Fatalf("%s of %q: a row of %d bars below one of %d: %q", name, s, n, bars, line)
			}
			bars = n
		}
	}
}

// withoutEscapes drops every backslash with the character behind it.
func withoutEscapes(s string) string {
	var b strings.Builder
	skip := false
	for _, r := range s {
		if skip {
			skip = false
			continue
		}
		if r == '\\' {
			skip = true
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := write(t, bookOf("条文"))
	runtime.GOMAXPROCS(8)
	for range 3 {
		for name, data := range write(t, bookOf("条文")) {
			if !bytes.Equal(data, one[name]) {
				t.Errorf("%s differs between runs", name)
			}
		}
	}
}
