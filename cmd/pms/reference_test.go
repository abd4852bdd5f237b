package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
)

// TestReferences: what the project says about its rules, kinds and commands is
// written from them, so that it cannot be out of date. With UPDATE=1 (make generate)
// the files are rewritten.
func TestReferences(t *testing.T) {
	for _, r := range []struct {
		dir, name string
		write     func(*testing.T, *page)
	}{
		{filepath.Join("..", "..", "pkg", "rules"), "REFERENCE", rulesReference},
		{filepath.Join("..", "..", "schemas"), "REFERENCE", kindsReference},
		{".", "CLI", commandsReference},
	} {
		for _, lang := range []diag.Lang{diag.EN, diag.JA} {
			file, other := r.name+".md", r.name+".ja.md"
			if lang == diag.JA {
				file, other = other, file
			}
			p := &page{lang: lang, other: other}
			r.write(t, p)
			compare(t, filepath.Join(r.dir, file), p.String())
		}
	}
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("documentation needs updating: run make generate (%v)", err)
	}
	if d := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); d != "" {
		t.Errorf("%s: documentation needs updating: run make generate (-is +should be):\n%s", path, d)
	}
}

// page is a Markdown file in one language.
type page struct {
	strings.Builder
	lang  diag.Lang
	other string // the file in the other language
}

func (p *page) say(ja, en string, args ...any) string { return diag.T(ja, en, args...).In(p.lang) }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// begin writes the title and what the page is.
func (p *page) begin(title, about string) {
	p.line("<!-- %s -->", p.say("make generate が書き出します。直接編集しないでください。", "Written by make generate; do not edit."))
	p.line("# %s\n\n%s\n\n%s", title, p.say("[English](%[1]s)", "[日本語](%[1]s)", p.other), about)
}

// table writes a table; cells hold Markdown.
func (p *page) table(head []string, rows [][]string) {
	p.line("\n| %s |\n|%s", strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	for _, row := range rows {
		p.line("| %s |", strings.Join(row, " | "))
	}
}

// code writes a block of text as it is, between fences that are longer than any in it.
func (p *page) code(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	p.line("%s%s\n%s\n%s", fence, language, visible(strings.TrimRight(text, "\n")), fence)
}

var (
	markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "]", `\]`, "<", "&lt;", "&", "&amp;", "|", `\|`)
	cellEnd  = strings.NewReplacer("\r\n", "<br>", "\n", "<br>")
)

// prose is a text for a paragraph or a cell: nothing in it is markup, and it stays on
// its line.
func prose(s string) string { return visible(cellEnd.Replace(markdown.Replace(s))) }

// mono is an identifier in a line or a cell.
func mono(s string) string { return "`" + strings.ReplaceAll(s, "|", `\|`) + "`" }

func monos(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = mono(s)
	}
	return strings.Join(out, ", ")
}

// visible shows what a reader of the page could not see: control and format
// characters, and every byte beyond ASCII of a line that is no UTF-8.
func visible(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		var b strings.Builder
		if utf8.ValidString(line) {
			for _, r := range line {
				writeVisible(&b, r)
			}
		} else {
			for _, c := range []byte(line) {
				if c < utf8.RuneSelf {
					writeVisible(&b, rune(c))
				} else {
					fmt.Fprintf(&b, "[%02X]", c)
				}
			}
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

func writeVisible(b *strings.Builder, r rune) {
	if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
		fmt.Fprintf(b, "[U+%04X]", r)
		return
	}
	b.WriteRune(r)
}

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"plain 個人情報": "plain 個人情報", "a|b": `a\|b`, "a\nb": "a<br>b", "a\r\nb": "a<br>b", "<b>*x*</b>": `&lt;b>\*x\*&lt;/b>`,
		"[a](b)": `\[a\](b)`, "`x`": "\\`x\\`", "a\u202eb": "a[U+202E]b", "a\xffé": "a[FF][C3][A9]", `a\|b`: `a\\\|b`, "a & b": "a &amp; b",
	} {
		if got := prose(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	p := &page{}
	p.code("yaml", "a: |\n  ```\n  x\n  ```\n")
	if got, want := p.String(), "````yaml\na: |\n  ```\n  x\n  ```\n````\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
