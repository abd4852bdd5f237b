package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/par"
)

// decodeAll is the bare cost of the work: it reads every YAML file below a folder
// and decodes it into the nodes of the library, on all processors, as pms does, and
// forgets it. What does not decode is passed over, as pms passes on.
func decodeAll(dir string) error {
	var files []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".yaml" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("list %s: %w", dir, err)
	}
	failed, err := par.Map(context.Background(), len(files), func(i int) error {
		data, err := os.ReadFile(files[i])
		if err != nil {
			return err
		}
		var n yaml.Node
		_ = yaml.Unmarshal(data, &n)
		return nil
	})
	if err != nil {
		return err
	}
	for _, err := range failed {
		if err != nil {
			return fmt.Errorf("decode: %w", err)
		}
	}
	return nil
}
