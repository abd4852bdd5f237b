package calendar

import "github.com/pms-project/pms/pkg/diag"

// Period is a period to be counted.
type Period struct {
	From     Date
	At       Clock     // the time of day; needed for hours, refused elsewhere
	Event    diag.Text // what From is the day of, for the explanation: 知った日; may be empty
	Amount   Amount
	Mode     Mode
	Roll     Roll      // empty is [RollNone]
	Calendar *Calendar // needed for a roll and for business days
}

// Result is the end of a period and how it was found.
type Result struct {
	Period  Period
	Reached Date  // where the counting ends
	Due     Date  // after the roll; the period ends with the end of this day (民法第141条)
	At      Clock // with hours: the time of day of the end
	Rolled  bool  // Due is another day than Reached
	Closed  []Day // the closed days that the roll passed over, from Reached on

	// Other is the end by the customary reading of "within N months", which keeps the
	// day of the month, where it differs from 民法第143条; else zero. No published text
	// says which one an examination body uses: warn by [Result.Earliest], and call
	// late only what is after [Result.Latest].
	Other Date

	// Origin says of what kind the holidays are that the end depends on; zero if on none.
	Origin Origin

	Explanation diag.Text   // whole sentences that a person can check by hand
	Notes       []diag.Text // what else to know, such as the other reading
}

// Earliest is the safe day to act by. It differs from Due at some month ends only.
func (r Result) Earliest() Date {
	if !r.Other.IsZero() && r.Other.Before(r.Due) {
		return r.Other
	}
	return r.Due
}

// Latest is the last day by any reading; after it the period is over for certain.
func (r Result) Latest() Date {
	if r.Other.After(r.Due) {
		return r.Other
	}
	return r.Due
}

// Count ends a period. It refuses, with an [*Error], parts that do not go together
// (hours without a time of day, a roll without a calendar, a roll back to before the
// start) and ends outside the years 1 to 9999 or, where holidays matter, outside
// [HolidayBounds].
func Count(p Period) (Result, error) {
	if err := p.check(); err != nil {
		return Result{}, err
	}
	r := Result{Period: p}
	how, err := r.reach()
	if err != nil {
		return Result{}, err
	}
	moved, err := r.roll()
	if err != nil {
		return Result{}, err
	}
	r.Explanation = sentences(how, moved)
	return r, nil
}

func (p *Period) rolls() bool { return p.Roll == RollNext || p.Roll == RollPrev }

// event is what the explanation calls the day From.
func (p *Period) event() diag.Text { return nameOr(p.Event, p.Mode.event()) }

func (p *Period) check() error {
	if p.From.IsZero() {
		return notADate("", diag.Text{})
	}
	if err := p.Amount.check(); err != nil {
		return err
	}
	if _, err := ParseMode(string(p.Mode)); err != nil {
		return err
	}
	if _, err := ParseRoll(string(p.Roll)); err != nil && p.Roll != "" {
		return err
	}
	hours := p.Amount.Unit == Hours
	switch {
	case hours && p.At.IsZero():
		return refuse(BadPeriod,
			diag.T("時間で数えるには、始まりの時刻が要ります。", "Counting hours needs the time of day of the start."),
			diag.T("2026-11-21T10:00 のように、日本時間の時刻を付けてください。", "Add it in Japanese time, such as 2026-11-21T10:00."))
	case !hours && !p.At.IsZero():
		return refuse(BadPeriod,
			diag.T("時刻は、時間で数えるときだけ使います。", "A time of day is of use for hours only."),
			diag.T("日付だけを書くか、期間を 24h のように時間で書いてください。", "Write the date alone, or an amount in hours, such as 24h."))
	case hours && p.rolls():
		return refuse(BadPeriod,
			diag.T("時間で定めた期間は、休業日でも移りません。", "A period in hours does not move off a closed day."),
			diag.T("休業日の扱いを none にするか、期間を日で書いてください。", "Use the roll none, or an amount in days."))
	case p.Calendar == nil && (p.rolls() || p.Amount.Unit == BusinessDays):
		return refuse(BadPeriod,
			diag.T("営業日を数えたり休業日から移したりするには、カレンダーが要ります。", "Business days and rolls need a calendar."),
			diag.T("カレンダーを指定してください。", "Name a calendar."))
	}
	return nil
}
