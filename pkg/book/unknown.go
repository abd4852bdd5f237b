package book

import (
	"maps"
	"slices"

	"github.com/pms-project/pms/pkg/near"
)

// UnknownError says that no document or kind has a name that was asked for. Near is the
// one that was probably meant, "" if none is.
type UnknownError struct{ Name, Near string }

// Error names the document in English.
func (e *UnknownError) Error() string { return "find document " + e.Name + ": no such id or kind" }

func unknown(name string, known map[string]bool) error {
	return &UnknownError{name, near.Nearest(name, slices.Sorted(maps.Keys(known)))}
}
