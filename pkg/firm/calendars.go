package firm

import (
	"strings"
	"time"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// Calendar is the calendar of a kind: as the manifest states it, else the default
// (stated is false). It fails where the manifest's closing days contradict
// themselves.
func (f *Firm) Calendar(kind calendar.Kind) (c *calendar.Calendar, stated bool, err error) {
	own := f.manifest.Get("calendars", string(kind))
	if !own.Exists() {
		return calendar.Default(kind), false, nil
	}
	c, err = calendar.New(calendarRules(own, kind))
	return c, true, err
}

// calendarRules reads closing days as the schema of the manifest has them: Saturday
// and Sunday and the national holidays unless it says otherwise.
func calendarRules(own tree.Node, kind calendar.Kind) calendar.Rules {
	rules := calendar.Rules{Kind: kind, Holidays: own.Get("national_holidays_off").Text() != "false"}
	rules.WeekdaysOff = []time.Weekday{time.Saturday, time.Sunday}
	if off := own.Get("weekdays_off"); off.Exists() {
		rules.WeekdaysOff = weekdays(off.Texts())
	}
	for _, c := range own.Get("closures").Items() {
		name := c.Get("name").Text()
		rules.Closures = append(rules.Closures, calendar.Closure{
			From: record.Date(c.Get("from")), To: record.Date(c.Get("to")), Name: diag.T(name, name),
		})
	}
	for _, d := range own.Get("extra_working_days").Items() {
		rules.ExtraOpen = append(rules.ExtraOpen, record.Date(d))
	}
	return rules
}

// weekdays reads the names of the schema, sunday to saturday.
func weekdays(names []string) []time.Weekday {
	var out []time.Weekday
	for _, name := range names {
		for w := time.Sunday; w <= time.Saturday; w++ {
			if strings.ToLower(w.String()) == name {
				out = append(out, w)
			}
		}
	}
	return out
}
