// Package due owns obligations and their dates: what is due, for whom, by which
// clause, and whether a record has closed it.
//
// There is one idea behind all sources. An obligation says who does what by when,
// with which record as evidence, and which clause causes it. It has occurrences,
// counted from the intended date and never from the day on which the last one
// happened to be done. An occurrence is closed by a record. The sources are the rows
// of schemas/obligations, the cycles of schemas/periods.yaml and of the manifest, the
// `obliges` of regulations, `x-deadlines` of the kinds, the annual plan and the
// retention of records. [Items] lists occurrences, [OfArticle] what an article asks.
//
// One thing is listed once. Where several sources state it, the firm's own article
// goes over the manifest and this over the built-in cycle; the others are named as
// further basis, and the shortest cycle counts.
//
// No date is invented: for 遅滞なく, 速やかに and 直ちに the word is shown, with a target
// (自社目安) only where the firm or a guideline gives one. Where two readings of a rule
// give two dates, the earlier one warns and only the later one is overdue.
//
// The package knows neither the clock nor how things are printed.
package due
