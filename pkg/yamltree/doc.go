// Package yamltree owns the way from the bytes of a YAML file to a [tree.Tree] and back:
// which YAML is accepted, where each value stands, and what is said when a file
// cannot be read. It is the only package that knows gopkg.in/yaml.v3.
//
// YAML allows more than a register kept by several people can bear, so Parse takes
// the part that yaml.v3, PyYAML and the editors read alike, and names the rest as
// findings: duplicate keys, anchors, aliases, tags, second documents, numbers
// that YAML would round or rewrite. Values stay as written: a date is a string,
// 1.10 is the number with the text "1.10".
//
// Two things of yaml.v3 shape the code. Its nodes have a start but no end, and its
// errors have no column and often the wrong line. So ends are found in the source
// by a scan that only moves forward (extent.go), and after an error the source is
// read once more, line by line, for the usual slips of people who type YAML
// with a Japanese input method (walker.go, causes.go).
//
// The same package writes. [Emit] makes new documents, and is the only writer of YAML
// here: yaml.v3's own encoder loses text. An [Editor] changes a document in place by
// replacing the bytes that say otherwise, so that comments, quotes and line ends stay its
// writer's; what it makes is parsed again and compared with what was meant before anybody
// gets it.
//
// Work and memory are linear in the size of the source, whatever the source.
package yamltree
