package edit

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const (
	mainBook = `kind: regulation
id: main
title: 基本規程
body:
  - chapter: 総則
    id: general
    children:
      - article: 目的
        id: a
        text: |
          目的を定める。
  - chapter: 管理
    id: control
    children:
      - article: 緊急事態への準備
        id: b
        text: |
          第1章の目的のため準備する。
          ２　第2章及び別表第1による。
      - article: 報告
        text: |
          第2条（緊急事態への準備）及び「取扱細則」（第2条を除く。）による。
appendices:
  - {label: 別表第1, title: 手順}
`
	smallBook = `kind: regulation
id: small
title: 取扱細則
body:
  - article: 趣旨
    id: s1
    text: |
      「基本規程」（以下「規程」という。）第2条第2項及び「基本規程」第3条に基づく。
  - article: 表
    id: s2
    text: 規程別表第1及び規程第1章による。
`
)

// replaced is a text with each old part replaced by the new one; a part that is not there
// is a mistake of the test.
func replaced(t *testing.T, text string, parts ...string) string {
	t.Helper()
	for i := 0; i < len(parts); i += 2 {
		if !strings.Contains(text, parts[i]) {
			t.Fatalf("the text has no %q", parts[i])
		}
		text = strings.Replace(text, parts[i], parts[i+1], 1)
	}
	return text
}

// TestFix edits two rule books and says which words come out otherwise, and what is asked.
func TestFix(t *testing.T) {
	tests := []struct {
		name        string
		main, small []string // edits: old and new in turn
		wantMain    []string // what fix makes of the edited text, likewise
		wantSmall   []string
		asked       []string // written: part of the reason
	}{
		{"a new title", []string{"title: 基本規程", "title: 個人情報保護規程"}, nil,
			nil, []string{"「基本規程」（以下", "「個人情報保護規程」（以下", "及び「基本規程」第3条", "及び「個人情報保護規程」第3条"}, nil},
		{"a new caption", []string{"- article: 緊急事態への準備", "- article: 緊急時の準備"}, nil,
			[]string{"第2条（緊急事態への準備）", "第2条（緊急時の準備）"}, nil, nil},
		{"a new chapter in front", []string{"body:\n", "body:\n  - chapter: 新章\n    id: new\n    children:\n      - {article: 新, id: n, text: 新たに定める。}\n"}, nil,
			[]string{"第1章の目的", "第2章の目的", "第2章及び別表", "第3章及び別表", "第2条（緊急事態への準備）", "第3条（緊急事態への準備）"},
			[]string{"第2条第2項", "第3条第2項", "第3条に基づく", "第4条に基づく", "規程第1章", "規程第2章"}, nil},
		{"a table in front", []string{"- {label: 別表第1, title: 手順}", "- {label: 別表第1, title: 新表}\n  - {label: 別表第2, title: 手順}"}, nil,
			[]string{"別表第1による", "別表第2による"}, []string{"規程別表第1", "規程別表第2"}, nil},
		{"an id that is gone, and an article in front", []string{"        id: b\n", "", "    id: general\n    children:\n", "    id: general\n    children:\n      - {article: 新, id: n, text: 新たに定める。}\n"}, nil,
			[]string{"第2条（緊急", "第3条（緊急"}, []string{"第2条第2項", "第3条第2項", "第3条に基づく", "第4条に基づく"}, nil},
		{"an article written anew, and one in front", []string{"          第1章の目的のため準備する。\n          ２　第2章及び別表第1による。\n", "          全く別のことを書く。\n          ２　これも別である。\n", "    id: general\n    children:\n", "    id: general\n    children:\n      - {article: 新, id: n, text: 新たに定める。}\n"}, nil,
			[]string{"第2条（緊急", "第3条（緊急"}, []string{"第3条に基づく", "第4条に基づく"}, []string{"規程」という。）第2条第2項: whose words have changed so much"}},
		{"a paragraph gone", []string{"          ２　第2章及び別表第1による。\n", ""}, nil, nil, nil,
			[]string{"規程」という。）第2条第2項: which was taken out"}},
		{"a table gone", []string{"appendices:\n  - {label: 別表第1, title: 手順}\n", ""}, nil, nil, nil,
			[]string{"別表第1: which was taken out", "規程別表第1: which was taken out"}},
		{"an article in front, and a new citation", []string{"    id: general\n    children:\n", "    id: general\n    children:\n      - {article: 新, id: n, text: 新たに定める。}\n"},
			[]string{"規程別表第1及び", "規程第2条、規程別表第1及び"},
			[]string{"第2条（緊急", "第3条（緊急"}, []string{"第2条第2項", "第3条第2項", "第3条に基づく", "第4条に基づく"}, []string{"規程第2条: a new citation"}},
		{"numbers that their author has mended already", []string{"    id: general\n    children:\n", "    id: general\n    children:\n      - {article: 新, id: n, text: 新たに定める。}\n", "第2条（緊急", "第3条（緊急"}, nil,
			nil, []string{"第2条第2項", "第3条第2項", "第3条に基づく", "第4条に基づく"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := map[string]string{"regulations/main.yaml": mainBook, "regulations/small.yaml": smallBook}
			_, before := load(t, base)
			head := map[string]string{"regulations/moved/main.yaml": replaced(t, mainBook, tt.main...), "regulations/small.yaml": replaced(t, smallBook, tt.small...)}
			fsys, now := load(t, head)
			p := NewPlan(fsys, now)
			report, err := Fix(context.Background(), p, before, Never)
			if err != nil {
				t.Fatal(err)
			}
			want := replaced(t, head["regulations/moved/main.yaml"], tt.wantMain...) + replaced(t, head["regulations/small.yaml"], tt.wantSmall...)
			got := p.Snapshot().File("regulations/moved/main.yaml").Source + p.Snapshot().File("regulations/small.yaml").Source
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			var asked []string
			for _, d := range report.Doubts {
				asked = append(asked, d.Written+": "+d.Reason.In("en"))
			}
			if len(asked) != len(tt.asked) {
				t.Fatalf("asked %q, want %q", asked, tt.asked)
			}
			for i, want := range tt.asked {
				written, reason, _ := strings.Cut(want, ": ")
				if !strings.Contains(asked[i], written+": ") || !strings.Contains(asked[i], reason) {
					t.Errorf("asked %q, want %q", asked[i], want)
				}
			}
		})
	}
}

