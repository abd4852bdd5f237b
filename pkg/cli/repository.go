package cli

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/gitfs"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// repository is an open PMS repository: a directory, or a revision of one.
type repository struct {
	fsys  fs.FS
	close func() error
	root  string // directory of pms.yaml, absolute; its place in the work tree for a revision

	git      *gitfs.Repo // nil for a directory until history is asked for
	revision string      // "" for a directory
	prefix   string      // of the PMS root below the Git root

	overlay map[string][]byte // contents that stand in for those of files
}

func (r *repository) Close() {
	if r.close != nil {
		r.close()
	}
	if r.git != nil {
		r.git.Close()
	}
}

// openRepository finds the PMS repository that holds the directory of -C: the
// nearest one upwards with a pms.yaml, on disk or in the revision of --rev.
func (a *app) openRepository(ctx context.Context) (*repository, error) {
	start := a.abs(a.global.dir)
	if a.global.rev != "" {
		return a.openRevision(ctx, start, a.global.rev)
	}
	for dir := start; ; {
		d, err := a.env.OpenDir(dir)
		if err != nil {
			if dir == start {
				return nil, failure("フォルダー %[1]s を開けません: %[2]v", "cannot open the directory %[1]s: %[2]v", start, cause(err))
			}
			return nil, noRepository(start)
		}
		if _, err := fs.Stat(d.FS(), repo.ManifestFile); err == nil {
			return &repository{fsys: d.FS(), close: d.Close, root: dir}, nil
		}
		d.Close()
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, noRepository(start)
		}
		dir = parent
	}
}

// openRevision finds the PMS root in a revision, whatever the disk has.
func (a *app) openRevision(ctx context.Context, dir, rev string) (*repository, error) {
	git, err := gitfs.Open(dir)
	if err != nil {
		return nil, gitError(err)
	}
	prefix, err := git.Prefix(dir)
	if err != nil {
		git.Close()
		return nil, gitError(err)
	}
	for p := prefix; ; p = path.Dir(p) {
		if p == "." {
			p = ""
		}
		fsys, err := git.FS(ctx, rev, p)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			git.Close()
			return nil, gitError(err)
		}
		if err == nil {
			if _, err := fs.Stat(fsys, repo.ManifestFile); err == nil {
				return &repository{fsys: fsys, root: filepath.Join(git.Root(), filepath.FromSlash(p)), git: git, revision: rev, prefix: p}, nil
			}
		}
		if p == "" {
			git.Close()
			return nil, failure("%[2]s の時点の %[1]s は PMS リポジトリではありません（%[3]s が見つかりません）。", "%[1]s at %[2]s is no PMS repository (no %[3]s here or above)", dir, rev, repo.ManifestFile)
		}
	}
}

// history opens the Git repository that the PMS repository lies in.
func (r *repository) history() error {
	if r.git != nil {
		return nil
	}
	git, err := gitfs.Open(r.root)
	if err != nil {
		return gitError(err)
	}
	prefix, err := git.Prefix(r.root)
	if err != nil {
		git.Close()
		return gitError(err)
	}
	r.git, r.prefix = git, prefix
	return nil
}

// gitError puts a failure of package gitfs into a status: what the user wrote wrong
// is wrong usage, the rest could not be done.
func gitError(err error) error {
	var g *gitfs.Error
	if !errors.As(err, &g) {
		return err
	}
	status := ExitFailure
	for _, kind := range []error{gitfs.ErrSyntax, gitfs.ErrUnknown, gitfs.ErrAmbiguous} {
		if errors.Is(err, kind) {
			status = ExitUsage
		}
	}
	text := g.Text
	if !g.Hint.IsZero() {
		text = diag.T("%[1]s\n     %[2]s", "%[1]s\n     %[2]s", g.Text, g.Hint)
	}
	return &statusError{status, text}
}

func noRepository(dir string) error {
	return failure("%[1]s は PMS リポジトリではありません（%[2]s が見つかりません）。リポジトリのフォルダーを -C で指定してください。",
		"%[1]s is no PMS repository (no %[2]s here or above); name its directory with -C", dir, repo.ManifestFile)
}

// cause is the system's reason without the operations and paths around it, the
// usual ones in the language of the reader.
func cause(err error) diag.Text {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return diag.T("権限がありません。", "permission denied")
	case errors.Is(err, fs.ErrNotExist):
		return diag.T("ファイル又はフォルダーがありません。", "no such file or directory")
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return diag.T("%[1]v", "%[1]v", err)
}

// load reads the repository and, unless the user chose one, takes the language of
// its manifest.
func (a *app) load(ctx context.Context, r *repository) (*repo.Snapshot, error) {
	s, err := repo.Load(ctx, r.fsys, repo.Options{Schemas: schema.New(schemas.FS), Overlay: r.overlay})
	switch {
	case errors.Is(err, repo.ErrNoManifest):
		return nil, noRepository(r.root)
	case err != nil:
		return nil, failure("リポジトリを読み込めません: %[1]v", "cannot read the repository: %[1]v", cause(err))
	}
	if l := s.Firm.Lang; !a.langGiven && (l == diag.JA || l == diag.EN) {
		a.lang = l
	}
	return s, nil
}

// warnUnread says which files are missing from an answer because they are not readable,
// or of no known kind. lint, which reports each, does not need it.
func (a *app) warnUnread(s *repo.Snapshot) {
	first, count := "", 0
	for _, f := range s.Files {
		if f.Record != nil {
			continue
		}
		if count++; count == 1 {
			first = f.Path
		}
	}
	if count > 0 {
		a.warn(diag.T("読み取れないため、結果に含めていないファイルがあります（%[1]s など %[2]d 件）。pms lint で確認してください。", "files that cannot be read are left out (%[2]d, the first %[1]s); see pms lint", first, count))
	}
}

// loadBase reads the state that a change started from: the merge base of rev and the
// revision at hand. It is empty where the PMS repository did not exist then.
func (a *app) loadBase(ctx context.Context, r *repository, rev string, head *repo.Snapshot) (*repo.Snapshot, error) {
	if err := r.history(); err != nil {
		return nil, err
	}
	tip := r.revision
	if tip == "" {
		tip = "HEAD"
	}
	base, err := r.git.MergeBase(ctx, rev, tip)
	if err != nil {
		return nil, gitError(err)
	}
	fsys, err := r.git.FS(ctx, base, r.prefix)
	if errors.Is(err, fs.ErrNotExist) {
		return repo.Empty(head.Schemas), nil
	}
	if err != nil {
		return nil, gitError(err)
	}
	s, err := repo.Load(ctx, fsys, repo.Options{Schemas: head.Schemas, Share: head})
	if errors.Is(err, repo.ErrNoManifest) {
		return repo.Empty(head.Schemas), nil
	}
	return s, err
}

// forgePrefix is the PMS root below the Git root, ending in a slash, for forges that
// count paths from there; "" outside a Git repository.
func (r *repository) forgePrefix() string {
	if r.history() != nil || r.prefix == "" {
		return ""
	}
	return r.prefix + "/"
}
