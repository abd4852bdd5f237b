package organization

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

func roleFilled() *lint.Rule {
	return &lint.Rule{
		ID: "ORG-009", Name: "role_filled", Severity: diag.Warning, Needs: lint.Clock, Profiles: []string{"company", "examination_body"},
		Consults: []string{"appointment", "regulation"},
		Title:    diag.T("規程で義務のある役割に就いている者がいない", "Nobody holds a role that has duties"),
		Basis:    rolesBasis,
		Doc: diag.T(
			"規程の条に「誰が」と定めた役割（obliges の who）に、今日就いている者がいるかを任命一覧で確かめます。いなければ、その条に定めたことを行う者がいません。従業者全員や会議体の役割（roles.yaml の collective）は対象にしません。役割ごとに、最初の条で知らせます。",
			"The roles that articles oblige (who under obliges) need a holder today, by the appointments; else nobody does what the article says. Roles of everybody and of meetings (collective in roles.yaml) are left out. Each role is reported once, at its first article."),
		Whole: func(p *lint.Pass) {
			seen := map[string]bool{}
			for _, role := range p.Firm().Fact("roles.yaml").Get("collective").Texts() {
				seen[role] = true
			}
			for _, d := range p.Head.Regulations() {
				if !d.Record.InForce() || d.Record.IsDraft() {
					continue
				}
				for duties := range d.Record.Node.Values("obliges") {
					for _, who := range obliged(duties) {
						if !seen[who.Text()] {
							seen[who.Text()] = true
							checkFilled(p, d.Record, who)
						}
					}
				}
			}
		},
	}
}

// obliged are the roles that a mark obliges; it is one duty or a list.
func obliged(duties tree.Node) []tree.Node {
	list := []tree.Node{duties}
	if duties.Kind() == tree.List {
		list = nil
		for _, n := range duties.Items() {
			list = append(list, n)
		}
	}
	var out []tree.Node
	for _, n := range list {
		if who := n.Get("who"); who.Text() != "" {
			out = append(out, who)
		}
	}
	return out
}

func checkFilled(p *lint.Pass, r *record.Record, who tree.Node) {
	if len(p.Firm().RoleOn(who.Text(), p.Today)) > 0 {
		return
	}
	p.At(r, who,
		diag.T("「%[1]s」に義務を定めていますが、今日（%[2]s）その役割に就いている者がいません。", "there are duties for the role %[1]s, which nobody holds today, %[2]s", p.RoleTitle(who.Text()), p.Today),
		diag.T("任命して任命一覧に行（role: %[1]s）を追加するか、条の役割を直してください。", "Appoint somebody and add a row with role: %[1]s, or correct the article.", who.Text()))
}
