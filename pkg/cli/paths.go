package cli

import (
	"io"

	"github.com/spf13/cobra"
)

// CommandPath is one node of the tree of commands.
type CommandPath struct {
	Words        []string // without the program's name
	Group        bool     // only holds others
	AnyArguments bool     // takes any number of arguments
}

// CommandPaths are all commands and groups, in the order of the help. Tests and the
// generated reference walk them.
func CommandPaths() []CommandPath {
	a := newApp(Env{Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }}, nil)
	var out []CommandPath
	var walk func(cmd *cobra.Command, words []string)
	walk = func(cmd *cobra.Command, words []string) {
		many := make([]string, 9)
		out = append(out, CommandPath{
			Words: words, Group: cmd.HasSubCommands(),
			AnyArguments: cmd.Args != nil && cmd.Args(cmd, many) == nil,
		})
		for _, child := range cmd.Commands() {
			walk(child, append(append([]string{}, words...), child.Name()))
		}
	}
	walk(a.root(), nil)
	return out
}
