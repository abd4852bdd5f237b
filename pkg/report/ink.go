package report

import "github.com/pms-project/pms/pkg/diag"

// ink puts colour on text, or not.
type ink struct {
	place    func(string) string
	faint    func(string) string
	severity func(diag.Severity, string) string
}

var plain = ink{
	place:    func(s string) string { return s },
	faint:    func(s string) string { return s },
	severity: func(_ diag.Severity, s string) string { return s },
}

var ansi = ink{
	place: func(s string) string { return sgr("1", s) },
	faint: func(s string) string { return sgr("2", s) },
	severity: func(sev diag.Severity, s string) string {
		return sgr(map[diag.Severity]string{diag.Error: "1;31", diag.Warning: "1;33", diag.Info: "1;36"}[sev], s)
	},
}

func sgr(code, s string) string { return "\x1b[" + code + "m" + s + "\x1b[0m" }
