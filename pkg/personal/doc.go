// Package personal owns the search for personal data and secrets in text: My Numbers,
// payment cards, keys and passwords, and the data by which a person is reached or
// identified. A repository that many can read, and whose history forgets nothing, is
// no place for them (個人情報保護法 23条, 番号法 12条; J.9.2).
//
// [Scanner.Scan] walks once over the bytes and looks closer only where a number, an @
// or a word of the list gives it reason to. It answers with places and kinds, never
// with what stands there: nobody downstream can print what was found.
//
// [Text] makes text of the bytes of a file: of UTF-8, UTF-16 and Shift_JIS, and of the
// cells and paragraphs inside xlsx and docx, within bounds that an archive bomb meets
// first.
package personal
