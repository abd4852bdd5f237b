package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/visible"
)

// AgendaMarkdown prints the agenda for an issue of a forge: a summary, then one table
// for each status. Text of records can neither mark up nor call anyone.
func AgendaMarkdown(w io.Writer, a *Agenda, o Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n", escape(a.summary().In(o.Lang)))
	for _, status := range []due.Status{due.Overdue, due.DueSoon, due.WindowOpen, due.Upcoming, due.Done} {
		a.section(b, status, o)
	}
	if len(a.Problems) > 0 {
		fmt.Fprintf(b, "\n## %s\n\n", diag.T("期限の定めの確認", "To check in the obligations").In(o.Lang))
		for _, d := range a.Problems {
			fmt.Fprintf(b, "- %s `%s:%d` %s\n", d.Rule, strings.ReplaceAll(o.Prefix+d.Range.File, "`", ""), d.Range.Start.Line, escape(d.Message.In(o.Lang)))
		}
	}
	return b.Flush()
}

func (a *Agenda) section(b *bufio.Writer, status due.Status, o Options) {
	first := true
	for k := range a.Items {
		i := &a.Items[k]
		if i.Status != status {
			continue
		}
		if first {
			first = false
			word := due.Item{Status: status}
			fmt.Fprintf(b, "\n## %s\n\n%s\n|---|---|---|---|---|\n", StatusWord(&word).In(o.Lang),
				diag.T("| 期日 | 残り | すること | 担当 | 根拠 |", "| due | left | what | who | clause |").In(o.Lang))
		}
		day := dayWord(i).In(o.Lang)
		if status == due.Done {
			day = i.DoneOn.String()
		}
		if aim := aimWord(i); !aim.IsZero() {
			day += diag.T("（%[1]s）", " (%[1]s)", aim).In(o.Lang)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", escape(day), escape(daysWord(i).In(o.Lang)), escape(i.Title.In(o.Lang)), escape(a.actor(i, o.Lang)), escape(i.Basis.In(o.Lang)))
	}
}

// escape keeps text from being marked up, linked, or read as a mention by a forge.
func escape(s string) string {
	var b strings.Builder
	for _, r := range visible.Text(s) {
		switch {
		case r == '@' || r == '<' || r == '>' || r == '&':
			fmt.Fprintf(&b, "&#%d;", r)
		case strings.ContainsRune("\\`*_{}[]|#!~$", r):
			b.WriteRune('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
