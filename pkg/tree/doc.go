// Package tree owns the value tree: what a file says, with the place where it
// says it. It knows neither YAML nor schemas nor kinds.
//
// A [Tree] is one document, immutable once built, so any number of goroutines may
// read it. Its nodes lie in one slice in document order (16 bytes a node), and
// scalar values are substrings of the source wherever the source says them
// literally: 100,000 records fit into memory without a second copy of their text.
//
// A [Node] is a handle of two words. The zero Node stands for "not there" and
// answers every question with nothing, so rules read nested optional fields
// without checks: n.Get("effectiveness_review").Get("date").Text().
//
// Scalars stay as written: 1.10 has the text "1.10" and 0312345678 keeps its zero.
package tree
