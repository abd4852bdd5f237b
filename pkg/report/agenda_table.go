package report

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/visible"
)

// The widths of the two columns that hold sentences, in cells.
const (
	titleCells = 42
	basisCells = 36
	actorCells = 20
)

// fixWidths makes the table measure as [Width] does: the library takes its widths from
// the locale, and LANG=ja_JP would widen ①, … and — in its columns alone.
var fixWidths = sync.OnceFunc(func() { text.OverrideRuneWidthEastAsianWidth(false) })

// AgendaTable prints a table for people: one item a row, overdue first, the clause
// beside each.
func AgendaTable(w io.Writer, a *Agenda, o Options) error {
	fixWidths()
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	t.SuppressTrailingSpaces()
	say := func(ja, en string) string { return diag.T(ja, en).In(o.Lang) }
	t.AppendHeader(table.Row{say("状態", "status"), say("期日", "due"), say("残り", "left"), say("すること", "what"), say("担当", "who"), say("根拠", "clause")})
	pen := plain
	if o.Color {
		pen = ansi
	}
	for k := range a.Items {
		t.AppendRow(a.row(&a.Items[k], o.Lang, pen))
	}
	if len(a.Items) > 0 {
		if _, err := fmt.Fprintln(w, t.Render()); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintln(w, a.summary().In(o.Lang))
	return err
}

func (a *Agenda) row(i *due.Item, l diag.Lang, pen ink) table.Row {
	status := StatusWord(i).In(l)
	switch i.Status {
	case due.Overdue:
		status = pen.severity(diag.Error, status)
	case due.DueSoon:
		status = pen.severity(diag.Warning, status)
	case due.WindowOpen:
		status = pen.severity(diag.Info, status)
	}
	day := dayWord(i).In(l)
	if aim := aimWord(i); !aim.IsZero() {
		day += "\n" + wrap(aim.In(l), actorCells)
	}
	return table.Row{
		status, wrap(day, actorCells), daysWord(i).In(l), wrap(visible.Text(i.Title.In(l)), titleCells), wrap(visible.Text(a.actor(i, l)), actorCells), wrap(visible.Text(i.Basis.In(l)), basisCells),
	}
}

// noStart are characters that do not begin a line (行頭禁則).
const noStart = "、。，．・）」』】〕：；！？)］}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"

// noEnd are characters that do not end a line (行末禁則).
const noEnd = "（「『【〔［｛([{"

// wrap breaks lines at a number of cells: between any two characters of Japanese, at a
// space in a run of ASCII where there is one.
func wrap(s string, width int) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		out = append(out, wrapLine([]rune(line), width)...)
	}
	return strings.Join(out, "\n")
}

func wrapLine(rest []rune, width int) []string {
	var out []string
	for Width(string(rest)) > width {
		cut := breakAt(rest, width)
		out = append(out, strings.TrimRight(string(rest[:cut]), " "))
		rest = []rune(strings.TrimLeft(string(rest[cut:]), " "))
	}
	return append(out, string(rest))
}

// longest is the length up to which a word is kept whole: that of a date, and a little.
const longest = len("2026-11-21") + 2

// breakAt is the number of characters of the first line, at least one.
func breakAt(runes []rune, width int) int {
	n := 0
	for n < len(runes) && Width(string(runes[:n+1])) <= width {
		n++
	}
	n = max(n, 1)
	for back := n; back > max(n-longest, 1) && n < len(runes); back-- {
		if strings.ContainsRune(noStart, runes[back]) || strings.ContainsRune(noEnd, runes[back-1]) || Width(string(runes[back])) == 0 || word(runes[back-1]) && word(runes[back]) {
			continue
		}
		return back
	}
	return n
}

// word reports whether a character belongs to a run that is not broken: a date, an id.
func word(r rune) bool { return r > ' ' && r < 0x7f }
