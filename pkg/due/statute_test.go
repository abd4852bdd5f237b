package due_test

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

const certificate = manifest + "certificate: {registration_number: 99001234(03), valid_from: 2009-12-04, valid_to: $1}\n"

// TestRenewalWindow: the published windows, and the month ends on which two readings of
// the rule differ: what is shown is safe in both, and late is only what is after both.
func TestRenewalWindow(t *testing.T) {
	for _, c := range []struct{ expiry, open, due, latest string }{
		{"2011-12-03", "2011-04-04", "2011-08-03", "2011-08-03"},
		{"2024-12-01", "2024-04-02", "2024-08-01", "2024-08-01"},
		{"2022-12-01", "2022-04-02", "2022-08-01", "2022-08-01"},
		{"2012-12-31", "2012-05-01", "2012-08-31", "2012-08-31"},
		{"2022-11-01", "2022-03-02", "2022-07-01", "2022-07-01"},
		{"2025-01-14", "2024-05-15", "2024-09-14", "2024-09-17"}, // a Saturday before a holiday: only the last day moves
		{"2027-02-28", "2026-07-01", "2026-10-28", "2026-10-31"},
		{"2028-02-29", "2027-07-01", "2027-10-29", "2027-10-31"},
		{"2027-03-30", "2026-07-31", "2026-11-29", "2026-11-30"},
		{"2027-03-31", "2026-08-01", "2026-11-30", "2026-11-30"},
		{"2027-04-30", "2026-09-01", "2026-12-30", "2027-01-04"}, // 12-30 is closed: until 01-04
		{"2027-05-31", "2026-10-01", "2027-01-31", "2027-02-01"},
		{"2027-06-29", "2026-10-30", "2027-02-27", "2027-03-01"},
		{"2027-06-30", "2026-11-01", "2027-02-28", "2027-03-01"},
		{"2027-07-31", "2026-12-01", "2027-03-31", "2027-03-31"},
		{"2027-08-30", "2026-12-31", "2027-04-29", "2027-04-30"},
		{"2027-08-31", "2027-01-01", "2027-04-30", "2027-04-30"},
		{"2027-09-30", "2027-02-01", "2027-05-30", "2027-05-31"},
		{"2027-10-29", "2027-03-01", "2027-06-29", "2027-06-29"},
		{"2027-10-30", "2027-03-01", "2027-06-29", "2027-06-30"},
		{"2027-10-31", "2027-03-01", "2027-06-30", "2027-06-30"},
		{"2027-11-30", "2027-04-01", "2027-07-30", "2027-07-31"},
		{"2027-12-30", "2027-05-01", "2027-08-30", "2027-08-30"},
		{"2027-12-31", "2027-05-01", "2027-08-31", "2027-08-31"},
	} {
		all := items(t, "2011-01-01", map[string]string{"pms.yaml": with(certificate, c.expiry)})
		i := find(t, all, "pmark-renewal")
		if i.Open != day(t, c.open) || i.Due != day(t, c.due) || i.Latest != day(t, c.latest) || i.Mode != "renewal_window" {
			t.Errorf("%s: %s .. %s (latest %s), want %s .. %s (%s)", c.expiry, i.Open, i.Due, i.Latest, c.open, c.due, c.latest)
		}
		expiry := find(t, all, "pmark-expiry")
		if expiry.Due != day(t, c.expiry) {
			t.Errorf("expiry %s, want %s", expiry.Due, c.expiry)
		}
	}
	all := items(t, "2011-01-01", map[string]string{"pms.yaml": with(certificate, "2011-12-03")})
	if got := find(t, all, "pmark-renewal-reminder").Due; got != day(t, "2011-07-03") {
		t.Errorf("the body reminds by %s, want 2011-07-03", got)
	}
	if got := find(t, all, "pmark-renewal-records").Due; got != day(t, "2011-04-03") {
		t.Errorf("the records are checked by %s, want 2011-04-03", got)
	}
	doubtful := find(t, items(t, "2026-01-01", map[string]string{"pms.yaml": with(certificate, "2027-04-30")}), "pmark-renewal")
	if note := doubtful.Note.In(diag.EN); !strings.Contains(note, "not confirmed by a published example") {
		t.Errorf("the doubt is not said: %q", note)
	}
}

