// Package record owns the record: one piece of evidence, ledger row or document,
// as a map in a value tree together with the schema of its kind.
//
// A record has no Go type of its own. Its fields are asked for by name, and a name
// that the schema does not declare panics when the repository was loaded in
// strict mode, as every test does: a mistyped field is otherwise a rule that never
// fires.
package record
