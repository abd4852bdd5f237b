//go:build !unix

package gitfs

import "errors"

func mkfifo(string) error { return errors.New("no FIFOs on this system") }
