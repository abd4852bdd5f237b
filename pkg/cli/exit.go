package cli

import (
	"errors"
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
)

// Exit statuses (design: the contract of the command line).
const (
	ExitOK      = 0 // fine
	ExitFinding = 1 // findings at --fail-on, a refused date, a failed check
	ExitUsage   = 2 // unknown command or flag, wrong arguments
	ExitFailure = 3 // could not work
)

// statusError ends a command with a status. Its text goes to standard error; an
// empty text means that the output has said all.
type statusError struct {
	status int
	text   diag.Text
}

func (e *statusError) Error() string { return e.text.In(diag.EN) }

// usage is an error of the command line itself.
func usage(ja, en string, args ...any) error {
	return &statusError{ExitUsage, diag.T(ja, en, args...)}
}

// failure says that the work could not be done.
func failure(ja, en string, args ...any) error {
	return &statusError{ExitFailure, diag.T(ja, en, args...)}
}

// found ends with status 1 after the findings have been printed.
var found error = &statusError{status: ExitFinding}

// refused is an answer of "no" to the user's value, such as a date that is none.
func refused(text diag.Text) error { return &statusError{ExitFinding, text} }

// report prints err in the language and returns the exit status.
func (a *app) report(err error) int {
	if err == nil {
		return ExitOK
	}
	var s *statusError
	if !errors.As(err, &s) {
		s = &statusError{ExitFailure, diag.T("処理を続けられませんでした: %[1]v", "could not go on: %[1]v", err)}
	}
	if !s.text.IsZero() {
		fmt.Fprintf(a.env.Stderr, "pms: %s\n", s.text.In(a.lang))
	}
	if s.status == ExitUsage {
		fmt.Fprintf(a.env.Stderr, "%s\n", diag.T("使い方は `%[1]s --help` で確認できます。", "See `%[1]s --help` for usage.", a.path).In(a.lang))
	}
	return s.status
}
