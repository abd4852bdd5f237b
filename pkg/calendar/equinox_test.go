package calendar

import (
	"math"
	"testing"
)

// The approximation agrees with astronomy in every year of the table: the instants of
// the equinoxes by Jean Meeus, Astronomical Algorithms (2nd edition), chapter 27, which
// is good to less than a minute, put into Japanese time.
func TestEquinoxDays(t *testing.T) {
	for year := firstHolidayDate.Year(); year <= lastHolidayDate.Year(); year++ {
		for _, month := range []int{3, 9} {
			day, hour := equinoxInJapan(year, month)
			if got := equinoxDay(year, month); got != day {
				t.Errorf("%d-%02d: day %d, by astronomy day %d at %.2f h", year, month, got, day, hour)
			}
		}
	}
}

// The periodic terms of the instant: amplitude, phase and rate in degrees.
var equinoxTerms = [][3]float64{
	{485, 324.96, 1934.136}, {203, 337.23, 32964.467}, {199, 342.08, 20.186}, {182, 27.85, 445267.112},
	{156, 73.14, 45036.886}, {136, 171.52, 22518.443}, {77, 222.54, 65928.934}, {74, 296.72, 3034.906},
	{70, 243.58, 9037.513}, {58, 119.81, 33718.147}, {52, 297.17, 150.678}, {50, 21.02, 2281.226},
	{45, 247.54, 29929.562}, {44, 325.15, 31555.956}, {29, 60.93, 4443.417}, {18, 155.12, 67555.328},
	{17, 288.79, 4562.452}, {16, 198.04, 62894.029}, {14, 199.76, 31436.921}, {12, 95.39, 14577.848},
	{12, 287.11, 31931.756}, {12, 320.81, 34777.259}, {9, 227.73, 1222.114}, {8, 15.45, 16859.074},
}

// equinoxInJapan is the day of the month, and the hour, of the equinox in +09:00.
func equinoxInJapan(year, month int) (day int, hour float64) {
	y := float64(year-2000) / 1000
	jde := 2451623.80984 + 365242.37404*y + 0.05169*y*y - 0.00411*y*y*y - 0.00057*y*y*y*y
	if month == 9 {
		jde = 2451810.21715 + 365242.01767*y - 0.11575*y*y + 0.00337*y*y*y + 0.00078*y*y*y*y
	}
	radians := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	t := (jde - 2451545.0) / 36525
	w := radians(35999.373*t - 2.47)
	sum := 0.0
	for _, c := range equinoxTerms {
		sum += c[0] * math.Cos(radians(c[1]+c[2]*t))
	}
	jde += 0.00001 * sum / (1 + 0.0334*math.Cos(w) + 0.0007*math.Cos(2*w))
	const terrestrial = 65.0 / 86400    // about the difference of clock and dynamical time in these years
	local := jde - terrestrial + 9.0/24 // Julian date of the Japanese clock
	days := local - 2451544.5           // days since 2000-01-01 00:00
	first := Date{2000, 1, 1}.DaysUntil(Date{int16(year), int8(month), 1})
	return int(math.Floor(days-float64(first))) + 1, (days - math.Floor(days)) * 24
}
