package importer

import (
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/regulation"
)

// front is what stands around the rules: the control block and the 改訂履歴.
type front struct {
	title, documentNo, version string
	established, revised       string
	distribution               []string
	notes                      []string
	revisions                  []revision
}

// revision is a row of the 改訂履歴.
type revision struct {
	version, date, summary string
	no                     int
}

// titleEndings are what titles of rule books end in.
var titleEndings = expression(`(規程|規定|規則|細則|内規|要領|要項|手順書|マニュアル|手引き?|約款|綱領|基準|指針|ガイドライン|方針|法律?|条例|施行令|定款|ハンドブック|Handbook|規約|協定|憲章)([（(].*[）)])?([（(]案[）)])?$`)

func looksLikeTitle(text string) bool {
	return titleEndings().MatchString(strings.TrimSpace(text)) && length(text) <= maxRunning && !startsWithLabel(text) &&
		!strings.ContainsAny(text, "。、：")
}

// readFront takes title, control block and notes out of the lines before the first
// heading. Lines behind the contents belong to the preamble and stay.
func (s *source) readFront(f *front, d *regulation.Dialect, afterContents int) {
	first := s.firstHeading(d)
	s.findTitle(f, first)
	for i := range first {
		l := &s.lines[i]
		if l.role != body {
			continue
		}
		if s.control(f, l) {
			l.role = meta
			continue
		}
		if i < afterContents || isDateLine(l.text) {
			f.notes = append(f.notes, strings.Trim(strings.ReplaceAll(l.text, "\t", "　"), "| "))
			l.role = remark
		}
	}
}

// firstHeading is the index of the first line of the rules proper.
func (s *source) firstHeading(d *regulation.Dialect) int {
	for i, l := range s.lines {
		if l.role != body || l.cell {
			continue
		}
		if h, ok := regulation.ScanHeading(l.text, d); ok && h.Level != 0 {
			if i > 0 && s.lines[i-1].role == body && strings.HasPrefix(s.lines[i-1].text, "（") {
				return i - 1
			}
			return i
		}
	}
	return len(s.lines)
}

// findTitle takes the first line that looks like a title, else the first line.
func (s *source) findTitle(f *front, first int) {
	candidate := -1
	for i := range min(first, 40) {
		if s.lines[i].role != body && s.lines[i].role != page || s.lines[i].cell {
			continue
		}
		if looksLikeTitle(s.lines[i].text) {
			candidate = i
			break
		}
		if candidate < 0 && s.lines[i].role == body && !controlLine().MatchString(foldDigits(s.lines[i].text)) && length(s.lines[i].text) <= maxRunning {
			candidate = i
		}
	}
	if candidate < 0 {
		return
	}
	l := &s.lines[candidate]
	l.text = strings.TrimLeft(l.text, "○◯●◎ 　") // 例規集 mark the titles of their documents
	l.was = l.text
	f.title = l.text
	s.lines[candidate].role = title
	for i := candidate + 1; i < first; i++ {
		if s.lines[i].role == body && squeeze(s.lines[i].text) == squeeze(f.title) {
			s.lines[i].role = page // the title once more, over the text
		}
	}
}

