package draft

import (
	"errors"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
)

// appendTo is the file of a ledger with one more entry. All other bytes stay.
func appendTo(ledger *record.Record, row yamltree.Map) ([]byte, *Problem) {
	edit := yamltree.NewEditor(ledger.Node.Tree())
	switch entries := ledger.Node.Get("entries"); {
	case entries.Kind() == tree.List:
		edit.Insert(entries, entries.Len(), row)
	case entries.Exists():
		edit.Replace(entries, []any{row})
	default:
		last := ""
		for key := range ledger.Node.Fields() {
			last = key.Text()
		}
		edit.Add(ledger.Node, last, yamltree.Entry{Key: "entries", Value: []any{row}})
	}
	text, err := edit.Result()
	if errors.Is(err, yamltree.ErrEdit) {
		return nil, &Problem{"", diag.T("%[1]s に書き加えられません。", "nothing can be added to %[1]s", ledger.File()),
			diag.T("このファイルの検出事項を `pms lint` で確かめ、先に直してください。", "Mend first what `pms lint` finds in it.")}
	}
	if err != nil {
		return nil, &Problem{"", diag.T("%[1]s に書き加えられません: %[2]v", "cannot add to %[1]s: %[2]v", ledger.File(), err), diag.Text{}}
	}
	return []byte(text), nil
}
