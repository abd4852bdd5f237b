package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pms-project/pms/pkg/report"
)

// help prints the help of a command to standard output. It replaces cobra's
// template, whose headings are English and whose columns count full-width
// characters as one cell.
func (a *app) help(cmd *cobra.Command) { a.writeHelp(a.env.Stdout, cmd) }

func (a *app) writeHelp(w io.Writer, cmd *cobra.Command) {
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(w, "%s\n\n%s\n", about, a.say("使い方:", "Usage:"))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "  %s COMMAND\n", cmd.CommandPath())
	}
	if !cmd.HasAvailableSubCommands() || strings.Contains(cmd.Use, " ") { // some groups also work by themselves
		fmt.Fprintf(w, "  %s\n", cmd.UseLine())
	}
	var rows [][2]string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			rows = append(rows, [2]string{c.Name(), c.Short})
		}
	}
	writeRows(w, a.say("コマンド:", "Commands:"), rows)
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s\n%s\n", a.say("例:", "Examples:"), indent(cmd.Example))
	}
	writeRows(w, a.say("フラグ:", "Flags:"), a.flagRows(cmd.LocalNonPersistentFlags()))
	persistent := cmd.InheritedFlags()
	if !cmd.HasParent() {
		persistent = cmd.PersistentFlags()
	}
	writeRows(w, a.say("共通のフラグ:", "Global flags:"), a.flagRows(persistent))
}

func (a *app) flagRows(flags *pflag.FlagSet) [][2]string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		if f.Name == "help" {
			rows = append(rows, [2]string{"-h, --help", a.say("この説明を表示します", "show this help")})
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if value != "" {
			name += " " + value
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			text += a.say("（既定: %[1]s）", " (default %[1]s)", f.DefValue)
		}
		rows = append(rows, [2]string{name, text})
	})
	return rows
}

func writeRows(w io.Writer, heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, r := range rows {
		widest = max(widest, report.Width(r[0]))
	}
	fmt.Fprintf(w, "\n%s\n", heading)
	for _, r := range rows {
		fmt.Fprintf(w, "  %s%s  %s\n", r[0], strings.Repeat(" ", widest-report.Width(r[0])), r[1])
	}
}

func indent(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

// helpCommand is `pms help COMMAND`; an unknown word is wrong usage.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.say("コマンドの説明を表示します", "Show the help of a command"),
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.unknownCommand(cmd.Root(), args)
			}
			a.help(target)
			return nil
		},
	}
}
