package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// repository is an open PMS repository.
type repository struct {
	FS
	root string // directory of pms.yaml, absolute
}

// openRepository finds the PMS repository that holds the directory of -C: the
// nearest directory upwards with a pms.yaml.
func (a *app) openRepository() (*repository, error) {
	start := a.abs(a.global.dir)
	for dir := start; ; {
		d, err := a.env.OpenDir(dir)
		if err != nil {
			if dir == start {
				return nil, failure("フォルダー %[1]s を開けません: %[2]v", "cannot open the directory %[1]s: %[2]v", start, cause(err))
			}
			return nil, a.noRepository(start)
		}
		if _, err := fs.Stat(d.FS(), repo.ManifestFile); err == nil {
			return &repository{d, dir}, nil
		}
		d.Close()
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, a.noRepository(start)
		}
		dir = parent
	}
}

func (a *app) noRepository(dir string) error {
	return failure("%[1]s は PMS リポジトリではありません（%[2]s が見つかりません）。リポジトリのフォルダーを -C で指定してください。",
		"%[1]s is no PMS repository (no %[2]s here or above); name its directory with -C", dir, repo.ManifestFile)
}

// cause is the system's reason without the operation and path around it.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// load reads the repository and, unless the user chose one, takes the language of
// its manifest.
func (a *app) load(ctx context.Context, r *repository) (*repo.Snapshot, error) {
	s, err := repo.Load(ctx, r.FS.FS(), repo.Options{Schemas: schema.New(schemas.FS)})
	switch {
	case errors.Is(err, repo.ErrNoManifest):
		return nil, a.noRepository(r.root)
	case err != nil:
		return nil, failure("リポジトリを読み込めません: %[1]v", "cannot read the repository: %[1]v", cause(err))
	}
	if l := s.Firm.Lang; !a.langGiven && (l == diag.JA || l == diag.EN) {
		a.lang = l
	}
	return s, nil
}
