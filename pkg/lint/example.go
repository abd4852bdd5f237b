package lint

import (
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"
)

// Example is the txtar text beside a rule, taken apart. Its comment may begin with
// "today: YYYY-MM-DD". The files lie in folders: bad/ and good/ are overlays on a
// clean firm (bad/want lists the findings, one `path:line "regexp"` a line), base/
// is the overlay for the state before a change.
type Example struct {
	Today string
	// Overlays by folder (bad, good, base): file contents by path.
	Overlays map[string]map[string][]byte
	// Want are the lines of bad/want.
	Want []string

	order []string // paths as written, with their folder
}

// ParseExample reads the example of a rule.
func ParseExample(text string) (*Example, error) {
	archive := txtar.Parse([]byte(text))
	e := &Example{Overlays: map[string]map[string][]byte{"bad": {}, "good": {}, "base": {}}}
	for _, line := range strings.Split(string(archive.Comment), "\n") {
		if day, ok := strings.CutPrefix(line, "today: "); ok {
			e.Today = strings.TrimSpace(day)
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
		fmt.Fprintf(&b, "# %s\n%s\n", path, strings.TrimRight(string(e.Overlays[folder][path]), "\n"))
	}
	return b.String()
}
