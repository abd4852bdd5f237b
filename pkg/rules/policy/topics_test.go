package policy

import (
	"fmt"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/schemas"
)

// TestTopicIDs holds that the ids of the rules follow the order of the data, which
// must therefore only grow at its end.
func TestTopicIDs(t *testing.T) {
	list := topics.Of("policy")
	if len(list) != 8 {
		t.Fatalf("%d topics, want the 8 of J.2.2 a) to h)", len(list))
	}
	for i, topic := range list {
		if want := fmt.Sprintf("policy.%c", 'a'+i); topic.ID != want {
			t.Errorf("topic %d is %s, want %s", i, topic.ID, want)
		}
		if len(topic.Synonyms) == 0 || topic.Title.JA == "" || topic.Title.EN == "" {
			t.Errorf("%s lacks a title or synonyms", topic.ID)
		}
	}
}

const policyHead = `kind: policy
id: privacy_policy
title: 個人情報保護方針
version: "1"
established: 2018-04-01
`

// TestTopicSeverity tells the three answers apart: a mark decides, words alone make
// a warning at the item, nothing makes an error.
func TestTopicSeverity(t *testing.T) {
	const both, complaints = "audience: both\n", 3
	tests := []struct {
		name, rest string
		want       string // severity, line; "" for no finding
	}{
		{"nothing", both + "items: [{text: 個人情報を大切にします。}]\n", "error 2"},
		{"no items", both + "items: []\n", "error 2"},
		{"words in one item", both + "items:\n  - text: 大切にします。\n  - text: 苦情、相談に対応します。\n", "warning 9"},
		{"words in full width and spaced", both + "items:\n  - text: 苦 情、ご相 談に対 応します。\n", "warning 8"},
		{"words in several items", both + "items:\n  - text: 苦情の申出を受けます。\n  - text: ご相談に応じます。\n", "warning 8"},
		{"a mark on an item without the words", both + "items: [{covers: [policy.d], text: お困りのときは窓口へ。}]\n", ""},
		{"internal", "audience: internal\nitems: []\n", ""},
		{"superseded", both + "status: superseded\nitems: []\n", ""},
	}
	set := schema.New(schemas.FS)
	rule := topicRules()[complaints]
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ruletest.Load(t, set, map[string][]byte{"policies/privacy_policy.yaml": []byte(policyHead + tt.rest)})
			res, err := lint.Run(t.Context(), []*lint.Rule{rule}, lint.Input{Head: s})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, d := range res.Findings {
				got += fmt.Sprintf("%s %d", d.Severity, d.Range.Start.Line)
				if d.Hint.In(diag.JA) == "" || d.Hint.In(diag.EN) == "" {
					t.Error("no hint")
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