// An answer is written, and the question is not listed.
func TestFixAsks(t *testing.T) {
	_, before := load(t, map[string]string{"regulations/main.yaml": mainBook})
	text := replaced(t, mainBook, "    id: general\n    children:\n", "    id: general\n    children:\n      - {article: 新, id: n, text: 第2条による。}\n")
	for answer, want := range map[int]string{0: "第2条による", 1: "第3条による", -1: "第2条による"} {
		fsys, now := load(t, map[string]string{"regulations/main.yaml": text})
		p := NewPlan(fsys, now)
		report, err := Fix(context.Background(), p, before, func(d Doubt) int {
			if d.Choices[1].Text != "第3条" || d.Choices[1].Means != "第3条（緊急事態への準備）" {
				t.Errorf("the choices are %+v", d.Choices)
			}
			return answer
		})
		if err != nil || (len(report.Doubts) > 0) != (answer < 0) {
			t.Errorf("%d: %v, %v", answer, report, err)
		}
		if got := p.Snapshot().File("regulations/main.yaml").Source; !strings.Contains(got, want) {
			t.Errorf("%d: %s", answer, got)
		}
	}
}

// The keys of marks follow their provisions; one that no label can name any more is listed.
func TestFixMarks(t *testing.T) {
	write := func(lines, marks string) string {
		return "kind: regulation\nid: b\ntitle: 規程\nbody:\n  - article: 目的\n    id: a\n    text: |\n" + lines + "    marks:\n" + marks
	}
	base := write("      最初の項である。\n      (1) 甲\n      ２　次の項である。\n      (1) 乙\n      (2) 丙\n      ３　終わりの項である。\n",
		"      \"２\": {defines: [次]}\n      ２(2): {defines: [丙]}\n      \"３\": {defines: [終]}\n")
	head := replaced(t, base, "      ２　次の", "      ２　新しい項である。\n      ２　次の", "      (1) 乙\n", "")
	want := replaced(t, head, "      ２　次の", "      ３　次の", "      (2) 丙", "      (1) 丙", "      ３　終", "      ４　終",
		"\"２\": {", "\"３\": {", "２(2): {", "\"３(1)\": {", "\"３\": {defines: [終]}", "\"４\": {defines: [終]}")
	got, report := fixed(t, base, head)
	if diff := cmp.Diff(want, got); diff != "" || len(report.Doubts) > 0 {
		t.Error(diff, report.Doubts)
	}
	head = replaced(t, base, "      最初の項である。\n      (1) 甲\n", "")
	got, report = fixed(t, base, head)
	if !strings.Contains(got, "text: |\n      次の項である。\n") || len(report.Doubts) != 1 || report.Doubts[0].Written != "２" {
		t.Errorf("%s\n%+v", got, report.Doubts)
	}
}

