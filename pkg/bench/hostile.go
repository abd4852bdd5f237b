package main

import (
	"fmt"
	"strings"
)

// Files that have a name for slowing readers down. Each takes n parts.

const hostileHead = "kind: education_record\nid: hostile\ntitle: x\nyear: 2026\ndate: 2026-06-01\neducation_kind: ad_hoc\n"

func repeat(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

func unknownKeys(n int) string {
	return hostileHead + repeat(n, func(i int) string { return fmt.Sprintf("k%06d: 1\n", i) })
}

func deepBrackets(n int) string {
	return hostileHead + "contents: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n"
}

func comments(n int) string {
	return hostileHead + strings.Repeat("# c\n", n) + "contents:\n" + strings.Repeat("  # d\n", n) + "  - security\n"
}

func oneLine(n int) string {
	return hostileHead + "contents: [" + strings.Repeat("security, ", n) + "other]\n"
}

func aliases(n int) string {
	return hostileHead + "contents: &a [security]\nmethod:\n" + strings.Repeat("  - *a\n", n)
}

func dangling(n int) string {
	return hostileHead + "contents: [security]\nattendees:\n" +
		repeat(n, func(i int) string { return fmt.Sprintf("  - {person: nobody-%d}\n", i) })
}

func paragraphs(n int) string {
	return "kind: regulation\nid: hostile\ntitle: x\ndocument_no: X\ndocument_class: rule\ndialect: company\nversion: \"1\"\nbody:\n" +
		"  - article: x\n    id: x\n    text: |\n" +
		repeat(n, func(i int) string {
			return fmt.Sprintf("      %d　第1条第%d項の規定により行う。\n", i+1, i)
		})
}
