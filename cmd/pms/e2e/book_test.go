//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// pageTypes are a page of each type of the example company.
var pageTypes = []string{
	"index", "privacy-policy", "privacy-protection-rule", "organization-chart", "year-plan", "pi_ledger", "appointments",
	"education_record-20260615-annual", "corrective_action-20260911-account-removal", "annual_plan-2026",
}

func page(dir, name string) string { return uri(filepath.Join(dir, name+".html")) }

// TestBookReads: contents, permalinks and citations lead where they say; no page
// complains or asks for anything outside.
func TestBookReads(t *testing.T) {
	dir := render(t)
	b := browser(t)
	b.open(t, page(dir, "index"))
	links := evaluate[[]string](t, b, `[...document.querySelectorAll("main a")].map(a => a.getAttribute("href"))`)
	if len(links) < 40 {
		t.Errorf("the index has %d links", len(links))
	}
	for _, l := range links {
		if _, err := os.Stat(filepath.Join(dir, l)); err != nil {
			t.Errorf("the index leads to %s: %v", l, err)
		}
	}
	b.open(t, page(dir, "privacy-protection-rule"))
	for name, expression := range map[string]string{
		"contents":   `[...document.querySelectorAll(".contents a")].map(a => [a.textContent, !!document.getElementById(decodeURIComponent(a.hash.slice(1)))])`,
		"permalinks": `[...document.querySelectorAll(".jo a.n")].map(a => [a.textContent, a.hash.slice(1) === a.closest("[id]").id || !!document.getElementById(a.hash.slice(1))])`,
	} {
		found := evaluate[[][2]any](t, b, expression)
		if len(found) < 40 {
			t.Errorf("%s: only %d", name, len(found))
		}
		for _, f := range found {
			if f[1] != true {
				t.Errorf("%s: %v leads nowhere", name, f[0])
			}
		}
	}
	b.open(t, page(dir, "privacy-protection-rule")+"#definitions-2-3")
	if at := evaluate[string](t, b, `document.querySelector(":target").textContent`); !strings.HasPrefix(at, "(3)　部門") {
		t.Errorf("the permalink of an item leads to %q", at)
	}
	b.quiet(t)
	for _, name := range pageTypes {
		b.open(t, page(dir, name))
		b.quiet(t)
	}
	testCitations(t, dir, b)
}

// testCitations follows each citation of the basic rule, inside it and to other rules.
func testCitations(t *testing.T, dir string, b *tab) {
	b.open(t, page(dir, "privacy-protection-rule"))
	cited := evaluate[[][2]string](t, b, `[...document.querySelectorAll(".jo .ko a:not(.n)")].map(a => [a.textContent, a.getAttribute("href")])`)
	if len(cited) < 20 {
		t.Errorf("the basic rule has only %d citations with a link", len(cited))
	}
	for _, c := range cited {
		file, anchor, _ := strings.Cut(c[1], "#")
		if file == "" {
			file = "privacy-protection-rule.html"
		}
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || anchor != "" && !strings.Contains(string(data), ` id="`+anchor+`"`) {
			t.Errorf("%s leads to %s, which is not there", c[0], c[1])
		}
	}
}

