// Package schema owns the kinds: it reads their JSON Schema files, answers
// questions about their fields, judges documents by them, and says what is wrong
// in pms's own words at the very node. It knows no kind by name and touches
// neither disk nor net: schema files come through an fs.FS.
//
// # How a document is judged
//
// [Kind.Check] walks the value tree once beside the schema. The walk answers yes,
// no or unsure, and a plain yes is all that a valid document ever costs; it also
// collects the references and the values marked as personal. Whatever is not
// plainly valid goes to the validator proper (santhosh-tekuri/jsonschema v5, which
// takes thirty times as long and some milliseconds to compile a kind), and its
// verdict stands. Tests compare the two on damaged documents of every kind, so the
// fast walk never accepts what the validator would refuse.
//
// The validator's findings carry English sentences in a random order. Only their
// locations are used: from keyword, schema and node the package makes the finding
// again, with Japanese titles, suggestions and a fixed order.
//
// # Names
//
// All definitions live in one name space, <file>.<name>: the entry of
// pi_ledger.schema.json is #/$defs/pi_ledger.entry both in one kind's [Set.Source]
// and in the editors' [Set.Bundle], and common.schema.json#/$defs/date is
// #/$defs/common.date.
package schema
