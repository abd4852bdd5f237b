package report

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

// The files that the findings of [sample] are about.
var sources = map[string]string{
	"ledgers/applicants.yaml": "kind: pi_ledger\nid: applicants\nentries:\n" +
		"  - id: applicants\n    name: 応募者の個人情報\n    purpose: 事業活動に用いるため\n" +
		"    storage_place: ｶﾞｲﾀﾞｽ倉庫の鍵付き書庫\n\tnote: か\u3099いぶ\n",
	"records/2026/訓練.yaml": "\ufeffkind: education_record\r\nid: 訓練\r\ntitle: 𠮷野家と葛\U000E0100飾区の①─※研修\r\n" +
		"note: 前\u202eexe.gpj\x1b[31m後\r\nname: 情報管理部\r\n",
	"pms.yaml": "kind: manifest\ndescription: " + strings.Repeat("とても長い行です。", 40) + "誤り" + strings.Repeat("まだ続きます。", 40) + "\n" +
		"organization: \n",
	"huge.yaml": "note: " + strings.Repeat("あ", maxExcerptBytes) + "\n",
}

func source(file string) (string, bool) {
	s, ok := sources[file]
	return s, ok
}

func span(file string, line, column, endLine, endColumn int) diag.Range {
	return diag.Range{File: file, Start: diag.Point{Line: line, Column: column}, End: diag.Point{Line: endLine, Column: endColumn}}
}

// sample is one finding of every sort that gives a printer trouble.
func sample() *Findings {
	f := &Findings{Files: 42, Skipped: []Skip{
		{"DOC-007", diag.T("比較する版が指定されていません。", "no base revision to compare with")},
		{"EVD-003", diag.T("比較する版が指定されていません。", "no base revision to compare with")},
		{"RSK-099", diag.T("履歴を読み込んでいません。", "no history is loaded")},
	}}
	add := func(rule string, severity diag.Severity, at diag.Range, message, hint diag.Text, related ...diag.Related) {
		f.Diagnostics = append(f.Diagnostics, diag.Diagnostic{
			Rule: rule, Severity: severity, Message: message, Hint: hint, Range: at, Related: related,
			Subject: diag.Subject{Kind: "pi_ledger", ID: "applicants"}, Field: "/entries/0",
		})
	}
	wrong := diag.T("書き方が正しくありません。", "is not written correctly")
	purpose := diag.T("利用目的", "the purpose")

	add("LED-014", diag.Warning, span("ledgers/applicants.yaml", 6, 14, 6, 24),
		diag.T("%[1]sが具体的ではありません。", "%[1]s is not specific", purpose),
		diag.T("何のために使うかを書いてください。\n例: 採用選考のため", "Say what it is used for.\nExample: selection of applicants"))
	add("REP-008", diag.Error, span("ledgers/applicants.yaml", 4, 9, 4, 19),
		diag.T("ID「%[1]s」は %[2]s でも使われています。", "the id %[1]q is also held by %[2]s", "applicants", "ledgers/採用.yaml"),
		diag.T("どちらかのIDを変えてください。", "Change one of the ids."),
		diag.Related{Range: span("ledgers/採用.yaml", 4, 9, 4, 19), Message: diag.T("同じIDの記録", "the record with the same id")},
		diag.Related{Range: diag.Range{File: "pms.yaml"}, Message: diag.T("設定", "the setting")})
	add("EVD-001", diag.Error, span("ledgers/applicants.yaml", 7, 26, 7, 30), wrong, diag.Text{}) // after half-width kana
	add("EVD-001", diag.Error, span("ledgers/applicants.yaml", 8, 8, 8, 10), wrong, diag.Text{})  // after a tab, on か+゙
	add("EVD-001", diag.Error, span("ledgers/applicants.yaml", 4, 5, 7, 10), wrong, diag.Text{})  // over several lines
	add("EVD-001", diag.Error, span("ledgers/applicants.yaml", 5, 11, 0, 0), wrong, diag.Text{})  // only a start is known
	add("EVD-001", diag.Error, span("records/2026/訓練.yaml", 1, 7, 1, 23), wrong, diag.Text{})     // after a byte order mark
	add("EVD-001", diag.Error, span("records/2026/訓練.yaml", 3, 8, 3, 11), wrong, diag.Text{})     // outside the basic plane
	add("EVD-001", diag.Error, span("records/2026/訓練.yaml", 3, 13, 3, 15), wrong, diag.Text{})    // after a variation selector
	add("EVD-001", diag.Error, span("records/2026/訓練.yaml", 3, 19, 3, 21), wrong, diag.Text{})    // after ambiguous widths
	add("NOT-009", diag.Error, span("records/2026/訓練.yaml", 4, 8, 4, 9),                          // hidden characters
		diag.T("使えない文字があります: %[1]s", "forbidden character: %[1]s", "\u202e\x1b[31m\u2028"), diag.Text{})
	add("EVD-001", diag.Error, span("pms.yaml", 2, 374, 2, 376), wrong, diag.Text{})   // far into a long line
	add("EVD-001", diag.Error, span("pms.yaml", 3, 14, 3, 14), wrong, diag.Text{})     // an empty place
	add("EVD-001", diag.Error, span("huge.yaml", 1, 7, 1, 9), wrong, diag.Text{})      // too long for an excerpt
	add("EVD-001", diag.Info, span("pms.yaml", 99, 1, 99, 2), wrong, diag.Text{})      // no such line
	add("REP-005", diag.Info, diag.FileRange("a,b:100%\n::error::x\x1b[2J.md"), wrong, // a hostile name, no text
		diag.T("50%%増、:: と , を含む%[1]s", "50%% more, with :: and ,%[1]s", "\r\n::set-env name=X::y"))
	diag.Sort(f.Diagnostics)
	f.Diagnostics = diag.Number(f.Diagnostics)
	for _, id := range []string{"EVD-001", "LED-003", "REP-005"} {
		words := diag.T("題<"+id+">", "title of "+id)
		f.Rules = append(f.Rules, RuleInfo{ID: id, Name: "some_rule", Title: words, Doc: words, Basis: words, Severity: diag.Error})
	}
	f.Waived = []Waived{{Finding: f.Diagnostics[0], Reason: "更新まで\n待つ\u202e"}}
	f.Known = 3
	return f
}

