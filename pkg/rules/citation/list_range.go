package citation

import (
	"slices"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func listRange() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-002", Name: "list_range", Severity: diag.Warning,
		Consults: []string{"regulation"},
		Title:    diag.T("範囲と続く一覧の食い違い", "Range differs from the list that follows"),
		Basis:    ownBasis,
		Doc: diag.T(
			"「以下の①～③」「次の(1)から(3)まで」のように、続く一覧の初めから途中までを指している箇所を調べます。一覧に④を足したときに直し忘れた範囲です。離れた一覧の一部を選んで指す引用（A.3.4.2.3(1)のa)～d)など）は対象にしません。一覧より長い範囲は DOC-011 が検出します。",
			"Reports 以下の①～③ before a list that goes on to ④: the range was forgotten when an item was added. A choice from a list elsewhere is left alone. A range that is longer than its list is for DOC-011."),
		Whole: func(p *lint.Pass) {
			for ref := range cited.Today(p) {
				if last := cutShort(ref); last != nil {
					d := cited.At(ref,
						diag.T("「%[1]s」と書かれていますが、一覧は%[2]sまであります。", "%[1]q is written, but the list goes on to %[2]s", ref.Written(), last.Label),
						diag.T("範囲の終わりを直すか、「以下の各号」のように番号を書かない形にしてください。", "Correct the end of the range, or write it without numbers."))
					d.Related = []diag.Related{{Range: last.Range(), Message: diag.T("一覧の最後", "the end of the list")}}
					p.Report(d)
				}
			}
		},
	}
}

// cutShort is the last item of the list that follows a range which ends before it, nil
// for any other citation.
func cutShort(ref cite.Ref) *regulation.Node {
	c := &ref.Cited
	if c.Through == nil || c.Document != "" || ref.Place.Node == nil || len(c.Target.Nodes) == 0 || c.Except {
		return nil
	}
	first, last := c.Target.Nodes[0], c.Target.Nodes[len(c.Target.Nodes)-1]
	if first.Level < regulation.LevelItem || first.Number.Main() != 1 || c.Where == regulation.Above {
		return nil
	}
	if c.Where != regulation.Below && first.Parent != ref.Place.Node || len(c.Path) > 1 {
		return nil
	}
	list := first.Parent.Children
	end := last
	for _, n := range list[slices.Index(list, last)+1:] {
		if n.Number.Main() != end.Number.Main()+1 || !likeLabels(end.Label, n.Label) {
			break
		}
		end = n
	}
	if end == last {
		return nil
	}
	return end
}

// likeLabels reports whether two labels are of one series: ③ and ④, (2) and (3).
func likeLabels(a, b string) bool {
	x, ok1 := regulation.ScanLabel(a + "　文")
	y, ok2 := regulation.ScanLabel(b + "　文")
	return ok1 && ok2 && x.Style == y.Style
}
