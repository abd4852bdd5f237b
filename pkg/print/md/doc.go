// Package md writes the book as plain Markdown: a file a document, and an index. There is
// no HTML in it, so that it reads alike in a forge, in an editor and in a terminal; what
// comes from a document is escaped and cannot become markup. The package knows blocks
// only.
package md
