// Package html writes the book as a folder of web pages that need no server: a page a
// document, an index with search, and the whole in one page for printing.
//
// The pages ask for nothing from outside and run no script but their own, which a
// Content-Security-Policy enforces; everything that comes from a document is escaped,
// and characters that reorder or hide text are shown. The package knows blocks only.
package html
