package yamltree_test

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/yamltree"
)

// samples are good files in the styles that users write.
var samples = []string{`# 台帳
kind: ledger
id: personal-information
entries:
  - id: employee-roster
    name: 従業者名簿
    purpose: 人事管理、給与計算（法定の届出を含む）
    legal_kind: [personal_data, retained_personal_data]
    storage_place:
      - 総務部の鍵付きキャビネット
      - 'クラウド給与システム'
    count: 120
    retention: {years: 3, from: 退職日}
  - id: inquiry
    name: "問い合わせ記録: Web"
    legal_kind:
    - personal_data
    note: >-
      委託先から受け取るものは
      別の行に書く。
owner: general-affairs
`, `kind: regulation
id: handling
version: "1.10"
effective_on: 2026-04-01
articles:
- article: 目的
  id: purpose
  text: |
    この規程は、次の事項を定める。
    ２　前項の手順：別に定める。
    (1) 本人への通知

    (2) 関係機関への報告
  marks:
    "２": {obliges: {who: privacy_manager, every: "year in 06"}}
- article: 適用範囲
  id: scope
  requirements: [J.1.1, J.1.2]
  text: |
    役員及び従業者に適用する。
approvals:
- method: paper_seal
  date: 2026-03-20
  note: 稟議 第12号
`}

// mutations are the slips of one line; each gives the line after it, or ok=false
// where it does not apply.
var mutations = []struct {
	name string
	rule string // "" for YML-001 or any other
	do   func(line string) (string, bool)
}{
	{"tab for the indentation", "YML-005", func(l string) (string, bool) {
		text := strings.TrimLeft(l, " ")
		n := len(l) - len(text)
		return strings.Repeat("\t", max(1, n/2)) + text, n > 0
	}},
	{"tab before the text", "YML-005", func(l string) (string, bool) {
		text := strings.TrimLeft(l, " ")
		return l[:len(l)-len(text)] + "\t" + text, !strings.HasPrefix(text, "(") && !strings.HasPrefix(text, "２") && isKeyLine(l)
	}},
	{"full-width space for the indentation", "YML-006", func(l string) (string, bool) {
		text := strings.TrimLeft(l, " ")
		n := len(l) - len(text)
		return strings.Repeat("　", max(1, n/2)) + text, n > 0
	}},
	{"full-width colon", "YML-006", func(l string) (string, bool) {
		return strings.Replace(l, ": ", "：", 1), isKeyLine(l) && strings.Contains(l, ": ")
	}},
	{"full-width colon and space", "YML-006", func(l string) (string, bool) {
		return strings.Replace(l, ": ", "：　", 1), isKeyLine(l) && strings.Contains(l, ": ")
	}},
	{"full-width colon at the end", "YML-006", func(l string) (string, bool) {
		return strings.TrimSuffix(l, ":") + "：", isKeyLine(l) && strings.HasSuffix(l, ":")
	}},
	{"full-width space after the colon", "YML-006", func(l string) (string, bool) {
		return strings.Replace(l, ": ", ":　", 1), isKeyLine(l) && strings.Contains(l, ": ")
	}},
	{"full-width space after the hyphen", "YML-006", func(l string) (string, bool) {
		return strings.Replace(l, "- ", "-　", 1), strings.HasPrefix(strings.TrimLeft(l, " "), "- ")
	}},
	{"no space after the colon", "", func(l string) (string, bool) {
		return strings.Replace(l, ": ", ":", 1), isKeyLine(l) && strings.Contains(l, ": ")
	}},
	{"no closing quote", "", func(l string) (string, bool) {
		i := strings.LastIndexAny(l, "\"'")
		if i < 0 {
			return "", false
		}
		return l[:i] + l[i+1:], !strings.Contains(l, "２")
	}},
	{"no closing bracket", "", func(l string) (string, bool) {
		i := strings.LastIndexAny(l, "]}")
		if i < 0 {
			return "", false
		}
		return l[:i] + l[i+1:], true
	}},
	{"at sign", "", func(l string) (string, bool) {
		return strings.Replace(l, ": ", ": @", 1), isKeyLine(l) && strings.Contains(l, ": ")
	}},
	{"one space more", "", func(l string) (string, bool) {
		return " " + l, isKeyLine(l) && strings.HasPrefix(l, "  ") && !strings.Contains(l, "- ")
	}},
	{"colon in the value", "", func(l string) (string, bool) {
		return strings.Replace(l, ": ", ": 注: ", 1), isKeyLine(l) && !strings.ContainsAny(l, "\"[{>|") && strings.Contains(l, ": ")
	}},
	{"control character", "YML-007", func(l string) (string, bool) { return l + "\x0b", true }},
}

// isKeyLine reports a line of the samples that holds a key.
func isKeyLine(l string) bool {
	l = strings.TrimPrefix(strings.TrimLeft(l, " "), "- ")
	i := strings.Index(l, ":")
	return i > 0 && strings.Trim(l[:i], "abcdefghijklmnopqrstuvwxyz_") == ""
}

// A slip in any line of a good file is reported at that line.
func TestMutations(t *testing.T) {
	for _, sample := range samples {
		if _, ds := yamltree.Parse("f.yaml", []byte(sample), yamltree.Limits{}); len(ds) > 0 {
			t.Fatalf("the sample is not good: %s", list(ds))
		}
		all := strings.Split(strings.TrimSuffix(sample, "\n"), "\n")
		for _, m := range mutations {
			for i, l := range all {
				changed, ok := m.do(l)
				if !ok {
					continue
				}
				mutant := lines(append(append(append([]string(nil), all[:i]...), changed), all[i+1:]...)...)
				for _, src := range []string{mutant, "\ufeff" + strings.ReplaceAll(mutant, "\n", "\r\n")} {
					checkMutant(t, m.name, m.rule, i+1, changed, src)
				}
			}
		}
	}
}

func checkMutant(t *testing.T, name, rule string, line int, changed, src string) {
	t.Helper()
	tr, ds := yamltree.Parse("f.yaml", []byte(src), yamltree.Limits{})
	if tr != nil {
		checkTree(t, tr, src)
	}
	if len(ds) == 0 {
		if tr == nil {
			t.Errorf("%s, line %d %q: neither tree nor finding", name, line, changed)
		} else if rule != "" {
			t.Errorf("%s, line %d %q: nothing found", name, line, changed)
		}
		return
	}
	if d := ds[0]; d.Range.Start.Line != line || rule != "" && d.Rule != rule {
		t.Errorf("%s, line %d %q: found %s: %s", name, line, changed, strings.TrimSpace(list(ds)), d.Message.In(diag.EN))
	}
}
