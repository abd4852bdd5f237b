// Package calendar owns time as a PMS needs it: civil dates without time zones,
// the five counting modes, business days, Japanese holidays and 和暦.
//
// It is pure: it never asks what day it is, reads no zone data and no file. Dates
// that the law fixes year by year (equinox days, moved holidays) are dated data.
// time.Time.AddDate is not used for months: it normalises 2026-01-31 plus three
// months to 2026-05-01, where 民法第143条 ends the period on 2026-04-30.
package calendar
