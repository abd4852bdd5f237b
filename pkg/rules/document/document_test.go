package document

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
)

func TestRises(t *testing.T) {
	tests := []struct {
		before, after string
		want          bool
	}{
		{"1", "2", true},
		{"1.9", "1.10", true},
		{"初版", "第2版", true},
		{"第２版", "3", true},
		{"1", "1.1", true},
		{"2025-04", "2026-04", true},
		{"A", "B", true}, // letters have no checked order
		{"2", "2", false},
		{"2", "２", false},
		{"A", "Ａ", false},
		{"1.10", "1.9", false},
		{"3", "初版", false},
		{"1", "99999999999999999999", true}, // no number: only that it differs
	}
	for _, tt := range tests {
		if got := rises(tt.before, tt.after); got != tt.want {
			t.Errorf("rises(%q, %q) = %v", tt.before, tt.after, got)
		}
	}
}

func TestSaysNothing(t *testing.T) {
	for _, s := range []string{"改訂", "一部改訂", "変更", "内容の見直し", "軽微な修正", "規程の変更。", "全面改訂を行った", "同上", "－", "…", "「改訂」", "定期見直しによる改訂"} {
		if !saysNothing(s) {
			t.Errorf("%q passes as a summary", s)
		}
	}
	for _, s := range []string{"制定", "新規制定", "誤字の訂正", "様式の追加", "問合せ先の変更", "法改正に伴う第5条の変更", "組織変更", "番号修正", "用語の見直し"} {
		if saysNothing(s) {
			t.Errorf("%q counts as no summary", s)
		}
	}
}

func TestFollows(t *testing.T) {
	type number = regulation.Number
	tests := []struct {
		before, n number
		want      bool
	}{
		{number{3}, number{4}, true},
		{number{3}, number{3, 2}, true},
		{number{3, 2}, number{3, 3}, true},
		{number{3, 2}, number{3, 2, 2}, true},
		{number{3, 2, 2}, number{3, 3}, true},
		{number{3, 2, 2}, number{4}, true},
		{number{3}, number{5}, false},
		{number{3}, number{3, 3}, false},
		{number{3}, number{4, 2}, false},
		{number{3, 2}, number{3, 4}, false},
	}
	for _, tt := range tests {
		if got := follows(tt.before, tt.n); got != tt.want {
			t.Errorf("follows(%v, %v) = %v", tt.before, tt.n, got)
		}
	}
}

// builtIn are the placeholders that pms brings along.
func builtIn() (f *finder, examples []string) {
	data := firm.New(nil, func(string) []*record.Record { return nil }).Fact("placeholders.yaml")
	for _, item := range data.Get("placeholders").Items() {
		examples = append(examples, item.Get("example").Text())
	}
	return newFinder(data), examples
}

func TestPlaceholders(t *testing.T) {
	f, _ := builtIn()
	tests := []struct {
		text string
		want []string
	}{
		{"当社の名称は○○株式会社とする。", []string{"○○株式会社"}},
		{"第〇条、第 ○ 項及び第3条", []string{"第〇条", "第 ○ 項"}},
		{"令和○年○月○日", []string{"○年○月○日"}}, // three that touch are one
		{"内線ＸＸＸまで", []string{"ＸＸＸ"}},
		{"XXX", []string{"XXX"}},
		{"03-XXXX-XXXX", []string{"03-XXXX-XXXX"}},
		{"㍿○へ", []string{"㍿○"}},
		{"ガﾊﾟﾝ（要確認）", []string{"（要確認）"}},
		{"TODO: 確認", []string{"TODO"}},
		{"Lorem ipsum dolor", []string{"Lorem ipsum"}},
		{"（必要事項を記入）", nil},
		{"該当するものに○を付ける", nil},
		{"二〇〇〇年〇月", []string{"〇月"}},
		{"一〇年以上、三〇日以内、百〇三条", nil},
		{"TODOLIST、xxxl、AXXXB", nil},
		{"", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, hit := range f.find(tt.text) {
			got = append(got, tt.text[hit.from:hit.to])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestSigns proves that the signs lose nothing: the example of each pattern, in
// either width, is found by that pattern inside a longer text.
func TestSigns(t *testing.T) {
	f, examples := builtIn()
	wide := func(r rune) rune {
		if '!' <= r && r <= '~' {
			return r + fullWidth
		}
		return r
	}
	for i, example := range examples {
		for _, text := range []string{"本文　" + example, "本文　" + strings.Map(wide, example)} {
			alone := *f
			alone.patterns = slices.Clone(f.patterns)
			for j := range alone.patterns {
				if j != i {
					alone.patterns[j].re = regexp.MustCompile(`\z.`) // matches nothing
				}
			}
			if len(alone.find(text)) == 0 {
				t.Errorf("%q is not found by %s", text, f.patterns[i].re)
			}
		}
	}
}

// FuzzFind holds that places are inside the text, on characters and in order, and
// that the signs and words only ever save work.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"○○株式会社", "㍿○", "か゛（要確認）", "二〇〇〇年", "XXX XXX", "\xff○○", "\xe3\x820）", "第○条第○項", "TODO ＸＸＸ"} {
		f.Add(s)
	}
	finder, _ := builtIn()
	f.Fuzz(func(t *testing.T, text string) {
		normal := norm.NFKC.String(text)
		candidates := finder.candidates(normal)
		for i := range finder.patterns {
			p := &finder.patterns[i]
			if !p.possible(normal) && p.re.MatchString(normal) {
				t.Errorf("%q holds no word of %s and matches it", normal, p.re)
			}
			begins := strings.HasPrefix(p.re.String(), "^(?:")
			if !begins && !slices.Contains(candidates, i) && p.re.MatchString(normal) {
				t.Errorf("%q holds no sign of %s and matches it", normal, p.re)
			}
		}
		end := 0
		for _, hit := range finder.find(text) {
			if hit.from < end || hit.to < hit.from || hit.to > len(text) {
				t.Fatalf("%q: %v", text, hit)
			}
			end = hit.to
			if strings.ToValidUTF8(text, "") == text && strings.ToValidUTF8(text[hit.from:hit.to], "") != text[hit.from:hit.to] {
				t.Errorf("%q: %v cuts a character", text, hit)
			}
		}
	})
}

func FuzzVersion(f *testing.F) {
	for _, s := range []string{"1", "1.10", "第３版", "初版", "A", "2025-04-01"} {
		f.Add(s, "2")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if rises(a, b) && rises(b, a) && version(a) != nil && version(b) != nil {
			t.Errorf("%q and %q each come after the other", a, b)
		}
	})
}

// BenchmarkFind is the cost of the rule on ordinary values, most of which hold none.
func BenchmarkFind(b *testing.B) {
	f, _ := builtIn()
	texts := []string{"employees", "2026-06-15", "従業者名簿（氏名、住所及び連絡先）", "漏えい、滅失又はき損を防ぎ、起きたときは是正します。", "利用者認証による保管"}
	for b.Loop() {
		for _, text := range texts {
			f.find(text)
		}
	}
}
