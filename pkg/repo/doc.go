// Package repo owns the snapshot: everything that one state of a PMS repository
// says, read once, indexed and immutable.
//
// [Load] reads bytes through fs.FS only, so a directory, a Git revision, a map in a
// test and an embedded example give the same snapshot. Every file is opened once,
// on all processors; what is no regular file is seen before it is opened (opening a
// FIFO would block). What is wrong with a file never stops the others: it becomes
// one of the snapshot's problems, under a rule id of its own.
package repo
