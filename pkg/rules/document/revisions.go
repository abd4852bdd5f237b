package document

import (
	"slices"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/record"
)

// revisions are the rows of the revision table (改訂履歴), none for a kind without.
func revisions(r *record.Record) []record.Item {
	if !r.Kind.Has("revisions") {
		return nil
	}
	return r.Items("revisions")
}

// dates are the days by which a row may be known: that of the decision and that
// from which it is in force. Firms head a document with the one or the other.
func dates(row record.Item) []calendar.Date {
	var out []calendar.Date
	for _, field := range []string{"decided_on", "effective_on"} {
		if d := record.Date(row.Get(field)); !d.IsZero() {
			out = append(out, d)
		}
	}
	return out
}

// version is a version taken apart into its numbers, so that 1.10 is behind 1.9 and
// 第3版 behind 2. It is nil for a version without numbers (A, 改), which has no
// order that could be checked.
func version(s string) []int {
	s = norm.NFKC.String(s)
	if s == "初版" {
		return []int{1}
	}
	var out []int
	for at := 0; at < len(s); at++ {
		end := at
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end == at {
			continue
		}
		n, err := strconv.Atoi(s[at:end])
		if err != nil {
			return nil // more digits than any version has
		}
		out = append(out, n)
		at = end
	}
	return out
}

// rises reports whether version b comes after a. Versions that cannot be put in
// order must at least differ.
func rises(a, b string) bool {
	va, vb := version(a), version(b)
	if va == nil || vb == nil {
		return plain(a) != plain(b)
	}
	return slices.Compare(va, vb) < 0
}
