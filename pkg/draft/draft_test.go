package draft_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/draft"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const today = "2026-11-21"

// firm is a small firm to draft in.
var firm = fstest.MapFS{
	"pms.yaml":                      {Data: []byte("kind: manifest\norganization: {name: 株式会社ためし}\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\nforms:\n  - {kind: corrective_action, form_no: PMS-F-03}\n")},
	"organization/departments.yaml": {Data: []byte("kind: department\nid: departments\nentries:\n  - {id: office, name: 管理部}\n  - {id: system, name: 開発部}\n")},
	"organization/people.yaml":      {Data: []byte("kind: person\nid: people\nentries:\n  - {id: aoi, name: 葵 一郎, employment: officer, department: office, from: 2018-04-01}\n  - {id: p-0002, employment: regular, department: system, from: 2018-04-01}\n")},
}

func load(t *testing.T, fsys fstest.MapFS) *repo.Snapshot {
	t.Helper()
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: schema.New(schemas.FS)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func request(t *testing.T, s *repo.Snapshot, kind string, set ...string) draft.Request {
	t.Helper()
	k, err := s.Schemas.Kind(kind)
	if err != nil {
		t.Fatal(err)
	}
	day, err := calendar.ParseISO(today)
	if err != nil {
		t.Fatal(err)
	}
	return draft.Request{Kind: k, Set: set, Random: "k3fx", Today: day, Lang: diag.JA}
}

func TestNew(t *testing.T) {
	s := load(t, firm)
	q := request(t, s, "corrective_action",
		"title=施錠漏れ", "source=内部監査", "department=管理部", "found_on=令和8年3月31日",
		"nonconformity.content=施錠されていなかった。", "nonconformity.requirements=J.9.2", "nonconformity.requirements=J.4.3", "plan.due=2026/12/1", "plan.text=一行目\n二行目")
	q.Person = "p-0002"
	d, problems := draft.New(s, q)
	report(t, problems)
	want := `# 是正処置計画・報告書
kind: corrective_action
id: corrective_action-20260331-k3fx
# 件名
title: 施錠漏れ
# 様式番号
form_no: PMS-F-03
# 状態
status: draft
# PMS年度
year: 2025
# 要求事項
requirements: [J.7.1]
# 発見の契機
source: internal_audit
# 発見日
found_on: 2026-03-31
# 対象部門
department: office
# 不適合
nonconformity:
  content: 施錠されていなかった。
  requirements: [J.9.2, J.4.3]
`
	if got := string(d.File); !strings.HasPrefix(got, want) || !strings.Contains(got, "due: 2026-12-01\n") || !strings.Contains(got, "    一行目\n    二行目\n") {
		t.Errorf("got\n%s\n(-want +got):\n%s", got, cmp.Diff(want, got))
	}
	if d.Path != "records/corrective_action/2025/corrective_action-20260331-k3fx.yaml" {
		t.Errorf("path %s", d.Path)
	}
}

func report(t *testing.T, problems []draft.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Errorf("%s: %s %s", p.Key, p.Message.In(diag.JA), p.Hint.In(diag.JA))
	}
	if t.Failed() {
		t.FailNow()
	}
}

