package rights

import (
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/rules/duty"
)

// twoWeeks is the row of the obligations by which a request is watched.
const twoWeeks = "disclosure-two-weeks"

func requestOpen() *lint.Rule {
	return &lint.Rule{
		ID: "RGT-003", Name: "request_open", Severity: diag.Warning, Needs: lint.Clock, Consults: []string{"disclosure_request"},
		Title: diag.T("開示等の請求に2週間を過ぎても回答していない", "Request unanswered after two weeks"),
		Basis: diag.T("個人情報保護法 第32条〜第36条（遅滞なく）・第39条（2週間の経過後は訴えを提起できる）、J.10.4〜J.10.7", "APPI articles 32 to 36 (without delay) and 39 (an action after two weeks), J.10.4 to J.10.7"),
		Doc: diag.T(
			"回答に法定の日数はなく、遅滞なく行います。請求が届いてから2週間を過ぎると本人は訴えを提起できるため、それを過ぎても回答のない請求を知らせます。取下げや引継ぎで終わった請求は対象にしません。",
			"The law sets no number of days, only that there be no delay. Since the person may bring an action once two weeks have passed, requests without an answer after them are found; withdrawn and forwarded ones are left alone."),
		Whole: func(p *lint.Pass) {
			for _, i := range duty.Items(p) {
				if i.Obligation != twoWeeks || i.Status == due.Done || !p.Today.After(i.Due) {
					continue
				}
				r := p.Head.Find("disclosure_request", i.Subject.ID)
				if r == nil || answered(r) { // a request that came in is a fact, whatever the state of its paper
					continue
				}
				p.At(r, r.Get("received_on"),
					diag.T("請求「%[1]s」（%[2]s 受付）は、2週間（%[3]s）を過ぎても回答していません。", "the request %[1]q (received on %[2]s) is unanswered after two weeks (%[3]s)", r.Label(), r.Text("received_on"), i.Due),
					diag.T("遅滞なく回答して answered_on に日付を書いてください。調査に時間がかかる場合は、本人に見通しを伝えて course に書いてください。", "Answer without delay and fill in answered_on; if it takes longer, tell the person and record it under course."))
			}
		},
	}
}
