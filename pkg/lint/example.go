package lint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"
)

// Example is the txtar text beside a rule, taken apart. Its comment may begin with
// "today: YYYY-MM-DD" and name files that are no plain files, one a line: "fifo:
// bad/pipe", "link: bad/latest.yaml", "locked: bad/secret.yaml". The files lie in
// folders: bad/ and good/ are overlays on a clean firm (bad/want lists the findings,
// one `path:line "regexp"` a line), base/ is the overlay for the state before a
// change.
type Example struct {
	Today string
	// Overlays by folder (bad, good, base): file contents by path.
	Overlays map[string]map[string][]byte
	// Want are the lines of bad/want.
	Want []string
	// Special are the files that are no plain files, by folder and path: fifo, link
	// or locked.
	Special map[string]map[string]string

	order []string // paths as written, with their folder
}

// ParseExample reads the example of a rule.
func ParseExample(text string) (*Example, error) {
	archive := txtar.Parse([]byte(text))
	e := &Example{
		Overlays: map[string]map[string][]byte{"bad": {}, "good": {}, "base": {}},
		Special:  map[string]map[string]string{"bad": {}, "good": {}, "base": {}},
	}
	for line := range strings.Lines(string(archive.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "today":
			e.Today = value
		case "fifo", "link", "locked":
			folder, path, _ := strings.Cut(value, "/")
			if e.Special[folder] == nil || path == "" {
				return nil, fmt.Errorf("example file %q: want it below bad/, good/ or base/", value)
			}
			e.Special[folder][path] = key
			e.order = append(e.order, value)
		}
	}
	for _, f := range archive.Files {
		folder, path, _ := strings.Cut(f.Name, "/")
		overlay, ok := e.Overlays[folder]
		switch {
		case !ok || path == "":
			return nil, fmt.Errorf("example file %q: want it below bad/, good/ or base/", f.Name)
		case f.Name == "bad/want":
			for line := range strings.Lines(string(f.Data)) {
				if line = strings.TrimSpace(line); line != "" {
					e.Want = append(e.Want, line)
				}
			}
		default:
			overlay[path] = f.Data
			e.order = append(e.order, f.Name)
		}
	}
	return e, nil
}

// Text is the content of one folder for a reader: each file under a line with its path.
func (e *Example) Text(folder string) string {
	var b strings.Builder
	for _, name := range e.order {
		path, ok := strings.CutPrefix(name, folder+"/")
		if !ok {
			continue
		}
		if special := e.Special[folder][path]; special != "" {
			fmt.Fprintf(&b, "# %s (%s)\n", path, special)
			continue
		}
		data := strings.TrimRight(string(e.Overlays[folder][path]), "\n")
		if data == "" {
			fmt.Fprintf(&b, "# %s (removed)\n", path) // of the firm below the overlay
			continue
		}
		fmt.Fprintf(&b, "# %s\n%s\n", path, data)
	}
	return b.String()
}
