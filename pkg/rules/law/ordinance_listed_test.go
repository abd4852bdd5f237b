package law

import (
	"testing"

	"github.com/pms-project/pms/pkg/firm"
	"github.com/pms-project/pms/pkg/record"
)

func TestPublic(t *testing.T) {
	words := firm.New(nil, func(string) []*record.Record { return nil }).Fact("laws.yaml").Get("public_sector")
	for client, want := range map[string]string{
		"みほん市（市民課）":        "みほん市",
		"株式会社みほん商会、架空県立病院": "", // a hospital is not told by the name of a prefecture inside
		"株式会社みほん商会、架空県":    "架空県",
		"国立大学法人みほん大学":      "国立大学法人みほん大学",
		"みほん市場株式会社":        "",
		"県":                "", // no name
		"":                 "",
		"サポート契約を結んだ4社（契約管理簿）": "",
	} {
		if got := public(words, client); got != want {
			t.Errorf("%q: %q, want %q", client, got, want)
		}
	}
}
