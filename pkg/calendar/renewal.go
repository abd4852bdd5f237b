package calendar

import "github.com/pms-project/pms/pkg/diag"

// Span is a stretch of days, both ends included.
type Span struct{ From, To Date }

// Contains reports whether d is one of the days.
func (s Span) Contains(d Date) bool { return !d.Before(s.From) && !d.After(s.To) }

// Renewal is the window in which the renewal of a P-mark is applied for (更新申請受付期間):
// from the day 8 months before the end of validity to the day 4 months before it.
//
// Published examples fix the formula but for the end of a month. Reading A keeps
// the day of the month or takes the last one of the target month; reading B, by
// analogy to 民法第143条, counts from the day after the end of validity. They agree on
// every published example.
type Renewal struct {
	Expiry Date
	A, B   Span
	Agree  bool // A and B are the same

	// Safe is inside both readings: alert by it.
	Safe Span

	// EffectiveClose is the last day of reading A, moved to the next open day of the
	// examination body. Neither the first day nor the expiry is ever moved.
	EffectiveClose Date
	Rolled         bool
	Closed         []Day  // the closed days that the last day moved over
	Origin         Origin // whether EffectiveClose depends on holidays not published

	// Reminder is the day, 5 months before, by which the examination body reminds.
	Reminder Date

	Explanation diag.Text
	Note        diag.Text // what is not certain; empty where nothing is
}

// Months before the end of validity, from the 付与契約 in force since 2011-03-01.
const (
	monthsToOpen, monthsToRemind, monthsToClose = -8, -5, -4
)

// RenewalOf computes the window for a validity that ends on expiry, the day printed
// on the certificate (登録証). body is the calendar of the examination body. It refuses
// years outside [HolidayBounds], and dates so early that the window has none.
func RenewalOf(expiry Date, body *Calendar) (Renewal, error) {
	if expiry.IsZero() {
		return Renewal{}, notADate("", diag.Text{})
	}
	r := Renewal{Expiry: expiry}
	after, ok := expiry.plusDays(1)
	if _, early := expiry.plusMonths(monthsToOpen); !ok || !early {
		return Renewal{}, outOfRange(expiry)
	}
	r.A = Span{expiry.AddMonthsClamped(monthsToOpen).AddDays(1), expiry.AddMonthsClamped(monthsToClose)}
	r.B = Span{after.AddMonthsClamped(monthsToOpen), after.AddMonthsClamped(monthsToClose).AddDays(-1)}
	r.Agree = r.A == r.B
	r.Safe = r.A
	if r.B.From.After(r.Safe.From) {
		r.Safe.From = r.B.From
	}
	if r.B.To.Before(r.Safe.To) {
		r.Safe.To = r.B.To
	}
	r.Reminder = expiry.AddMonthsClamped(monthsToRemind)

	closing, err := Count(Period{From: r.A.To, Amount: Amount{1, Days}, Mode: Inclusive, Roll: RollNext, Calendar: body})
	if err != nil {
		return Renewal{}, err
	}
	r.EffectiveClose, r.Rolled, r.Closed, r.Origin = closing.Due, closing.Rolled, closing.Closed, closing.Origin
	r.explain(body, closing.Notes)
	return r, nil
}

func (r *Renewal) explain(body *Calendar, notes []diag.Text) {
	r.Explanation = diag.T(
		"有効期間の満了日%sの8か月前の日の翌日%sから、4か月前の日%sまで。",
		"From %[2]s, the day after the day 8 months before the expiry on %[1]s, to %[3]s, the day 4 months before it.",
		r.Expiry.Text(), r.A.From.Text(), r.A.To.Text())
	if r.Rolled {
		r.Explanation = sentences(r.Explanation, diag.T("最終日が%sのため、受付は%sまで。", "The last day is %s, so applications are taken until %s.",
			body.Kind().Closing(), r.EffectiveClose.Text()))
	}
	if !r.Agree {
		notes = append([]diag.Text{diag.T(
			"月末の数え方は公表例で確かめられていません（もう一つの読み方では%sから%sまで）。%sから%sまでに申請すればどちらの読み方でも期間内です。審査機関に確認してください。",
			"The month-end rule is not confirmed by a published example (the other reading gives %s to %s). An application from %s to %s is in time by both; ask your examination body.",
			r.B.From.Text(), r.B.To.Text(), r.Safe.From.Text(), r.Safe.To.Text())}, notes...)
	}
	r.Note = sentences(notes...)
}