// TestGolden holds what each format prints, byte for byte. With UPDATE=1 the files
// are rewritten; look at them, for no test sees whether a caret stands well.
func TestGolden(t *testing.T) {
	for _, c := range []struct {
		file, format string
		options      Options
	}{
		{"text.ja.golden", "text", Options{Lang: diag.JA, Source: source}},
		{"text.en.golden", "text", Options{Lang: diag.EN, Source: source}},
		{"color.golden", "text", Options{Lang: diag.JA, Source: source, Color: true}},
		{"nosource.golden", "text", Options{Lang: diag.JA, Prefix: "pms/"}},
		{"json.ja.golden", "json", Options{Lang: diag.JA, Source: source, Prefix: "pms/"}},
		{"json.en.golden", "json", Options{Lang: diag.EN, Source: source}},
		{"github.ja.golden", "github", Options{Lang: diag.JA, Source: source, Prefix: "pms/"}},
		{"github.en.golden", "github", Options{Lang: diag.EN, Source: source}},
		{"sarif.ja.golden", "sarif", Options{Lang: diag.JA, Prefix: "pms/", Version: "v1.2.3"}},
		{"sarif.en.golden", "sarif", Options{Lang: diag.EN}},
		{"junit.ja.golden", "junit", Options{Lang: diag.JA, Prefix: "pms/"}},
		{"junit.en.golden", "junit", Options{Lang: diag.EN}},
	} {
		t.Run(c.file, func(t *testing.T) {
			golden(t, filepath.Join("testdata", c.file), render(t, c.format, sample(), c.options))
		})
	}
}

func render(t *testing.T, format string, f *Findings, o Options) string {
	t.Helper()
	write, ok := Format(format)
	if !ok {
		t.Fatalf("no format %q", format)
	}
	var b bytes.Buffer
	if err := write(&b, f, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s\nif this is what is meant, run make generate", path, d)
	}
}

// TestDeterminism: the same findings give the same bytes, each time and wherever the
// workers began.
func TestDeterminism(t *testing.T) {
	for _, format := range Formats() {
		o := Options{Lang: diag.JA, Source: source}
		want := render(t, format, sample(), o)
		for range 5 {
			f := sample()
			slices.Reverse(f.Diagnostics)
			diag.Sort(f.Diagnostics)
			if got := render(t, format, f, o); got != want {
				t.Fatalf("%s differs from run to run:\n%s", format, cmp.Diff(want, got))
			}
		}
	}
}

// TestTerminalIsSafe: no format that people look at lets a character of a file
// through that moves the cursor, reorders a line or starts a line of its own.
func TestTerminalIsSafe(t *testing.T) {
	for _, format := range []string{"text", "github", "junit"} {
		out := render(t, format, sample(), Options{Lang: diag.JA, Source: source})
		for _, r := range out {
			if r != '\n' && visible.Hidden(r) {
				t.Errorf("%s prints U+%04X as it is", format, r)
			}
		}
	}
}

func TestNoFindings(t *testing.T) {
	for _, c := range []struct {
		format, want string
		lang         diag.Lang
	}{
		{"text", "検出事項はありません（7 ファイル）。\n", diag.JA},
		{"text", "no findings, files: 7\n", diag.EN},
		{"github", "検出事項はありません（7 ファイル）。\n", diag.JA},
	} {
		if got := render(t, c.format, &Findings{Files: 7}, Options{Lang: c.lang}); got != c.want {
			t.Errorf("%s in %s: got %q, want %q", c.format, c.lang, got, c.want)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, name := range Formats() {
		if _, ok := Format(name); !ok {
			t.Errorf("format %q is listed but not there", name)
		}
	}
	if _, ok := Format("html"); ok {
		t.Error("an unknown format was found")
	}
}

// failing is a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteErrorsAreReported(t *testing.T) {
	for _, format := range Formats() {
		write, _ := Format(format)
		if err := write(failing{}, sample(), Options{Lang: diag.JA}); err == nil {
			t.Errorf("%s: an error of the writer was lost", format)
		}
	}
}
