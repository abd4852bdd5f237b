//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// cursor marks the place of a question in a document.
const cursor = "‸"

// question is a line that a user writes at the end of a document of some kind, and
// what the editor has to say in Japanese.
type question struct{ line, want, words string }

// subject is the beginning of a document, valid so far, and what is asked of it.
type subject struct {
	name, path, head string

	key     question // completion offers the key want with words about it
	value   question // completion offers the value want with words about it
	wrong   question // the word want is refused, with words
	unknown question // the key want is refused, with words
	hover   question // words are shown at the cursor
}

const (
	refusedValue = "値が許可されていません。有効な値:"
	refusedKey   = "は許可されていません"
)

var subjects = []subject{
	{
		name: "an entry of the ledger of personal information", path: "ledgers/pi_ledger.yaml",
		head: "kind: pi_ledger\nid: pi_ledger\nentries:\n  - id: applicants\n    name: 採用応募書類\n    department: office\n" +
			"    purpose_of_use: [採用選考のため]\n    legal_kind: [personal_data]\n",
		key:     question{"    acq‸", "acquisition_route", "取得の経路"},
		value:   question{"    data_subject: [‸]", "employee", "従業者"},
		wrong:   question{"    data_subject: [正社員‸]", "正社員", refusedValue},
		unknown: question{"    保管場所: 書庫", "保管場所", refusedKey},
		hover:   question{"    stor‸age_place: [鍵付き書庫]", "storage_place", "保管場所"},
	},
	{
		name: "a corrective action", path: "records/corrective_action/2026/ca-1.yaml",
		head: "kind: corrective_action\nid: ca-1\ntitle: 施錠の確認漏れ\nfound_on: 2026-09-11\ndepartment: office\n" +
			"source: internal_audit\nnonconformity:\n  content: 退出時の施錠が記録されていなかった。\n",
		key:     question{"imm‸", "immediate_action", "まず行った修正"},
		value:   question{"status: ‸", "closed", "完了"},
		wrong:   question{"status: 完了‸", "完了", refusedValue},
		unknown: question{"原因: 失念", "原因", refusedKey},
		hover:   question{"cau‸se: {date: 2026-09-16, text: 手順がなかった。}", "cause", "原因"},
	},
	{
		name: "an article of a regulation", path: "regulations/basic_rule.yaml",
		head: "kind: regulation\nid: basic_rule\ntitle: 個人情報保護規程\ndocument_no: PMS-02\ndocument_class: basic_rule\n" +
			"dialect: company\nversion: \"1\"\nestablished: 2026-04-01\nbody:\n  - chapter: 総則\n    id: general\n    children:\n" +
			"      - article: 目的\n        id: purpose\n        text: この規程は、必要な事項を定める。\n",
		key:     question{"        req‸", "requirements", "要求事項"},
		value:   question{"        obliges:\n          what: 見直し\n          who: ‸", "privacy_manager", "個人情報保護管理者"},
		wrong:   question{"        obliges: {what: 見直し, who: 管理者‸}", "管理者", refusedValue},
		unknown: question{"        見出し: 目的", "見出し", refusedKey},
		hover:   question{"        req‸uirements: [J.2.2]", "requirements", "要求事項"},
	},
	{
		name: "pms.yaml", path: "pms.yaml",
		head:    "kind: manifest\norganization:\n  name: 株式会社ためし\nprofile: company\ncatalogue: j2023\nfiscal_year_start: \"04\"\n",
		key:     question{"cert‸", "certificate", "登録証"},
		value:   question{"cycles:\n  - every: 1y\n    kind: pi_ledger\n    who: ‸", "audit_manager", "個人情報保護監査責任者"},
		wrong:   question{"lang: 日本語‸", "日本語", refusedValue},
		unknown: question{"会社名: 株式会社ためし", "会社名", refusedKey},
		hover:   question{"lan‸g: ja", "lang", "表示の言語"},
	},
	{
		name: "an incident", path: "records/incident/2026/incident-20261120-mail.yaml",
		head: "kind: incident\nid: incident-20261120-mail\ntitle: メールの誤送信\nincident_kind: [leak]\nsummary: 宛先を誤った。\n" +
			"known_on: 2026-11-20\ndepartment: office\n",
		key:     question{"approv‸", "approvals", "承認"},
		value:   question{"status: ‸", "closed", "完了"},
		wrong:   question{"status: 完了‸", "完了", refusedValue},
		unknown: question{"件名: 誤送信", "件名", refusedKey},
		hover:   question{"orig‸inal_at: 管理部キャビネットA-3", "original_at", "原本の保管場所"},
	},
	{
		name: "a kind of the firm's own", path: "records/visit/2026/visit-1.yaml",
		head:    "kind: visit\nid: visit-1\n",
		key:     question{"visited_on: 2026-11-20\npur‸", "purpose", "用件"},
		value:   question{"visited_on: 2026-11-20\npurpose: ‸", "delivery", "納品"},
		wrong:   question{"visited_on: 2026-11-20\npurpose: 納品‸", "納品", refusedValue},
		unknown: question{"visited_on: 2026-11-20\n来訪者: 誰か", "来訪者", refusedKey},
		hover:   question{"visi‸ted_on: 2026-11-20", "visited_on", "来訪者を受け付けた日"},
	},
}

