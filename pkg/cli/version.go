package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: a.say("バージョンを表示します", "Print the version"),
		Args:  a.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			v := buildFacts()
			if a.json() {
				return a.printJSON(v)
			}
			return a.print(fmt.Sprintf("pms %s (%s, %s/%s)\n", v.PMS, v.Go, v.OS, v.Arch))
		},
	}
	a.dataFlags(cmd, "text", "json")
	return cmd
}

// facts is the JSON of `pms version`.
type facts struct {
	Version  int    `json:"version"`
	PMS      string `json:"pms"`
	Revision string `json:"revision,omitempty"`
	Go       string `json:"go"`
	OS       string `json:"os"`
	Arch     string `json:"arch"`
}

// buildFacts reads what the Go linker recorded: the module version of a release,
// or (devel) with the commit for a build from a checkout.
func buildFacts() facts {
	f := facts{Version: 1, PMS: "(devel)", Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return f
	}
	if v := info.Main.Version; v != "" {
		f.PMS = v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			f.Revision = s.Value
		}
	}
	return f
}
