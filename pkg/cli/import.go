package cli

import (
	"github.com/spf13/cobra"

	"github.com/pms-project/pms/pkg/diag"
)

func (a *app) importCommand() *cobra.Command {
	return a.group("import", diag.T("今ある文書を取り込みます", "Bring in documents that exist"),
		a.importRegulationCommand(),
	)
}
