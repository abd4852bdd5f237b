//go:build e2e

// Package e2e owns the tests that need more than Go: an editor's language server
// from npm, to which `pms schema` is given as a user gives it to an editor, and a
// browser, in which the book of `pms render` is read. Run them with make e2e.
package e2e
