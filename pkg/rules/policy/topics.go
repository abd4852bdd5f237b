package policy

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// topic is one of the matters that a policy has to state, as topics/policy.yaml
// gives them.
type topic struct {
	id       string // policy.a
	title    diag.Text
	fields   []string   // fields that answer it when all are filled
	synonyms [][]string // a text shows the topic by a word of every group
}

// topics reads the list, which is embedded and needs no repository.
func topics() []topic {
	nobody := firm.New(nil, func(string) []*record.Record { return nil })
	var out []topic
	for _, n := range nobody.Fact("topics/policy.yaml").Get("topics").Items() {
		t := topic{
			id:     n.Get("id").Text(),
			title:  diag.T(n.Get("title").Text(), n.Get("title_en").Text()),
			fields: n.Get("field").Texts(),
		}
		for _, group := range n.Get("synonyms").Items() {
			t.synonyms = append(t.synonyms, group.Texts())
		}
		out = append(out, t)
	}
	return out
}

// topicRules makes one rule of each topic: POL-001 of the first, and so on.
func topicRules() []*lint.Rule {
	var rules []*lint.Rule
	for i, t := range topics() {
		rules = append(rules, topicRule(fmt.Sprintf("POL-%03d", i+1), t))
	}
	return rules
}

func topicRule(id string, t topic) *lint.Rule {
	return &lint.Rule{
		ID: id, Name: strings.ReplaceAll(t.id, ".", "_"), Severity: diag.Error,
		Kinds: []string{"policy"},
		Title: diag.T("方針に必要な事項: %[1]s", "Matter of the policy: %[1]s", t.title),
		Basis: basis,
		Doc: diag.T(
			"外部に公表する方針（audience が external 又は both）は「%[1]s」を含みます。含む項目に covers: [%[2]s] と書くと、それで判断します%[3]s。covers がなくても本文に関係する語があれば「要確認」とし、印を付ける項目を示します。語があることは、書き方が十分であることを意味しません。",
			"A policy made public (audience external or both) states: %[1]s. The mark covers: [%[2]s] on an item decides%[3]s. Without it, words of the topic in the text make the finding a warning that proposes where to put the mark. That the words are there does not say that they are enough.",
			t.title, t.id, t.fieldWords()),
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
	if len(t.fields) == 0 {
		return diag.T("", "")
	}
	return diag.T("（項目 %[1]s が書かれていれば、それで足ります）", "; so does filling in %[1]s", strings.Join(t.fields, ", "))
}

// answered reports whether fields of the policy answer the topic.
func (t topic) answered(r *record.Record) bool {
	return len(t.fields) > 0 && len(t.open(r)) == 0
}

// open are the fields of the topic that are not filled.
func (t topic) open(r *record.Record) []string {
	return slices.DeleteFunc(slices.Clone(t.fields), func(field string) bool { return filled(r, field) })
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
		return slices.Contains(item.Get("covers").Texts(), t.id)
	})
}

func (t topic) report(p *lint.Pass, r *record.Record) {
	place, found := t.find(r)
	if !found {
		p.At(r, tree.Node{},
			diag.T("方針「%[1]s」に「%[2]s」についての記載がありません。", "the policy %[1]q says nothing about: %[2]s", r.Label(), t.title), t.hint(r))
		return
	}
	d := r.At(place,
		diag.T("方針「%[1]s」に「%[2]s」に関係する語はありますが、対応する事項の印がありません。", "the policy %[1]q has words about %[2]s, but no mark says that this is covered", r.Label(), t.title),
		t.proposal(r))
	d.Severity = diag.Warning
	p.Report(d)
}

// proposal is the hint where words of the topic were found.
func (t topic) proposal(r *record.Record) diag.Text {
	if open := t.open(r); len(open) > 0 {
		return diag.T("%[1]s を書くか、内容を確かめてこの項目に covers: [%[2]s] を付けてください。", "Fill in %[1]s, or read the item and add covers: [%[2]s] to it.", fieldNames{r, open}, t.id)
	}
	return diag.T("内容を確かめ、十分であれば、この項目に covers: [%[1]s] を付けてください。", "Read it, and if it is enough add covers: [%[1]s] to this item.", t.id)
}

// hint is the hint where nothing was found.
func (t topic) hint(r *record.Record) diag.Text {
	if open := t.open(r); len(open) > 0 {
		return diag.T("%[1]s を書いてください。", "Fill in: %[1]s.", fieldNames{r, open})
	}
	return diag.T("項目を書き足し、covers: [%[1]s] を付けてください。", "Write an item about it, with covers: [%[1]s].", t.id)
}

// fieldNames lists fields by the titles that the schema gives them.
type fieldNames struct {
	record *record.Record
	fields []string
}

// In implements [diag.Localized].
func (n fieldNames) In(l diag.Lang) string {
	var out []string
	for _, field := range n.fields {
		f, _ := n.record.Kind.Field(field)
		out = append(out, f.Title.In(l)+" ("+field+")")
	}
	return strings.Join(out, diag.T("、", ", ").In(l))
}

// find is the item whose words show the topic, or the list of items where only all
// of them together do.
func (t topic) find(r *record.Record) (place tree.Node, found bool) {
	all := plain(r.Text("preamble"))
	for _, item := range r.Items("items") {
		text := plain(item.Get("text").Text())
		if t.shows(text) {
			return item.Get("text"), true
		}
		all += text
	}
	return r.Get("items").At(0), t.shows(all)
}

// shows reports whether a text in plain form has a word of every group.
func (t topic) shows(text string) bool {
	for _, group := range t.synonyms {
		if !slices.ContainsFunc(group, func(word string) bool { return strings.Contains(text, plain(word)) }) {
			return false
		}
	}
	return len(t.synonyms) > 0
}

// plain is a text as it is compared: full-width and half-width alike, without
// white space.
func plain(s string) string {
	return strings.Join(strings.Fields(norm.NFKC.String(s)), "")
}
