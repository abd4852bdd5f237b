package rights

import (
	"slices"
	"testing"
)

// TestWays wants contacts found however they are written, and nothing taken for a
// telephone number that is none.
func TestWays(t *testing.T) {
	tests := []struct {
		text      string
		tel, mail []string
	}{
		{"電話 03-0000-1234（平日 10:00〜17:00）", []string{"0300001234"}, nil},
		{"０３（００００）１２３４", []string{"0300001234"}, nil},
		{"フリーダイヤル0120-000-123", []string{"0120000123"}, nil},
		{"090 0000 0000", nil, nil}, // parts divided by spaces are not put together
		{"〒010-0001 秋田県架空市1-2-3", nil, nil},
		{"法人番号 9999901000024、2024-04-01", nil, nil},
		{"メール　Privacy@Mihon.Example。", nil, []string{"privacy@mihon.example"}},
		{"a@b.example と c@d.example", nil, []string{"a@b.example", "c@d.example"}},
		{"", nil, nil},
	}
	for _, tt := range tests {
		if got := ways[0].find(tt.text); !slices.Equal(got, tt.tel) {
			t.Errorf("telephone in %q: %q, want %q", tt.text, got, tt.tel)
		}
		if got := ways[1].find(tt.text); !slices.Equal(got, tt.mail) {
			t.Errorf("mail in %q: %q, want %q", tt.text, got, tt.mail)
		}
	}
}
