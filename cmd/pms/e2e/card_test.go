//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shownCard is the text of the card on the screen, "" where there is none, and whether it
// lies inside the window and below its citation.
const shownCard = `(() => {
  const card = [...document.querySelectorAll(".card")].find(c => getComputedStyle(c).display !== "none");
  if (!card) return ["", true];
  const c = card.getBoundingClientRect(), a = [...card.previousElementSibling.getClientRects()].pop();
  return [card.textContent, c.left >= 0 && c.right <= innerWidth && c.top >= a.bottom - 12];
})()`

// TestCards: the keyboard reaches a citation and reads what it cites; Escape puts the
// card away; paper has none.
func TestCards(t *testing.T) {
	dir := render(t)
	b := browser(t)
	card := func() (text string, well bool) {
		got := evaluate[[2]any](t, b, shownCard)
		return got[0].(string), got[1].(bool)
	}
	press := func(key string) { must(t, chromedp.Do(b.ctx, chromedp.KeyEvent(key))) }
	media := func(name string) {
		_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
		must(t, err)
	}
	for _, width := range []int64{1280, 360} {
		must(t, chromedp.Do(b.ctx, chromedp.EmulateViewport(width, 800)))
		b.open(t, page(dir, "privacy-protection-rule"))
		if text, _ := card(); text != "" {
			t.Errorf("a card is shown before anyone asked: %s", text)
		}
		press(kb.Tab)
		evaluate[bool](t, b, `(document.querySelectorAll("a[aria-describedby]")[3].focus(), true)`)
		text, well := card()
		if text == "" || !well {
			t.Errorf("width %d: the focus shows %q, in its place: %v", width, text, well)
		}
		if folder := os.Getenv("PMS_SHOTS"); folder != "" {
			shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			must(t, err)
			must(t, os.WriteFile(filepath.Join(folder, "card-"+strconv.FormatInt(width, 10)+".png"), shot, 0o600))
		}
		press(kb.Escape)
		if text, _ := card(); text != "" {
			t.Errorf("Escape leaves the card %q", text)
		}
		evaluate[bool](t, b, `(document.querySelectorAll("a[aria-describedby]")[4].focus(), true)`)
		if text, _ := card(); text == "" {
			t.Error("the next citation shows no card after Escape")
		}
		media("print")
		if text, _ := card(); text != "" {
			t.Errorf("paper has the card %q", text)
		}
		media("")
		b.quiet(t)
	}
}
