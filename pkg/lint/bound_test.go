package lint

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// A hostile ledger cannot fill the memory with findings; what is left out is said.
func TestFindingsAreBounded(t *testing.T) {
	many := &Rule{
		ID: "TST-900", Name: "many", Severity: diag.Info, Title: diag.T("多", "many"), Doc: diag.T("多", "many"), Basis: diag.T("多", "many"),
		Whole: func(p *Pass) {
			for i := range maxFindings + 7 {
				p.Report(diag.Diagnostic{Range: diag.Range{File: "a.yaml", Start: diag.Point{Line: i + 1, Column: 1}}, Message: diag.T("件", "one")})
			}
			p.Report(diag.Diagnostic{Range: diag.FileRange("b.yaml"), Message: diag.T("件", "one")})
		},
	}
	res, err := Run(context.Background(), []*Rule{many}, Input{Head: repo.Empty(schema.New(schemas.FS))})
	if err != nil {
		t.Fatal(err)
	}
	if want := maxFindings + 2; len(res.Findings) != want {
		t.Fatalf("%d findings, want %d", len(res.Findings), want)
	}
	said := slices.ContainsFunc(res.Findings, func(d diag.Diagnostic) bool {
		return strings.Contains(d.Message.In(diag.EN), "7 more findings")
	})
	if !said {
		t.Error("what was left out is not said")
	}
}
