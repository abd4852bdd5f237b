// Package rules owns the list of all rules. A rule is one file with its example
// (<name>.go, <name>.txtar) in the folder of its family, and a line in the family's
// list; this package only joins the lists, so nothing registers itself.
package rules
