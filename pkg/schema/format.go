package schema

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/pms-project/pms/pkg/calendar"
)

// format is a value of the keyword format. The same functions serve the fast walk
// and the validator, whose own formats differ (its e-mail refuses addresses that
// mobile carriers have given out).
type format struct {
	name  string
	valid func(string) bool
}

// formats are the formats that a schema may name.
var formats = map[string]*format{
	"date":  {"date", isDate},
	"email": {"email", isEmail},
	"uri":   {"uri", isURI},
	"time":  {"time", isTime},
}

func isDate(s string) bool {
	_, err := calendar.ParseISO(s)
	return err == nil
}

// isEmail asks for what an address must have to be one: a local part, one @, and a
// domain with a point. Dots may stand in a row or before the @, as in old addresses
// of Japanese mobile carriers.
func isEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	if !ok || local == "" || len(s) > 254 || strings.Contains(domain, "@") {
		return false
	}
	for _, r := range s {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune(`()<>,;:\"[]`, r) {
			return false
		}
	}
	labels := strings.Split(domain, ".")
	for _, label := range labels {
		if label == "" || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
	}
	return len(labels) > 1
}

// isURI asks for an absolute address; for the web also a host.
func isURI(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil || !u.IsAbs() {
		return false
	}
	return u.Host != "" || u.Scheme != "http" && u.Scheme != "https"
}

// isTime is HH:MM of the 24-hour clock, as a person writes it into a record.
func isTime(s string) bool {
	if len(s) != 5 || s[2] != ':' || digits(s[:2]) != 2 || digits(s[3:]) != 2 {
		return false
	}
	return s[:2] < "24" && s[3:] < "60"
}
