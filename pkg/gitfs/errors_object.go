package gitfs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/pms-project/pms/pkg/diag"
)

func readOp(h plumbing.Hash) string { return "read object " + h.String() }

// errMissing: the object is in no object folder. A partial clone leaves objects
// out on purpose, so it gets its own words.
func errMissing(h plumbing.Hash, partial bool) error {
	if partial {
		return &Error{
			Op: readOp(h), Kind: ErrPartial,
			Text: diag.T("部分クローン（--filter 付き）のため、オブジェクト %s が手元にありません。",
				"This is a partial clone (made with --filter): the object %s is not here.", h),
			Hint: diag.T("--filter を付けずに git clone をやり直してください。CIでは actions/checkout の filter の指定を外してください。",
				"Clone again without --filter; in CI remove the setting filter of actions/checkout."),
		}
	}
	return &Error{
		Op: readOp(h), Kind: ErrMissing,
		Text: diag.T("リポジトリにオブジェクト %s がありません。", "The object %s is missing from the repository.", h),
		Hint: mendHint(),
	}
}

func errDamaged(h plumbing.Hash, cause error) error {
	return &Error{
		Op: readOp(h), Kind: ErrDamaged, Cause: cause,
		Text: diag.T("オブジェクト %s が壊れています。", "The object %s is damaged.", h),
		Hint: mendHint(),
	}
}

func errRef(name string, cause error) error {
	return &Error{
		Op: "read reference " + quote(name), Kind: ErrDamaged, Cause: cause,
		Text: diag.T("参照 %s を読めません。", "The reference %s cannot be read.", name),
		Hint: mendHint(),
	}
}

// errIndex: an index of the packs in the object folder dir cannot be read. What the
// operating system refused is returned as it is, for [wrapObject].
func errIndex(dir string, cause error) error {
	var refused *fs.PathError
	if errors.As(cause, &refused) {
		return cause
	}
	return &Error{
		Op: "read pack index in " + quote(dir), Kind: ErrDamaged, Cause: noEOF(cause),
		Text: diag.T("フォルダー %s にあるパックの索引が壊れています。", "A pack index in the folder %s is damaged.", dir),
		Hint: mendHint(),
	}
}

// sizeError says that an object exceeds the bound on its type.
type sizeError struct{ size, limit int64 }

func (e sizeError) Error() string { return fmt.Sprintf("%d bytes, limit %d", e.size, e.limit) }

func errObjectSize(h plumbing.Hash, e sizeError) error {
	return &Error{
		Op: readOp(h), Kind: ErrTooLarge, Cause: e,
		Text: diag.T("オブジェクト %s が大きすぎます（%d バイト、上限 %d バイト）。",
			"The object %s is too large (%d bytes, limit %d).", h, e.size, e.limit),
	}
}

func errTreeSize(h plumbing.Hash, limit int) error {
	return &Error{
		Op: "list tree " + h.String(), Kind: ErrTooLarge,
		Text: diag.T("フォルダーとファイルの数が上限（%d）を超えています。", "There are more folders and files than the limit of %d.", limit),
		Hint: diag.T("PMSのフォルダーだけを -C で指定してください。", "Name only the folder of the PMS with -C."),
	}
}

func errTreeDepth(h plumbing.Hash, limit int) error {
	return &Error{
		Op: "list tree " + h.String(), Kind: ErrTooLarge,
		Text: diag.T("フォルダーの入れ子が深すぎます（上限 %d）。", "Folders are nested too deeply (limit %d).", limit),
	}
}

// errNotDir: the prefix is not a folder of the revision.
func errNotDir(rev, prefix string) error {
	return &Error{
		Op: fmt.Sprintf("open folder %q of revision %q", prefix, rev), Kind: fs.ErrNotExist,
		Text: diag.T("リビジョン %q にはフォルダー %s がありません。", "The revision %q has no folder %s.", rev, prefix),
		Hint: diag.T("そのフォルダーができた後のリビジョンを指定してください。", "Name a revision from after the folder was made."),
	}
}

// errNotFollowed: what a link or submodule gives instead of contents.
func errNotFollowed(name string, m fs.FileMode) error {
	e := &Error{Op: "read " + quote(name), Kind: ErrNotFollowed,
		Text: diag.T("%s はシンボリックリンクのため、読みません。", "%s is a symbolic link and is not read.", name)}
	if m&fs.ModeSymlink == 0 {
		e.Text = diag.T("%s はサブモジュールのため、読みません。", "%s is a submodule and is not read.", name)
	}
	return e
}

// wrapObject turns what go-git says about the object h into an [*Error]. A
// failure of the operating system is kept apart from damage: a refused
// permission is not mended by git fsck.
func wrapObject(h plumbing.Hash, cause error, partial bool) error {
	if errors.Is(cause, plumbing.ErrObjectNotFound) {
		return errMissing(h, partial)
	}
	var known *Error
	if errors.As(cause, &known) || errors.Is(cause, fs.ErrClosed) {
		return cause
	}
	var size sizeError
	if errors.As(cause, &size) {
		return errObjectSize(h, size)
	}
	var path *fs.PathError
	if !errors.As(cause, &path) {
		return errDamaged(h, noEOF(cause))
	}
	return &Error{
		Op: readOp(h), Kind: ErrUnreadable, Cause: cause,
		Text: diag.T("リポジトリのファイルを読めません（%v）。", "A file of the repository cannot be read (%v).", cause),
		Hint: diag.T("フォルダー .git の権限を確かめてください。", "Check the permissions of the folder .git."),
	}
}

// noEOF makes an early end of data an error of its own: a caller must never take
// it for the end of a file.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func mendHint() diag.Text {
	return diag.T("git fsck を実行して確かめ、壊れている場合は clone し直してください。",
		"Check with git fsck; if the repository is damaged, clone it again.")
}
