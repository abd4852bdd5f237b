package main

// goal is one figure that the project holds itself to.
type goal struct {
	id, title string
	unit      string  // "" for a ratio
	must      float64 // above it the program fails, or none
	aim       float64 // what the project is after, or none beyond must
	slow      bool    // left out by -quick
	measure   func(*bench) (result, error)
}

// result is a figure, and what it was made of, for the reader.
type result struct {
	value  float64
	detail string
	busy   bool // the programs waited for others, so that wall time says little
}

const (
	mb   = 1 << 20
	none = -1
)

// goals of speed, memory and start-up. The letters are those of the project's
// performance notes: L lint, M memory, W worst cases, S start-up, N many
// findings, D deadlines.
var goals = []goal{
	{id: "L1", title: "lint 10k records, every rule / bare decode", must: 2, aim: 1.5, measure: lintBesideDecode},
	{id: "L5", title: "lint 100k records / 10k", must: 11, aim: 10, slow: true, measure: lintTenfold},
	{id: "L6", title: "lint 10k on two processors / on one", must: 0.65, aim: 0.6, measure: lintOnOneCore},
	{id: "L7", title: "lint 10k with 5 % bad files / all good", must: 1.5, aim: 1.25, measure: lintBad},
	{id: "M1", title: "peak memory, lint 10k", unit: "MB", must: 150, aim: 100, measure: memory(tenThousand)},
	{id: "M1", title: "peak memory, lint 100k", unit: "MB", must: 1200, aim: none, slow: true, measure: memory(hundredThousand)},
	{id: "M2", title: "peak memory, lint ledger / its size", must: none, aim: 6, slow: true, measure: ledgerMemory},
	{id: "M3", title: "lint ledger / bare decode on one processor", must: none, aim: 1.2, slow: true, measure: ledgerBesideDecode},
	{id: "W1", title: "ledger of twice the entries", must: 2.5, aim: none, slow: true, measure: ledgerDoubled},
	{id: "W1", title: "twice the unknown keys", must: 2.5, aim: none, measure: doubled(unknownKeys, 20_000)},
	{id: "W1", title: "twice the depth of brackets", must: 2.5, aim: none, measure: doubled(deepBrackets, 200_000)},
	{id: "W1", title: "twice the comments", must: 2.5, aim: none, measure: doubled(comments, 200_000)},
	{id: "W1", title: "one line, twice as long", must: 2.5, aim: none, measure: doubled(oneLine, 100_000)},
	{id: "W1", title: "twice the aliases", must: 2.5, aim: none, measure: doubled(aliases, 20_000)},
	{id: "W1", title: "twice the references to nothing", must: 2.5, aim: none, measure: doubled(dangling, 20_000)},
	{id: "W1", title: "twice the paragraphs of an article", must: 2.5, aim: none, measure: doubled(paragraphs, 50_000)},
	{id: "N1", title: "lint 100k wrong entries / 100k good ones", must: 4, aim: none, slow: true, measure: manyFindings},
	{id: "D1", title: "due 100k records / loading them", must: 1.3, aim: 1.1, slow: true, measure: dueBesideLoading},
	{id: "S1", title: "pms version / empty program", must: 15, aim: 10, measure: startUp},
	{id: "S1", title: "pms version", unit: "ms", must: 15, aim: 10, measure: startUpTime},
	{id: "S2", title: "lint 30 files", unit: "ms", must: 60, aim: 50, measure: smallLint},
	{id: "S3", title: "schemas compiled for 30 good files", unit: "schemas", must: 0, aim: none, measure: compiledForGood},
	{id: "S3", title: "compiled for bad files / kinds met", must: 1, aim: none, measure: compiledForBad},
}