const application = `kind: mark_application
id: mark_application-2027
title: 更新申請
application_kind: renewal
examination_body: 協会
expiry: 2027-06-09
filed_on: 2026-12-01
registry_certificate: {issued_on: 2026-11-15}
fees:
  - {fee_kind: examination, invoice_date: 2027-01-31}
document_exam: {issues_count: $1}
site_exam: {date: 2027-03-17}
findings_issued_on: $2
improvement_report_submitted_on: $3
decision: granted
decision_on: $4
`

// TestExamination: what an examination causes, from the application to the
// contract.
func TestExamination(t *testing.T) {
	all := items(t, "2027-04-01", map[string]string{"a.yaml": with(application, "2", "2027-03-31", "2027-06-01", "2026-02-28"), "pms.yaml": with(certificate, "2027-06-09")})
	for id, want := range map[string][2]string{
		"pmark-document-mend":   {"2027-03-17", "2027-03-17"},
		"pmark-findings":        {"2027-06-30", "2027-06-30"},
		"pmark-termination":     {"2027-09-30", "2027-09-30"},
		"pmark-fee":             {"2027-04-30", "2027-04-30"},
		"pmark-contract-notice": {"2026-03-14", "2026-03-14"},
		"pmark-contract":        {"2026-05-28", "2026-05-31"}, // both readings of three months
	} {
		if i := find(t, all, id); i.Due != day(t, want[0]) || i.Latest != day(t, want[1]) {
			t.Errorf("%s: %s (latest %s), want %v", id, i.Due, i.Latest, want)
		}
	}
	before := items(t, "2027-01-10", map[string]string{"a.yaml": "kind: mark_application\nid: a\ntitle: 申請\nsite_exam: {date: 2027-03-17}\n"})
	if i := find(t, before, "pmark-document-review"); i.Due != day(t, "2027-02-24") || i.Strength != "advice" {
		t.Errorf("result of the document review: %s", i.Due)
	}
	if has(all, "pmark-document-review") {
		t.Error("advice after the visit")
	}
	if i := find(t, all, "pmark-registry-certificate"); i.Due != day(t, "2027-02-15") || i.DoneOn != day(t, "2026-12-01") || i.Late {
		t.Errorf("registry certificate: %s, done %s", i.Due, i.DoneOn)
	}
	if i := find(t, all, "pmark-renewal"); i.DoneOn != day(t, "2026-12-01") || i.DoneBy.ID != "mark_application-2027" {
		t.Errorf("the application does not close the window: %+v", i)
	}
	none := items(t, "2027-04-01", map[string]string{"a.yaml": with(application, "0", "2027-03-31", "2027-06-01", "2026-02-28")})
	if has(none, "pmark-document-mend") {
		t.Error("without defects there is nothing to mend")
	}
}

// TestThreeMonths is the table of month ends: 民法第143条 beside the customary reading; the
// earlier one warns, only the later one is late.
func TestThreeMonths(t *testing.T) {
	const finding = "kind: corrective_action\nid: c\ntitle: 指摘\nsource: external_finding\nfound_on: $1\nfinding: {issued_on: $1}\n"
	for _, c := range [][3]string{
		{"2026-01-15", "2026-04-15", "2026-04-15"}, {"2026-01-31", "2026-04-30", "2026-04-30"}, {"2026-02-28", "2026-05-28", "2026-05-31"},
		{"2026-04-30", "2026-07-30", "2026-07-31"}, {"2026-08-31", "2026-11-30", "2026-11-30"}, {"2026-09-30", "2026-12-30", "2026-12-31"},
		{"2026-11-29", "2027-02-28", "2027-02-28"}, {"2026-11-30", "2027-02-28", "2027-02-28"}, {"2027-11-29", "2028-02-29", "2028-02-29"},
	} {
		files := map[string]string{"c.yaml": with(finding, c[0])}
		i := find(t, items(t, c[0], files), "finding-report")
		if i.Due != day(t, c[1]) || i.Latest != day(t, c[2]) {
			t.Errorf("%s: %s (latest %s), want %s (%s)", c[0], i.Due, i.Latest, c[1], c[2])
		}
		if i := find(t, items(t, c[2], files), "finding-report"); i.Status == "overdue" {
			t.Errorf("%s: overdue on the last day", c[0])
		}
		if i := find(t, items(t, i.Latest.AddDays(1).String(), files), "finding-report"); i.Status != "overdue" {
			t.Errorf("%s: %s a day after the last", c[0], i.Status)
		}
	}
	stated := find(t, items(t, "2026-03-01", map[string]string{"c.yaml": strings.Replace(with(finding, "2026-02-28"), "{issued_on: 2026-02-28}", "{issued_on: 2026-02-28, report_due: 2026-05-20}", 1)}), "finding-report")
	if stated.Due != day(t, "2026-05-20") || stated.Mode != "stated" {
		t.Errorf("the day in the letter goes over the count: %s %s", stated.Due, stated.Mode)
	}
}

