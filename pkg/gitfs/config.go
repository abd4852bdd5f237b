package gitfs

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// settings are the few facts of a repository's configuration that decide whether
// and how it can be read. Included files and the user's own configuration are not
// looked at: none of these facts can lie there.
type settings struct {
	partial bool // objects may have been left out (promisor remote)
	sparse  bool // the work tree may lack files; revisions do not
}

// readableExtensions change nothing in how objects and refs are read.
// (gitrepository-layout, "extensions")
var readableExtensions = map[string]bool{
	"noop": true, "noop-v1": true, "preciousobjects": true, "partialclone": true,
	"worktreeconfig": true, "relativeworktrees": true,
}

// readSettings reads the configuration of the place and refuses the formats that
// go-git cannot read.
func readSettings(p place) (settings, error) {
	var s settings
	cfg, err := decodeConfig(filepath.Join(p.common, "config"))
	if err != nil {
		return s, errConfig(p.gitDir, err)
	}
	if err := checkFormat(p.gitDir, cfg); err != nil {
		return s, err
	}
	s.partial = cfg.Section("extensions").HasOption("partialclone")
	for _, remote := range cfg.Section("remote").Subsections {
		s.partial = s.partial || isTrue(remote.Option("promisor"))
	}
	s.sparse = isTrue(cfg.Section("core").Option("sparseCheckout"))
	if own, err := decodeConfig(filepath.Join(p.gitDir, "config.worktree")); err == nil {
		s.sparse = s.sparse || isTrue(own.Section("core").Option("sparseCheckout"))
	}
	return s, nil
}

// decodeConfig reads one configuration file; a missing one is empty.
func decodeConfig(name string) (*config.Config, error) {
	cfg := config.New()
	b, err := readSmall(name, 4<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return cfg, nil
	}
	if err != nil {
		return nil, err
	}
	return cfg, config.NewDecoder(bytes.NewReader(b)).Decode(cfg)
}

// checkFormat refuses what a reader must not touch without understanding it.
func checkFormat(gitDir string, cfg *config.Config) error {
	version := cfg.Section("core").Option("repositoryformatversion")
	if version != "" && version != "0" && version != "1" {
		return errFormat(gitDir, "形式番号 "+version, "format version "+version)
	}
	for _, o := range cfg.Section("extensions").Options {
		key, value := strings.ToLower(o.Key), strings.ToLower(o.Value)
		switch {
		case readableExtensions[key]:
		case key == "objectformat" && value == "sha1", key == "refstorage" && value == "files":
		case key == "objectformat", key == "refstorage":
			return errFormat(gitDir, value, value)
		case version == "1": // in version 0 git ignores what it does not know
			return errFormat(gitDir, "拡張 "+o.Key, "extension "+o.Key)
		}
	}
	return nil
}

// isTrue reads a Git boolean; an option without value ("promisor") is empty in
// go-git's decoder and cannot be told from an absent one, so it counts as false.
func isTrue(v string) bool {
	switch strings.ToLower(v) {
	case "true", "yes", "on", "1":
		return true
	}
	return false
}
