package book

import (
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/firm"
)

// post is a box of the chart: a role, in a department or not, with those who hold it.
type post struct {
	title   string
	holders []string
	below   []*post

	x, y, height int
}

// The measures of the chart, in tenths of a character.
const (
	postWidth  = 156
	postGap    = 8
	stepRight  = 190
	lineHeight = 12
	holderWide = 26 // half-width characters of holders in one line of a box
)

// chart draws the organisation of a day (体制図) from the appointments, with the lines of
// schemas/pictures.yaml.
func (c *composer) chart() *block.Document {
	title := c.say("個人情報保護体制図", "Chart of the organisation")
	roots := c.posts()
	f := &block.Figure{ID: "chart", Caption: c.say("%[1]s現在", "as of %[1]s", c.date(c.day()))}
	y := 2
	for _, p := range roots {
		y = p.lay(2, y)
	}
	f.Words = &block.Table{Columns: []block.Column{{Title: c.say("役割", "Role")}, {Title: c.say("担当", "Held by")}}}
	for _, p := range roots {
		p.draw(f)
	}
	f.Width, f.Height = f.Width+2, y
	weigh(f.Words)
	return c.picture(title, false, f)
}

// posts builds the tree of roles that somebody holds.
func (c *composer) posts() []*post {
	facts := c.snap.Firm.Fact("pictures.yaml")
	by := map[string]*post{}
	var roots []*post
	hang := func(p *post, under string) {
		if above := by[under]; above != nil {
			above.below = append(above.below, p)
		} else {
			roots = append(roots, p)
		}
	}
	under := map[string]string{}
	for _, l := range facts.Get("lines").Items() {
		role := l.Get("role").Text()
		under[role] = l.Get("under").Text()
		offices := c.snap.Firm.RoleOn(role, c.day())
		if len(offices) == 0 {
			continue
		}
		p := c.post(role, offices, true)
		by[role] = p
		above := under[role]
		for above != "" && by[above] == nil { // nobody holds the role above: go on up
			above = under[above]
		}
		hang(p, above)
	}
	departments := facts.Get("departments")
	for _, p := range c.departmentPosts(departments.Get("manager").Text(), departments.Get("staff").Texts()) {
		hang(p, departments.Get("under").Text())
	}
	return roots
}

func (c *composer) post(role string, offices []firm.Office, withDepartment bool) *post {
	p := &post{title: c.obligationShape().ValueTitle(role).In(c.lang)}
	for _, o := range offices {
		name := c.person(o.Person)
		if d, ok := c.places[key{"department", o.Department}]; ok && withDepartment {
			name += c.say("（", " (") + d.label + c.say("）", ")")
		}
		p.holders = append(p.holders, name)
	}
	return p
}

// departmentPosts are the departments with the people who hold a role in them.
func (c *composer) departmentPosts(manager string, staff []string) []*post {
	var out []*post
	by := map[string]*post{}
	for i, role := range append([]string{manager}, staff...) {
		for _, o := range c.snap.Firm.RoleOn(role, c.day()) {
			name := o.Department
			if d, ok := c.places[key{"department", o.Department}]; ok {
				name = d.label
			}
			p := c.post(role, []firm.Office{o}, false)
			above := by[o.Department]
			switch {
			case above == nil:
				p.title = name + c.say("　", " ") + p.title
				by[o.Department] = p
				out = append(out, p)
			case i == 0: // a second head
				above.holders = append(above.holders, p.holders...)
			default:
				above.below = append(above.below, p)
			}
		}
	}
	return out
}

// lines are the holders of a post, as many in a line as fit.
func (p *post) lines() []string {
	var out []string
	for _, h := range p.holders {
		if n := len(out); n > 0 && halves(out[n-1])+halves(h)+2 <= holderWide {
			out[n-1] += "、" + h
			continue
		}
		out = append(out, cut(h, holderWide))
	}
	return out
}

// cut shortens a text to a width in half-width characters.
func cut(s string, wide int) string {
	for halves(s) > wide {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if halves(s)+2 <= wide {
			return s + "…"
		}
	}
	return s
}

// lay gives p and what is below it their places from x, y and returns the next free y.
// A post stands beside the first of those below it.
func (p *post) lay(x, y int) int {
	p.x, p.y = x, y
	p.height = 20 + lineHeight*max(1, len(p.lines()))
	next := y
	for _, b := range p.below {
		next = b.lay(x+stepRight, next)
	}
	return max(next, y+p.height+postGap)
}

func (p *post) draw(f *block.Figure) {
	f.Width = max(f.Width, p.x+postWidth)
	f.Shapes = append(f.Shapes, block.Box{X: p.x, Y: p.y, W: postWidth, H: p.height, Tone: block.Ink},
		block.Label{X: p.x + postWidth/2, Y: p.y + 10, Text: cut(p.title, 38), Anchor: block.Center, Size: block.Fine, Tone: block.Pale})
	for i, l := range p.lines() {
		f.Shapes = append(f.Shapes, block.Label{X: p.x + postWidth/2, Y: p.y + 22 + i*lineHeight, Text: l, Anchor: block.Center})
	}
	f.Words.Rows = append(f.Words.Rows, block.Row{Cells: [][]block.Line{block.Lines(p.title), block.Lines(join(p.holders, "、"))}})
	p.connect(f)
	for _, b := range p.below {
		b.draw(f)
	}
}

// connect draws the lines from p to what is below it: a trunk with a branch for each.
func (p *post) connect(f *block.Figure) {
	if len(p.below) == 0 {
		return
	}
	middle := func(q *post) int { return q.y + 16 }
	bend := p.x + postWidth + (stepRight-postWidth)/2
	first, last := p.below[0], p.below[len(p.below)-1]
	f.Shapes = append(f.Shapes, block.Stroke{Points: []block.Point{{X: p.x + postWidth, Y: middle(p)}, {X: first.x, Y: middle(first)}}},
		block.Stroke{Points: []block.Point{{X: bend, Y: middle(first)}, {X: bend, Y: middle(last)}}})
	for _, b := range p.below[1:] {
		f.Shapes = append(f.Shapes, block.Stroke{Points: []block.Point{{X: bend, Y: middle(b)}, {X: b.x, Y: middle(b)}}})
	}
}
