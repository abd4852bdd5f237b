package lint

import (
	"context"

	"github.com/pms-project/pms/pkg/diag"
)

// RunChange runs the rules over what a change causes: findings of the head that the
// base does not have, told apart by fingerprint, and those of the rules that compare
// the two. Settings are the base's, so a change cannot loosen its own check. Rules
// that depend on today are left out: they turn red without a change.
func RunChange(ctx context.Context, rules []*Rule, in Input) (*Result, error) {
	var timeless, single []*Rule
	var skipped []Skip
	for _, r := range rules {
		switch {
		case r.Needs&Clock != 0:
			skipped = append(skipped, Skip{r.ID, diag.T("今日の日付に依存するため、変更の検査では実行しません。", "depends on today and is left out when a change is checked")})
			continue
		case r.Pair == nil:
			single = append(single, r)
		}
		timeless = append(timeless, r)
	}
	before, err := Run(ctx, single, Input{Head: in.Base, Today: in.Today})
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(before.Findings))
	for i := range before.Findings {
		known[before.Findings[i].Fingerprint()] = true
	}
	after, err := Run(ctx, timeless, in)
	if err != nil {
		return nil, err
	}
	caused := after.Findings[:0]
	for _, d := range after.Findings {
		if !known[d.Fingerprint()] {
			caused = append(caused, d)
		}
	}
	after.Findings = caused
	after.Skipped = sortSkips(append(after.Skipped, skipped...))
	return after, nil
}