// TestEditor: with what `pms schema` prints, an editor completes, explains and checks
// in Japanese.
func TestEditor(t *testing.T) {
	c, root := editor(t)
	for _, s := range subjects {
		t.Run(s.name, func(t *testing.T) {
			ask := func(q question) *document { return c.open(t, root, s.path, s.head+q.line+"\n") }
			t.Run("completes a key", func(t *testing.T) { offers(t, ask(s.key), s.key) })
			t.Run("completes a value", func(t *testing.T) { offers(t, ask(s.value), s.value) })
			t.Run("refuses a wrong value", func(t *testing.T) { refuses(t, ask(s.wrong), s.wrong) })
			t.Run("refuses an unknown key", func(t *testing.T) { refuses(t, ask(s.unknown), s.unknown) })
			t.Run("shows the title", func(t *testing.T) {
				d := ask(s.hover)
				if len(d.found) > 0 {
					t.Errorf("the document is not valid: %v", d.found)
				}
				if text := d.hover(); !strings.Contains(text, s.hover.words) {
					t.Errorf("no %q at %s in %q", s.hover.words, s.hover.want, text)
				}
			})
		})
	}
}

// TestKinds: the first thing that a user writes is completed from the names of all kinds.
func TestKinds(t *testing.T) {
	c, root := editor(t)
	offers(t, c.open(t, root, "ledgers/new.yaml", "kind: "+cursor+"\n"), question{want: "pi_ledger", words: "個人情報管理台帳"})
	refuses(t, c.open(t, root, "ledgers/new.yaml", "kind: 台帳\n"), question{want: "台帳", words: refusedValue})
}

// TestOwnKindIsOffered: so is the firm's own kind.
func TestOwnKindIsOffered(t *testing.T) {
	c, root := editor(t)
	offers(t, c.open(t, root, "records/new.yaml", "kind: "+cursor+"\n"), question{want: "visit", words: "来訪の記録"})
}

// TestOtherFiles: YAML that is no record, such as that of a forge, is left alone.
func TestOtherFiles(t *testing.T) {
	c, root := editor(t)
	for _, path := range []string{".github/workflows/check.yaml", "docker-compose.yaml", "tools/settings.yml"} {
		for _, d := range c.open(t, root, path, "name: check\non: push\n").found {
			t.Errorf("%s: %s", path, d.Message)
		}
	}
}

// TestExamples: an editor finds nothing to say against the files of the example.
func TestExamples(t *testing.T) {
	c, root := editor(t)
	example := os.DirFS(filepath.Join("..", "..", "..", "examples", "company"))
	files := 0
	must(t, fs.WalkDir(example, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(p) != ".yaml" {
			return err
		}
		files++
		data, err := fs.ReadFile(example, p)
		if err != nil {
			return err
		}
		for _, d := range c.open(t, root, p, string(data)).found {
			t.Errorf("%s:%d: %s", p, d.Range.Start.Line+1, d.Message)
		}
		return nil
	}))
	if files < 20 {
		t.Errorf("only %d files were opened", files)
	}
}

// document is an open document whose first diagnostics have arrived.
type document struct {
	t     *testing.T
	c     *client
	uri   string
	lines []string
	at    position // of the cursor
	found []diagnostic
}

// open shows a document to the server until the end of the test. Each lies in a
// folder of its own, so that what is said of it is said of no other.
func (c *client) open(t *testing.T, root, path, text string) *document {
	t.Helper()
	before, after, _ := strings.Cut(text, cursor)
	lines := strings.Split(before, "\n")
	d := &document{
		t: t, c: c, uri: uri(filepath.Join(root, c.folder(), filepath.FromSlash(path))), lines: strings.Split(before+after, "\n"),
		at: position{len(lines) - 1, units(lines[len(lines)-1])},
	}
	c.notify("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": d.uri, "languageId": "yaml", "version": 1, "text": before + after},
	})
	d.found = c.diagnostics(t, d.uri)
	t.Cleanup(func() {
		c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": d.uri}})
	})
	return d
}

func (c *client) folder() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opened++
	return strconv.Itoa(c.opened)
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func (d *document) where() map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": d.uri}, "position": d.at}
}

// word is what a diagnostic underlines.
func (d *document) word(found diagnostic) string {
	start, end := found.Range.Start, found.Range.End
	if start.Line != end.Line || end.Line >= len(d.lines) {
		return fmt.Sprintf("lines %d to %d", start.Line+1, end.Line+1)
	}
	u := utf16.Encode([]rune(d.lines[start.Line]))
	return string(utf16.Decode(u[start.Character:end.Character]))
}

func (d *document) hover() string {
	d.t.Helper()
	var answer struct{ Contents json.RawMessage }
	d.c.call(d.t, "textDocument/hover", d.where(), &answer)
	return string(answer.Contents)
}

// offers checks that completion at the cursor has the item, with Japanese words.
func offers(t *testing.T, d *document, q question) {
	t.Helper()
	var answer struct {
		Items []struct {
			Label         string
			Documentation json.RawMessage
		}
	}
	d.c.call(t, "textDocument/completion", d.where(), &answer)
	var labels []string
	for _, item := range answer.Items {
		if item.Label == q.want {
			if !strings.Contains(string(item.Documentation), q.words) {
				t.Errorf("%s is offered with %s, without %q", q.want, item.Documentation, q.words)
			}
			return
		}
		labels = append(labels, item.Label)
	}
	slices.Sort(labels)
	t.Errorf("%s is not among what is offered: %v", q.want, labels)
}

// refuses checks that a diagnostic stands under the word, in Japanese words.
func refuses(t *testing.T, d *document, q question) {
	t.Helper()
	for _, found := range d.found {
		if d.word(found) == q.want && strings.Contains(found.Message, q.words) {
			return
		}
	}
	t.Errorf("no %q under %q: %v", q.words, q.want, d.found)
}