func TestProblems(t *testing.T) {
	s := load(t, firm)
	for _, c := range []struct{ set, want string }{
		{"title", "「項目=値」の形ではありません"},
		{"=x", "「項目=値」の形ではありません"},
		{"titel=x", "もしかして「title」（件名）"},
		{"件名=x", "もしかして「title」（件名）"},
		{"plan.duedate=2026-12-01", "もしかして「plan.due」"},
		{"plan..due=2026-12-01", "書き方が正しくありません"},
		{"plan[0].due=2026-12-01", "[0] は付けられません"},
		{"approvals.date=2026-12-01", "何件目かを番号で"},
		{"approvals[1].date=2026-12-01", "0 から順に"},
		{"approvals[99999999999999999999].date=2026-12-01", "番号は 0 から"},
		{"status.x=1", "中に項目はありません"},
		{"title=", "値が空です"},
		{"source=監査", "使える値: internal_audit（内部監査）"},
		{"source=内部監査員", "もしかして「internal_audit」（内部監査）"},
		{"found_on=2026-02-30", "「発見日」（found_on）に「2026-02-30」は使えません"},
		{"year=来年", "整数を"},
		{"department=offce", "もしかして「office」"},
		{"found_by=誰か", "見つかりません"},
		{"plan=やる", "中の項目を「plan.項目=値」"},
		{"nonconformity.requirements=九", "要求事項"},
		{"id=日本語", "ID"},
	} {
		q := request(t, s, "corrective_action", "title=施錠漏れ", "source=内部監査", "department=office", "nonconformity.content=x")
		key, _, _ := strings.Cut(c.set, "=")
		q.Set = append(slices.DeleteFunc(q.Set, func(p string) bool { return strings.HasPrefix(p, key+"=") }), c.set)
		d, problems := draft.New(s, q)
		var all string
		for _, p := range problems {
			all += p.Message.In(diag.JA) + p.Hint.In(diag.JA)
			if strings.Contains(p.Message.In(diag.EN)+p.Hint.In(diag.EN), "%!") {
				t.Errorf("%s: %s", c.set, p.Message.In(diag.EN))
			}
		}
		if !strings.Contains(all, c.want) {
			t.Errorf("%s: got %q, draft %v; want %q", c.set, all, d != nil, c.want)
		}
	}
}

// TestTerm: of a term that is asked for whole neither end is guessed.
func TestTerm(t *testing.T) {
	s := load(t, firm)
	d, problems := draft.New(s, request(t, s, "operation_check"))
	report(t, problems)
	var keys []string
	for _, m := range d.Missing {
		keys = append(keys, m.Key)
	}
	if !slices.Contains(keys, "period_from") || !slices.Contains(keys, "period_to") {
		t.Errorf("missing: %v", keys)
	}
}

// TestPath: a file that is named by the user gives the id.
func TestPath(t *testing.T) {
	s := load(t, firm)
	q := request(t, s, "education_plan")
	q.Path = "plans/newcomers.yaml"
	d, problems := draft.New(s, q)
	report(t, problems)
	if d.ID != "newcomers" || d.Path != q.Path {
		t.Errorf("%s in %s", d.ID, d.Path)
	}
}

// TestEveryKind: whatever kind there is, a record of it comes about by answering what
// is asked for, and it is valid.
func TestEveryKind(t *testing.T) {
	s := load(t, firm)
	for _, name := range s.Schemas.Kinds() {
		if name == "manifest" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			q := request(t, s, name)
			q.Optional = true
			for range 50 {
				d, problems := draft.New(s, q)
				report(t, problems)
				if len(d.Missing) == 0 {
					if len(d.File) == 0 {
						t.Error("an empty file")
					}
					return
				}
				answer, ok := plausible(s, d.Missing[0])
				if !ok {
					t.Skipf("no record that %s could refer to in this small firm", d.Missing[0].Key)
				}
				q.Set = append(q.Set, d.Missing[0].Key+"="+answer)
			}
			t.Errorf("still missing after 50 answers: %v", q.Set)
		})
	}
}

// plausible is a value that a field takes. ok is false where it would have to be the id
// of a record and there is none.
func plausible(s *repo.Snapshot, m draft.Missing) (string, bool) {
	f := m.Field
	switch {
	case len(f.Refs) > 0:
		for _, kind := range f.Refs {
			if of := s.Of(kind); len(of) > 0 {
				return of[0].ID, true
			}
		}
		return "", false
	case f.Enum != nil:
		return f.Enum[0].Title.JA, true
	case f.Format == "date":
		return "令和9年1月15日", true
	case f.Format == "email":
		return "pms@example.com", true
	case f.Format == "uri" || f.Name == "url":
		return "https://example.com/", true
	case f.Format == "time":
		return "10:00", true
	case f.Type == "integer" || f.Type == "number":
		return "2026", true
	case f.Type == "boolean":
		return "はい", true
	}
	if v := values[f.Name]; v != "" {
		return v, true
	}
	return "内容", true
}

// values are those of fields with a pattern of their own; for others any word does.
var values = map[string]string{
	"registration_number": "12345678(02)", "event_kinds": "incident", "rule": "LED-001", "kind": "pi_ledger",
}

