package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/par"
)

// decodeAll is the bare cost of the work: it reads every YAML file below a folder,
// decodes it into the nodes of the library, on all processors as pms does, and
// forgets it. What does not decode is passed over, as pms goes on too.
func decodeAll(ctx context.Context, dir string) error {
	var files []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".yaml" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("list files: %w", err)
	}
	failed, err := par.Map(ctx, len(files), func(i int) error {
		data, err := os.ReadFile(files[i])
		if err != nil {
			return fmt.Errorf("decode: %w", err)
		}
		var n yaml.Node
		_ = yaml.Unmarshal(data, &n)
		return nil
	})
	return errors.Join(append(failed, err)...)
}
