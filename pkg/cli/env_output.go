package cli

import "errors"

// OutputFile is a file of a folder that a command writes as a whole; Name is plain,
// without folders.
type OutputFile struct {
	Name string
	Data []byte
}

// The refusals of [Env.Publish].
var (
	// ErrNoFolder: the place is a link or a file.
	ErrNoFolder = errors.New("not a folder")
	// ErrForeignFolder: the folder holds files and is not one that pms wrote.
	ErrForeignFolder = errors.New("folder holds files of others")
)
