// Package regulation owns the text of rules: the tree of a rule book, the
// dialects in which Japanese rule books number themselves, and the grammar of
// their citations.
//
// A rule book (規程) is written article by article, as it reads in Word. The
// dialect's tables say what a label of each level looks like, and the same tables
// print a tree and read a text: 編章節款目 group articles (条), an article holds
// paragraphs (項), these hold items (号) and sub-items below. An article always has
// its paragraphs as children, the unnumbered first included, so that 第5条第1項 has
// a node to point to.
//
// [Read] makes a [Document] of the YAML form, [Parse] of plain text; neither fails.
// What cannot be placed is kept as text and named in Document.Problems. Every text
// of the tree is a substring of the source, and every byte of it knows its place
// there.
//
// The package judges nothing: whether a number is skipped or a citation rotten is
// for the rules of package lint to say.
package regulation
