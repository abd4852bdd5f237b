package draft

import (
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// optional are the fields that the draft does not have, as comments at its end: a
// line for each, ready to be taken out of the comment.
func (b *builder) optional() []byte {
	var lines strings.Builder
	for _, f := range b.request.Kind.Record.Fields() {
		if b.written[f.Name] || f.Personal {
			continue
		}
		words := f.Title.In(b.request.Lang)
		if d := about(f, b.request.Lang); d != "" && d != words {
			words = diag.T("%[1]s。%[2]s", "%[1]s: %[2]s", words, d).In(b.request.Lang)
		}
		lines.WriteString("# " + f.Name + ":  # " + strings.ReplaceAll(words, "\n", " ") + "\n")
	}
	if lines.Len() == 0 {
		return nil
	}
	heading := diag.T("必要に応じて書く項目（行の先頭の「# 」を消して使います）", "Fields to fill where needed (take away the \"# \" in front)").In(b.request.Lang)
	return []byte("\n# " + heading + "\n" + lines.String())
}
