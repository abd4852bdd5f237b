package main

import (
	"fmt"
	"strings"
)

// approvals is a block of approvals at an indentation; after is what was done
// when: the month of the year.
func approvals(indent string, year, month, day int, number int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%sapprovals:\n", indent)
	for i, a := range []struct{ step, role, person string }{
		{"prepared", "secretariat", "clerk"}, {"checked", "privacy_manager", "manager"}, {"approved", "top_management", "top"},
	} {
		fmt.Fprintf(&b, "%s  - {step: %s, role: %s, person: %s, date: %d-%02d-%02d, method: workflow, evidence: WF-%[5]d-%[8]05d}\n",
			indent, a.step, a.role, a.person, year, month, day+2*i, number)
	}
	return b.String()
}

func recordPath(kind, id string, year int) string {
	return fmt.Sprintf("records/%s/%d/%s.yaml", kind, year, id)
}

func planID(year, n int) string { return fmt.Sprintf("education_plan-%d-%06d", year, n) }

func educationRecord(c Corpus, n int, d *dice) (path, text string) {
	year, month, day := c.year(n), d.between(5, 9), d.between(1, 20)
	id := fmt.Sprintf("education_record-%d%02d%02d-%06d", year, month, day, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: education_record\nid: %s\ntitle: %d年度 教育 第%d回\nform_no: PMS-F-02\nstatus: approved\nyear: %[2]d\n", id, year, n+1)
	fmt.Fprintf(&b, "plan: %s\nsession: annual\ndate: %d-%02d-%02d\neducation_kind: annual\n", planID(year, n%c.years()), year, month, day)
	fmt.Fprintf(&b, "contents: %s\n", list(append([]string{"policy", "importance", "roles", "consequences"}, d.some(contents, 2)...)))
	fmt.Fprintf(&b, "method: [classroom]\nplace: %s\nlecturer: 教育責任者\nmaterial: 教材 %d年版 第%d章\npass_mark: 80\nrequirements: [J.4.3]\n", d.pick(places), year, d.between(1, 12))
	b.WriteString("retention: {period: 15y, from: created}\nattendees:\n")
	for _, person := range c.attendees(n, d) {
		fmt.Fprintf(&b, "  - {person: %s, date: %d-%02d-%02d, passed: true}\n", person, year, month, day)
	}
	fmt.Fprintf(&b, "result_evaluation: |\n  %s\n  %s\n", sentences(k, 1), sentences(k+1, d.between(1, 2)))
	fmt.Fprintf(&b, "feedback: %s\n", sentences(k+3, 1))
	b.WriteString(approvals("", year, 10, d.between(1, 20), n))
	return recordPath("education_record", id, year), b.String()
}

// attendees are all workers in the first record of a year, so that everybody is
// educated once a year, and a few of them in the others.
func (c Corpus) attendees(n int, d *dice) []string {
	var out []string
	if n < c.years() {
		for _, o := range offices[:5] {
			out = append(out, o.person)
		}
		for i := range workers {
			out = append(out, worker(i))
		}
		return out
	}
	first := d.roll(workers)
	for i := range d.between(2, 9) {
		out = append(out, worker(first+i))
	}
	return out
}

func correctiveAction(c Corpus, n int, d *dice) (path, text string) {
	year, day := c.year(n), d.between(1, 20)
	id := fmt.Sprintf("corrective_action-%d05%02d-%06d", year, day, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: corrective_action\nid: %s\ntitle: %sことの漏れ 第%d件\nform_no: PMS-F-03\nstatus: closed\nyear: %d\n", id, objects[k%len(objects)]+verbs[k%len(verbs)], n+1, year)
	fmt.Fprintf(&b, "source: operation_check\nfound_on: %d-05-%02d\nfound_by: %s\ndepartment: %s\nrequirements: [J.7.1]\nretention: {period: 15y, from: closed}\n", year, day, worker(d.roll(workers)), d.pick(departments))
	fmt.Fprintf(&b, "nonconformity:\n  content: %s\n  requirements: [J.3.1.1, J.8.1]\n", sentences(k, d.between(1, 2)))
	if c.Regulations > 0 {
		fmt.Fprintf(&b, "  rule_refs:\n    - {regulation: regulation-%02d, article: article-%d}\n", 1+d.roll(c.Regulations), d.between(1, chapters*articlesChapter))
	}
	fmt.Fprintf(&b, "  severity: minor\nimmediate_action:\n  date: %d-05-%02d\n  text: %s\n", year, day+2, sentences(k+3, 1))
	fmt.Fprintf(&b, "cause:\n  date: %d-06-%02d\n  text: %s\n  similar_cases: %s\n", year, day, sentences(k+5, 1), sentences(k+7, 1))
	fmt.Fprintf(&b, "plan:\n  date: %d-07-%02d\n  text: %s\n  owner: %s\n  due: %[1]d-08-31\n", year, day, sentences(k+9, 1), worker(d.roll(workers)))
	b.WriteString(approvals("  ", year, 7, day+1, n))
	fmt.Fprintf(&b, "result:\n  done_on: %d-08-%02d\n  text: %s\n", year, day, sentences(k+11, 1))
	fmt.Fprintf(&b, "effectiveness_review:\n  due: %d-10-31\n  date: %[1]d-10-%02d\n  method: 点検票の照合\n  result: effective\n  text: %s\n  person: manager\n", year, day, sentences(k+13, 1))
	fmt.Fprintf(&b, "closed_on: %d-11-%02d\n", year, min(day, 18))
	return recordPath("corrective_action", id, year), b.String()
}

// inputs are what a management review looks at.
var inputs = []string{"previous_reviews", "issues", "nonconformities", "checks", "audits", "objectives", "feedback", "risks", "improvements"}

func managementReview(c Corpus, n int, d *dice) (path, text string) {
	year, day := c.year(n), d.between(1, 20)
	id := fmt.Sprintf("management_review-%d09%02d-%06d", year, day, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: management_review\nid: %s\ntitle: %d年度 見直し 第%d回\nform_no: PMS-F-04\nstatus: approved\nyear: %[2]d\ndate: %[2]d-09-%02[4]d\nplace: %[5]s\nchair: top\n", id, year, n+1, day, d.pick(places))
	b.WriteString("requirements: [J.6.3]\nattendees:\n  - {person: top, role: top_management}\n  - {person: manager, role: privacy_manager}\n  - {person: auditor, role: audit_manager}\ninputs:\n")
	for i, input := range inputs {
		fmt.Fprintf(&b, "  %s: %s\n", input, sentences(k+i, 1))
	}
	b.WriteString("decisions:\n")
	for i := range d.between(1, 2) {
		fmt.Fprintf(&b, "  - id: d-%d-%d\n    text: %s\n    owner: %s\n    due: %d-03-31\n", year, i+1, sentences(k+20+i, 1), worker(d.roll(workers)), year+1)
		if year < lastYear { // what was decided this year is still under way
			fmt.Fprintf(&b, "    done_on: %d-02-%02d\n", year+1, day)
		}
	}
	fmt.Fprintf(&b, "conclusion: %s\n%s", sentences(k+30, 1), approvals("", year, 10, day, n))
	return recordPath("management_review", id, year), b.String()
}

func educationPlan(c Corpus, n int, d *dice) (path, text string) {
	year, day := c.year(n), d.between(1, 10)
	id := planID(year, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: education_plan\nid: %s\ntitle: %d年度 教育計画書 第%d号\nform_no: PMS-F-01\nstatus: approved\nyear: %[2]d\nrequirements: [J.3.3, J.4.3]\n", id, year, n+1)
	b.WriteString(approvals("", year, 4, day, n))
	fmt.Fprintf(&b, "purpose: |\n  %s\n  %s\nstructure: 教育責任者が企画し、事務局が運営する。\nsessions:\n", sentences(k, 1), sentences(k+1, 1))
	fmt.Fprintf(&b, "  - id: annual\n    title: 定期の教育\n    education_kind: annual\n    from: %d-05-%02d\n    to: %[1]d-09-30\n    target: 全ての従業者\n    method: [classroom, e_learning]\n    place: %[3]s\n    lecturer: 教育責任者\n    contents: [policy, importance, roles, consequences]\n    pass_mark: 80\n", year, day, d.pick(places))
	for i := range d.between(0, 2) {
		fmt.Fprintf(&b, "  - id: extra-%d\n    title: 臨時の教育\n    education_kind: ad_hoc\n    from: %d-10-%02d\n    to: %[2]d-10-30\n    target_departments: %[4]s\n    contents: %s\n    material: %s\n", i+1, year, day, list(d.some(departments, 2)), list(d.some(contents, 2)), sentence(k+5+i))
	}
	return "plans/" + id + ".yaml", b.String()
}