// TestLedger: an entry goes into the ledger that there is, else a ledger is made.
func TestLedger(t *testing.T) {
	s := load(t, firm)
	q := request(t, s, "department", "name=営業部")
	q.Name = "sales"
	d, problems := draft.New(s, q)
	report(t, problems)
	if d.Ledger == nil || d.Path != "organization/departments.yaml" || d.ID != "dep-sales" {
		t.Errorf("got %+v", d)
	}
	if got := strings.TrimPrefix(string(d.File), string(firm[d.Path].Data)); got != "  - id: dep-sales\n    name: 営業部\n" {
		t.Errorf("added %q to\n%s", got, d.File)
	}
	for head, ok := range map[string]bool{"kind: department\nid: departments\n": true, "kind: department\nid: departments\nentries:\n": true, "kind: department\nid: departments\nentries: []\n": true, "kind: department\r\nid: departments\r\nentries: [{id: a, name: b}]\r\n": true} {
		s := load(t, fstest.MapFS{"pms.yaml": firm["pms.yaml"], "organization/departments.yaml": {Data: []byte(head)}})
		d, problems := draft.New(s, request(t, s, "department", "id=sales", "name=営業部"))
		if ok != (len(problems) == 0) || ok && !strings.Contains(string(d.File), "id: sales") {
			t.Errorf("%q: %v\n%s", head, problems, d.File)
		}
	}
	q = request(t, s, "pi_ledger", "id=applicants", "name=採用応募書類", "legal_kind=個人データ", "department=office", "purpose_of_use=採用選考のため", "purpose_of_use=入社の手続のため")
	d, problems = draft.New(s, q)
	report(t, problems)
	want := "# 個人情報管理台帳\nkind: pi_ledger\nid: pi_ledger\nentries:\n  - id: applicants\n"
	if d.Ledger != nil || d.Path != "ledgers/pi_ledger.yaml" || !strings.HasPrefix(string(d.File), want) {
		t.Errorf("%s:\n%s", d.Path, d.File)
	}
	if _, problems = draft.New(s, request(t, s, "department", "id=office", "name=x")); len(problems) != 1 {
		t.Errorf("an id that is taken: %v", problems)
	}
}

// TestYearly: a plan of a year is named by the year, a second one also by chance.
func TestYearly(t *testing.T) {
	s := load(t, firm)
	d, problems := draft.New(s, request(t, s, "education_plan", "year=2027"))
	report(t, problems)
	if d.ID != "education_plan-2027" || !strings.Contains(string(d.File), "2027年度 教育計画書") {
		t.Errorf("%s:\n%s", d.ID, d.File)
	}
	files := fstest.MapFS{"plans/education_plan-2027.yaml": {Data: d.File}}
	for path, f := range firm {
		files[path] = f
	}
	s = load(t, files)
	d, problems = draft.New(s, request(t, s, "education_plan", "year=2027"))
	report(t, problems)
	if d.ID != "education_plan-2027-k3fx" {
		t.Errorf("the second: %s", d.ID)
	}
}

// FuzzSet: whatever is given, there is a valid draft or a problem, and no crash.
func FuzzSet(f *testing.F) {
	for _, pair := range []string{"title=x", "plan.due=2026-12-31", "approvals[0].date=2026-01-01", "a[[0]].b=1", "a.=", "nonconformity.content=- x: y\n# z"} {
		f.Add(pair, "corrective_action")
	}
	f.Add("x", "pi_ledger")
	set := schema.New(schemas.FS)
	s, err := repo.Load(context.Background(), firm, repo.Options{Schemas: set})
	if err != nil {
		f.Fatal(err)
	}
	day, _ := calendar.ParseISO(today)
	f.Fuzz(func(t *testing.T, pair, kind string) {
		k, err := set.Kind(kind)
		if err != nil {
			return
		}
		q := draft.Request{Kind: k, Random: "k3fx", Today: day, Lang: diag.JA, Set: []string{"title=x", "source=other", "department=office", pair}}
		d, problems := draft.New(s, q)
		if d == nil && len(problems) == 0 {
			t.Error("neither a draft nor a problem")
		}
	})
}
