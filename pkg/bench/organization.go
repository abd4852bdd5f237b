package main

import (
	"fmt"
	"strings"
)

type file struct{ path, text string }

// organization are the files that the records refer to: who works where in which
// role, the policy and the register of documents.
func (c Corpus) organization() []file {
	return []file{
		{"pms.yaml", manifest},
		{"organization/departments.yaml", departmentList()},
		{"organization/people.yaml", peopleList()},
		{"organization/appointments.yaml", appointmentList()},
		{"organization/contact_point.yaml", contactPoint},
		{"policies/privacy_policy.yaml", policy},
		{"ledgers/document_register.yaml", c.register()},
	}
}

const manifest = `kind: manifest
organization:
  name: 株式会社ためし計測
  representative: top
  representative_title: 代表取締役
profile: company
catalogue: j2023
lang: ja
fiscal_year_start: "04"
lint: # what a whole repository has to settle, and a generated one does not; the rules run all the same
  severities:
    - {rule: COR-005, severity: "off"}
    - {rule: DOC-021, severity: "off"}
    - {rule: DOC-024, severity: "off"}
    - {rule: EVD-001, severity: "off"}
    - {rule: EVD-010, severity: "off"}
    - {rule: LED-006, severity: "off"}
    - {rule: OPC-001, severity: "off"}
    - {rule: POL-012, severity: "off"}
    - {rule: SEC-008, severity: "off"}
    - {rule: SEC-011, severity: "off"}
`

func departmentList() string {
	var b strings.Builder
	b.WriteString("kind: department\nid: departments\nentries:\n")
	for i, id := range departments {
		fmt.Fprintf(&b, "  - {id: %s, name: 第%d部, from: 2010-04-01}\n", id, i+1)
	}
	return b.String()
}

// offices are the holders of an office, all from the first day on.
var offices = []struct{ role, person string }{
	{"top_management", "top"}, {"privacy_manager", "manager"}, {"audit_manager", "auditor"}, {"education_manager", "teacher"},
	{"secretariat", "clerk"}, {"complaint_manager", "clerk"},
}

func peopleList() string {
	var b strings.Builder
	b.WriteString("kind: person\nid: people\nentries:\n")
	for i, id := range []string{"top", "manager", "auditor", "clerk"} { // holders of published offices have a name
		fmt.Fprintf(&b, "  - {id: %s, name: 試 %d郎, employment: regular, department: office, from: 2010-04-01}\n", id, i+1)
	}
	b.WriteString("  - {id: teacher, employment: regular, department: office, from: 2010-04-01}\n")
	for i := range workers {
		fmt.Fprintf(&b, "  - {id: %s, employment: regular, department: %s, from: 2012-04-01}\n", worker(i), departments[i%len(departments)])
	}
	return b.String()
}

func appointmentList() string {
	var b strings.Builder
	b.WriteString("kind: appointment\nid: appointments\nentries:\n")
	for _, o := range offices {
		fmt.Fprintf(&b, "  - {id: apt-%s, role: %s, person: %s, from: 2010-04-01, appointed_by: top}\n", strings.ReplaceAll(o.role, "_", "-"), o.role, o.person)
	}
	for i, d := range departments {
		fmt.Fprintf(&b, "  - {id: apt-%s, role: department_manager, person: %s, department: %s, from: 2012-04-01, appointed_by: manager}\n", d, worker(i), d)
	}
	return b.String()
}

const contactPoint = `kind: contact_point
id: contact_point
title: 個人情報の相談窓口
responsible: clerk
tel: "03-0000-0000"
confirmed_on: 2026-06-10
certified_body: {member: false}
`

const policy = `kind: policy
id: privacy_policy
title: 個人情報保護方針
document_no: PMS-P-01
version: "1"
established: 2012-04-01
audience: both
department_in_charge: office
representative_title: 代表取締役
representative_name: 試 1郎
contact: 個人情報の相談窓口 電話 03-0000-0000
items:
  - covers: [policy.a]
    text: 事業の内容に合った取得、利用及び提供を行い、利用目的の範囲を超えた利用はしません。そのための措置を講じます。
  - covers: [policy.b]
    text: 個人情報に関する法令、国の指針その他の規範を守ります。
  - covers: [policy.c]
    text: 漏えい、滅失又はき損を防ぎ、起きたときは是正します。
  - covers: [policy.d]
    text: 苦情と相談を受け付け、誠実に対応します。
  - covers: [policy.e]
    text: 個人情報保護マネジメントシステムを継続的に改善します。
revisions:
  - {version: "1", effective_on: 2012-04-01, summary: 制定}
approvals:
  - {step: prepared, role: secretariat, person: clerk, date: 2012-03-20, method: paper_seal}
  - {step: approved, role: top_management, person: top, date: 2012-03-25, method: paper_seal}
`

func (c Corpus) register() string {
	var b strings.Builder
	b.WriteString("kind: document_register\nid: document_register\nreviews:\n  - {date: 2026-06-20, person: manager, summary: 全ての文書を確かめた。}\nentries:\n")
	b.WriteString("  - {id: doc-policy, title: 個人情報保護方針, document_no: PMS-P-01, document_kind: policy, document: privacy_policy, version: \"1\", established: 2012-04-01}\n")
	for i := range c.Regulations {
		fmt.Fprintf(&b, "  - {id: doc-%02[1]d, title: 第%[1]d規程, document_no: PMS-R-%02[1]d, document_kind: rule, document: regulation-%02[1]d, version: \"2\", established: 2012-04-01, revised: 2024-04-01}\n", i+1)
	}
	return b.String()
}
