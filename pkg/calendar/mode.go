package calendar

import (
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Mode is a way of counting a period. Business days are not a mode but a [Unit],
// which each mode counts in its own way; together they are the five ways in which
// the rules of this field count. The zero Mode is none.
type Mode string

// The modes.
const (
	// Inclusive: the day of the event is day 1 (確報 of a breach, 規則第8条第2項: 30 days
	// from the day of knowing, that day counted).
	Inclusive Mode = "inclusive"
	// Exclusive: the day of the event is not counted (民法第140条); the rule wherever
	// nothing else is said.
	Exclusive Mode = "exclusive"
	// FromInclusive: …した日から起算して N 年を経過する日; the day counts (施行規則第21条). It ends
	// where Inclusive ends; the words of the rule are others.
	FromInclusive Mode = "from_inclusive"
	// Backward: the day N units before (満了の8か月前の日), month ends kept inside the
	// month.
	Backward Mode = "backward"
)

// ParseMode reads the name of a mode.
func ParseMode(name string) (Mode, error) {
	return parseName(name, diag.T("数え方", "mode"), Inclusive, Exclusive, FromInclusive, Backward)
}

// Text is the words for a mode: 初日不算入.
func (m Mode) Text() diag.Text {
	switch m {
	case Inclusive:
		return diag.T("当日を1日目とする", "the day itself is day 1")
	case Exclusive:
		return diag.T("初日不算入（翌日から）", "the first day is not counted")
	case FromInclusive:
		return diag.T("その日から起算", "from and including the day")
	case Backward:
		return diag.T("さかのぼる", "backward")
	default:
		return diag.Text{}
	}
}

// event is what the day is called from which the mode counts, where a rule does not
// name it.
func (m Mode) event() diag.Text {
	switch m {
	case Inclusive:
		return diag.T("知った日", "the day of knowing")
	case FromInclusive:
		return diag.T("起算日", "the first day")
	case Backward:
		return diag.T("基準日", "the reference day")
	default:
		return diag.T("起点の日", "the day of the event")
	}
}

// Roll says what happens to a period that ends on a closed day.
type Roll string

// The rolls.
const (
	RollNone Roll = "none" // it stays
	RollNext Roll = "next" // the next open day
	RollPrev Roll = "prev" // the last open day before
)

// ParseRoll reads the name of a roll.
func ParseRoll(name string) (Roll, error) {
	return parseName(name, diag.T("休業日の扱い", "roll"), RollNone, RollNext, RollPrev)
}

// parseName reads one of a few names and, where it is none, says which there are.
func parseName[T ~string](name string, what diag.Text, known ...T) (T, error) {
	names := make([]string, len(known))
	for i, k := range known {
		if name == string(k) {
			return k, nil
		}
		names[i] = string(k)
	}
	return "", refuse(UnknownName,
		diag.T("%sに「%s」はありません。", "There is no %s %q.", what, excerpt(name)),
		diag.T("%s のどれかを指定してください。", "Use one of %s.", diag.T(strings.Join(names, "、"), strings.Join(names, ", "))))
}

func itoa(n int) string { return strconv.Itoa(n) }
