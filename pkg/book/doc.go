// Package book composes a repository into the blocks of the printed rule book: cover,
// contents, policies, regulations with their 条項号, the chart of the organisation, the
// year's plan, ledgers as tables and every record as its form.
//
// Forms and tables are laid out from the schema alone. The package knows the parts that
// all kinds share (approvals, revisions, retention, requirements), the text of rules and
// the policy; of any other kind it knows what its schema says, so that a firm's own kind
// is printed as well as ours. What a file holds and no schema declares is printed too,
// under its key: a value that is left out of a signed form is a false form.
//
// A book says nothing of the day it was made: its dates are those of the documents, and
// the same repository gives the same bytes.
package book
