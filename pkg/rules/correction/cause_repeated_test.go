package correction

import "testing"

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"施", "施", 0},
		{"施錠漏れ", "施錠漏れ", 100},
		{"施錠漏れ", "廃棄記録", 0},
		{"ああああ", "ああ", 50}, // a pair counts as often as both have it
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("alike(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if got := plain("記入の手順を、 知らせていなかった。"); got != "記入の手順を知らせていなかった" {
		t.Errorf("plain: %q", got)
	}
}
