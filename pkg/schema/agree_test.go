package schema

import (
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/pms-project/pms/schemas"
)

var documents = flag.Int("documents", 100, "damaged documents a kind to compare with the validator")

// tally counts what the comparison with the validator has seen.
type tally struct{ compared, valid, taken, unsure int }

// agree judges a document by the fast walk and by the validator and fails on any
// difference: a yes that is not valid, a no that is, a valid document with findings, an
// invalid one without. The ledger's way of judging only the bad entries must find the
// same as judging all.
func agree(t *testing.T, k *Kind, v *value, n *tally) {
	t.Helper()
	root := treeOf(v).Root()
	w := walk{entries: k.entriesShape()}
	fast := w.judge(k.root, root)
	whole := newDocument(root, false, nil)
	leaves, err := k.validate(whole.value)
	if err != nil {
		t.Fatalf("validate %s: %v", root.Tree().Source(), err)
	}
	valid := len(leaves) == 0 && len(whole.odd) == 0
	found := k.Check(root).Violations

	n.compared++
	n.valid += bit(valid)
	n.taken += bit(fast == yes)
	n.unsure += bit(fast == unsure)
	src := root.Tree().Source()
	if fast == yes && !valid {
		t.Errorf("%s: accepted but not valid: %s\n%v", k.Name, src, leaves)
	}
	if fast == no && valid {
		t.Errorf("%s: refused but valid: %s", k.Name, src)
	}
	if valid != (len(found) == 0) {
		t.Errorf("%s: valid is %v, findings: %s\n%s", k.Name, valid, show(found), src)
	}
	e := explainer{kind: k, doc: whole}
	if all, pruned := show(e.explainAll(leaves)), show(found); all != pruned {
		t.Errorf("%s: findings differ\nall:\n%s\npruned:\n%s\n%s", k.Name, all, pruned, src)
	}
}

func TestFastWalkAgreesWithValidator(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"testdata": os.DirFS("testdata"), "built-in": schemas.FS} {
		set := New(fsys)
		g := &generator{rand.New(rand.NewPCG(1, 2)), t}
		var n tally
		for _, kind := range set.Kinds() {
			k, err := set.Kind(kind)
			if err != nil {
				t.Fatal(err)
			}
			for range *documents {
				v := g.document(k)
				g.damage(v)
				agree(t, k, v, &n)
			}
		}
		t.Logf("%s: %d documents compared, %d valid, of which the fast walk took %d and left %d to the validator",
			name, n.compared, n.valid, n.taken, n.unsure)
		if n.valid < n.compared/10 || n.valid > n.compared*9/10 {
			t.Errorf("%s: %d of %d documents valid: the damage is too great or too small to compare", name, n.valid, n.compared)
		}
	}
}

func FuzzCheck(f *testing.F) {
	set := New(os.DirFS("testdata"))
	f.Add(`{"kind":"task","id":"t","title":"点検","due":"2026-04-01","marks":{"２":{"covers":["a"]}},"place":["r"]}`)
	f.Add(`{"kind":"task","id":"t","title":"x","due":"2026-04-01","status":"closed","to":"2026-04-01","count":1e3,"rate":0.1}`)
	f.Add(`{"kind":"asset_ledger","id":"l","entries":[{"id":"a","name":"机","medium":["紙"]},{"id":"b"}]}`)
	f.Add(`{"kind":"task","proof":{"by":"web","link":"https://example.jp/"},"purpose_of_use":["ああ","ああ"],"余分/~%E3":1}`)
	f.Fuzz(func(t *testing.T, src string) {
		v, err := parseJSON([]byte(src))
		if err != nil || len(src) > 5000 {
			return
		}
		for _, kind := range []string{"task", "asset_ledger"} {
			k, err := set.Kind(kind)
			if err != nil {
				t.Fatal(err)
			}
			agree(t, k, v, &tally{})
		}
	})
}