// A reference by the id of an article follows a new id, and is listed where the article is
// gone.
func TestFixReferences(t *testing.T) {
	const risks = "kind: risk\nid: risks\nentries:\n  - id: r1\n    rule_refs: [{regulation: main, article: a}, {regulation: main, article: b}]\n"
	_, before := load(t, map[string]string{"regulations/main.yaml": mainBook, "ledgers/risks.yaml": risks})
	head := replaced(t, mainBook, "        id: a\n", "        id: aim\n",
		"      - article: 緊急事態への準備\n        id: b\n        text: |\n          第1章の目的のため準備する。\n          ２　第2章及び別表第1による。\n", "")
	fsys, now := load(t, map[string]string{"regulations/main.yaml": head, "ledgers/risks.yaml": risks})
	p := NewPlan(fsys, now)
	report, err := Fix(context.Background(), p, before, Never)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Snapshot().File("ledgers/risks.yaml").Source; got != replaced(t, risks, "article: a}", "article: aim}") {
		t.Error(got)
	}
	if d := report.Doubts[0]; d.At.File != "ledgers/risks.yaml" || d.Written != "b" {
		t.Errorf("%+v", d)
	}
}

// FuzzFix changes any text of a rule book: no crash, every changed file reads back, and a
// second run changes nothing.
func FuzzFix(f *testing.F) {
	f.Add("目的を定める。\n２　前項による。\n(1) 甲\n(2) 第1条第2号\n", "２　新\n２　前項による。\n(1) 乙\n(1) 甲\n(2) 第1条第2号\n")
	f.Add("第1条から第3条まで及び前2条", "第2条、第1条から前条まで\n同条第2項（第1号を除く。）")
	f.Add("ア 甲\nイ 乙\n(ア) 丙\n①～③", "イ 甲\nイ 乙\n第1項ア及びイ\n① 丁\n①～②")
	f.Fuzz(func(t *testing.T, was, is string) {
		if len(was)+len(is) > 2000 {
			return
		}
		write := func(text string, extra ...article) string {
			lines := strings.Split(strings.ToValidUTF8(text, ""), "\n")
			return book("b", "規程", append(append([]article(nil), extra...), article{"a", "目的", lines}, article{"c", "雑則", []string{"前条、第1条及び第1条第2項第1号による。"}}))
		}
		const name = "regulations/b.yaml"
		before, err := tryLoad(fstest.MapFS{name: {Data: []byte(write(was))}})
		if err != nil {
			return
		}
		fsys := fstest.MapFS{name: {Data: []byte(write(is, article{"n", "新", []string{"新たに定める。"}}))}}
		now, err := tryLoad(fsys)
		if err != nil {
			return
		}
		p := NewPlan(fsys, now)
		if _, err := Fix(context.Background(), p, before, Never); err != nil {
			if !IsRefusal(err) {
				t.Fatal(err)
			}
			return
		}
		once := p.Snapshot().File(name).Source
		if _, err := Fix(context.Background(), p, before, Never); err != nil && !IsRefusal(err) {
			t.Fatal(err)
		}
		if diff := cmp.Diff(once, p.Snapshot().File(name).Source); diff != "" {
			t.Fatalf("a second fix changes %s\n%s", diff, once)
		}
	})
}
