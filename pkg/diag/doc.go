// Package diag owns the words in which pms speaks about a place in a file:
// position, severity, text in two languages, diagnostic, order and fingerprint.
//
// Everything that finds something wrong, from the YAML reader on floor 1 to the
// rules on floor 4, says it as a [Diagnostic]; everything that prints, prints
// Diagnostics. The package never prints and never touches a file.
//
// Lines and columns are 1-based; a column counts Unicode code points, as
// yaml.v3, GitHub and SARIF's unicodeCodePoints do. The display width of
// full-width characters is the business of package report alone.
package diag
