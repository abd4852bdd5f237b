package html

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pms-project/pms/pkg/block"
)

// hostile are texts that try to become markup, to leave an attribute or a style, to hide
// or to reorder what is read.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><script>alert(1)</script>`,
	`javascript:alert(1)`, `data:text/html,<script>alert(1)</script>`, "a\u202eb\u2066c", "\x00\x1b[31m\x7f", "𠮷野家 葛\U000e0100城",
	`]]><!--`, `-->`, `&lt;b&gt;`, "\\22};body{display:none}/*", "\xff\xfe", "a\nb\r\nc\u2028d", "../../etc/passwd", "</textarea></title></svg>",
	"https://example.jp/?a=1&b=\"><x>", "http://x y", strings.Repeat("長", 5000),
}

func bookOf(s string) *block.Book {
	doc := func(name string) *block.Document {
		return &block.Document{Name: name, Title: s, Number: s, Edition: s, Group: s, Sub: s, Wide: true, Blocks: block.Samples(s)}
	}
	return &block.Book{Lang: "ja", Firm: s, Title: s, Note: s, Documents: []*block.Document{doc("one"), doc("two")},
		Labels: block.Labels{Contents: "目次", Search: "検索", Skip: "本文へ", Top: "全文書", Book: "印刷用", Table: "表", Document: "文書"}}
}

func write(t testing.TB, b *block.Book) map[string][]byte {
	t.Helper()
	pages, err := Write(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, p := range pages {
		if out[p.Name] != nil || p.Name != filepath.Base(p.Name) {
			t.Errorf("page %q twice, or in a folder", p.Name)
		}
		out[p.Name] = p.Data
	}
	return out
}

// TestEveryBlock: the page of one block of each kind, to the letter. With UPDATE=1 the
// file is rewritten.
func TestEveryBlock(t *testing.T) {
	got := write(t, bookOf("例"))["one.html"]
	golden := filepath.Join("testdata", "samples.html")
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
		t.Errorf("the page differs from %s: run make generate and look at the difference", golden)
	}
}

// TestEveryBlockIsWritten: every kind leaves its words on the page.
func TestEveryBlockIsWritten(t *testing.T) {
	for _, b := range block.Samples("目印") {
		book := bookOf("x")
		book.Documents[0].Blocks = []block.Block{b}
		w := &writer{site: &site{book: book, index: book.Index()}, doc: book.Documents[0], top: 1, level: 1}
		if err := w.block(b); err != nil {
			t.Errorf("%T: %v", b, err)
		}
		if !strings.Contains(string(w.buf), "目印") {
			t.Errorf("%T leaves nothing on the page", b)
		}
	}
}

func TestUnknownBlock(t *testing.T) {
	book := bookOf("x")
	book.Documents[0].Blocks = []block.Block{nil}
	if _, err := Write(context.Background(), book); err == nil || !strings.Contains(err.Error(), "one") {
		t.Errorf("an unknown block: %v", err)
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

// check reads the pages as a browser does: there is nothing in them but our elements and
// attributes, and links lead to pages, places and the web only.
func check(t *testing.T, s string) {
	t.Helper()
	pages := write(t, bookOf(s))
	plain := shape(t, write(t, bookOf("x"))["one.html"])
	for name, data := range pages {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for tok := range tokens(data) {
			if !slices.Contains(plain, tok.Data) && !slices.Contains([]string{"nav", "main", "h4", "h5", "h6", "li", "ul"}, tok.Data) {
				t.Fatalf("%s of %q: element %s", name, s, tok.Data)
			}
			for _, a := range tok.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" && a.Val != scriptPage {
					t.Fatalf("%s of %q: attribute %s=%q", name, s, a.Key, a.Val)
				}
				if a.Key == "href" && !safe(a.Val) {
					t.Fatalf("%s of %q: link to %q", name, s, a.Val)
				}
			}
		}
	}
	if i := bytes.Index(pages[dataPage], []byte("<")); i >= 0 {
		t.Fatalf("search data of %q holds markup", s)
	}
}

func safe(href string) bool {
	return strings.HasPrefix(href, "#") || strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://") ||
		slices.Contains([]string{"index.html", "book.html", "one.html", "two.html", stylePage, "data:,"}, href)
}

// shape are the names of the elements of a page.
func shape(t *testing.T, page []byte) []string {
	t.Helper()
	var out []string
	for tok := range tokens(page) {
		out = append(out, tok.Data)
	}
	if len(out) < 50 {
		t.Fatalf("only %d elements: nothing is checked", len(out))
	}
	return out
}

func tokens(page []byte) func(func(html.Token) bool) {
	return func(yield func(html.Token) bool) {
		z := html.NewTokenizer(bytes.NewReader(page))
		for {
			switch z.Next() {
			case html.ErrorToken:
				return
			case html.StartTagToken, html.SelfClosingTagToken:
				if !yield(z.Token()) {
					return
				}
			}
		}
	}
}

// TestSameBytes: the pages do not depend on how many processors there are.
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

// TestPolicy: every page allows no script and no style but our own.
func TestPolicy(t *testing.T) {
	for name, data := range write(t, bookOf("x")) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		text := string(data)
		_, style, ok := strings.Cut(text, "<style>")
		style, _, _ = strings.Cut(style, "</style>")
		if !ok || !strings.Contains(text, "default-src 'none'") || strings.Contains(text, "unsafe") || !strings.Contains(text, sourceHash(style)) {
			t.Errorf("%s: the policy does not hold", name)
		}
	}
}