const incident = `kind: incident
id: incident-1
title: 事故
incident_kind: [leak]
discovered_on: $1
known_on: $1
assessment: {$2}
persons_count: $3
reports: []
`

// TestBreachReports is the table of final reports to the Commission, with the counting
// of the examination body, which never moves, beside it.
func TestBreachReports(t *testing.T) {
	for _, c := range []struct{ known, thirty, due30, sixty, due60 string }{
		{"2026-06-01", "2026-06-30", "2026-06-30", "2026-07-30", "2026-07-30"},
		{"2026-01-31", "2026-03-01", "2026-03-02", "2026-03-31", "2026-03-31"},
		{"2026-03-31", "2026-04-29", "2026-04-30", "2026-05-29", "2026-05-29"},
		{"2026-04-05", "2026-05-04", "2026-05-07", "2026-06-03", "2026-06-03"},
		{"2026-08-25", "2026-09-23", "2026-09-24", "2026-10-23", "2026-10-23"},
		{"2026-10-09", "2026-11-07", "2026-11-09", "2026-12-07", "2026-12-07"},
		{"2026-11-30", "2026-12-29", "2027-01-04", "2027-01-28", "2027-01-28"},
		{"2026-12-02", "2026-12-31", "2027-01-04", "2027-01-30", "2027-02-01"},
	} {
		sensitive := items(t, c.known, map[string]string{"i.yaml": with(incident, c.known, "sensitive: true", "3")})
		wrongful := items(t, c.known, map[string]string{"i.yaml": with(incident, c.known, "wrongful_purpose: true", "3")})
		number := items(t, c.known, map[string]string{"i.yaml": with(incident, c.known, "my_number: {over_100: true}", "101")})
		numberWrongful := items(t, c.known, map[string]string{"i.yaml": with(incident, c.known, "my_number: {wrongful_purpose: true}", "1")})
		for _, want := range []struct {
			due string
			got string
		}{
			{c.due30, find(t, sensitive, "ppc-final").Due.String()},
			{c.due60, find(t, wrongful, "ppc-final-wrongful").Due.String()},
			{c.due30, find(t, number, "my-number-final").Due.String()},
			{c.due60, find(t, numberWrongful, "my-number-final-wrongful").Due.String()},
			{c.thirty, find(t, sensitive, "jipdec-final").Due.String()},
			{c.sixty, find(t, wrongful, "jipdec-final-wrongful").Due.String()},
		} {
			if want.got != want.due {
				t.Errorf("known %s: %s, want %s", c.known, want.got, want.due)
			}
		}
		if has(wrongful, "ppc-final") || has(wrongful, "jipdec-final") || has(sensitive, "ppc-final-wrongful") || has(number, "ppc-final") {
			t.Errorf("known %s: two terms for one report", c.known)
		}
		speed := find(t, sensitive, "ppc-preliminary")
		if speed.Target != day(t, c.known).AddDays(2) || speed.Due != day(t, c.known).AddDays(4) || speed.Strength != "guideline" {
			t.Errorf("known %s: preliminary %s, target %s", c.known, speed.Due, speed.Target)
		}
	}
}

