package gitfs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestWrapObject(t *testing.T) {
	h := plumbing.NewHash("12")
	refused := &fs.PathError{Op: "open", Path: "x.pack", Err: fs.ErrPermission}
	for _, tc := range []struct {
		cause   error
		partial bool
		want    error
	}{
		{plumbing.ErrObjectNotFound, false, ErrMissing},
		{plumbing.ErrObjectNotFound, true, ErrPartial},
		{errors.New("zlib: invalid header"), true, ErrDamaged},
		{sizeError{5, 4}, false, ErrTooLarge},
		{errIndex("p", errors.New("x")), false, ErrDamaged},
		{errIndex("p", refused), false, ErrUnreadable},
		{io.EOF, false, io.ErrUnexpectedEOF}, // no end of file for who reads
		{errIndex("p", io.EOF), false, io.ErrUnexpectedEOF},
		{refused, false, ErrUnreadable},
		{fmt.Errorf("list: %w", refused), false, fs.ErrPermission}, // the cause stays visible
	} {
		err := wrapObject(h, tc.cause, tc.partial)
		if !errors.Is(err, tc.want) {
			t.Errorf("%v: %v, want %v", tc.cause, err, tc.want)
		}
		checkWords(t, err)
	}
	if err := wrapObject(h, fs.ErrClosed, false); err != fs.ErrClosed {
		t.Errorf("closed: %v", err)
	}
}

func TestErrorText(t *testing.T) {
	err := errShallow("read history")
	if got := err.Error(); got != "read history: shallow clone" {
		t.Errorf("Error() = %q", got)
	}
	err = errDamaged(plumbing.ZeroHash, errors.New("x"))
	if got := err.Error(); got != "read object 0000000000000000000000000000000000000000: damaged repository: x" {
		t.Errorf("Error() = %q", got)
	}
	for kind, want := range map[reason]string{dotName: "使えない名前", slashName: "「\\」", gitName: ".git", notUTF8: "UTF-8", duplicateName: "複数"} {
		if got := kind.text("名前").In(diag.JA); !strings.Contains(got, want) || !strings.Contains(got, "名前") {
			t.Errorf("reason %d: %q", kind, got)
		}
	}
}
