package topics

import (
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

const notice = `kind: direct_notice
id: notice
title: 明示文
operator_name: 株式会社みほん計算
manager: {name: 紅 花子, department: 管理部}
purposes:
  - text: 採用の選考のため
  - text: 入社手続の連絡のため
provision: {planned: false}
`

func read(t *testing.T) *record.Record {
	t.Helper()
	s := ruletest.Load(t, schema.New(schemas.FS), map[string][]byte{"notices/notice.yaml": []byte(notice)})
	return s.Find("direct_notice", "notice")
}

func TestMissing(t *testing.T) {
	r := read(t)
	for field, filled := range map[string]bool{
		"operator_name":              true,
		"provision.planned":          true, // false is an answer
		"entrusting.planned":         false,
		"purposes.text":              true,
		"purposes.data":              false,
		"manager.title|manager.name": true,
		"manager.title|form_name":    false,
	} {
		if got := len(Missing(r, field)) == 0; got != filled {
			t.Errorf("%s: filled %v, want %v", field, got, filled)
		}
	}
	if got, want := Names(r, []string{"manager.title|manager.name", "purposes.text"}).In(diag.JA), "役職 (manager.title)又は管理者の氏名 (manager.name)、利用目的の文 (purposes.text)"; got != want {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestFind(t *testing.T) {
	r := read(t)
	topic := Topic{Synonyms: [][]string{{"選考"}, {"連絡"}}}
	if n, found := topic.Find(r, "purposes.text"); !found || n.Line() != 7 {
		t.Errorf("words in two values: %v at line %d", found, n.Line())
	}
	topic.Synonyms = [][]string{{"入社"}, {"連絡"}}
	if n, found := topic.Find(r, "preamble", "purposes.text"); !found || n.Line() != 8 {
		t.Errorf("words in one value: %v at line %d", found, n.Line())
	}
	if (Topic{}).Shows("何か") {
		t.Error("a topic without words is shown by any text")
	}
}

// TestOf wants every file of topics read whole.
func TestOf(t *testing.T) {
	for name, want := range map[string]int{"policy": 8, "direct_notice": 8, "disclosure_procedure": 4, "retained_data_notice": 9} {
		list := Of(name)
		if len(list) != want {
			t.Errorf("%s: %d topics, want %d", name, len(list), want)
		}
		for _, topic := range list {
			if topic.ID == "" || topic.Title.JA == "" || topic.Title.EN == "" || len(topic.Synonyms) == 0 {
				t.Errorf("%s: %q is not whole", name, topic.ID)
			}
		}
	}
}
