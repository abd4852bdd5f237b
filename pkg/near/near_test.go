package near

import "testing"

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		word string
		from []string
		want string
	}{
		{"purpose_of_us", []string{"purpose_of_use", "period_of_use"}, "purpose_of_use"},
		{"tilte", []string{"title", "table"}, "title"},
		{"利用目標", []string{"利用目的", "保管場所"}, "利用目的"},
		{"xyz", []string{"title", "table"}, ""},
		{"person-c", []string{"person-b", "person-a"}, "person-a"}, // a tie: the first in the alphabet
		{"a", nil, ""},
	} {
		if got := Nearest(c.word, c.from); got != c.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", c.word, c.from, got, c.want)
		}
	}
}

func TestOnly(t *testing.T) {
	for _, c := range []struct {
		word string
		from []string
		want string
	}{
		{"p-0010", []string{"p-0011", "p-0012"}, ""},
		{"p-010", []string{"p-0011", "p-0010", "p-0020"}, "p-0010"},
		{"sakurba", []string{"sakuraba", "sakurada"}, "sakuraba"}, // the other is two away
		{"a", nil, ""},
		{"one", []string{"ones", "ones"}, "ones"}, // said twice, still one word
	} {
		if got := Only(c.word, c.from); got != c.want {
			t.Errorf("Only(%q, %q) = %q, want %q", c.word, c.from, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"確認", "確認日", 1}} {
		if got := distance([]rune(c.a), []rune(c.b), 9); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a), 9); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