var (
	controlLine  = expression(`^[|\s]*(文書番号|規程番号|文書名|制定日|制定年月日|制定|施行日|改定日|改訂日|改正日|最終改定日|最終改訂日|最終改正|改訂版数|版数|版|主管部署|主管部門|所管部署|配布先)[\s:：|]+(.*?)[|\s]*$`)
	actNumber    = expression(`^(条例|規則|規程|訓令|告示|要綱|要領|細則|達|[^\s]{1,12}(規則|規程|訓令|告示|条例))第\s*[0-9一二三四五六七八九十百]+\s*号(の[0-9]+)?$`)
	versionLine  = expression(`^[【\[（(]?\s*(?:第\s*(\d+(?:\.\d+)*)\s*版|(?i:ver(?:sion)?\.?\s*)(\d+(?:\.\d+)*)|(初)版)\s*[】\]）)]?$`)
	versionWord  = expression(`第?\s*(\d+(?:\.\d+)*|初)\s*版?`)
	onlyDate     = expression(`^[（(]?\s*(\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日.]?|(明治|大正|昭和|平成|令和)\s*[0-9０-９元一二三四五六七八九十]+\s*年\s*[0-9０-９一二三四五六七八九十]+\s*月\s*[0-9０-９一二三四五六七八九十]+\s*日)\s*(制定|施行|改正|改定|改訂|最終改正)?\s*[）)]?$`)
	isoDate      = expression(`(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})`)
	eraDate      = expression(`(明治|大正|昭和|平成|令和)\s*([0-9０-９元一二三四五六七八九十]+)\s*年\s*([0-9０-９一二三四五六七八九十]+)\s*月\s*([0-9０-９一二三四五六七八九十]+)\s*日`)
	eraFirstYear = map[string]int{"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
)

func isDateLine(s string) bool { return onlyDate().MatchString(foldDigits(s)) }

// control reads a field of the control block.
func (s *source) control(f *front, l *line) bool {
	text := foldDigits(l.text)
	if m := versionLine().FindStringSubmatch(text); m != nil {
		f.version = firstOf(m[1], m[2], m[3])
		return true
	}
	if m := onlyDate().FindStringSubmatch(text); m != nil {
		date := parseDate(text)
		if date == "" {
			return false
		}
		switch {
		case strings.Contains(text, "制定") || strings.Contains(text, "施行"):
			f.established = firstOf(f.established, date)
		default:
			f.revised = date
		}
		return true
	}
	if actNumber().MatchString(text) && f.documentNo == "" {
		f.documentNo = l.text
		if f.established == "" {
			f.established, f.revised = f.revised, "" // the date above a number is that of the act
		}
		return true
	}
	m := controlLine().FindStringSubmatch(text)
	if m == nil || strings.HasSuffix(l.text, "。") {
		return false
	}
	return s.field(f, m[1], strings.Trim(m[2], " \t　|"))
}

// field gives a value of the control block its place; false where it has none.
func (s *source) field(f *front, name, value string) bool {
	date := parseDate(value)
	switch name {
	case "文書番号", "規程番号":
		f.documentNo = value
		return value != "" && length(value) <= maxRunning
	case "版", "版数", "改訂版数":
		m := versionWord().FindStringSubmatch(foldDigits(value))
		if m == nil || squeeze(m[0]) != squeeze(value) {
			return false
		}
		f.version = m[1]
		return true
	case "制定日", "制定年月日", "制定", "施行日":
		if !onlyDate().MatchString(foldDigits(value)) || date == "" || f.established != "" {
			return false
		}
		f.established = date
		return true
	case "改定日", "改訂日", "改正日", "最終改定日", "最終改訂日", "最終改正":
		if !onlyDate().MatchString(foldDigits(value)) || date == "" {
			return false
		}
		f.revised = date
		return true
	case "配布先":
		f.distribution = append(f.distribution, value)
		return value != ""
	}
	return false
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// parseDate finds the first date in a text and writes it as ISO, "" where there is
// none.
func parseDate(text string) string {
	text = foldDigits(text)
	iso := isoDate().FindStringSubmatchIndex(text)
	era := eraDate().FindStringSubmatchIndex(text)
	switch {
	case iso != nil && (era == nil || iso[0] < era[0]):
		m := isoDate().FindStringSubmatch(text)
		return isoOf(number(m[1]), number(m[2]), number(m[3]))
	case era != nil:
		m := eraDate().FindStringSubmatch(text)
		return isoOf(eraFirstYear[m[1]]+number(m[2])-1, number(m[3]), number(m[4]))
	}
	return ""
}

// number reads digits or kanji; 元 is the first year of an era.
func number(s string) int {
	if s == "元" {
		return 1
	}
	n, _ := regulation.ParseNumber(s)
	return n.Main()
}

func isoOf(y, m, d int) string {
	date, err := calendar.NewDate(y, m, d)
	if err != nil {
		return ""
	}
	return date.String()
}

var effective = expression(`^(.{0,60}?)(から|より)?(施行|適用|実施)`)

// effectiveDate is the day a 附則 names: この規程は、2024年7月1日から施行する。
func effectiveDate(text string) string {
	for line := range strings.Lines(text) {
		if m := effective().FindStringSubmatch(line); m != nil {
			if date := parseDate(m[1]); date != "" {
				return date
			}
		}
	}
	return ""
}
