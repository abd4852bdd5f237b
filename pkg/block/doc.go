// Package block owns the blocks of the printed rule book: what a page says, without a
// word about how it looks.
//
// Package book composes a repository into blocks; the writers of package print turn
// them into HTML or Markdown and know nothing else. There is therefore no markup here,
// no colour and no measure: a writer may be added without touching what the book says,
// and a kind of record without touching a writer.
//
// The kinds of blocks are closed. A writer handles each of them and has no default
// case, because a paragraph that is silently left out of a rule book is a change of the
// rules; [Samples] gives one of each for the test that holds this.
package block
