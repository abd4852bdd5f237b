package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// dataFlags gives a command --format with the formats it knows (the first is the
// default), --json as the short form of --format json, and -o.
func (a *app) dataFlags(cmd *cobra.Command, formats ...string) {
	cmd.Flags().StringVar(&a.global.format, "format", formats[0], a.say("出力形式 `%[1]s`", "output format, `%[1]s`", strings.Join(formats, "|")))
	cmd.Flags().BoolVar(&a.global.json, "json", false, a.say("--format json の短い形", "short for --format json"))
	a.outputFlag(cmd)
	check := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if !cmd.Flags().Changed("format") {
			a.global.format = formats[0] // each command has its own default for the one variable
		}
		if a.global.json {
			a.global.format = "json"
		}
		if !slices.Contains(formats, a.global.format) {
			return usage("出力形式「%[1]s」はありません。%[2]s のいずれかを指定してください。", "format %[1]q: want one of %[2]s", a.global.format, strings.Join(formats, ", "))
		}
		if check != nil {
			return check(cmd, args)
		}
		return nil
	}
}

func (a *app) outputFlag(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&a.global.output, "output", "o", "", a.say("標準出力の代わりに `FILE` へ書きます", "write to `FILE` instead of standard output"))
}

func (a *app) json() bool { return a.global.format == "json" }

// print sends data to -o or to standard output.
func (a *app) print(text string) error {
	return a.write(func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// printJSON prints v indented, without escaping < > &.
func (a *app) printJSON(v any) error {
	return a.write(func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	})
}

// write lets f print to standard output, or into the file of -o, which is written
// whole or not at all.
func (a *app) write(f func(io.Writer) error) error {
	if a.global.output == "" || a.global.output == "-" {
		if err := f(a.env.Stdout); err != nil {
			return failure("標準出力に書き込めません: %[1]v", "write standard output: %[1]v", err)
		}
		return nil
	}
	var b bytes.Buffer
	if err := f(&b); err != nil {
		return err
	}
	if err := a.env.WriteFile(a.abs(a.global.output), b.Bytes()); err != nil {
		return failure("%[1]s に書き込めません: %[2]v", "write %[1]s: %[2]v", a.global.output, cause(err))
	}
	return nil
}

// abs is a path of the command line, which is relative to the working directory.
func (a *app) abs(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(a.env.Dir, path)
}

// note tells the user something beside the data: one line on standard error.
func (a *app) note(ja, en string, args ...any) {
	fmt.Fprintf(a.env.Stderr, "%s\n", a.say(ja, en, args...))
}
