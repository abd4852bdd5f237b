package topics

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/tree"
)

// Passage is a provision of a rule in force, or one of its appendices.
type Passage struct {
	Record *record.Record
	Node   *regulation.Node // nil for an appendix
	Text   string           // in plain form: heading and all below
	Place  diag.Range
	Covers []string
	Source tree.Node // what the passage was read from
}

// Passages are the rule texts in force: Units are the articles, clauses and appendices,
// Marked are the passages that bear a topic's mark, which may lie inside of a unit.
type Passages struct {
	Units  []Passage
	Marked map[string][]Passage
}

var passagesKey = &lint.Key[Passages]{Name: "passages of the rules in force"}

// Rules are the passages of the rules in force, gathered once a run.
func Rules(p *lint.Pass) Passages {
	return lint.Once(p, passagesKey, func() Passages {
		out := Passages{Marked: map[string][]Passage{}}
		for _, d := range p.Head.Regulations() {
			if !d.Record.InForce() || d.Record.IsDraft() {
				continue
			}
			for n := range d.Document.All() {
				covers, unit := n.Mark("covers").Texts(), n.Unit() == n
				if unit || len(covers) > 0 { // others are part of a unit
					out.add(Passage{Record: d.Record, Node: n, Place: n.Range(), Covers: covers, Source: n.Source}, n.Title+n.FullText(), unit)
				}
			}
			if !d.Record.Kind.Has("appendices") {
				continue
			}
			for _, a := range d.Record.Items("appendices") {
				out.add(Passage{Record: d.Record, Place: a.Node.Range(), Covers: a.Get("covers").Texts(), Source: a.Node}, a.Get("title").Text()+a.Get("text").Text(), true)
			}
		}
		return out
	})
}

// add keeps a passage that is a unit or bears marks.
func (all *Passages) add(one Passage, text string, unit bool) {
	one.Text = Plain(text)
	if unit {
		all.Units = append(all.Units, one)
	}
	for _, id := range one.Covers {
		all.Marked[id] = append(all.Marked[id], one)
	}
}

// Shown is the first article whose words show the topic.
func (all Passages) Shown(t Topic) (Passage, bool) {
	for _, one := range all.Units {
		if t.Shows(one.Text) {
			return one, true
		}
	}
	return Passage{}, false
}

// At makes a finding about a passage. Its field is the article, which stays when lines
// move.
func (one Passage) At(message, hint diag.Text) diag.Diagnostic {
	d := one.Record.At(tree.Node{}, message, hint)
	if one.Source.Exists() {
		d.Field = one.Source.PathFrom(one.Record.Node)
	}
	d.Range = one.Place
	return d
}

// CheckRules reports topics that no rule in force bears the mark of: where words of one
// are found, for information with the mark to set, else with the rule's severity at the
// manifest.
func CheckRules(p *lint.Pass, list []Topic) {
	m := p.Head.Manifest()
	if m == nil || len(p.Head.Regulations()) == 0 {
		return // a repository without rules has other findings
	}
	all := Rules(p)
	for _, t := range list {
		if len(all.Marked[t.ID]) > 0 {
			continue
		}
		if one, found := all.Shown(t); found {
			d := one.At(
				diag.T("「%[1]s」の条に「%[2]s」に関係する語はありますが、対応する事項の印がありません。", "an article of %[1]q has words about %[2]s, but no mark says that it is covered", one.Record.Label(), t.Title),
				diag.T("内容を確かめ、十分であれば、この条に covers: [%[1]s] を付けてください。", "Read it, and if it is enough add covers: [%[1]s] to the article.", t.ID))
			d.Severity = diag.Info
			p.Report(d)
			continue
		}
		d := m.At(m.Get("organization"),
			diag.T("内部規程に「%[1]s」を定めた条がありません。", "no article of the internal rules settles: %[1]s", t.Title),
			diag.T("条を定め、covers: [%[1]s] を付けてください。", "Write an article about it, with covers: [%[1]s].", t.ID))
		d.Subject = diag.Subject{Kind: "topic", ID: t.ID}
		p.Report(d)
	}
}
