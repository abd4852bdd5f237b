package book

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/pms-project/pms/pkg/record"
)

// pageName is the name of a record's page: its id, and where that is taken or no name
// for a file, a name made from kind and id.
func pageName(r *record.Record, taken map[string]bool) string {
	names := []string{slug(r.ID), slug(r.Kind.Name + "_" + r.ID), slug(r.Kind.Name+"_"+r.ID) + "-" + digest(r.File())}
	for _, n := range names {
		if n != "" && !taken[n] && !reserved[n] {
			taken[n] = true
			return n
		}
	}
	return names[len(names)-1]
}

// reserved are the pages that a writer makes of the book as a whole, those made here of
// no record, and what Windows takes for a device.
var reserved = map[string]bool{
	"index": true, "book": true, chartPage: true, yearPage: true,
	"con": true, "prn": true, "aux": true, "nul": true, "com1": true, "com2": true, "com3": true, "com4": true,
	"com5": true, "com6": true, "com7": true, "com8": true, "com9": true, "lpt1": true, "lpt2": true, "lpt3": true,
	"lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// slug makes a text fit for a file name and an anchor. An id that the schema allows is
// itself; of any other the letters that fit are kept and a digest tells it apart.
func slug(s string) string {
	fit := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, s)
	if fit == s && len(s) <= 80 {
		return s
	}
	return strings.TrimLeft(fit[:min(len(fit), 60)]+"-"+digest(s), "-")
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:5])
}
