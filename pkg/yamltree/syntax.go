package yamltree

import "github.com/pms-project/pms/pkg/diag"

func (r *reader) checkHead(text source) {}

func (r *reader) diagnose(text source, err error) {
	r.add(finding{rule: ruleSyntax, at: span{text.start, text.start}, message: diag.T("YAMLとして読めません。", "The file cannot be read as YAML: %s", err.Error())})
}
