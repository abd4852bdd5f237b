package firm

import (
	"sync"

	"github.com/pms-project/pms/pkg/tree"
	"github.com/pms-project/pms/pkg/yamltree"
	"github.com/pms-project/pms/schemas"
)

// Published are the roles whose holders are public, so that their names may stand
// in the repository (design §2).
func (f *Firm) Published() []string { return f.roles().Get("published").Texts() }

// Singular are the roles that exactly one person holds on any day.
func (f *Firm) Singular() []string { return f.roles().Get("singular").Texts() }

// Barred reports whether people of an employment may hold no role of the PMS, and
// where that is said.
func (f *Firm) Barred(employment string) (source string, barred bool) {
	for _, b := range f.roles().Get("barred").Items() {
		if b.Get("employment").Text() == employment {
			return b.Get("source").Text(), true
		}
	}
	return "", false
}

func (f *Firm) roles() tree.Node { return f.Fact("roles.yaml") }

// Fact is a file of the embedded data (topics, placeholders, roles, periods), by
// its path under schemas/. Each is parsed once, when first asked for. A file that
// does not exist panics: the names are constants.
func (f *Firm) Fact(name string) tree.Node {
	f.facts.mu.Lock()
	defer f.facts.mu.Unlock()
	n, ok := f.facts.read[name]
	if !ok {
		n = mustRead(name)
		f.facts.read[name] = n
	}
	return n
}

// facts are the embedded data read so far.
type facts struct {
	mu   sync.Mutex
	read map[string]tree.Node
}

// mustRead reads embedded data; that it is readable is proven by the tests.
func mustRead(name string) tree.Node {
	data, err := schemas.FS.ReadFile(name)
	if err != nil {
		panic(err)
	}
	t, problems := yamltree.Parse(name, data, yamltree.Limits{})
	if t == nil || len(problems) > 0 {
		panic("embedded data " + name + " is not readable")
	}
	return t.Root()
}

// Threshold is a number of thresholds.yaml by the name of the rule that uses it. An
// unknown name is a mistake of the program, which every run of the rule's example shows.
func (f *Firm) Threshold(name string) int {
	for _, row := range f.Fact("thresholds.yaml").Get("thresholds").Items() {
		if row.Get("id").Text() == name {
			n, _ := row.Get("value").Int()
			return n
		}
	}
	panic("no threshold " + name)
}
