// Package lint owns the question "what is wrong here": what a rule is, what it can
// see, and how all rules are run over a snapshot.
//
// A [Rule] is a value with one function of one shape. It sees nothing but its
// [Pass], so it runs the same on a work tree, on a revision and in a test, and on
// all processors at once. Findings come out in one order whatever the scheduling.
// A rule that lacks what it needs is named among the skipped: silence would be a
// false green. A rule that panics is named too, and the others go on.
package lint
