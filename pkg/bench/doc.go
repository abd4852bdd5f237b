// Command bench measures what `pms lint` costs beside the bare cost of the work:
// reading and decoding the same files with the same YAML library and nothing more.
//
// Every figure is a ratio of two whole processes run in turn on this machine, so it
// means the same on a laptop and in CI. The goals of the project are in goals.go;
// the program exits with 1 when one of them is missed, and names it.
//
// The repositories that are measured come from a [Corpus]: made-up records, rule
// books and ledgers, the same bytes for the same seed on every machine.
//
//	go run ./pkg/bench              all figures
//	go run ./pkg/bench -quick       without 100,000 records and the 50 MB ledger
//	go run ./pkg/bench -generate D -records 1000
//	                                only write a repository into the folder D
package main
