package edit

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fixed is the rule book that Fix makes of head where base was right before.
func fixed(t *testing.T, base, head string) (string, *Report) {
	t.Helper()
	const name = "regulations/book.yaml"
	_, before := load(t, map[string]string{name: base})
	fsys, now := load(t, map[string]string{name: head})
	p := NewPlan(fsys, now)
	report, err := Fix(context.Background(), p, before, Never)
	if err != nil {
		t.Fatal(err)
	}
	return p.Snapshot().File(name).Source, report
}

// A rule book of another dialect: base, the lines that an editor puts in (marked +), takes
// out (-), and those that come out changed (old => new).
func TestDialects(t *testing.T) {
	for name, text := range map[string]string{
		"laws of the country": `dialect: national
body:
  - article: 目的
    id: a
    text: |
      目的を定める。
+  - article: 新設
+    id: new
+    text: |
+      新たに定める。
  - article: 定義
    id: b
    text: |
      次の各号の意義による。
      一　甲
+      二　新
=      二　乙 => 三　乙
      三　丙 => 四　丙
      イ　丁
+      ロ　戊
=      ロ　己 => ハ　己
      ２　前条の規定は、第一項第二号及び第三号に準用する。 => ２　第一条の規定は、第一項第三号及び第四号に準用する。
  - article: 雑則
    id: c
    text: |
      第二条第一項第三号ロ及び前条第二項の規定にかかわらず、第一条から第三条までによる。 => 第三条第一項第四号ハ及び前条第二項の規定にかかわらず、第一条から第四条までによる。
      ２　法第二十六条第一項の報告は、前二条の定めによる。 => ２　法第二十六条第一項の報告は、第一条及び第三条の定めによる。
`,
		"manual of the JIS type": `dialect: jis
body:
  - chapter: 一般
    id: x
    number: A.3.4
    children:
+      - article: 新設
+        id: new
+        text: |
+          (1) 新たに定める。
      - article: 取得
        id: a
        text: |
          (1) 次を特定する。
          ① 目的
+          ② 範囲
=          ② 方法 => ③ 方法
          (2) 前項①～②の事項を、A.3.4.2(1)に従い明示する。 => (2) 前項①～③の事項を、A.3.4.3(1)に従い明示する。
      - article: 明示
        id: b
        text: |
          (1) A.3.4.1(1)②の方法による。 => (1) A.3.4.2(1)③の方法による。
          (2) A.3.4.1 (1) の①及び②を記録する。 => (2) A.3.4.2 (1) の①及び③を記録する。
`,
		"the first paragraph and an item taken out": `dialect: company
body:
  - article: 目的
    id: a
    text: |
-      最初の項である。
      ２　次の各号を定める。 => 次の各号を定める。
-      (1) 甲
      (2) 乙 => (1) 乙
      (3) 丙 => (2) 丙
      ３　前項第2号の事項は、第2条による。 => ２　前項第1号の事項は、第2条による。
  - article: 範囲
    id: b
    text: |
      第1条第2項第3号及び第1条第3項による。 => 第1条第1項第2号及び第1条第2項による。
`,
		"a book that mixes its hands": `dialect: company
body:
+  - article: 新設
+    id: new
+    text: |
+      新たに定める。
  - article: 目的
    id: a
    text: |
      目的を定める。
      ア　甲
+      イ　新
=      イ　乙 => ウ　乙
  - article: 定義
    id: b
    text: |
      第 1 条、第１条及び1条による。 => 第 2 条、第２条及び2条による。
      ２　本条第1項及び第1条（目的）は、第2条1項による。 => ２　本条第1項及び第2条（目的）は、第3条1項による。
      ３　この条の前項及び第1条ただし書はこの限りでない。 => ３　この条の前項及び第2条ただし書はこの限りでない。
`,
	} {
		t.Run(name, func(t *testing.T) {
			base, head, want := editions(text)
			got, report := fixed(t, base, head)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			for _, d := range report.Doubts {
				t.Errorf("asked: %s %q: %s", d.Where.In("en"), d.Written, d.Reason.In("en"))
			}
			again, _ := fixed(t, base, got)
			if diff := cmp.Diff(got, again); diff != "" {
				t.Error("a second fix changes", diff)
			}
		})
	}
}

// editions are the base, the edited and the fixed state of a marked text.
func editions(text string) (base, head, want string) {
	const front = "kind: regulation\nid: book\ntitle: 規程\ndocument_class: rule\nversion: \"1\"\n"
	base, head, want = front, front, front
	for line := range strings.Lines(text) {
		if l, ok := strings.CutPrefix(line, "+"); ok {
			head += l
			want += l
			continue
		}
		if l, ok := strings.CutPrefix(line, "-"); ok {
			base += l
			continue
		}
		line = strings.TrimPrefix(line, "=")
		old, changed, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => ")
		indent := old[:len(old)-len(strings.TrimLeft(old, " "))]
		base += old + "\n"
		head += old + "\n"
		if ok {
			want += indent + changed + "\n"
		} else {
			want += old + "\n"
		}
	}
	return base, head, want
}
