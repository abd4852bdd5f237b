package main

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// lintHere lints a repository in this process, for what can only be seen inside:
// the number of schemas compiled, and of kinds that the documents name.
func lintHere(ctx context.Context, fsys fs.FS) (compiled, met int, err error) {
	set := schema.New(schemas.FS)
	s, err := repo.Load(ctx, fsys, repo.Options{Schemas: set})
	if err != nil {
		return 0, 0, fmt.Errorf("load: %w", err)
	}
	day, err := calendar.ParseISO(today)
	if err != nil {
		return 0, 0, err
	}
	if _, err := lint.Run(ctx, rules.All(), lint.Input{Head: s, Today: day}); err != nil {
		return 0, 0, fmt.Errorf("lint: %w", err)
	}
	kinds := map[string]bool{}
	for _, f := range s.Files {
		if f.Record != nil {
			kinds[f.Record.Kind.Name] = true
		}
	}
	return set.Compiled(), len(kinds), nil
}
