package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/rules/topics"
	"github.com/pms-project/pms/pkg/tree"
)

// topic is one of the matters that a policy has to state, as topics/policy.yaml
// gives them. Beside the fields a mark on an item of the policy decides.
type topic struct{ topics.Topic }

// topicRules makes one rule of each topic: POL-001 of the first, and so on.
func topicRules() []*lint.Rule {
	var rules []*lint.Rule
	for i, t := range topics.Of("policy") {
		rules = append(rules, topicRule(fmt.Sprintf("POL-%03d", i+1), topic{t}))
	}
	return rules
}

func topicRule(id string, t topic) *lint.Rule {
	return &lint.Rule{
		ID: id, Name: strings.ReplaceAll(t.ID, ".", "_"), Severity: diag.Error,
		Kinds: []string{"policy"},
		Title: diag.T("方針に必要な事項: %[1]s", "Matter of the policy: %[1]s", t.Title),
		Basis: basis,
		Doc: diag.T(
			"外部に公表する方針（audience が external 又は both）は「%[1]s」を含みます。含む項目に covers: [%[2]s] と書くと、それで判断します%[3]s。covers がなくても本文に関係する語があれば「要確認」とし、印を付ける項目を示します。語があることは、書き方が十分であることを意味しません。",
			"A policy made public (audience external or both) states: %[1]s. The mark covers: [%[2]s] on an item decides%[3]s. Without it, words of the topic in the text make the finding a warning that proposes where to put the mark. That the words are there does not say that they are enough.",
			t.Title, t.ID, t.fieldWords()),
		Record: func(p *lint.Pass, r *record.Record) {
			if public(r) && r.InForce() && !t.answered(r) && !t.marked(r) {
				t.report(p, r)
			}
		},
	}
}

func public(r *record.Record) bool {
	return slices.Contains([]string{"external", "both"}, r.Text("audience"))
}

// fieldWords says in the explanation which fields answer the topic.
func (t topic) fieldWords() diag.Text {
	if len(t.Fields) == 0 {
		return diag.T("", "")
	}
	return diag.T("（項目 %[1]s が書かれていれば、それで足ります）", "; so does filling in %[1]s", strings.Join(t.Fields, ", "))
}

// answered reports whether fields of the policy answer the topic.
func (t topic) answered(r *record.Record) bool {
	return len(t.Fields) > 0 && len(t.open(r)) == 0
}

// open are the fields of the topic that are not filled.
func (t topic) open(r *record.Record) []string {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(field string) bool { return filled(r, field) })
}

// filled reports whether a field, or what stands for it, is there: a contact may be
// given as one of the contact points, and a policy in its first version has not
// been revised.
func filled(r *record.Record, field string) bool {
	switch {
	case r.Text(field) != "":
		return true
	case field == "contact":
		return r.Text("contact_point") != ""
	case field == "revised":
		return r.Get("revisions").Len() == 1
	}
	return false
}

// marked reports whether an item says that it covers the topic.
func (t topic) marked(r *record.Record) bool {
	return slices.ContainsFunc(r.Items("items"), func(item record.Item) bool {
		return slices.Contains(item.Get("covers").Texts(), t.ID)
	})
}

func (t topic) report(p *lint.Pass, r *record.Record) {
	place, found := t.find(r)
	if !found {
		p.At(r, tree.Node{},
			diag.T("方針「%[1]s」に「%[2]s」についての記載がありません。", "the policy %[1]q says nothing about: %[2]s", r.Label(), t.Title), t.hint(r))
		return
	}
	d := r.At(place,
		diag.T("方針「%[1]s」に「%[2]s」に関係する語はありますが、対応する事項の印がありません。", "the policy %[1]q has words about %[2]s, but no mark says that this is covered", r.Label(), t.Title),
		t.proposal(r))
	d.Severity = diag.Warning
	p.Report(d)
}

// proposal is the hint where words of the topic were found.
func (t topic) proposal(r *record.Record) diag.Text {
	if open := t.open(r); len(open) > 0 {
		return diag.T("%[1]s を書くか、内容を確かめてこの項目に covers: [%[2]s] を付けてください。", "Fill in %[1]s, or read the item and add covers: [%[2]s] to it.", topics.Names(r, open), t.ID)
	}
	return diag.T("内容を確かめ、十分であれば、この項目に covers: [%[1]s] を付けてください。", "Read it, and if it is enough add covers: [%[1]s] to this item.", t.ID)
}

// hint is the hint where nothing was found.
func (t topic) hint(r *record.Record) diag.Text {
	if open := t.open(r); len(open) > 0 {
		return diag.T("%[1]s を書いてください。", "Fill in: %[1]s.", topics.Names(r, open))
	}
	return diag.T("項目を書き足し、covers: [%[1]s] を付けてください。", "Write an item about it, with covers: [%[1]s].", t.ID)
}

// find is the item whose words show the topic, or the list of items where only all
// of them together do.
func (t topic) find(r *record.Record) (place tree.Node, found bool) {
	all := topics.Plain(r.Text("preamble"))
	for _, item := range r.Items("items") {
		text := topics.Plain(item.Get("text").Text())
		if t.Shows(text) {
			return item.Get("text"), true
		}
		all += text
	}
	return r.Get("items").At(0), t.Shows(all)
}
