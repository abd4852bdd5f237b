package personal

import (
	"strings"
	"testing"
)

// TestFilterPassesNothingOver: the filter stops where a word or a digit begins, in
// either case, behind whatever stands before, cut characters included.
func TestFilterPassesNothingOver(t *testing.T) {
	s := NewScanner(&Words{context: map[string][]string{
		"birthday": {"生年月日", "誕生日", "birthday", "date of birth"}, "password": {"パスワード", "passwd", "p鍵", "é", "api_key"},
	}})
	starts := []string{"0", "9", "０", "９"}
	for _, list := range s.triggers {
		for _, one := range list {
			starts = append(starts, one.word, strings.ToUpper(one.word))
		}
	}
	for _, start := range starts {
		for _, ahead := range []string{"", "本文。", "é😀", "\xe3\x82", "\xff", "（", "\n"} {
			at := len(ahead)
			for from := 0; ; from++ {
				from = s.filter.next(ahead+start, from)
				if from == at {
					break
				}
				if from > at {
					t.Errorf("%q is passed over behind %q", start, ahead)
					break
				}
			}
		}
	}
	if text := "漏えい、滅失又はき損を防ぎ、起きたときは是正します。Owner: nobody\n"; s.filter.next(text, 0) != len(text) {
		t.Error("a text with nothing in it is not passed over")
	}
}
