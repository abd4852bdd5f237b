package gitfs

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// revision is a parsed revision: a name and the steps back from it.
type revision struct {
	base  string
	steps []step
}

// step is ~n (n first parents back, n ≥ 0) or ^n (parent n; ^0 is the commit itself).
type step struct {
	kind byte // '~' or '^'
	n    int
}

func (s step) String() string { return string(s.kind) + strconv.Itoa(s.n) }

// Bounds on a revision: longer ones are no names anybody gave.
const (
	maxRevision = 1024
	maxSteps    = 64
	maxStep     = 1_000_000
)

// parseRevision reads rev in the restricted syntax of [Repo.Resolve]. Everything
// else that git understands (HEAD@{1}, HEAD:file, a..b, :/text, x^{commit}) is
// refused by name, since a wrong commit is worse than none.
func parseRevision(rev string) (revision, error) {
	if err := refuseForeign(rev); err != nil {
		return revision{}, err
	}
	base, rest := rev, ""
	if i := strings.IndexAny(rev, "~^"); i >= 0 {
		base, rest = rev[:i], rev[i:]
	}
	if err := checkName(rev, base); err != nil {
		return revision{}, err
	}
	steps, err := parseSteps(rev, rest)
	return revision{base, steps}, err
}

// refuseForeign refuses what git understands and pms does not, in words of its own.
func refuseForeign(rev string) error {
	switch {
	case rev == "":
		return errSyntax(rev, "空です。", "it is empty.")
	case len(rev) > maxRevision:
		return errSyntax(rev[:40]+"...", "長すぎます。", "it is too long.")
	case !utf8.ValidString(rev):
		return errSyntax(rev, "UTF-8ではありません。", "it is not UTF-8.")
	case strings.Contains(rev, "@{"):
		return errSyntax(rev, "「@{…}」（参照の履歴）には対応していません。", "\"@{...}\" (the history of a reference) is not supported.")
	case strings.Contains(rev, ".."):
		return errSyntax(rev, "「..」は範囲の書き方です。リビジョンを1つだけ指定してください。", "\"..\" makes a range; name one revision.")
	case strings.Contains(rev, ":"):
		return errSyntax(rev, "「:」でファイルを指す書き方には対応していません。", "\":\" (a file of a revision) is not supported.")
	case rev == "@":
		return errSyntax(rev, "HEAD と書いてください。", "write HEAD.")
	}
	return nil
}

// checkName refuses what cannot be the name of a branch or tag
// (git-check-ref-format), and with it every trick with paths.
func checkName(rev, name string) error {
	for _, r := range name {
		if r <= ' ' || r == 0x7f || strings.ContainsRune(`*?[\{}`, r) {
			return errSyntax(rev, "使えない文字があります。", "it has a character that no name can have.")
		}
	}
	if name == "" {
		return errSyntax(rev, "名前がありません。", "it has no name.")
	}
	if strings.HasPrefix(name, "-") {
		return errSyntax(rev, "「-」で始まる名前はありません。", "no name begins with \"-\".")
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] == '.' || strings.HasSuffix(part, ".") || strings.HasSuffix(part, ".lock") {
			return errSyntax(rev, "ブランチ名やタグ名として正しくありません。", "it is not well formed as the name of a branch or tag.")
		}
	}
	return nil
}

// parseSteps reads a chain such as ~2^1.
func parseSteps(rev, s string) ([]step, error) {
	var steps []step
	for s != "" {
		kind := s[0]
		digits := len(s[1:]) - len(strings.TrimLeft(s[1:], "0123456789"))
		number := s[1 : 1+digits]
		s = s[1+digits:]
		n, err := strconv.Atoi(number)
		switch {
		case kind != '~' && kind != '^':
			return nil, errSyntax(rev, "「~」「^」の後には数字だけを書けます。", "only digits may follow \"~\" and \"^\".")
		case number == "":
			n = 1
		case err != nil || n > maxStep:
			return nil, errSyntax(rev, "数が大きすぎます。", "its number is too large.")
		}
		if len(steps) == maxSteps {
			return nil, errSyntax(rev, "「~」「^」が多すぎます。", "it has too many \"~\" and \"^\".")
		}
		steps = append(steps, step{kind, n})
	}
	return steps, nil
}
