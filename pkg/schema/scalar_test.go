package schema

import (
	"math/big"
	"regexp"
	"testing"
)

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		text string
		want int64
		ok   bool
	}{
		{"0", 0, true}, {"-0", 0, true}, {"1.5", 1_500_000, true}, {"-12.000001", -12_000_001, true},
		{"999999999999.999999", 999_999_999_999_999_999, true},
		{"1000000000000", 0, false}, {"0.0000001", 0, false}, {"01", 0, false}, {"1.", 0, false}, {".5", 0, false},
		{"1e2", 0, false}, {"+1", 0, false}, {"", 0, false}, {"-", 0, false}, {"１", 0, false}, {"0x1", 0, false}, {"1_0", 0, false},
	} {
		if got, ok := decimal(c.text); ok != c.ok || ok && got != c.want {
			t.Errorf("decimal(%q) = %d, %v; want %d, %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

func TestIsJSONNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "-1.5e-3": true, "1E+10": true, "123456789012345678901234567890": true, "0.0000001": true,
		"1e301": false, "1e999999999": false, "1e-999999999999999999999": false, ".inf": false, "0777": false, "1.": false,
		"1e": false, "--1": false, "": false, "12345678901234567890123456789012345678901": false,
	} {
		if got := isJSONNumber(text); got != want {
			t.Errorf("isJSONNumber(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"0", "-0.1", "1e5", "123456789012.123456", "00"} {
		f.Add(s)
	}
	million := big.NewRat(scale, 1)
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := decimal(text)
		if !ok {
			return
		}
		want, valid := new(big.Rat).SetString(text)
		if !valid || !jsonNumber(text) || want.Mul(want, million).Cmp(big.NewRat(got, 1)) != 0 {
			t.Errorf("decimal(%q) = %d", text, got)
		}
	})
}

var patterns = []struct {
	text  string
	plain bool // matched without the regular expression engine
}{
	{"^[a-z0-9][a-z0-9_-]*$", true}, {"^[0-9]{3}-[0-9]{4}$", true}, {"^sha256:[0-9a-f]{64}$", true},
	{"^[ぁ-ん]+$", true}, {"^a?b+$", true}, {"^[0-9]{1,3}[a-z]?x$", false}, {"^[a-z]*z$", false}, {"^a?a$", false},
	{"^(0[1-9]|1[0-2])$", false}, {"^[AJ](\\.[0-9]+)+$", false}, {"^https?://[^ ]+$", true}, {"[0-9]", false}, {"^$", true},
	{"^[^a]*b$", false}, {"^[a-z]{0,2}[0-9]{0,2}[a-z]$", false}, {"^x*y*z*$", true}, {"^x*y*x$", false},
}

func TestPattern(t *testing.T) {
	for _, c := range patterns {
		p, err := newPattern(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.row != nil; got != c.plain {
			t.Errorf("pattern %s: plain is %v, want %v", c.text, got, c.plain)
		}
	}
}

func FuzzPattern(f *testing.F) {
	var compiled []*pattern
	for _, c := range patterns {
		p, err := newPattern(c.text)
		if err != nil {
			f.Fatal(err)
		}
		compiled = append(compiled, p)
	}
	for _, s := range []string{"pi-001", "123-4567", "", "あん", "ab", "aab", "12", "J.4.3", "https://a", "\n", "a\n", "\xff", "12a", "xyx", "1ax"} {
		f.Add(s, "^[a-c]{1,2}[0-9]*x?$")
	}
	f.Fuzz(func(t *testing.T, text, expr string) {
		for _, p := range compiled {
			if got, want := p.matches(text), regexp.MustCompile(p.text).MatchString(text); got != want {
				t.Errorf("pattern %s on %q: %v, want %v", p.text, text, got, want)
			}
		}
		if _, err := regexp.Compile(expr); err != nil {
			return
		}
		p, err := newPattern(expr)
		if err != nil {
			t.Fatalf("newPattern(%q): %v", expr, err)
		}
		if got, want := p.matches(text), regexp.MustCompile(p.text).MatchString(text); got != want {
			t.Errorf("pattern %s on %q: %v, want %v", expr, text, got, want)
		}
	})
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format, text string
		want         bool
	}{
		{"date", "2026-02-28", true}, {"date", "2026-02-29", false}, {"date", "2026-2-28", false}, {"date", "２０２６-02-28", false},
		{"email", "a..b@docomo.ne.jp", true}, {"email", "a.@ezweb.ne.jp", true}, {"email", "a@localhost", false}, {"email", "a@b@c.jp", false},
		{"email", "山田@example.jp", false}, {"email", "@example.jp", false}, {"email", "a b@example.jp", false}, {"email", "a@-x.jp", false},
		{"uri", "https://example.jp/個人情報", true}, {"uri", "mailto:a@example.jp", true}, {"uri", "//example.jp", false},
		{"uri", "https:///x", false}, {"uri", "https://a b", false}, {"uri", "example.jp", false},
		{"time", "00:00", true}, {"time", "23:59", true}, {"time", "24:00", false}, {"time", "9:30", false}, {"time", "09:60", false},
	} {
		if got := formats[c.format].valid(c.text); got != c.want {
			t.Errorf("%s %q: %v, want %v", c.format, c.text, got, c.want)
		}
	}
}
