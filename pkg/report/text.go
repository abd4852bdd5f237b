package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

// Text prints findings for people: place, severity, rule and message on one line,
// the line of the file with a caret under the very characters, what to do, and the
// other places concerned; last the counts.
func Text(w io.Writer, f *Findings, o Options) error {
	p := textPrinter{w: bufio.NewWriter(w), o: o, ink: plain}
	if o.Color {
		p.ink = ansi
	}
	for i := range f.Diagnostics {
		p.finding(&f.Diagnostics[i])
	}
	p.summary(f)
	return p.w.Flush()
}

// maxExcerptBytes: a longer line is no help to a reader, and measuring it for each
// finding on it would be quadratic in a file of one line.
const maxExcerptBytes = 8192

type textPrinter struct {
	w   *bufio.Writer
	o   Options
	ink ink

	file  string   // the file that lines belongs to: findings come sorted by file,
	lines []string // so each file is split once
}

func (p *textPrinter) finding(d *diag.Diagnostic) {
	fmt.Fprintf(p.w, "%s: %s %s %s\n",
		p.ink.place(place(p.o.Prefix, d.Range)),
		p.ink.severity(d.Severity, d.Severity.Label().In(p.o.Lang)),
		p.ink.faint(d.Rule), visible.Text(d.Message.In(p.o.Lang)))
	p.excerpt(d)
	if !d.Hint.IsZero() {
		for _, line := range strings.Split(d.Hint.In(p.o.Lang), "\n") {
			fmt.Fprintf(p.w, "    → %s\n", visible.Text(line))
		}
	}
	for _, r := range d.Related {
		fmt.Fprintf(p.w, "    %s: %s\n", place(p.o.Prefix, r.Range), visible.Text(r.Message.In(p.o.Lang)))
	}
	fmt.Fprintln(p.w)
}

func place(prefix string, r diag.Range) string {
	path := visible.Text(prefix + r.File)
	if r.Start.Line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d:%d", path, r.Start.Line, r.Start.Column)
}

func (p *textPrinter) excerpt(d *diag.Diagnostic) {
	if d.Private {
		return
	}
	line, ok := p.line(d.Range.File, d.Range.Start.Line)
	if !ok {
		return
	}
	endColumn := d.Range.End.Column
	if d.Range.End.Line != d.Range.Start.Line {
		endColumn = len([]rune(line)) + 1
	}
	text, indent, width := window(line, d.Range.Start.Column, endColumn)
	number := fmt.Sprintf("%5d", d.Range.Start.Line)
	fmt.Fprintf(p.w, "%s %s\n", p.ink.faint(number+" |"), text)
	fmt.Fprintf(p.w, "%s %s%s\n", p.ink.faint("      |"), strings.Repeat(" ", indent), p.ink.severity(d.Severity, strings.Repeat("^", width)))
}

func (p *textPrinter) line(file string, number int) (string, bool) {
	if p.o.Source == nil || number < 1 {
		return "", false
	}
	if p.file != file || p.lines == nil {
		src, ok := p.o.Source(file)
		if !ok {
			return "", false
		}
		p.file, p.lines = file, strings.Split(strings.TrimPrefix(src, "\ufeff"), "\n")
	}
	if number > len(p.lines) {
		return "", false
	}
	line := strings.TrimSuffix(p.lines[number-1], "\r")
	return line, len(line) <= maxExcerptBytes && strings.TrimSpace(line) != ""
}

func (p *textPrinter) summary(f *Findings) {
	if len(f.Skipped) > 0 {
		fmt.Fprintln(p.w, skipHeading.In(p.o.Lang))
		for _, group := range byReason(f.Skipped, p.o.Lang) {
			fmt.Fprintf(p.w, "    %s: %s\n", strings.Join(group.rules, ", "), group.reason)
		}
		fmt.Fprintln(p.w)
	}
	fmt.Fprintln(p.w, summary(f).In(p.o.Lang))
}

type skipGroup struct {
	reason string
	rules  []string
}

// byReason joins the skipped rules that share a reason, in the order of the first.
func byReason(skips []Skip, l diag.Lang) []skipGroup {
	var groups []skipGroup
	at := map[string]int{}
	for _, s := range skips {
		reason := s.Reason.In(l)
		i, ok := at[reason]
		if !ok {
			i = len(groups)
			at[reason] = i
			groups = append(groups, skipGroup{reason: reason})
		}
		groups[i].rules = append(groups[i].rules, s.Rule)
	}
	return groups
}

var skipHeading = diag.T("実行していないルール:", "Rules that were not run:")

func summary(f *Findings) diag.Text {
	e, w, i := f.Count(diag.Error), f.Count(diag.Warning), f.Count(diag.Info)
	if e+w+i == 0 {
		return diag.T("検出事項はありません（%[1]d ファイル%[2]s）。", "no findings, files: %[1]d%[2]s", f.Files, apart(f))
	}
	return diag.T("検出事項 %[1]d 件: 要修正 %[2]d、要確認 %[3]d、参考 %[4]d（%[5]d ファイル%[6]s）",
		"findings: %[1]d (error %[2]d, warning %[3]d, info %[4]d), files: %[5]d%[6]s", e+w+i, e, w, i, f.Files, apart(f))
}

// apart says how many findings were left out, and why: a shorter list must not look
// like a better state.
func apart(f *Findings) diag.Text {
	var ja, en string
	if n := len(f.Waived); n > 0 {
		ja, en = fmt.Sprintf("、ほかに例外承認 %d 件", n), fmt.Sprintf(", waived: %d", n)
	}
	if f.Known > 0 {
		ja, en = ja+fmt.Sprintf("、既知 %d 件", f.Known), en+fmt.Sprintf(", known: %d", f.Known)
	}
	return diag.T(ja, en)
}
