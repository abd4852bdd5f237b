package main

import (
	"fmt"
	"strings"
)

// operationCheck is the check of one department, with its list of questions.
func operationCheck(c Corpus, n int, d *dice) (path, text string) {
	year, day := c.year(n), d.between(1, 20)
	id := fmt.Sprintf("operation_check-%d09%02d-%06d", year, day, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: operation_check\nid: %s\ntitle: %d年度 運用の確認 第%d回\nform_no: PMS-F-08\nstatus: approved\nyear: %[2]d\n", id, year, n+1)
	b.WriteString("requirements: [J.5.1, J.6.1]\nretention: {period: 15y, from: created}\n")
	fmt.Fprintf(&b, "department: %s\nperiod_from: %d-07-01\nperiod_to: %[2]d-09-%02[3]d\nchecked_on: %[2]d-09-%02[3]d\nchecker: %s\nitems:\n", departments[n/c.years()%len(departments)], year, day, worker(d.roll(workers)))
	for i := range d.between(3, 6) {
		fmt.Fprintf(&b, "  - {item_no: \"%d\", question: %s, result: ok}\n", i+1, sentence(k+i))
	}
	fmt.Fprintf(&b, "summary: %s\nreported_to_top_on: %d-10-%02d\n", sentences(k+10, 1), year, day)
	b.WriteString(approvals("", year, 9, day, n))
	return recordPath("operation_check", id, year), b.String()
}

// complaint is a request that was answered and closed.
func complaint(c Corpus, n int, d *dice) (path, text string) {
	year, day := c.year(n), d.between(1, 14)
	id := fmt.Sprintf("complaint-%d05%02d-%06d", year, day, n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: complaint\nid: %s\ntitle: 窓口への相談 第%d件\nform_no: PMS-F-39\nstatus: closed\nyear: %d\nrequirements: [J.11.1]\nretention: {period: 15y, from: closed}\n", id, n+1, year)
	fmt.Fprintf(&b, "original_at: 窓口の綴り %d\ncase_no: 申出 %d-%06d\nreceived_on: %[2]d-05-%02[4]d\nreceived_time: \"10:20\"\nchannel: phone\nreceiver: %[5]s\n", n+1, year, n, day, worker(d.roll(workers)))
	fmt.Fprintf(&b, "complaint_kind: consultation\nsubject: [use]\ndata_subject: 取引先の担当者\nsummary: %s\nledger: [%s]\ndepartment: %s\nserious: false\n", sentences(k, 1), entryID(n), d.pick(departments))
	fmt.Fprintf(&b, "course:\n  - {date: %d-05-%02d, text: %s, person: %s}\nnext_step: なし\nanswer_plan: %s\nanswer_due: %[1]d-05-%02[6]d\nanswered_on: %[1]d-05-%02[7]d\nanswer_method: phone\n",
		year, day, sentence(k+3), worker(d.roll(workers)), sentence(k+5), day+14, day+2)
	fmt.Fprintf(&b, "result: %s\ncause: %s\nno_corrective_reason: 届出を受けて直ちに改めたため。\nclosed_on: %d-05-%02d\n", sentence(k+7), sentence(k+9), year, day+5)
	b.WriteString(approvals("", year, 5, day+1, n))
	return recordPath("complaint", id, year), b.String()
}
