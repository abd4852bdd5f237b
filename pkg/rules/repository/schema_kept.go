package repository

import (
	"bytes"
	"path"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/schema"
)

// schemaKept is settingsKept for a firm's own schemas: records that a change brings are
// judged by the schema that the same change may have loosened.
func schemaKept() *lint.Rule {
	return &lint.Rule{
		ID: "REP-013", Name: "schema_kept", Severity: diag.Warning, Needs: lint.Base,
		Title: diag.T("自社の様式の変更", "Own schema changed"),
		Basis: diag.T("リポジトリの構成（変更が自らの検査を緩めないための決まり）", "structure of the repository: a change does not loosen its own check"),
		Doc: diag.T(
			"schemas/ の様式を変えると、その種類の記録の検査も変わります。様式の変更や削除は、記録の変更と分けて提案し、見直しを受けてください。新しい種類を加えることは対象になりません。",
			"With a schema in schemas/ the check of its records changes. Propose it apart from changes of records and have it reviewed. New kinds are no matter of this rule."),
		Whole: func(p *lint.Pass) {
			for _, kind := range p.Base.Schemas.Own() {
				checkSchemaKept(p, kind)
			}
		},
	}
}

func checkSchemaKept(p *lint.Pass, kind string) {
	before, after := source(p.Base.Schemas, kind), source(p.Head.Schemas, kind)
	if bytes.Equal(before, after) {
		return
	}
	message := diag.T("この変更は、自社の様式「%[1]s」を変更しています。", "this change alters the schema of the firm's own kind %[1]q", kind)
	if after == nil {
		message = diag.T("この変更により、自社の様式「%[1]s」が使えなくなっています。", "with this change the schema of the firm's own kind %[1]q is gone or cannot be used", kind)
	}
	file := path.Join("schemas", kind+".schema.json")
	p.Report(diag.Diagnostic{
		Message: message, Hint: diag.T("様式の変更は、記録の変更と分けて提案し、見直しを受けてください。", "Propose it apart from changes of records and have it reviewed."),
		Subject: diag.Subject{Kind: "file", ID: file}, Range: diag.FileRange(file),
	})
}

// source is the schema without the white space of its file; nil where there is none
// that can be used.
func source(set *schema.Set, kind string) []byte {
	data, err := set.Source(kind, diag.JA)
	if err != nil {
		return nil
	}
	return data
}
