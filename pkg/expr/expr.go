package expr

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"github.com/pms-project/pms/pkg/tree"
)

// The bounds of a condition. The longest of ours has 30 nodes.
const (
	MaxLength = 1000 // bytes
	MaxNodes  = 200
)

// functions are the built-in functions of the language that a condition may use.
// All others are taken out: now, date and duration would let a verdict change
// overnight, and names such as count and first are fields of records.
var functions = []string{"all", "any", "none", "one", "len", "hasPrefix", "hasSuffix", "trim", "lower", "upper"}

// Error is what is wrong with a condition. Line and Column are 1-based, in code
// points of the condition; both are 0 where the place is not known.
type Error struct {
	Line, Column int
	Reason       string // English, as the parser gives it
}

// Error is the reason with its place.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Reason
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Reason)
}

// Condition is a compiled condition. It is immutable and safe for many goroutines.
type Condition struct {
	source  string
	program *vm.Program
	fields  [][]string
}

// Compile reads a condition. It refuses, with an [*Error], what does not parse, what
// cannot be true or false, and what is beyond the bounds.
func Compile(source string) (*Condition, error) {
	if len(source) > MaxLength {
		return nil, &Error{Reason: fmt.Sprintf("longer than %d bytes", MaxLength)}
	}
	seen := &reader{}
	options := []expr.Option{expr.AllowUndefinedVariables(), expr.AsBool(), expr.MaxNodes(MaxNodes), expr.Patch(seen)}
	for _, f := range builtin.Builtins {
		if !slices.Contains(functions, f.Name) {
			options = append(options, expr.DisableBuiltin(f.Name))
		}
	}
	program, err := expr.Compile(source, options...)
	if err == nil && seen.call != nil {
		err = (&file.Error{Location: seen.call.Location(), Message: "there is no such function"}).Bind(file.NewSource(source))
	}
	if err != nil {
		return nil, place(err)
	}
	return &Condition{source, program, seen.paths}, nil
}

// place makes an Error of an error of the library, whose columns count from 0.
func place(err error) *Error {
	var at *file.Error
	if errors.As(err, &at) {
		return &Error{Line: max(at.Line, 1), Column: at.Column + 1, Reason: at.Message}
	}
	reason, _, _ := strings.Cut(err.Error(), "\n")
	return &Error{Reason: reason}
}

// String is the condition as written.
func (c *Condition) String() string { return c.source }

// Fields are the fields that the condition asks for, each as the names that lead to
// it, in the order of the text and without repetition. Fields of the elements of a
// list (`any(reports, .to == "ppc")`) are not among them.
func (c *Condition) Fields() [][]string { return c.fields }

// Holds says whether the condition is true of a record. It fails, with an [*Error],
// where a value is not what the condition takes it for (a text that is compared as a
// number, a nil that is counted).
func (c *Condition) Holds(record tree.Node) (bool, error) {
	env := map[string]any{}
	for _, path := range c.fields {
		fill(env, record, path)
	}
	out, err := expr.Run(c.program, env)
	if err != nil {
		return false, place(err)
	}
	return out == true, nil
}

// reader gathers the names that a condition uses while it is compiled, and finds the
// call of a function that was taken out, which the language takes for a variable.
type reader struct {
	paths [][]string
	call  ast.Node
}

// Visit implements the library's visitor; it is called for the inner nodes first.
func (r *reader) Visit(n *ast.Node) {
	if call, ok := (*n).(*ast.CallNode); ok && r.call == nil {
		r.call = call.Callee
	}
	path := chain(*n)
	if path == nil {
		return
	}
	// a.b is seen as a, then as a.b: the longer one takes the place of the shorter.
	if last := len(r.paths) - 1; last >= 0 && len(path) > 1 && slices.Equal(r.paths[last], path[:len(path)-1]) {
		r.paths = r.paths[:last]
	}
	if !slices.ContainsFunc(r.paths, func(p []string) bool { return slices.Equal(p, path) }) {
		r.paths = append(r.paths, path)
	}
}

// chain is a.b.c as its names, nil for any other node.
func chain(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.ChainNode:
		return chain(n.Node)
	case *ast.MemberNode:
		name, ok := n.Property.(*ast.StringNode)
		base := chain(n.Node)
		if ok && base != nil {
			return append(slices.Clone(base), name.Value)
		}
	}
	return nil
}
