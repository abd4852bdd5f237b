package document

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
)

// alwaysControlled are the kinds that are documents under control even without a number.
var alwaysControlled = []string{"policy", "regulation"}

// controlled are the documents under control (管理文書), by file: policies and
// regulations, and everything else that bears a document number, such as a ledger
// as a whole.
func controlled(s *repo.Snapshot) []*record.Record {
	var out []*record.Record
	for _, f := range s.Files {
		if f.Record != nil && (slices.Contains(alwaysControlled, f.Record.Kind.Name) || text(f.Record, "document_no") != "") {
			out = append(out, f.Record)
		}
	}
	return out
}

// text is a field of a record whose kind need not declare it.
func text(r *record.Record, field string) string {
	if !declares(r, field) {
		return ""
	}
	return r.Text(field)
}

func declares(r *record.Record, field string) bool {
	if r.IsHead() {
		return r.Kind.Head.Has(field)
	}
	return r.Kind.Has(field)
}

// name is what people call a document: its title, or that of its kind for a ledger
// that has none of its own.
func name(r *record.Record) any {
	if title := text(r, "title"); title != "" || !r.IsHead() {
		return r.Label()
	}
	return r.Kind.Title
}

// plain is a text as it is compared: full-width and half-width alike, without
// white space.
func plain(s string) string {
	return strings.Join(strings.Fields(norm.NFKC.String(s)), "")
}

// atNode makes a finding about a part of a rule text. Its field is the article,
// which stays when lines move.
func atNode(r *record.Record, n *regulation.Node, place diag.Range, message, hint diag.Text) diag.Diagnostic {
	d := r.At(r.Get("body"), message, hint)
	if unit := n.Unit(); unit != nil && unit.Source.Exists() {
		d.Field = unit.Source.PathFrom(r.Node)
	}
	d.Range = place
	return d
}
