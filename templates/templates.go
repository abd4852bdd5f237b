// Package templates holds the model rule set of a firm as text: what is the same in
// every firm is written out, what differs stands in {{…}}. It is data and an embed
// line; package starter fills it in.
package templates

import "embed"

// FS holds one folder a profile; see README.md for what stands in it.
//
//go:embed company
var FS embed.FS
