// Package ics writes what is due as an iCalendar file (RFC 5545), so that it stands in
// Outlook or Google Calendar beside everything else.
//
// One event a day, all day long, and transparent: it blocks no time. The UID is made of
// the firm, the obligation, the record and the occurrence, never of the date, and the
// SEQUENCE grows with the day of the export, so importing again moves an event whose
// date has changed and doubles none. The bytes depend on the items and on today alone.
package ics
