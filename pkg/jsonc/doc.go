// Package jsonc owns changes of the settings files of editors: JSON with comments and
// trailing commas, written by people. A change replaces or adds one value; every other
// byte stays, comments included. It knows no editor.
package jsonc