// TestReportable: who has to be told of what.
func TestReportable(t *testing.T) {
	for _, c := range []struct {
		assessment, count string
		ppc, serious      bool
	}{
		{"sensitive: false", "1000", false, false},
		{"sensitive: false", "1001", true, true}, // more than 1,000
		{"sensitive: true", "1", true, true},
		{"property_risk: true", "1", true, true},
		{"sensitive: true, strongly_encrypted: true", "1", false, true},
		{"other_serious: true", "1", false, true},
		{"my_number: {public_view: true}", "1", false, true},
		{"my_number: {network: true}", "1", false, true},
	} {
		all := items(t, "2026-06-02", map[string]string{"i.yaml": with(incident, "2026-06-01", c.assessment, c.count)})
		if has(all, "ppc-preliminary") != c.ppc || has(all, "ppc-final") != c.ppc || has(all, "jipdec-preliminary") != c.serious || !has(all, "jipdec-final") {
			t.Errorf("%s, %s persons: %v %v %v", c.assessment, c.count, has(all, "ppc-final"), has(all, "jipdec-preliminary"), has(all, "jipdec-final"))
		}
		if number := strings.Contains(c.assessment, "my_number"); has(all, "my-number-preliminary") != number {
			t.Errorf("%s: my number %v", c.assessment, !number)
		}
	}
}

// TestReportsClose: a report closes its own duty and no other, and is late where it is.
func TestReportsClose(t *testing.T) {
	reports := strings.Replace(with(incident, "2026-06-01", "sensitive: true", "3"), "reports: []", `reports:
  - {id: a, to: ppc, kind: preliminary, due: 2026-06-05, sent_on: 2026-06-04}
  - {id: b, to: ppc, kind: final, sent_on: 2026-07-02}
  - {id: c, to: examination_body, kind: preliminary, sent_on: 2026-06-03}
  - {id: d, to: police, kind: notice, due: 2026-06-02}`, 1)
	all := items(t, "2026-07-10", map[string]string{"i.yaml": reports})
	for id, want := range map[string]struct {
		done string
		late bool
	}{"ppc-preliminary": {"2026-06-04", false}, "ppc-final": {"2026-07-02", true}, "jipdec-preliminary": {"2026-06-03", false}, "jipdec-final": {"", false}} {
		if i := find(t, all, id); i.DoneOn != day(t, want.done) || i.Late != want.late {
			t.Errorf("%s: done %s late %v, want %v", id, i.DoneOn, i.Late, want)
		}
	}
	if i := find(t, all, "incident.report_due"); i.Due != day(t, "2026-06-02") {
		t.Errorf("the date in the record of another report: %s; those that a duty counts are not listed twice", i.Due)
	}
	measure := with(incident, "2026-06-01", "sensitive: false", "3") + "measure: {decision: caution, decided_on: 2026-08-31, disqualification_value: 3}\n"
	if i := find(t, items(t, "2026-09-01", map[string]string{"i.yaml": measure}), "jipdec-measure"); i.Due != day(t, "2026-11-30") {
		t.Errorf("prevention report %s", i.Due)
	}
}

