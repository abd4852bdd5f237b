package repo

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
)

// names watches for paths that cannot live side by side, or at all, on the disks
// of Windows and macOS.
type names struct {
	folded map[string][]string // folded path to the paths that fold to it
	bad    []diag.Diagnostic
	caser  cases.Caser
}

func newNames() *names { return &names{folded: map[string][]string{}, caser: cases.Fold()} }

func (n *names) add(p string) {
	key := p
	if !isLowerASCII(p) {
		key = n.caser.String(norm.NFC.String(p))
	}
	n.folded[key] = append(n.folded[key], p)
	if why := unportable(path.Base(p)); !why.IsZero() {
		n.bad = append(n.bad, unportableProblem(p, why))
	}
}

func (n *names) problems() []diag.Diagnostic {
	out := n.bad
	for _, paths := range n.folded {
		if len(paths) < 2 {
			continue
		}
		slices.Sort(paths)
		for _, p := range paths[1:] {
			out = append(out, collisionProblem(paths[0], p))
		}
	}
	return out
}

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// reservedOnWindows are the names of devices, reserved with any extension and with
// spaces before it. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
var reservedOnWindows = regexp.MustCompile(`^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³])$`)

// unportable says why Windows cannot hold a file of this name, or nothing.
func unportable(name string) diag.Text {
	if strings.ContainsAny(name, `<>:"|?*\`) || strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 }) {
		return diag.T(`< > : " | ? * \ や制御文字は Windows のファイル名に使えません`, `Windows allows none of < > : " | ? * \ nor control characters in a name`)
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return diag.T("末尾がピリオドや空白の名前は Windows では使えません", "Windows allows no name that ends in a period or a space")
	}
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	if stem = strings.TrimRight(stem, " "); reservedOnWindows.MatchString(stem) {
		return diag.T("「%[1]s」は Windows の予約名です", "%[1]q is a reserved name of Windows", stem)
	}
	return diag.Text{}
}
