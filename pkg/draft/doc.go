// Package draft owns the making of a new record from its schema: which fields are
// filled by themselves (id, dates, year, form number), what the given values mean
// (a date in any form that people write, a choice by its Japanese name), what is
// still missing, and where the file belongs.
//
// A draft is a value: nothing is written and nobody is asked here. The caller asks
// for what is missing and drafts again. Since a draft is made of the schema alone, a
// firm's own kind is made like a built-in one.
//
// # Fields and their values
//
// A value is given as KEY=VALUE. Points lead into a field and brackets into a list:
// plan.due=2026-12-31, contents[0].title=基礎. A list of plain values takes the same
// key again for each: purpose_of_use=採用選考 purpose_of_use=入社手続.
package draft
