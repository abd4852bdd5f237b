// Package calendar owns time as a PMS needs it: civil dates without time zones,
// the five ways of counting a period, business days, Japanese holidays and 和暦.
//
// It is pure: it never asks what day it is, reads no zone data and no file but
// the two tables embedded from data/. A day is a [Date]; a text becomes one by
// [Parse], which refuses rather than guesses; [Count] ends a period and says in
// words how it got there; [RenewalOf] gives the application window of a P-mark
// renewal; a [Calendar] knows which days are open.
//
// # Holidays
//
// Holidays are dated data. data/holidays.csv holds what the Cabinet Office has
// published ([HolidaySource] names it and its last year); later years follow from
// the Act on National Holidays and its amendments (data/law.csv) with an
// approximation for the two equinox days, and are marked 未公表（計算値）, because only
// the gazette of February of the year before fixes them. Outside [HolidayBounds]
// questions are refused.
//
// # Months
//
// time.Time.AddDate is not used: it normalises 2026-01-31 plus three months to
// 2026-05-01, where 民法第143条 ends the period on 2026-04-30. Months go through
// [Date.AddMonthsClamped] or [Count]; a test reads the whole repository for AddDate.
package calendar
