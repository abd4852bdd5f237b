package main

import (
	"fmt"
	"strings"
)

const (
	chapters        = 8
	articlesChapter = 15
)

// regulation is rule book number i: eight chapters, 120 articles, each with
// paragraphs, items and a citation of a neighbour.
func (c Corpus) regulation(i int) (path string, data []byte) {
	d := newDice(c.Seed, "regulation", i)
	id := fmt.Sprintf("regulation-%02d", i+1)
	var b strings.Builder
	fmt.Fprintf(&b, regulationHead, id, i+1)
	number := 0
	for chapter := range chapters {
		fmt.Fprintf(&b, "  - chapter: 第%d群の取扱い\n    id: chapter-%[1]d\n    children:\n", chapter+1)
		for range articlesChapter {
			number++
			article(&b, d, number)
		}
	}
	return "regulations/" + id + ".yaml", []byte(b.String())
}

const regulationHead = `kind: regulation
id: %[1]s
title: 第%[2]d規程
document_no: PMS-R-%02[2]d
document_class: rule
dialect: company
version: "2"
established: 2012-04-01
revised: 2024-04-01
department_in_charge: office
revisions:
  - {version: "1", effective_on: 2012-04-01, summary: 制定}
  - {version: "2", effective_on: 2024-04-01, summary: 第3条の保管の場所を改めた。}
approvals:
  - {step: prepared, role: secretariat, person: clerk, date: 2024-03-11, method: workflow, evidence: WF-2024-0101}
  - {step: approved, role: top_management, person: top, date: 2024-03-25, method: workflow, evidence: WF-2024-0101}
body:
`

func article(b *strings.Builder, d *dice, number int) {
	k := d.roll(1 << 20)
	fmt.Fprintf(b, "      - article: 第%d種の業務\n        id: article-%[1]d\n        requirements: [J.8.%d]\n        text: |\n", number, 1+number%6)
	line := func(mark, text string) { b.WriteString("          " + mark + text + "\n") }
	line("", sentences(k, 1))
	last := d.between(2, 4)
	for paragraph := 2; paragraph <= last; paragraph++ {
		line(wide(paragraph), "前項の場合において、"+sentences(k+10*paragraph, 1))
	}
	if number > 1 && d.roll(2) == 0 {
		line(wide(last+1), fmt.Sprintf("第%d条の規定により行うときは、次の各号に掲げる事項を記録する。", d.between(1, number-1)))
		for item := range d.between(2, 4) {
			line(fmt.Sprintf("(%d) ", item+1), sentence(k+100+item)+"こと。")
		}
	}
}

// wide is the number of a paragraph and the space behind it, both full width.
func wide(n int) string { return string(rune('０'+n)) + "　" }
