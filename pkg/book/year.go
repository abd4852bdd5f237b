package book

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/firm"
)

// yearRow is one duty of the year with its occurrences.
type yearRow struct {
	title string
	phase due.Phase
	items []due.Item
}

// phases are the parts of the cycle in order, with their tones.
var phases = []due.Phase{due.Plan, due.Do, due.Check, due.Act}

var phaseTone = map[due.Phase]block.Tone{due.Plan: block.Plan, due.Do: block.Do, due.Check: block.Check, due.Act: block.Act}

// The measures of the year's picture, in tenths of a character.
const (
	titleWide  = 250
	monthWide  = 44
	yearTop    = 44
	yearStep   = 17
	mostInYear = 60 // rows; what is beyond stands in the table of words
)

// yearRows are the duties of the PMS year of the day that belong to the cycle, by phase
// and first day.
func (c *composer) yearRows() []yearRow {
	_, term := c.snap.Firm.Year(c.day())
	items, _ := due.Items(c.snap, due.Window{Today: c.day(), Since: term.From, Until: term.To})
	var rows []yearRow
	at := map[string]int{}
	for _, item := range items {
		if item.Phase == "" || !term.Holds(item.Day()) || item.Day().IsZero() {
			continue
		}
		k := string(item.Phase) + cmp.Or(item.Obligation, item.Title.In(c.lang))
		i, ok := at[k]
		if !ok {
			i = len(rows)
			at[k] = i
			rows = append(rows, yearRow{title: common(item.Title.In(c.lang)), phase: item.Phase})
		}
		rows[i].items = append(rows[i].items, item)
	}
	for _, r := range rows {
		slices.SortStableFunc(r.items, func(a, b due.Item) int { return a.Day().Compare(b.Day()) })
	}
	slices.SortStableFunc(rows, func(a, b yearRow) int {
		return cmp.Or(slices.Index(phases, a.phase)-slices.Index(phases, b.phase), a.items[0].Day().Compare(b.items[0].Day()), cmp.Compare(a.title, b.title))
	})
	return rows
}

// common is what the titles of all occurrences of a duty share: the words before the
// bracket that tells one from the other.
func common(title string) string {
	for _, bracket := range []string{"（", " ("} {
		if before, _, ok := strings.Cut(title, bracket); ok && before != "" {
			return before
		}
	}
	return title
}

// yearPlan draws the year: a line for each duty, its months, the part of the cycle by
// colour. It is nil for a year without duties.
func (c *composer) yearPlan() *block.Document {
	rows := c.yearRows()
	if len(rows) == 0 {
		return nil
	}
	year, term := c.snap.Firm.Year(c.day())
	title := c.say("%[1]d年度 年間計画", "Plan of the year %[1]d", year)
	shown := rows[:min(len(rows), mostInYear)]
	f := &block.Figure{
		ID: "year", Width: titleWide + 12*monthWide + 4, Height: yearTop + yearStep*len(shown) + 4,
		Caption: c.say("%[1]sから%[2]sまで", "%[1]s to %[2]s", c.date(term.From), c.date(term.To)), Words: c.yearWords(rows),
	}
	c.yearFrame(f, term, len(shown))
	for i, r := range shown {
		y := yearTop + yearStep*i
		tone := phaseTone[r.phase]
		f.Shapes = append(f.Shapes, block.Box{X: 2, Y: y + 3, W: 5, H: yearStep - 6, Tone: tone},
			block.Label{X: 13, Y: y + yearStep/2, Text: cut(r.title, 46)})
		for _, item := range r.items {
			f.Shapes = append(f.Shapes, c.mark(item, term, y, tone)...)
		}
	}
	return c.picture(title, len(shown) <= 28, f) // more rows stand better on upright paper
}

// yearFrame draws months, lines and the key to the colours.
func (c *composer) yearFrame(f *block.Figure, term firm.Term, rows int) {
	bottom := yearTop + yearStep*rows
	for i := range 13 {
		x := titleWide + i*monthWide
		f.Shapes = append(f.Shapes, block.Stroke{Points: []block.Point{{X: x, Y: 24}, {X: x, Y: bottom}}, Tone: block.Grid})
		if i < 12 {
			month := (term.From.Month()-1+i)%12 + 1
			f.Shapes = append(f.Shapes, block.Label{X: x + monthWide/2, Y: 34, Text: c.say("%[1]d月", "%[1]d", month), Anchor: block.Center})
		}
	}
	for i := range rows + 1 {
		y := yearTop + yearStep*i
		f.Shapes = append(f.Shapes, block.Stroke{Points: []block.Point{{X: 2, Y: y}, {X: f.Width - 2, Y: y}}, Tone: block.Grid})
	}
	names := []string{c.say("計画", "Plan"), c.say("実施", "Do"), c.say("点検", "Check"), c.say("改善", "Act"), c.say("済", "done")}
	for i, name := range names {
		tone := block.Done
		if i < len(phases) {
			tone = phaseTone[phases[i]]
		}
		x := titleWide + i*76
		f.Shapes = append(f.Shapes, block.Box{X: x, Y: 5, W: 14, H: 9, Tone: tone, Round: true},
			block.Label{X: x + 19, Y: 10, Text: name, Size: block.Fine})
	}
}

// mark is the box of one occurrence at its day. What is done is grey, with the day; what
// is overdue has a red frame, but only where a day to look from was asked for.
func (c *composer) mark(item due.Item, term firm.Term, y int, tone block.Tone) []block.Shape {
	day := item.Day()
	months := (day.Year()-term.From.Year())*12 + day.Month() - term.From.Month()
	x := titleWide + months*monthWide + (day.Day()-1)*(monthWide-24)/calendar.DaysIn(day.Year(), day.Month()) + 1
	switch {
	case item.Status == due.Done:
		tone = block.Done
	case item.Status == due.Overdue && !c.today.IsZero():
		tone = block.Late
	}
	return []block.Shape{
		block.Box{X: x, Y: y + 3, W: 22, H: yearStep - 6, Tone: tone, Round: true},
		block.Label{X: x + 11, Y: y + yearStep/2, Text: strconv.Itoa(day.Day()), Anchor: block.Center, Size: block.Fine},
	}
}

// yearWords says in a table what the picture shows.
func (c *composer) yearWords(rows []yearRow) *block.Table {
	t := &block.Table{Columns: []block.Column{
		{Title: c.say("事項", "Duty")}, {Title: c.say("期日", "Due")}, {Title: c.say("実施日", "Done")}, {Title: c.say("根拠", "Basis")},
	}}
	for _, r := range rows {
		for _, item := range r.items {
			t.Rows = append(t.Rows, block.Row{Cells: [][]block.Line{
				block.Lines(item.Title.In(c.lang)), block.Lines(c.date(item.Day())), block.Lines(c.date(item.DoneOn)), block.Lines(item.Basis.In(c.lang)),
			}})
		}
	}
	weigh(t)
	return t
}
