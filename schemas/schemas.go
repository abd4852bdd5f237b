// Package schemas holds the data of pms: one JSON Schema for each kind of
// document (<kind>.schema.json, shared parts in common.schema.json), the
// requirement catalogues (requirements/), and other dated facts. It is data and
// an embed line; package schema reads it.
package schemas

import "embed"

// FS holds the schema files at its top and the catalogues in folders.
//
//go:embed *.json *.yaml topics requirements obligations
var FS embed.FS
