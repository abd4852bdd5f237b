// Package ooxml opens Office files (docx, xlsx): zip archives with XML inside. It owns
// the bounds, so that a file made to harm cannot fill the memory or take for ever, and
// it knows nothing of what the parts mean.
//
// The decoder expands no entities of a document and fetches nothing.
package ooxml
