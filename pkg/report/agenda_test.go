package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
)

func on(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func agenda(t *testing.T, titles ...string) *Agenda {
	a := &Agenda{
		Today: on(t, "2026-11-21"),
		Role:  func(string) diag.Text { return diag.T("個人情報保護管理者", "privacy manager") },
		Kind:  func(id string) diag.Text { return diag.T("記録の点検結果", id) },
	}
	for k, title := range titles {
		a.Items = append(a.Items, due.Item{
			ID: "x/" + string(rune('a'+k)), Title: diag.Text{JA: title, EN: title}, Due: on(t, "2026-12-01"), Days: 10, Status: due.DueSoon,
			Basis: diag.T("基本規程 第11条", "article 11"), Role: "privacy_manager", Person: "aoi", Evidence: "log_check",
		})
	}
	return a
}

func printed(t *testing.T, format string, a *Agenda, o Options) string {
	t.Helper()
	write, ok := AgendaFormat(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	if err := write(&b, a, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTableAligns: the clauses begin in one column whatever the titles are made of, and
// whatever the locale says of ambiguous widths.
func TestTableAligns(t *testing.T) {
	titles := []string{"ascii", "漢字かな", "ﾊﾝｶｸｶﾞｷﾞ", "が（結合: か\u3099）", "①…─—※", "葛\U000E0100飾区", "𠮷野", "é", "長い題名を二行に分けて示すための、とても長いことがらの名前（その説明）"}
	for _, locale := range []string{"C", "ja_JP.UTF-8"} {
		t.Setenv("LANG", locale)
		t.Setenv("LC_ALL", locale)
		text := printed(t, "table", agenda(t, titles...), Options{Lang: diag.JA})
		found := 0
		want := -1
		for _, line := range strings.Split(text, "\n") {
			before, _, ok := strings.Cut(line, "基本規程")
			if !ok {
				continue
			}
			found++
			if want < 0 {
				want = Width(before)
			}
			if Width(before) != want {
				t.Errorf("%s: the clause begins at %d, want %d: %q", locale, Width(before), want, line)
			}
		}
		if found != len(titles) {
			t.Errorf("%s: %d rows, want %d:\n%s", locale, found, len(titles), text)
		}
		for _, line := range strings.Split(text, "\n") {
			if strings.TrimRight(line, " ") != line {
				t.Errorf("spaces at the end of %q", line)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"短い", 10, "短い"},
		{"一二三四五六", 6, "一二三|四五六"},
		{"一二三、四五", 6, "一二|三、四|五"},   // 行頭禁則
		{"一二（三四）五", 6, "一二|（三|四）五"}, // 行末禁則
		{"日付2026-12-01まで", 10, "日付|2026-12-01|まで"},
		{"通常の目安 2026-12-06", 20, "通常の目安|2026-12-06"},
		{"aaaaaaaaaaaaaaaaaaaa", 8, "aaaaaaaa|aaaaaaaa|aaaa"},
		{"", 5, ""},
	} {
		got := strings.ReplaceAll(wrap(c.text, c.width), "\n", "|")
		if got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.text, c.width, got, c.want)
		}
		for _, line := range strings.Split(got, "|") {
			if Width(line) > c.width {
				t.Errorf("%q is wider than %d", line, c.width)
			}
		}
	}
}

// TestCSVIsHarmless: no cell begins as a formula does, whatever a record holds; the file
// has its mark, CRLF, and the same number of columns everywhere.
func TestCSVIsHarmless(t *testing.T) {
	titles := []string{"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "　=1", "\t=cmd|' /C calc'!A0", "'=1", "a\r\n=1", `"引用"、,`, "普通"}
	a := agenda(t, titles...)
	a.Items[0].Days, a.Items[0].Status = -5, due.Overdue
	text := printed(t, "csv", a, Options{Lang: diag.JA})
	body, ok := strings.CutPrefix(text, "\ufeff")
	if !ok || strings.Count(body, "\n") != strings.Count(body, "\r\n") {
		t.Error("no mark, or a bare line feed")
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || len(rows) != len(titles)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for c, cell := range row {
			if first := []rune(strings.TrimLeft(cell, " \t\u3000")); c != daysColumn && len(first) > 0 && strings.ContainsRune("=+-@＝＋－＠", first[0]) {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
	if rows[1][daysColumn] != "-5" || rows[len(rows)-1][6] != "普通" {
		t.Errorf("what is harmless is changed: %q", rows[1])
	}
}

// TestMarkdownIsHarmless: no row breaks its table, no one is called, nothing is HTML.
func TestMarkdownIsHarmless(t *testing.T) {
	a := agenda(t, "a|b", "@team <img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "`code` #1 ~~x~~", "改行\nあり")
	text := printed(t, "md", a, Options{Lang: diag.JA})
	for _, bad := range []string{"@team", "<img", "[x]("} {
		if strings.Contains(text, bad) {
			t.Errorf("%q stands in the text:\n%s", bad, text)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 6 {
			t.Errorf("columns of %q", line)
		}
	}
}

// TestAgendaWords: what has no day of the law says so, and a target goes by its own name.
func TestAgendaWords(t *testing.T) {
	none := due.Item{Status: due.WindowOpen, Open: on(t, "2026-11-01")}
	target := due.Item{Status: due.DueSoon, Target: on(t, "2026-12-01"), TargetName: diag.T("自社目安", "own target"), Days: 10}
	both := due.Item{Status: due.DueSoon, Due: on(t, "2026-12-31"), Target: on(t, "2026-12-01"), TargetName: diag.T("計画", "planned"), Days: 40}
	disposal := due.Item{Status: due.Upcoming, Open: on(t, "2027-03-01")}
	leave := due.Item{Status: due.Upcoming}
	for _, c := range []struct {
		item      due.Item
		day, left string
	}{
		{none, "日数の定めなし", ""}, {target, "自社目安 2026-12-01", "あと10日"}, {both, "2026-12-31", "あと40日"}, {disposal, "2027-03-01 から", ""}, {leave, "復帰後", ""},
		{due.Item{Status: due.Overdue, Due: on(t, "2026-11-20"), Days: -1}, "2026-11-20", "1日超過"}, {due.Item{Status: due.DueSoon, Due: on(t, "2026-11-21")}, "2026-11-21", "今日"},
	} {
		if day, left := dayWord(&c.item).In(diag.JA), daysWord(&c.item).In(diag.JA); day != c.day || left != c.left {
			t.Errorf("got %q %q, want %q %q", day, left, c.day, c.left)
		}
	}
	if aim := aimWord(&both).In(diag.JA); aim != "計画 2026-12-01" {
		t.Errorf("target beside the day: %q", aim)
	}
}

// TestAgendaJSON: empty lists are lists, and dates that there are not are empty.
func TestAgendaJSON(t *testing.T) {
	text := printed(t, "json", &Agenda{Today: on(t, "2026-11-21")}, Options{Lang: diag.EN})
	var got map[string]any
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if items, ok := got["items"].([]any); !ok || len(items) != 0 || got["today"] != "2026-11-21" || got["version"] != 1.0 {
		t.Errorf("got %v", got)
	}
	text = printed(t, "json", agenda(t, "x"), Options{Lang: diag.EN})
	for _, want := range []string{`"due": "2026-12-01"`, `"open": ""`, `"requirements": []`, `"further": []`, `"role_title": "privacy manager"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}