// TestBookSearch: what a reader types in other letters finds the same.
func TestBookSearch(t *testing.T) {
	dir := render(t)
	b := browser(t)
	b.open(t, page(dir, "privacy-policy"))
	counts := map[string]string{}
	for _, query := range []string{"プライバシーマーク", "ﾌﾟﾗｲﾊﾞｼｰﾏｰｸ", "ぷらいばしーまーく", "個人情報 関係", "個人情報　關係", "PMS-R-01", "ＰＭＳ－Ｒ－０１", "pms‐r‐01", "第4条", "第４条", "zzzz-nothing"} {
		counts[query] = evaluate[string](t, b, `await new Promise(done => {
			const q = document.getElementById("q"), hits = document.getElementById("hits");
			q.focus(); q.value = `+"`"+query+"`"+`;
			const before = hits.innerHTML; hits.textContent = "";
			q.dispatchEvent(new Event("input"));
			const wait = () => hits.querySelector(".count") ? done(hits.querySelector(".count").textContent) : setTimeout(wait, 20);
			wait();
		})`)
	}
	for _, same := range [][]string{{"プライバシーマーク", "ﾌﾟﾗｲﾊﾞｼｰﾏｰｸ", "ぷらいばしーまーく"}, {"個人情報 関係", "個人情報　關係"}, {"PMS-R-01", "ＰＭＳ－Ｒ－０１", "pms‐r‐01"}, {"第4条", "第４条"}} {
		for _, q := range same {
			if counts[q] != counts[same[0]] || !strings.HasSuffix(counts[q], "件") {
				t.Errorf("%q finds %q, %q finds %q", same[0], counts[same[0]], q, counts[q])
			}
		}
	}
	if c := counts["zzzz-nothing"]; c != "見つかりませんでした。" {
		t.Errorf("nothing found: %q", c)
	}
	marked := evaluate[string](t, b, `await new Promise(done => {
		const q = document.getElementById("q");
		q.value = "ｼｽﾃﾑ"; q.dispatchEvent(new Event("input"));
		setTimeout(() => done(document.querySelector("#hits mark").textContent), 400);
	})`)
	if marked != "システム" {
		t.Errorf("the words found are marked as %q", marked)
	}
	b.quiet(t)
}

// TestBookPrints: on paper no table is wider than the page, and heads of tables are
// repeated.
func TestBookPrints(t *testing.T) {
	dir := render(t)
	b := browser(t)
	for _, name := range pageTypes {
		t.Run(name, func(t *testing.T) {
			b.open(t, page(dir, name))
			_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			must(t, err)
			width := int64(616) // 163 mm of A4 between the margins, at 96 dots an inch
			if evaluate[bool](t, b, `document.body.classList.contains("wide")`) {
				width = 945
			}
			must(t, chromedp.Do(b.ctx, chromedp.EmulateViewport(width, 900)))
			cut := evaluate[[]string](t, b, `[...document.querySelectorAll("table, svg, .cover, .seals")].filter(e => e.getBoundingClientRect().width > 0 &&
				(e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 2)).map(e => e.className + ": " + e.textContent.slice(0, 40))`)
			for _, c := range cut {
				t.Errorf("cut at the edge of the paper: %s", c)
			}
			if heads := evaluate[[]string](t, b, `[...document.querySelectorAll("thead")].map(e => getComputedStyle(e).display)`); len(heads) > 0 && heads[0] != "table-header-group" {
				t.Errorf("the head of a table is %s", heads[0])
			}
			pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
			must(t, err)
			if len(pdf) < 1000 || string(pdf[:5]) != "%PDF-" {
				t.Errorf("printed %d bytes", len(pdf))
			}
		})
	}
}

// TestBookIsAccessible: axe finds nothing on a page of each type, nor in a small book.
func TestBookIsAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(modules(t), "axe-core", "axe.min.js"))
	must(t, err)
	dir := render(t)
	small := render(t, "privacy-policy", "privacy-protection-rule", "departments", "education_record-20260615-annual")
	b := browser(t)
	addresses := []string{page(small, "book")}
	for _, name := range pageTypes {
		addresses = append(addresses, page(dir, name))
	}
	for _, address := range addresses {
		t.Run(filepath.Base(address), func(t *testing.T) {
			b.open(t, address)
			must(t, chromedp.Do(b.ctx, chromedp.Evaluate[chromedp.Void](string(axe)+";0")))
			found := evaluate[[]struct {
				ID    string
				Help  string
				Nodes []struct{ HTML, FailureSummary string }
			}](t, b, `(await axe.run(document)).violations`)
			for _, f := range found {
				n := f.Nodes[0]
				t.Errorf("%s (%s), %d times: %.200s\n%s", f.ID, f.Help, len(f.Nodes), n.HTML, n.FailureSummary)
			}
		})
	}
}
