package citation

import (
	"context"

	"github.com/pms-project/pms/pkg/cite"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func citationMoved() *lint.Rule {
	return &lint.Rule{
		ID: "CIT-011", Name: "citation_moved", Severity: diag.Error, Needs: lint.Base,
		Consults: []string{"regulation"},
		Title:    diag.T("条番号の変更で、引用が別の規定を指すようになった", "A citation points to another provision now"),
		Basis:    ownBasis,
		Doc: diag.T(
			"条や項を足したり削ったりすると、番号がずれ、書き換えていない引用が別の規定を指します。その規定も存在するため、文章だけを見ても分かりません。比べる版（--base）で指していた規定と、今指している規定が違う引用を知らせます。pms fix --base を実行すると、引用が追随します。",
			"Where articles or paragraphs are put in or taken out the numbers move, and a citation that nobody rewrote points to another provision. That one exists too, so the text alone does not show it. Found are citations that pointed elsewhere in the state before (--base). `pms fix --base` lets them follow."),
		Whole: func(p *lint.Pass) {
			before, err := cite.New(context.Background(), p.Base)
			if err != nil {
				return // it cannot be: the context has no end
			}
			m := newMoves(p.Base, p.Head)
			now := byNode(cited.Index(p).Places)
			for _, place := range before.Places {
				if place.Kind == cite.Provision && place.Supplement == nil {
					m.compare(p, place, now[m.became(place.Document, place.Node)])
				}
			}
		},
	}
}

// moves says what became of the provisions of the base.
type moves struct {
	by map[*regulation.Document]*regulation.Matching // by the document of the base
}

func newMoves(base, head *repo.Snapshot) moves {
	after := map[string]*regulation.Document{}
	for _, r := range head.Regulations() {
		after[r.Record.ID] = r.Document
	}
	m := moves{map[*regulation.Document]*regulation.Matching{}}
	for _, r := range base.Regulations() {
		if d := after[r.Record.ID]; d != nil {
			m.by[r.Document] = regulation.Match(r.Document, d)
		}
	}
	return m
}

// became is the node of the head that a node of the base surely became, else nil.
func (m moves) became(d *regulation.Document, n *regulation.Node) *regulation.Node {
	if m.by[d] == nil || n == nil {
		return nil
	}
	if after, sure := m.by[d].After(n); sure {
		return after
	}
	return nil
}

func byNode(places []*cite.Place) map[*regulation.Node]*cite.Place {
	out := map[*regulation.Node]*cite.Place{}
	for _, place := range places {
		if place.Kind == cite.Provision && place.Supplement == nil {
			out[place.Node] = place
		}
	}
	return out
}

// compare reports the citations of a provision that are written as before and point
// elsewhere.
func (m moves) compare(p *lint.Pass, before, now *cite.Place) {
	if now == nil {
		return
	}
	seen := map[string]int{}
	written := map[string][]cite.Ref{}
	for _, c := range now.Cites {
		ref := cite.Ref{Place: now, Cited: c}
		written[ref.Written()] = append(written[ref.Written()], ref)
	}
	for _, c := range before.Cites {
		old := cite.Ref{Place: before, Cited: c}
		words := old.Written()
		k := seen[words]
		if seen[words]++; k >= len(written[words]) {
			continue // rewritten
		}
		if ref := written[words][k]; cited.Holds(ref) && m.moved(&c.Target, &ref.Cited.Target) {
			report(p, ref, &c.Target)
		}
	}
}

// moved reports whether two targets surely are different provisions: the first or the
// last of what the citation meant has become another than it means now.
func (m moves) moved(was, is *regulation.Target) bool {
	if len(was.Nodes) == 0 || len(is.Nodes) == 0 {
		return false
	}
	first := m.became(was.Document, was.Nodes[0])
	last := m.became(was.Document, was.Nodes[len(was.Nodes)-1])
	return first != nil && first != is.Nodes[0] || last != nil && last != is.Nodes[len(is.Nodes)-1]
}

func report(p *lint.Pass, ref cite.Ref, was *regulation.Target) {
	p.Report(cited.At(ref,
		diag.T("「%[1]s」は、比べる版では%[2]sを指していましたが、今は%[3]sを指しています。", "%[1]q pointed to %[2]s before and points to %[3]s now",
			ref.Written(), named(was), named(&ref.Cited.Target)),
		diag.T("pms fix --base を実行すると、引用が元の規定に追随します。今の規定を指すのが正しい場合は、書き方を見直してください。",
			"`pms fix --base` lets it follow what it pointed to. If the new target is meant, look at how it is written.")))
}

// named is a target with the caption of its unit: 第12条（再教育）.
func named(t *regulation.Target) string {
	unit := t.Nodes[0].Unit()
	if len(t.Nodes) > 1 || unit.Title == "" {
		return t.String()
	}
	return t.String() + "（" + unit.Title + "）"
}
