// Package docx reads what a Word file says: its paragraphs in order with the labels
// that Word counts itself, the rows of its tables, and what stands beside the text.
//
// Automatic numbering is no text in the file; whoever skips it loses every 第1条. So
// styles and numbering definitions are resolved as Word does (ECMA-376 Part 1, 17.9):
// counters belong to the abstract definition, an instance may start them anew, deeper
// levels begin again behind a higher one.
//
// The text is the one with all tracked changes accepted. What is not part of it
// (deletions, hidden text, readings of ruby, comments, pictures) is counted in [Found],
// so that a report can say what was left out: every character of the file is in the
// text or in a count.
//
// The files are strangers': package ooxml bounds the unpacking, this package the text
// that comes out, and nothing is fetched or executed.
package docx
