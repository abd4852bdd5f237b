package book

import (
	"slices"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
)

// The pages of what is no record.
const (
	chartPage = "organization-chart"
	yearPage  = "year-plan"
)

// pictures are the drawn documents.
func (c *composer) pictures() []source {
	var out []source
	if len(c.snap.Firm.Offices()) > 0 {
		out = append(out, source{name: chartPage, group: slices.Index(folders, "organization"), make: c.chart})
	}
	if !c.day().IsZero() {
		out = append(out, source{name: yearPage, group: slices.Index(folders, "plans"), make: c.yearPlan})
	}
	return out
}

// day is the day that the pictures show: the one asked for, else the day of the last
// change of a document.
func (c *composer) day() calendar.Date {
	if !c.today.IsZero() {
		return c.today
	}
	return c.last
}

// picture is a page with one drawing.
func (c *composer) picture(title string, wide bool, f *block.Figure) *block.Document {
	return &block.Document{Title: title, Wide: wide, Blocks: []block.Block{
		&block.Cover{Compact: true, Firm: c.firm(), Title: title}, f,
	}}
}
