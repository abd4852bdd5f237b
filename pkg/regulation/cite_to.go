package regulation

import (
	"slices"
)

// PathTo is the absolute path to a node from its unit down, as a citation within its
// document writes it; nil for a node that has no number to be cited by.
func PathTo(n *Node) []Step {
	var path []Step
	for m := n; m != nil; m = m.Parent {
		switch {
		case m.Level.IsUnit() || m.Level.IsGroup():
			if m.Number == nil {
				return nil
			}
			return append([]Step{unitStep(m)}, path...)
		case m.Level < LevelParagraph || m.Number == nil && m.Level > LevelParagraph:
			return nil
		case m.Level == LevelParagraph && (m.Number == nil || m != n && m.alone()):
			continue // the items of an only paragraph are cited without it
		}
		path = append([]Step{m.step()}, path...)
	}
	return nil
}

// alone reports whether a paragraph is the only one of its unit.
func (n *Node) alone() bool { return n.Parent != nil && len(provisionsOf(n.Parent)) == 1 }

func unitStep(n *Node) Step {
	s := Step{Level: n.Level, Number: n.Number}
	if n.Level == LevelClause && n.Label != "" && n.Label[0] >= 'A' && n.Label[0] <= 'Z' {
		s.Style.Mark = rune(n.Label[0])
	}
	return s
}

// step is the last step of a path to a provision: 第2項, 第3号, and the label itself for
// what is deeper or stands in a clause.
func (n *Node) step() Step {
	if n.Level <= LevelItem && !n.inClause() {
		return Step{Level: n.Level, Number: n.Number}
	}
	return n.labelStep()
}

// labelStep names a provision by its label: ③, a), イ.
func (n *Node) labelStep() Step {
	s := Step{Number: n.Number}
	if m, ok := scanMark(n.Label + "　文"); ok {
		s.Style = Style{m.readings[0].counter, m.wrap, m.bullet}
		for _, r := range n.Label {
			if kana(r) != 0 { // イ is イ, whichever place it has in its series
				s.Kana, s.Number, s.Style.Counter = r, Number{gojuonIndex[r]}, Gojuon
			}
		}
	}
	return s
}

// Towards is a path of the same form as another that leads to a node: each step goes to
// the node's own provision of that level. Relative steps stay. ok is false where the form
// does not fit.
func Towards(path []Step, n *Node) (out []Step, ok bool) {
	out = slices.Clone(path)
	at := n
	for i := len(path) - 1; i >= 0; i-- {
		s := path[i]
		if s.Rel != Absolute {
			return out, i == 0
		}
		at = at.bearing(s)
		if at == nil || i == len(path)-1 && at != n {
			return nil, false
		}
		step := Step{Level: s.Level, Number: at.Number}
		switch {
		case at.Level < LevelParagraph:
			step = unitStep(at)
			step.Style.Mark = s.Style.Mark
		case s.Level == 0:
			step = at.labelStep()
			step.Style.Wrap = s.Style.Wrap
		}
		out[i] = step
		at = at.Parent
	}
	return out, true
}

// bearing is n or the node above it that a step of that kind can name.
func (n *Node) bearing(s Step) *Node {
	for ; n != nil; n = n.Parent {
		switch {
		case s.Level != 0:
			if n.Level == s.Level && n.Number != nil {
				return n
			}
		case n.Level >= LevelParagraph && n.Label != "" && n.Number != nil:
			if step := n.labelStep(); s.Kana != 0 && step.Kana != 0 || styleOf(n).Counter == s.Style.Counter {
				return n
			}
		}
	}
	return nil
}

// styleOf is the style of a provision's own label.
func styleOf(n *Node) Style {
	if m, ok := scanMark(n.Label + "　文"); ok {
		return Style{m.readings[0].counter, m.wrap, m.bullet}
	}
	return Style{}
}
