package document

import (
	"slices"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func latestRevision() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-003", Name: "latest_revision", Severity: diag.Error,
		Title: diag.T("改訂履歴と版・日付の不一致", "Revision table and header differ"),
		Basis: controlBasis,
		Doc: diag.T(
			"改訂履歴の最後の行は今の版です。その版と日付（決定日又は施行日）は、文書の版・改訂日と同じでなければなりません。最初の行の日付は制定日と同じです。食い違うと、どの版が有効かを説明できません。作成中の文書は対象にしません。",
			"The last row of the revision table is the present version: its version and its date (of decision or effect) are those in the header, and the date of the first row is that of establishment. Drafts are left out."),
		Record: func(p *lint.Pass, r *record.Record) {
			if !r.Kind.Has("revisions") || r.IsDraft() {
				return
			}
			rows := revisions(r)
			if len(rows) == 0 {
				p.At(r, r.Get("version"),
					diag.T("「%[1]s」に改訂履歴がありません。", "%[1]q has no revision table", r.Label()),
					diag.T("revisions に、制定から今の版までの行を古い順に書いてください。", "List the versions from the first to the present under revisions."))
				return
			}
			last := rows[len(rows)-1]
			sameVersion(p, r, last)
			header := "established"
			if r.Get("revised").Exists() {
				header = "revised"
			}
			sameDay(p, r, last, header)
			if len(rows) > 1 || header != "established" {
				sameDay(p, r, rows[0], "established")
			}
		},
	}
}

func sameVersion(p *lint.Pass, r *record.Record, last record.Item) {
	header, row := r.Get("version"), last.Get("version")
	if plain(header.Text()) == plain(row.Text()) || header.Text() == "" {
		return
	}
	d := r.At(row,
		diag.T("改訂履歴の最後の版は「%[1]s」ですが、文書の版は「%[2]s」です。", "the last row of the revision table is version %[1]q, the header says %[2]q", row.Text(), header.Text()),
		diag.T("文書の版を直すか、今の版の行を改訂履歴の最後に加えてください。", "Correct the version, or add the row of the present version at the end."))
	d.Related = []diag.Related{{Range: header.Range(), Message: diag.T("文書の版", "the version in the header")}}
	p.Report(d)
}

// rowWords say which row is meant, by the header field it is compared with.
var rowWords = map[string]diag.Text{
	"established": diag.T("最初の行", "first row"),
	"revised":     diag.T("最後の行", "last row"),
}

// sameDay compares a row with a date of the header. A row without a date is
// reported once, where it is the last: it is the one that people look up.
func sameDay(p *lint.Pass, r *record.Record, row record.Item, field string) {
	header := r.Get(field)
	day := record.Date(header)
	if day.IsZero() {
		return
	}
	f, _ := r.Kind.Field(field)
	days := dates(row)
	if len(days) == 0 {
		p.At(r, row.Get("version"),
			diag.T("改訂履歴の%[1]sに決定日も施行日もありません。", "the %[1]s of the revision table has neither a day of decision nor of effect", rowWords[field]),
			diag.T("decided_on（決定日）又は effective_on（施行日）を書いてください。", "Fill in decided_on or effective_on."))
		return
	}
	if slices.Contains(days, day) {
		return
	}
	d := r.At(dayNode(row),
		diag.T("改訂履歴の%[1]sの日付（%[2]s）が、文書の%[3]s %[4]s と一致しません。", "the date of the %[1]s of the revision table (%[2]s) is not the %[3]s of the header, %[4]s",
			rowWords[field], listed(days), f.Title, day),
		diag.T("どちらが正しいかを確かめ、日付をそろえてください。", "Find out which is right and make them agree."))
	d.Related = []diag.Related{{Range: header.Range(), Message: f.Title}}
	p.Report(d)
}

func dayNode(row record.Item) tree.Node {
	if n := row.Get("effective_on"); n.Exists() {
		return n
	}
	return row.Get("decided_on")
}

// listed are the days of a row as read: one, or both.
func listed(days []calendar.Date) string {
	out := days[0].String()
	for _, d := range days[1:] {
		out += "、" + d.String()
	}
	return out
}
