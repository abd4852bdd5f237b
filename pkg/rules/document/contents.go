package document

import (
	"regexp"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/regulation"
	"github.com/pms-project/pms/pkg/rules/cited"
)

func contents() *lint.Rule {
	return &lint.Rule{
		ID: "DOC-013", Name: "contents", Severity: diag.Warning,
		Title: diag.T("目次と見出しの不一致", "Contents page and headings differ"),
		Basis: diag.T("自社ルール（目次から条文を引けるようにするため）", "own rule (so that the contents page can be relied on)"),
		Doc: diag.T(
			"前文や別紙に書かれた目次（「目次」の行と、それに続く「第1章 総則」「A.3.2 方針」のような行）を、本文の見出しと比べます。目次に載せている階層の見出しだけを比べ、ページ番号と点線は無視します。目次は印刷のときに見出しから作られるので、書かずに済みます。取込み（pms import）のときに除いた目次との違いは、取込みの報告に出ます。",
			"Compares a contents page written into the preamble or an annex (a line 目次 and lines such as 第1章 総則 behind it) with the headings, on the levels that it lists. Printing makes the contents page from the headings, so none needs to be written. What differs from a page dropped on import is in the report of the import."),
		Article: func(p *lint.Pass, r *record.Record, document *regulation.Document) {
			for t := range cited.Texts(r, document, false) {
				if t.Node != nil && t.Node.Level <= regulation.LevelPreamble || t.Node != nil && t.Node.Unit() == nil {
					compareContents(p, document, t)
				}
			}
		},
	}
}

// leaders are the dots and the page number at the end of a line of a contents page.
var leaders = regexp.MustCompile(`[\s　.．…‥・･]*[-－]?[\s　]*[0-9０-９]*[\s　]*[-－]?[\s　]*$`)

// tocLine is one line of a contents page.
type tocLine struct {
	label, title string
	from, to     int
	seen         bool
}

// compareContents reports what a contents page in a text lacks, has too much, or calls
// otherwise.
func compareContents(p *lint.Pass, document *regulation.Document, t cited.Text) {
	start, lines := readContents(document, t.Text)
	if len(lines) < 2 {
		return
	}
	byLabel, depths := map[string]*tocLine{}, map[int]bool{}
	for i := range lines {
		byLabel[lines[i].label] = &lines[i]
	}
	var headings []*regulation.Node
	for n := range document.All() {
		if n.Level.IsGroup() || n.Level.IsUnit() {
			headings = append(headings, n)
			if byLabel[cited.Fold(n.Label)] != nil {
				depths[depth(n)] = true
			}
		}
	}
	for _, n := range headings {
		line := byLabel[cited.Fold(n.Label)]
		switch {
		case n.Deleted || !depths[depth(n)]:
		case line == nil:
			d := t.At(start[0], start[1],
				diag.T("目次に「%[1]s %[2]s」がありません。", "the contents page lacks %[1]s %[2]s", n.Label, n.Title),
				diag.T("目次に行を足すか、目次を本文から削ってください（印刷のときに作られます）。", "Add the line, or drop the page: printing makes one."))
			d.Related = []diag.Related{{Range: n.Range(), Message: diag.T("見出し", "the heading")}}
			p.Report(d)
		case line.title != cited.Fold(n.Title):
			p.Report(t.At(line.from, line.to,
				diag.T("目次の「%[1]s」の題名が、本文の見出し「%[2]s」と一致しません。", "the contents page calls %[1]s otherwise than its heading %[2]q", n.Label, n.Title),
				diag.T("目次を見出しに合わせてください。", "Write the title of the heading.")))
		}
		if line != nil {
			line.seen = true
		}
	}
	for _, line := range lines {
		if !line.seen {
			p.Report(t.At(line.from, line.to,
				diag.T("目次の「%[1]s」に当たる見出しが本文にありません。", "no heading goes with %[1]s of the contents page", line.label),
				diag.T("目次からこの行を除くか、番号を直してください。", "Drop the line, or correct its number.")))
		}
	}
}

// depth tells headings of one rank: groups and articles by level, clauses by how many
// numbers they have.
func depth(n *regulation.Node) int {
	if n.Level == regulation.LevelClause {
		return 100 + len(n.Number)
	}
	return int(n.Level)
}

// readContents are the lines of the contents page in a text, and the place of the word
// that opens it.
func readContents(document *regulation.Document, text string) (start [2]int, lines []tocLine) {
	at, open := 0, false
	for _, line := range strings.SplitAfter(text, "\n") {
		from := at
		at += len(line)
		line = strings.TrimRight(line, "\n")
		indent := len(line) - len(strings.TrimLeft(line, " 　\t"))
		line = strings.TrimSpace(strings.Trim(line, "　"))
		if cited.Fold(line) == "目次" {
			open, start = true, [2]int{from + indent, from + indent + len(line)}
			continue
		}
		if !open || line == "" {
			continue
		}
		h, ok := regulation.ScanHeading(line, document.Dialect)
		if !ok || h.Level == 0 {
			continue
		}
		title := cited.Fold(leaders.ReplaceAllString(h.Rest, ""))
		title = strings.TrimSuffix(strings.TrimPrefix(title, "("), ")")
		lines = append(lines, tocLine{label: cited.Fold(h.Label), title: title, from: from + indent, to: from + indent + len(line)})
	}
	return start, lines
}
