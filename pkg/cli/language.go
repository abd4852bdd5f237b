package cli

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// language is the language of the screen before any file is read: --lang, else
// PMS_LANG, else (given = false) the locale, else Japanese. A locale without a
// language (C, POSIX, none) says nothing; the manifest may still choose then.
func language(args []string, getenv func(string) string) (lang diag.Lang, given bool) {
	if l, ok := parseLang(langFlag(args)); ok {
		return l, true
	}
	if l, ok := parseLang(getenv("PMS_LANG")); ok {
		return l, true
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		base, _, _ := strings.Cut(value, ".")
		tag, _, _ := strings.Cut(base, "_")
		switch tag {
		case "C", "POSIX":
			return diag.JA, false
		case "ja":
			return diag.JA, false
		default:
			return diag.EN, false
		}
	}
	return diag.JA, false
}

func parseLang(s string) (diag.Lang, bool) {
	l := diag.Lang(s)
	return l, l == diag.JA || l == diag.EN
}

// langFlag finds --lang before cobra parses: the help texts need it already. Of
// several the last counts, as for every flag.
func langFlag(args []string) string {
	lang := ""
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			lang = value
		}
		if arg == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	return lang
}