// TestWithoutNumber: 遅滞なく and 速やかに never get a date of the law; what is set by the
// firm is a target and is called so.
func TestWithoutNumber(t *testing.T) {
	const request = "kind: disclosure_request\nid: r\ntitle: 請求\nreceived_on: 2026-10-09\nrequest_kind: [disclosure]\n"
	all := items(t, "2026-10-10", map[string]string{"r.yaml": request})
	i := find(t, all, "disclosure-answer")
	if !i.Due.IsZero() || !i.Target.IsZero() || i.Mode != "none" || i.Status != "window_open" || !strings.Contains(i.Note.JA+i.Note.In(diag.JA), "遅滞なく") {
		t.Errorf("without a target: %+v", i)
	}
	if i := find(t, all, "disclosure-two-weeks"); i.Due != day(t, "2026-10-23") || i.Strength != "advice" {
		t.Errorf("two weeks: %s", i.Due)
	}
	targeted := items(t, "2026-10-21", map[string]string{"r.yaml": request + "answer_due: 2026-10-20\n"})
	if i := find(t, targeted, "disclosure-answer"); !i.Due.IsZero() || i.Target != day(t, "2026-10-20") || i.TargetName.In(diag.JA) != "自社目安" || i.Status != "overdue" {
		t.Errorf("with a target: %+v", i)
	}
	if has(targeted, "disclosure_request.answer_target") {
		t.Error("the answer is listed twice")
	}
	answered := items(t, "2026-10-21", map[string]string{"r.yaml": request + "answered_on: 2026-10-19\n"})
	if i := find(t, answered, "disclosure-answer"); i.Status != "done" || i.Late {
		t.Errorf("answered: %+v", i)
	}
	changed := items(t, "2026-10-10", map[string]string{
		"pms.yaml": with(certificate, "2011-12-03"),
		"a.yaml":   "kind: appointment\nid: appointments\nentries:\n  - {id: old, role: privacy_manager, person: x, from: 2009-12-01, to: 2011-01-01}\n  - {id: new, role: privacy_manager, person: y, from: 2011-01-01}\n",
		"c.yaml":   "kind: change_report\nid: c\ntitle: 変更\nchanged_on: 2011-02-01\nchanges: [{item: head_office}]\n",
		"d.yaml":   "kind: change_report\nid: d\ntitle: 変更\nchanged_on: 2011-02-01\nchanges: [{item: audit_manager}]\n",
	})
	if i := find(t, changed, "change-report-manager"); !i.Due.IsZero() || i.Subject.ID != "new" {
		t.Errorf("change of the manager: %+v", i)
	}
	if i := find(t, changed, "change-report"); !i.Due.IsZero() || i.Subject.ID != "c" {
		t.Errorf("change of the head office: %+v", i)
	}
}

// TestProvisionRecords: the three cases of keeping, and the check of recipients abroad.
func TestProvisionRecords(t *testing.T) {
	const record = "kind: $1\nid: p\ntitle: 提供\nrecord_kind: $2\ndate: 2026-10-01\n$3: $4\n"
	for _, kind := range [][2]string{{"third_party_provision", "provision"}, {"third_party_receipt", "receipt"}, {"personal_related_transfer", "related-transfer"}} {
		for _, c := range [][4]string{
			{"contract", "last_on", "2026-10-09", "2027-10-09"}, // kept through 2027-10-08
			{"batch", "last_on", "2026-10-09", "2029-10-09"},    // through 2029-10-08
			{"each", "made_on", "2026-10-09", "2029-10-10"},     // through 2029-10-09
			{"contract", "last_on", "2024-02-29", "2025-03-01"}, // through 2025-02-28, the later reading
		} {
			all := items(t, "2026-10-10", map[string]string{"p.yaml": with(record, kind[0], c[0], c[1], c[2])})
			if i := find(t, all, kind[1]+"-keep-"+c[0]); i.Open != day(t, c[3]) || !i.Due.IsZero() || i.Evidence != "disposal_record" {
				t.Errorf("%s %s %s: from %s, want %s", kind[0], c[0], c[2], i.Open, c[3])
			}
			made := find(t, all, kind[1]+"-record-made")
			if want := c[1] == "made_on"; !made.DoneOn.IsZero() != want || !made.Due.IsZero() {
				t.Errorf("%s %s: made %s", kind[0], c[0], made.DoneOn)
			}
		}
	}
	const offshore = "kind: offshore_transfer\nid: o\ntitle: 外国\nentries:\n  - {id: x, recipient: 社, ground: equivalent_system, started_on: 2025-04-01, checks: [{date: 2026-03-20}]}\n"
	var dues []string
	for _, i := range items(t, "2026-10-10", map[string]string{"o.yaml": offshore}) {
		if i.Obligation == "offshore-check" && i.Due.Before(day(t, "2028-12-31")) {
			dues = append(dues, i.Due.String()+" "+i.DoneOn.String())
		}
	}
	if got := strings.Join(dues, "|"); got != "2027-04-01 |2028-04-01 |2026-04-01 2026-03-20" {
		t.Errorf("checks abroad, from the intended date: %q", got)
	}
}
