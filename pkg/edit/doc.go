// Package edit owns changes of a repository: a plan of splices over many files, and the
// operations that make such plans.
//
// A plan is made in memory, in steps: each step reads the snapshot that the steps before
// would leave ([Plan.Snapshot]), changes values through the editor of package yamltree,
// which reads every file back before it counts, and hands the files on. Nothing is
// written here: [Plan.Changes] says what each file was and would be, and the caller
// shows it ([Diff]) or writes it, all files or none.
//
// [Fix] lets citations follow the provisions they point to, [Articles] puts in, moves and
// takes out articles, [Format] adds what is missing and puts keys into the order of the
// schema. What cannot be decided from the two states of a document is a [Doubt]: it is
// asked or listed, never guessed.
package edit
