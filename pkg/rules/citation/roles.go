package citation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/rules/cited"
)

// roleWord is the name of a role in a rule book, at its first place there.
type roleWord struct {
	name     string
	text     cited.Text
	from, to int
	count    int
}

// roles are the names of roles in the rule books in force.
type roles struct {
	used     []*roleWord          // once a rule book
	defined  map[string]*roleWord // by plain name
	spelled  map[string]*roleWord // by plain name without middle dots
	held     map[string]bool      // roles that somebody is appointed to, by plain name
	byStem   map[string]*roleWord
	endings  []string
	loose    []string
	prefixes []string
	generic  map[string]bool
	appoints []string
	word     *regexp.Regexp
}

// plainRole is the name of a role as it is compared.
func plainRole(name string) string { return cited.Fold(name) }

func readRoles(p *lint.Pass) *roles {
	data := p.Firm().Fact("role_words.yaml")
	f := &roles{
		defined: map[string]*roleWord{}, spelled: map[string]*roleWord{}, held: map[string]bool{}, byStem: map[string]*roleWord{}, generic: map[string]bool{},
		endings: data.Get("endings").Texts(), loose: data.Get("loose").Texts(), prefixes: data.Get("prefixes").Texts(), appoints: data.Get("appoints").Texts(),
	}
	for _, w := range data.Get("generic").Texts() {
		f.generic[w] = true
	}
	f.word = regexp.MustCompile(`[一-龠々ァ-ヶー・A-ZＡ-Ｚ]*?(?:` + strings.Join(f.endings, "|") + `)`)
	for _, r := range p.Head.Of("appointment") {
		title := p.RoleTitle(r.Text("role")).In(diag.JA)
		short, _, _ := strings.Cut(title, "（")
		f.held[plainRole(short)] = true
	}
	for _, role := range p.Firm().Singular() { // that nobody holds these is ORG-001
		f.held[plainRole(p.RoleTitle(role).In(diag.JA))] = true
	}
	for _, r := range p.Head.Regulations() {
		if r.Record.InForce() {
			f.read(r)
		}
	}
	for _, w := range f.defined {
		f.byStem[f.stem(w.name)] = earlier(f.byStem[f.stem(w.name)], w)
		key := dotless(w.name)
		f.spelled[key] = earlier(f.spelled[key], w)
	}
	return f
}

// earlier is the name that comes first, so that the same one is shown every time.
func earlier(a, b *roleWord) *roleWord {
	if a == nil || b.name < a.name {
		return b
	}
	return a
}

func dotless(name string) string { return strings.ReplaceAll(plainRole(name), "・", "") }

// read gathers the names of a rule book, and notes those that it defines.
func (f *roles) read(r repo.Regulation) {
	here := map[string]*roleWord{}
	for t := range cited.Texts(r.Record, r.Document, true) {
		for _, m := range f.word.FindAllStringIndex(t.Text, -1) {
			from, to := f.trim(t.Text, m[0], m[1])
			name := t.Text[from:to]
			if f.generic[plainRole(name)] || goesOn(t.Text[to:]) {
				continue
			}
			w := here[plainRole(name)]
			if w == nil {
				w = &roleWord{name: name, text: t, from: from, to: to}
				here[plainRole(name)] = w
				f.used = append(f.used, w)
			}
			w.count++
			if f.lays(t, from, to) && f.defined[plainRole(name)] == nil {
				f.defined[plainRole(name)] = &roleWord{name: name, text: t, from: from, to: to}
			}
		}
	}
}

// trim drops words in front of a name that are no part of it, and the names before the
// last middle dot where that alone is a name: 代表者・個人情報保護管理者.
func (f *roles) trim(text string, from, to int) (int, int) {
	for _, p := range f.prefixes {
		if strings.HasPrefix(text[from:to], p) && !f.generic[text[from:to]] {
			from += len(p)
			break
		}
	}
	if i := strings.LastIndex(text[from:to], "者・"); i >= 0 {
		from += i + len("者・")
	}
	for strings.HasPrefix(text[from:to], "・") {
		from += len("・")
	}
	return from, to
}

// goesOn reports whether a name is only the beginning of a longer word: 責任者名.
func goesOn(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return cited.Letter(r) && r != '・' && !strings.ContainsRune("及又並若等各以自全当他間", r)
}

// maxLead bounds what may stand before a name that opens a line, in bytes.
const maxLead = 60

// lays reports whether the place of a name lays the role down.
func (f *roles) lays(t cited.Text, from, to int) bool {
	name := t.Text[from:to]
	lead := t.Text[max(0, from-maxLead):from]
	newline := strings.LastIndexByte(lead, '\n')
	begins := (newline >= 0 || from <= maxLead) && strings.Trim(lead[newline+1:], "・| 　「") == ""
	rest := strings.TrimLeft(t.Text[to:], " 　」")
	switch {
	case begins && (rest == "" || strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "|")):
		return true
	case t.Node != nil && t.Text == t.Node.Title || t.Node == nil && t.Text == name:
		return true // a heading, a cell of a table
	case strings.HasPrefix(t.Text[to:], "」とい"), strings.HasPrefix(t.Text[to:], "」と総称"), strings.HasPrefix(t.Text[to:], "」とする"):
		return true
	}
	sentence := cited.Sentence(t.Text, from, to)
	for _, verb := range f.appoints {
		if i := strings.Index(sentence, verb); i >= 0 && strings.Contains(sentence[:i], name) && !strings.Contains(sentence, name+"が任命") && !strings.Contains(sentence, name+"が指名") {
			return true
		}
	}
	return false
}

// isHeld reports whether somebody is appointed to the role of a name; 文書管理責任者 is
// the PMS文書管理責任者 of the appointments.
func (f *roles) isHeld(name string) bool {
	name = plainRole(name)
	if f.held[name] {
		return true
	}
	for title := range f.held {
		if utf8.RuneCountInString(name) > 4 && strings.HasSuffix(title, name) || utf8.RuneCountInString(title) > 4 && strings.HasSuffix(name, title) {
			return true
		}
	}
	return false
}

// stem is the name of a role without its ending, "" where little is left.
func (f *roles) stem(name string) string {
	name = dotless(name)
	for _, e := range f.endings {
		if s, ok := strings.CutSuffix(name, e); ok {
			if utf8.RuneCountInString(s) < 2 {
				return ""
			}
			return s
		}
	}
	return ""
}

// spelling is the role that differs from a name in its middle dots only, nil for none.
func (f *roles) spelling(name string) *roleWord {
	w := f.spelled[dotless(name)]
	if w == nil || plainRole(w.name) == plainRole(name) {
		return nil
	}
	return w
}

// like is the defined role of the same stem, nil for none.
func (f *roles) like(name string) *roleWord {
	if s := f.stem(name); s != "" {
		return f.byStem[s]
	}
	return nil
}
