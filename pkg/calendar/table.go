package calendar

import (
	_ "embed" // the two tables
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pms-project/pms/pkg/diag"
)

var (
	//go:embed data/holidays.csv
	holidaysCSV string
	//go:embed data/law.csv
	lawCSV string
)

// Source says where the published holidays come from and how far they go.
type Source struct {
	Name                diag.Text
	URL                 string
	Published           Date // when the last year was published
	FirstYear, LastYear int
}

// HolidaySource is the source of the published table.
func HolidaySource() Source { return tables().source }

// holidayTables are the two embedded tables, read once.
type holidayTables struct {
	source    Source
	published map[Date]string // the official name; 休日 for a day off that is no 国民の祝日
	law       [13][]lawDay    // by month; the equinox days under 3 and 9
}

var tables = sync.OnceValue(mustReadTables)

// lawDay is a line of data/law.csv: a day of the year and the years in which the
// law makes it a holiday.
type lawDay struct {
	name        diag.Text
	month       int
	day         int // of the month, or 0
	monday      int // the how-manieth Monday of the month, or 0; where both are 0, the equinox
	first, last int
}

// mustReadTables reads the embedded tables. They are part of the program, so a slip
// in them is one of the program, and every test would meet it.
func mustReadTables() *holidayTables {
	t := &holidayTables{published: map[Date]string{}}
	header := map[string]string{}
	for line := range strings.Lines(holidaysCSV) {
		if key, value, ok := strings.Cut(strings.TrimPrefix(line, "# "), ": "); ok && line[0] == '#' {
			header[key] = strings.TrimSpace(value)
		} else if line[0] != '#' {
			day, name, _ := strings.Cut(strings.TrimSpace(line), ",")
			t.published[mustISO(day)] = name
		}
	}
	t.source = Source{
		Name: diag.T(header["source_ja"], header["source_en"]), URL: header["url"], Published: mustISO(header["published"]),
		FirstYear: mustInt(header["first_year"]), LastYear: mustInt(header["last_year"]),
	}
	for line := range strings.Lines(lawCSV) {
		if line[0] != '#' {
			l := mustLawDay(strings.TrimSpace(line))
			t.law[l.month] = append(t.law[l.month], l)
		}
	}
	return t
}

func mustLawDay(line string) lawDay {
	f := strings.Split(line, ",")
	if len(f) != 6 {
		panic(fmt.Sprintf("law.csv: %q: want 6 fields", line))
	}
	l := lawDay{name: diag.T(f[0], f[1]), first: mustInt(f[3]), last: lastHolidayDate.Year()}
	if f[4] != "" {
		l.last = mustInt(f[4])
	}
	switch month, day, _ := strings.Cut(f[2], "-"); {
	case f[2] == "vernal":
		l.month = 3
	case f[2] == "autumnal":
		l.month = 9
	case strings.HasPrefix(day, "mon"):
		l.month, l.monday = mustInt(month), mustInt(day[len("mon"):])
	default:
		l.month, l.day = mustInt(month), mustInt(day)
	}
	return l
}

func mustISO(s string) Date {
	d, err := ParseISO(s)
	if err != nil {
		panic(err)
	}
	return d
}

func mustInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

// on reports whether l makes d, a day of its month, a holiday.
func (l *lawDay) on(d Date) bool {
	switch {
	case d.Year() < l.first || d.Year() > l.last:
		return false
	case l.day > 0:
		return d.Day() == l.day
	case l.monday > 0:
		return d.Weekday() == time.Monday && (d.Day()+6)/7 == l.monday
	default:
		return d.Day() == equinoxDay(d.Year(), l.month)
	}
}

// equinoxDay is the day of March or September on which the equinox falls in Japan,
// by the customary approximation for the years to 1979 and from 1980 to 2099
// (in millionths of a day). The true day is the gazette's.
func equinoxDay(year, month int) int {
	base, leaps := 20_843_100, (year-1980)/4
	if month == 9 {
		base = 23_248_800
	}
	if year < 1980 {
		base, leaps = 20_835_700, (year-1983)/4
		if month == 9 {
			base = 23_258_800
		}
	}
	return (base+242_194*(year-1980))/1_000_000 - leaps
}
