package main

import (
	"fmt"
	"strings"
)

const ledgerHead = `kind: pi_ledger
id: %s
title: 個人情報の台帳
form_no: PMS-F-11
department_in_charge: office
requirements: [J.3.1.1]
reviews:
  - {date: 2026-06-20, person: manager, summary: 全ての行を確かめた。}
entries:
`

func ledgerID(n int) string { return fmt.Sprintf("pi_ledger-%06d", n) }
func entryID(n int) string  { return fmt.Sprintf("pi-%06d", n) }

// piLedger is a ledger of one entry: one part of a big ledger kept in files.
func piLedger(_ Corpus, n int, d *dice) (path, text string) {
	var b strings.Builder
	fmt.Fprintf(&b, ledgerHead, ledgerID(n))
	entry(&b, entryID(n), d)
	fmt.Fprintf(&b, "    note: %s\n", sentences(d.roll(1<<20), 2))
	return "ledgers/" + ledgerID(n) + ".yaml", b.String()
}

func entry(b *strings.Builder, id string, d *dice) {
	k := d.roll(1 << 20)
	fmt.Fprintf(b, "  - id: %s\n    name: %s教育苦情\n    items: [氏名, 住所]\n    legal_kind: [personal_data]\n", id, strings.TrimSuffix(objects[k%len(objects)], "を"))
	fmt.Fprintf(b, "    count: %d\n    department: %s\n    manager: %s\n    purpose_of_use: [%s]\n", d.between(1, 90000), d.pick(departments), worker(d.roll(workers)), sentence(k)+"ため")
	fmt.Fprintf(b, "    acquisition_route: [paper, web]\n    storage_place: [保管庫%d番]\n    storage_method: [施錠]\n    access_departments: [office]\n    use_period: 契約の間\n    retention: {period: %dy}\n    disposal_method: [shred]\n", d.between(1, 400), d.between(1, 9))
}

// riskLedger assesses the entry of ledger number n in every phase of its life.
func riskLedger(c Corpus, n int, d *dice) (path, text string) {
	id := fmt.Sprintf("risk-%06d", n)
	k := d.roll(1 << 20)
	var b strings.Builder
	fmt.Fprintf(&b, "kind: risk\nid: %s\ntitle: 台帳%d番のリスク\nreviews:\n  - {date: 2026-06-20, person: manager, summary: 全ての行を見直した。}\n%sentries:\n", id, n+1, approvals("", 2026, 6, 21, n))
	for i, phase := range []string{"acquire", "transfer", "use", "store", "dispose"} {
		fmt.Fprintf(&b, "  - id: r-%06d-%s\n    targets: [%s]\n    phase: %[2]s\n    risk: %[4]s\n    risk_kind: [leak]\n    likelihood: %[5]d\n    impact: %d\n    evaluation: %d\n    priority: 2\n    risk_owner: %s\n",
			n, phase, entryID(n), sentence(k+i), 1+i%2, 2, 2*(1+i%2), worker(d.roll(workers)))
		fmt.Fprintf(&b, "    existing_measures: [%s]\n    response: [retain]\n    residual: {text: 見落とし, reason: 影響が小さい}\n    reviewed_on: 2026-06-20\n", sentence(k+10+i))
		if c.Regulations > 0 {
			fmt.Fprintf(&b, "    rule_refs:\n      - {regulation: regulation-%02d, article: article-%d}\n", 1+d.roll(c.Regulations), d.between(1, chapters*articlesChapter))
		}
	}
	return "ledgers/risks/" + id + ".yaml", b.String()
}

const ledgerPath = "ledgers/big_ledger.yaml"

// ledger is the big ledger. Its entries have ended, so that no rule asks for an
// analysis of their risks: what the file costs is the file itself. A damaged entry
// has an end that is no date.
func (c Corpus) ledger() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, ledgerHead, "big_ledger")
	for n := range c.Ledger {
		entry(&b, fmt.Sprintf("big-%06d", n), newDice(c.Seed, "ledger", n))
		end := "2026-03-31"
		if c.damages("entry", n) {
			end = "2026-02-31"
		}
		b.WriteString("    ended_on: " + end + "\n")
	}
	return []byte(b.String())
}
