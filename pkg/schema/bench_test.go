package schema

import (
	"math/rand/v2"
	"testing"

	"github.com/pms-project/pms/pkg/tree"
)

// validDocuments are one document of every built-in kind.
func validDocuments(b testing.TB) (kinds []*Kind, roots []tree.Node, bytes int64) {
	_, kinds = builtin(b)
	g := &generator{rand.New(rand.NewPCG(3, 4)), b}
	for _, k := range kinds {
		doc := treeOf(g.document(k))
		if found := k.Check(doc.Root()).Violations; len(found) > 0 {
			b.Fatalf("document of %s is not valid:\n%s\n%s", k.Name, show(found), doc.Source())
		}
		roots = append(roots, doc.Root())
		bytes += int64(len(doc.Source()))
	}
	return kinds, roots, bytes
}

// BenchmarkCheck judges one valid document of every kind by the fast walk.
func BenchmarkCheck(b *testing.B) {
	kinds, roots, bytes := validDocuments(b)
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for i, k := range kinds {
			if len(k.Check(roots[i]).Violations) > 0 {
				b.Fatal("not valid")
			}
		}
	}
}

// BenchmarkValidator judges the same documents by the validator.
func BenchmarkValidator(b *testing.B) {
	kinds, roots, bytes := validDocuments(b)
	for _, k := range kinds {
		if _, err := k.compile(); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for i, k := range kinds {
			if _, err := k.validate(newDocument(roots[i], false, nil).value); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkKind reads one kind, without compiling it.
func BenchmarkKind(b *testing.B) {
	set, kinds := builtin(b)
	largest := kinds[0]
	for _, k := range kinds {
		if len(k.shapes) > len(largest.shapes) {
			largest = k
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(set.fsys).Kind(largest.Name); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompile compiles the same kind for the validator.
func BenchmarkCompile(b *testing.B) {
	set, kinds := builtin(b)
	largest := kinds[0]
	for _, k := range kinds {
		if len(k.shapes) > len(largest.shapes) {
			largest = k
		}
	}
	source, err := set.Source(largest.Name, "ja")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := compileSource(largest.Name, source); err != nil {
			b.Fatal(err)
		}
	}
}
