package importer

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled when it is first used: there
// are many, and every command would pay for them at its start.
func expression(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
