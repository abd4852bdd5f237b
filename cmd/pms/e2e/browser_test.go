//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a page of a browser that remembers what it complained of and asked for.
type tab struct {
	ctx context.Context

	mu         sync.Mutex
	complaints []string // errors and warnings of the console
	requests   []string
}

// browser starts Chromium with a fresh profile. Without one the tests cannot run; where
// that may not be, in CI, they fail.
func browser(t *testing.T) *tab {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		const missing = "no Chromium: these tests read the book in a browser"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(ctx)
	t.Cleanup(leave)
	b := &tab{ctx: ctx}
	must(t, chromedp.Listen(ctx, b.note))
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	must(t, err)
	return b
}

// note keeps what the page complains of and asks for.
func (b *tab) note(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, ev.Request.URL)
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, ev.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.complaints = append(b.complaints, fmt.Sprintf("console.%s", ev.Type))
	case *log.EventEntryAdded:
		b.complaints = append(b.complaints, fmt.Sprintf("%s: %s", ev.Entry.Level, ev.Entry.Text))
	}
}

// open goes to a page and waits until it is loaded.
func (b *tab) open(t *testing.T, address string) {
	t.Helper()
	must(t, chromedp.Do(b.ctx, chromedp.Navigate(address)))
}

// evaluate gives the value of an expression in the page, awaited if it is a promise.
func evaluate[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	raw, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]byte]("(async () => JSON.stringify("+expression+"))()", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	var text string
	must(t, json.Unmarshal(raw, &text))
	var out T
	must(t, json.Unmarshal([]byte(text), &out))
	return out
}

// quiet fails the test if the page complained, or asked for anything but its files.
func (b *tab) quiet(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.complaints {
		t.Errorf("the console says: %s", c)
	}
	if len(b.requests) == 0 {
		t.Error("no request was seen, not even for the page: nothing is proven")
	}
	for _, r := range b.requests {
		if u, err := url.Parse(r); err != nil || u.Scheme != "file" && u.Scheme != "data" {
			t.Errorf("a request leaves the book: %s", r)
		}
	}
	b.complaints, b.requests = nil, nil
}

// render writes the book of the example company, or the documents named, with the
// program itself.
func render(t *testing.T, ids ...string) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	must(t, err)
	program := filepath.Join(t.TempDir(), "pms")
	build := exec.Command("go", "build", "-o", program, "./cmd/pms")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	dir := filepath.Join(t.TempDir(), "book")
	args := append([]string{"-C", filepath.Join(root, "examples", "company"), "--lang", "ja", "render", "-o", dir}, ids...)
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("pms %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return dir
}
