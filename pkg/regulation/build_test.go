package regulation

import (
	"strings"

	"github.com/pms-project/pms/pkg/tree"
)

// fields and list describe a value tree for tests: keys and values in turn, and
// elements. Strings become scalars, bools booleans.
type (
	fields []any
	list   []any
)

// build makes the tree whose source is the scalars one a line, so that a range in
// it can be checked against the very words.
func build(value any) tree.Node {
	var src strings.Builder
	write(&src, value)
	b := tree.NewBuilder("regulations/test.yaml", src.String())
	at := 0
	put(b, value, &at)
	return b.Tree().Root()
}

func write(src *strings.Builder, value any) {
	switch v := value.(type) {
	case fields:
		for _, x := range v {
			write(src, x)
		}
	case list:
		for _, x := range v {
			write(src, x)
		}
	case bool:
		src.WriteString("true\n")
	case string:
		src.WriteString(v + "\n")
	}
}

func put(b *tree.Builder, value any, at *int) {
	switch v := value.(type) {
	case fields:
		b.Open(tree.Map, tree.Block, *at)
		for _, x := range v {
			put(b, x, at)
		}
		b.Close(*at)
	case list:
		b.Open(tree.List, tree.Block, *at)
		for _, x := range v {
			put(b, x, at)
		}
		b.Close(*at)
	case bool:
		b.Scalar(tree.Bool, tree.Plain, *at, *at+4, "true")
		*at += 5
	case string:
		b.Scalar(tree.String, tree.Plain, *at, *at+len(v), v)
		*at += len(v) + 1
	}
}
