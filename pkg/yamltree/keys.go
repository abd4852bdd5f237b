package yamltree

import (
	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/diag"
)

// smallMap is the number of keys up to which looking through them all is faster
// than hashing.
const smallMap = 32

// keySet holds the keys of one map and where they stand.
type keySet struct {
	names []string
	spans []span
	index map[string]int
}

// add puts a key into the set. If it was there before, that place is returned.
func (k *keySet) add(name string, at span) (first span, again bool) {
	if k.index == nil && len(k.names) == smallMap {
		k.index = make(map[string]int, 4*smallMap)
		for i, n := range k.names {
			k.index[n] = i
		}
	}
	if k.index != nil {
		if i, ok := k.index[name]; ok {
			return k.spans[i], true
		}
		k.index[name] = len(k.names)
	} else {
		for i, n := range k.names {
			if n == name {
				return k.spans[i], true
			}
		}
	}
	k.names, k.spans = append(k.names, name), append(k.spans, at)
	return span{}, false
}

// unique reports a key that its map has already (YML-002).
func (c *converter) unique(keys *keySet, n *yaml.Node, at span) {
	name := n.Value
	if n.Kind != yaml.ScalarNode {
		name = c.s[at.start:at.end]
	}
	first, again := keys.add(name, at)
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
