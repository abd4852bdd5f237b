package calendar

import "github.com/pms-project/pms/pkg/diag"

// reach counts from From: it sets Reached (and At, Other, Origin) and says how.
func (r *Result) reach() (diag.Text, error) {
	var how diag.Text
	var ok bool
	switch p := &r.Period; {
	case p.Amount.Unit == BusinessDays:
		return r.reachBusinessDay()
	case p.Amount.Unit == Hours:
		how, ok = r.reachHour()
	case p.Mode == Backward:
		how, ok = r.reachBack()
	case p.Amount.Unit == Days:
		how, ok = r.reachDay()
	default:
		how, ok = r.reachMonth()
	}
	if !ok {
		return diag.Text{}, outOfRange(r.Period.From)
	}
	return how, nil
}

// reachHour is 民法第139条: a period in hours begins at once, in every mode.
func (r *Result) reachHour() (diag.Text, bool) {
	p := &r.Period
	n, ja, en := p.Amount.N, "%[1]s %[2]sの%[3]s後は%[4]s %[5]s（日本時間）。", "%[3]s after %[1]s %[2]s is %[4]s %[5]s (Japanese time)."
	if p.Mode == Backward {
		n, ja, en = -n, "%[1]s %[2]sの%[3]s前は%[4]s %[5]s（日本時間）。", "%[3]s before %[1]s %[2]s is %[4]s %[5]s (Japanese time)."
	}
	const dayLong = 24 * 60
	minutes := int(p.At.minute) + n*60
	days := minutes / dayLong
	if minutes < 0 && minutes%dayLong != 0 {
		days--
	}
	to, ok := p.From.plusDays(days)
	r.Reached, r.At = to, Clock{true, int16(minutes - days*dayLong)}
	return diag.T(ja, en, p.From.Text(), p.At.String(), p.Amount.Text(), to.Text(), r.At.String()), ok
}

// reachDay counts days: day 1 is From or, with Exclusive, the day after.
func (r *Result) reachDay() (diag.Text, bool) {
	p := &r.Period
	n, ja, en := p.Amount.N-1, "%sを1日目として%d日目は%s。", "Counting %s as day 1, day %d is %s."
	if p.Mode == Exclusive {
		n, ja, en = p.Amount.N, "%sの翌日を1日目として%d日目は%s。", "Counting the day after %s as day 1, day %d is %s."
	}
	to, ok := p.From.plusDays(n)
	r.Reached = to
	return diag.T(ja, en, p.event(), p.Amount.N, to.Text()), ok
}

// reachMonth is 民法第143条 for weeks, months and years: the period ends on the day
// before the day that corresponds to its first day, and, where the last month has no
// such day, with that month.
func (r *Result) reachMonth() (diag.Text, bool) {
	p := &r.Period
	first, start := p.From, diag.T("%s%s", "%[2]s, %[1]s", p.event(), p.From.Text())
	if p.Mode == Exclusive {
		var ok bool
		if first, ok = p.From.plusDays(1); !ok {
			return diag.Text{}, false
		}
		start = diag.T("%sの翌日%s", "%[2]s, the day after %[1]s", p.event(), first.Text())
	}
	answer, ok := first.plus(p.Amount)
	if !ok {
		return diag.Text{}, false
	}
	if p.Amount.Unit != Weeks && answer.Day() != first.Day() {
		r.Reached = answer // the last day of a month that has no corresponding day
		r.otherReading()
		return diag.T("%sから%s。最後の月に応当日がないため、その月の末日%sまで（民法第143条第2項ただし書）。",
			"%[2]s from %[1]s. The last month has no corresponding day, so it ends with that month, on %[3]s (Civil Code, article 143(2)).",
			start, p.Amount.Text(), answer.Text()), true
	}
	r.Reached, _ = answer.plusDays(-1) // answer is after From
	r.otherReading()
	return diag.T("%sから%s。応当日%sの前日%sまで（民法第143条）。",
		"%[2]s from %[1]s. It ends on %[4]s, the day before the corresponding day %[3]s (Civil Code, article 143).",
		start, p.Amount.Text(), answer.Text(), r.Reached.Text()), true
}

// otherReading sets Other: "within three months" read as keeping the day of the
// month, which differs where the period begins on a first.
func (r *Result) otherReading() {
	if r.Period.Mode != Exclusive {
		return
	}
	other, ok := r.Period.From.plus(r.Period.Amount)
	if !ok || other == r.Reached {
		return
	}
	r.Other = other
	r.Notes = append(r.Notes, diag.T(
		"月末の数え方には、同じ日付の日（%s）までとする読み方もあり、どちらによるかは公表されていません。早い方までに済ませ、遅い方を過ぎるまでは期限切れとしないでください。",
		"At month ends there is another reading, which keeps the day of the month (%s); no published text says which holds. Act by the earlier day, and call it late only after the later one.",
		other.Text()))
}

// plus is d and an amount of days, weeks, months or years later, the day of the
// month kept or clamped. ok is false outside the years 1 to 9999.
func (d Date) plus(a Amount) (Date, bool) {
	switch a.Unit {
	case Weeks:
		return d.plusDays(7 * a.N)
	case Months:
		return d.plusMonths(a.N)
	case Years:
		return d.plusMonths(12 * a.N)
	default:
		return d.plusDays(a.N)
	}
}

// reachBack is the day N units before, "満了の8か月前の日".
func (r *Result) reachBack() (diag.Text, bool) {
	p := &r.Period
	to, ok := p.From.plus(Amount{-p.Amount.N, p.Amount.Unit})
	r.Reached = to
	months := p.Amount.Unit == Months || p.Amount.Unit == Years
	if ok && months && to.Day() != p.From.Day() {
		return diag.T("%sの%s前の日は%s（その月に%d日がないため末日）。",
			"%[2]s before %[1]s is %[3]s (the last day of that month, which has no day %[4]d).",
			p.event(), p.Amount.Text(), to.Text(), p.From.Day()), true
	}
	return diag.T("%sの%s前の日は%s。", "%[2]s before %[1]s is %[3]s.", p.event(), p.Amount.Text(), to.Text()), ok
}

// reachBusinessDay counts open days. From is the first of them if the mode counts it
// and it is open.
func (r *Result) reachBusinessDay() (diag.Text, error) {
	p := &r.Period
	n, from, closed := p.Amount.N, p.From, 0
	ja, en := "%sから数えて%d営業日目は%s（間の休業日%d日を除く）。", "Counting from %s, business day %d is %s (%d closed days left out)."
	switch p.Mode {
	case Exclusive:
		ja, en = "%sの翌日から数えて%d営業日目は%s（間の休業日%d日を除く）。", "Counting from the day after %s, business day %d is %s (%d closed days left out)."
	case Backward:
		n = -n
		ja, en = "%sの%d営業日前は%s（間の休業日%d日を除く）。", "Counting back from the day before %s, business day %d is %s (%d closed days left out)."
	default:
		first, before, err := p.Calendar.walk(from, 1)
		if err != nil {
			return diag.Text{}, err
		}
		n, from, closed = n-1, first, len(before)
	}
	r.Reached = from
	if n != 0 {
		to, skipped, err := p.Calendar.OpenDay(from, n)
		if err != nil {
			return diag.Text{}, err
		}
		r.Reached, closed = to, closed+skipped
	}
	return diag.T(ja, en, p.event(), p.Amount.N, r.Reached.Text(), closed), nil
}
