package cli

import (
	"bytes"

	"github.com/spf13/cobra"
)

func (a *app) completionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "completion bash|zsh|fish|powershell",
		Short:   a.say("シェルの入力補完の設定を出力します", "Print the completion script of a shell"),
		Example: "pms completion bash > /etc/bash_completion.d/pms",
		Args:    a.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var b bytes.Buffer
			write := map[string]func() error{
				"bash":       func() error { return cmd.Root().GenBashCompletionV2(&b, true) },
				"zsh":        func() error { return cmd.Root().GenZshCompletion(&b) },
				"fish":       func() error { return cmd.Root().GenFishCompletion(&b, true) },
				"powershell": func() error { return cmd.Root().GenPowerShellCompletionWithDesc(&b) },
			}[args[0]]
			if write == nil {
				return usage("シェル「%[1]s」には対応していません。bash、zsh、fish、powershell のいずれかを指定してください。", "shell %[1]q: want bash, zsh, fish or powershell", args[0])
			}
			if err := write(); err != nil {
				return err
			}
			return a.print(b.String())
		},
	}
	a.outputFlag(cmd)
	return cmd
}
