package gitfs

import (
	"errors"
	"fmt"

	"github.com/pms-project/pms/pkg/diag"
)

// The kinds of failure, for errors.Is. Every error of this package that is not
// a context's or an [io/fs.PathError] around one of these is an [*Error].
var (
	// ErrNoRepository: the folder lies in no Git repository.
	ErrNoRepository = errors.New("no git repository")
	// ErrOutside: a folder given for a prefix is not in the work tree.
	ErrOutside = errors.New("outside the work tree")
	// ErrUnsupported: a repository format go-git cannot read (sha256, reftable, unknown extensions).
	ErrUnsupported = errors.New("repository format not supported")
	// ErrNoCommits: the branch HEAD names has no commit yet.
	ErrNoCommits = errors.New("no commits yet")
	// ErrShallow: history was asked beyond what a shallow clone has.
	ErrShallow = errors.New("shallow clone")
	// ErrPartial: an object was left out of a partial clone.
	ErrPartial = errors.New("partial clone")
	// ErrMissing: an object is not in the repository.
	ErrMissing = errors.New("object missing")
	// ErrDamaged: an object, a reference or the configuration cannot be read as what it should be.
	ErrDamaged = errors.New("damaged repository")
	// ErrUnreadable: the operating system refused to read a file of the repository.
	ErrUnreadable = errors.New("cannot read repository")
	// ErrSyntax: a revision is not written in the accepted syntax.
	ErrSyntax = errors.New("revision syntax")
	// ErrUnknown: no branch, tag or commit has this name.
	ErrUnknown = errors.New("unknown revision")
	// ErrAmbiguous: a revision can mean more than one commit.
	ErrAmbiguous = errors.New("ambiguous revision")
	// ErrUnrelated: two commits have no common ancestor.
	ErrUnrelated = errors.New("unrelated histories")
	// ErrTooLarge: an object or a tree exceeds the bounds of this package.
	ErrTooLarge = errors.New("too large")
	// ErrNotFollowed: a symbolic link or a submodule was to be read as a file.
	ErrNotFollowed = errors.New("link or submodule not followed")
)

// Error is a failure in words for the user. Text says what is wrong, Hint what to
// do about it (may be zero). errors.Is finds Kind and Cause.
type Error struct {
	Op         string // what was being done: "resolve revision \"main\""
	Kind       error  // one of the kinds above, or fs.ErrNotExist for a folder
	Text, Hint diag.Text
	Cause      error // may be nil
}

// Error returns "verb object: kind: cause" for logs; users get Text and Hint.
func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %v", e.Op, e.Kind)
	}
	return fmt.Sprintf("%s: %v: %v", e.Op, e.Kind, e.Cause)
}

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func errNoRepository(dir string) error {
	return &Error{
		Op: "open repository " + quote(dir), Kind: ErrNoRepository,
		Text: diag.T("%s は Git リポジトリの中にありません。", "%s is not inside a Git repository.", dir),
		Hint: diag.T("Git の履歴と比べるための指定（--rev、--base）と fix には、Git リポジトリが必要です。フォルダーを確かめるか、まだなければ git init で作成してください。",
			"What compares with Git's history (--rev, --base, fix) needs a Git repository. Check the folder, or make one with git init."),
	}
}

func errNoDir(dir string, cause error) error {
	return &Error{
		Op: "open repository " + quote(dir), Kind: ErrNoRepository, Cause: cause,
		Text: diag.T("フォルダー %s を開けません。", "The folder %s cannot be opened.", dir),
		Hint: diag.T("フォルダーの名前と権限を確かめてください。", "Check the folder's name and permissions."),
	}
}

func errOutside(dir, root string) error {
	return &Error{
		Op: "find " + quote(dir) + " below " + quote(root), Kind: ErrOutside,
		Text: diag.T("フォルダー %s は作業ツリー %s の中にありません。", "The folder %s is not inside the work tree %s.", dir, root),
	}
}

// errFormat refuses a repository format; ja and en name it.
func errFormat(gitDir, ja, en string) error {
	return &Error{
		Op: "open repository " + quote(gitDir), Kind: ErrUnsupported, Cause: errors.New(en),
		Text: diag.Text{
			JA: "このリポジトリの形式（%[1]s）には対応していません。", EN: "This repository's format (%[2]s) is not supported.",
			Args: []any{ja, en},
		},
		Hint: diag.T("通常の形式（SHA-1、refs はファイル）で複製したリポジトリを使ってください。",
			"Use a repository in the usual format (SHA-1, refs as files)."),
	}
}

func errConfig(gitDir string, cause error) error {
	return &Error{
		Op: "open repository " + quote(gitDir), Kind: ErrDamaged, Cause: cause,
		Text: diag.T("リポジトリ %s の設定を読めません。", "The set-up of the repository %s cannot be read.", gitDir),
		Hint: diag.T("そのフォルダーで git status を実行し、表示されたエラーを直してください。",
			"Run git status in that folder and mend what it reports."),
	}
}

func errNoCommits(branch string) error {
	return &Error{
		Op: "resolve revision \"HEAD\"", Kind: ErrNoCommits,
		Text: diag.T("ブランチ %s にはまだコミットがありません。", "The branch %s has no commits yet.", branch),
		Hint: diag.T("最初のコミットを作成してから実行してください。", "Make a first commit, then run again."),
	}
}

func errShallow(op string) error {
	return &Error{
		Op: op, Kind: ErrShallow,
		Text: diag.T("浅いクローン（shallow clone）のため、必要な履歴がありません。",
			"This is a shallow clone: the history that is needed is not here."),
		Hint: diag.T("CIでは actions/checkout に fetch-depth: 0 を指定してください。手元では git fetch --unshallow を実行してください。",
			"In CI give actions/checkout the setting fetch-depth: 0; on your machine run git fetch --unshallow."),
	}
}

func quote(s string) string { return fmt.Sprintf("%q", s) }
