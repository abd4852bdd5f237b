package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

// GitHub prints workflow commands, one line a finding, which GitHub Actions shows
// as annotations on the pull request; the end of the list is one line of summary.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, f *Findings, o Options) error {
	buf := bufio.NewWriter(w)
	for i := range f.Diagnostics {
		d := &f.Diagnostics[i]
		message := d.Message.In(o.Lang)
		if !d.Hint.IsZero() {
			message += "\n" + d.Hint.In(o.Lang)
		}
		fmt.Fprintf(buf, "::%s file=%s,line=%d", githubLevel(d.Severity), githubProperty(o.Prefix+d.Range.File), d.Range.Start.Line)
		if end := d.Range.End; end.Line > d.Range.Start.Line {
			fmt.Fprintf(buf, ",endLine=%d", end.Line)
		} else if d.Range.Start.Column > 0 {
			fmt.Fprintf(buf, ",col=%d", d.Range.Start.Column)
			if end.Column > d.Range.Start.Column {
				fmt.Fprintf(buf, ",endColumn=%d", end.Column)
			}
		}
		fmt.Fprintf(buf, ",title=%s::%s\n", githubProperty(d.Rule), githubData(message))
	}
	for _, group := range byReason(f.Skipped, o.Lang) {
		fmt.Fprintf(buf, "%s %s: %s\n", skipHeading.In(o.Lang), strings.Join(group.rules, ", "), githubData(group.reason))
	}
	fmt.Fprintln(buf, githubData(summary(f).In(o.Lang)))
	return buf.Flush()
}

func githubLevel(s diag.Severity) string {
	if s == diag.Info {
		return "notice"
	}
	return s.String()
}

var (
	githubDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return githubDataEscapes.Replace(visible.Lines(s)) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(visible.Text(s)) }
