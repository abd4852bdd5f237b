// Package expr owns the conditions that data may state: when an obligation applies
// to a record (`assessment.wrongful_purpose == true && status != "closed"`).
//
// A condition is a line of the expr language (expr-lang/expr): comparisons, and/or/
// not, `in`, `??`, any, all, none, one and len over lists. It always ends: its length,
// its nodes and the memory it may use are bounded, and it has no loops of its own.
// It sees the fields of one record and nothing else: the functions that would read a
// clock, make dates or decode text are taken out, so that one record gives one answer
// on every day.
//
// A field that is not filled is nil; so is any field below it. Dates are text in
// the form YYYY-MM-DD, which sorts as dates do.
package expr
