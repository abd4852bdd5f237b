package yamltree

import (
	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
)

// smallMap is the number of keys up to which looking through them all is faster
// than hashing.
const smallMap = 32

// keySet knows the keys of one map. Those of all open maps lie in one slice, the
// innermost last, so that a map costs no memory of its own.
type keySet struct {
	from  int // of converter.keys
	index map[string]int
}

// keyPlace is a key and where it stands.
type keyPlace struct {
	name string
	at   span
}

// firstPlace adds a key to the set of the innermost map. If the map has it
// already, the place of that one is returned.
func (c *converter) firstPlace(set *keySet, name string, at span) (first span, again bool) {
	keys := c.keys[set.from:]
	if set.index == nil && len(keys) == smallMap {
		set.index = make(map[string]int, 4*smallMap)
		for i, k := range keys {
			set.index[k.name] = i
		}
	}
	if set.index != nil {
		if i, ok := set.index[name]; ok {
			return keys[i].at, true
		}
		set.index[name] = len(keys)
	} else {
		for _, k := range keys {
			if k.name == name {
				return k.at, true
			}
		}
	}
	c.keys = append(c.keys, keyPlace{name, at})
	return span{}, false
}

// unique reports a key that its map has already (YML-002).
func (c *converter) unique(set *keySet, n *yaml.Node, at span) {
	name := n.Value
	if n.Kind != yaml.ScalarNode {
		name = c.s[at.start:at.end]
	}
	first, again := c.firstPlace(set, name, at)
	if !again || c.stop || c.muted > 0 || isBlank(n) {
		return
	}
	c.add(finding{
		rule: ruleDuplicate, at: at,
		message:  diag.T("キー「%s」が同じまとまりの中に二つあります。", "The key %s appears twice in the same map.", short(name)),
		hint:     diag.T("どちらかを消すか、一つにまとめてください。", "Remove one of them or join them."),
		related:  first,
		relation: diag.T("最初の「%s」はここです。", "The first %s is here.", short(name)),
	})
}
