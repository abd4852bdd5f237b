// Package report owns the forms in which findings leave pms: text for people,
// JSON for programs, GitHub annotations for pull requests. A format is one file.
//
// It is the one place that knows display width: columns arrive in code points and
// are turned into cells here, so that a caret stands under 「個人情報」 as it does
// under ASCII. Nothing found in a file reaches a terminal unescaped.
package report
