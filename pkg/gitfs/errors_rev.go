package gitfs

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// acceptedForms is the hint of every syntax error.
func acceptedForms() diag.Text {
	return diag.T("指定できるのは、HEAD、ブランチ名、タグ名、origin/main のようなリモートのブランチ名、コミットのハッシュと、その後に付ける ~2 や ^1 です。",
		"Accepted are HEAD, a branch, a tag, a remote branch such as origin/main, a commit's hash, each followed by ~2 or ^1 if wanted.")
}

// errSyntax refuses the revision rev; ja and en say why, as a clause.
func errSyntax(rev, ja, en string) error {
	return &Error{
		Op: "parse revision " + quote(rev), Kind: ErrSyntax,
		Text: diag.Text{
			JA: "リビジョン %[1]q は使えません。%[2]s", EN: "The revision %[1]q cannot be used: %[3]s",
			Args: []any{rev, ja, en},
		},
		Hint: acceptedForms(),
	}
}

func errUnknown(rev string, shallow bool) error {
	e := &Error{
		Op: "resolve revision " + quote(rev), Kind: ErrUnknown,
		Text: diag.T("リビジョン %q が見つかりません。", "There is no revision %q.", rev),
		Hint: diag.T("名前を確かめてください。リモートのブランチは origin/main のように書き、先に git fetch を実行してください。",
			"Check the name. Write remote branches like origin/main, and run git fetch first."),
	}
	if shallow {
		e.Hint = diag.T("浅いクローン（shallow clone）です。CIでは actions/checkout に fetch-depth: 0 を指定してください。手元では git fetch --unshallow を実行してください。",
			"This is a shallow clone: in CI give actions/checkout the setting fetch-depth: 0; on your machine run git fetch --unshallow.")
	}
	return e
}

// errNoParent: step is the part of rev that leads beyond the first commit.
func errNoParent(rev, step string) error {
	return &Error{
		Op: "resolve revision " + quote(rev), Kind: ErrUnknown,
		Text: diag.T("リビジョン %q が見つかりません。%s に当たる親コミットがありません。",
			"There is no revision %q: no parent commit answers to %s.", rev, step),
		Hint: diag.T("git log で履歴の長さを確かめてください。", "Check with git log how far the history goes."),
	}
}

func errNotCommit(rev, typ string) error {
	return &Error{
		Op: "resolve revision " + quote(rev), Kind: ErrUnknown,
		Text: diag.T("%q はコミットではありません（%s）。", "%q is not a commit but a %s.", rev, typ),
		Hint: acceptedForms(),
	}
}

func errAmbiguousHash(rev string, hashes []string) error {
	return &Error{
		Op: "resolve revision " + quote(rev), Kind: ErrAmbiguous,
		Text: diag.T("短いハッシュ %q に当たるコミットが複数あります: %s", "The short hash %q fits more than one commit: %s",
			rev, strings.Join(hashes, ", ")),
		Hint: diag.T("ハッシュをもっと長く書いてください。", "Write more digits of the hash."),
	}
}

func errAmbiguousRef(rev string, refs []string) error {
	return &Error{
		Op: "resolve revision " + quote(rev), Kind: ErrAmbiguous,
		Text: diag.T("%q という名前は複数のものを指し、コミットが異なります: %s", "The name %q means several things with different commits: %s",
			rev, strings.Join(refs, ", ")),
		Hint: diag.T("%s のように、完全な名前で書いてください。", "Write the full name, such as %s.", refs[0]),
	}
}

func errUnrelated(a, b string) error {
	return &Error{
		Op: "find merge base of " + quote(a) + " and " + quote(b), Kind: ErrUnrelated,
		Text: diag.T("%q と %q には共通の祖先となるコミットがありません。", "%q and %q have no common ancestor.", a, b),
		Hint: diag.T("同じ履歴から分かれたブランチを指定してください。", "Name branches that grew from the same history."),
	}
}
