package regulation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func edition(articles ...list) *Document {
	body := list{}
	for _, a := range articles {
		f := fields{"article", a[0]}
		if a[1] != "" {
			f = append(f, "id", a[1])
		}
		body = append(body, append(f, "text", a[2]))
	}
	return Read(build(fields{"title", "規程", "dialect", "company", "body", body}))
}

// TestMatch names, for every node of the earlier edition, what it became: the name in the
// later one, ? behind it where that is doubtful, － where it is gone.
func TestMatch(t *testing.T) {
	before := edition(
		list{"目的", "a", "目的を定める。"},
		list{"定義", "", "用語の意義は次による。\n(1) 役員及び従業者\n(2) 個人情報保護管理者\n２ 前項の用語は、細則で補う。"},
		list{"", "", "共通見出しの条である。"},
		list{"雑則", "d", "別に定めるところによる。"},
	)
	after := edition(
		list{"雑則の委任", "d", "別に定めるところによる。"},
		list{"趣旨", "a", "規程の趣旨は、全く別のことである。"},
		list{"定義", "", "用語の意義は次による。\n(1) 個人番号関係事務担当者\n(2) 役員及び従業者\n３ 前項の用語は、細則で補う。"},
		list{"", "", "共通見出しの条である。"},
	)
	m := Match(before, after)
	got := map[string]string{}
	for n := range before.All() {
		b, sure := m.After(n)
		text := "－"
		if b != nil {
			text = b.Name()
		}
		if !sure {
			text += "?"
		}
		got[n.Level.String()+" "+n.Name()] = text
		if b != nil && m.Before(b) != n {
			t.Errorf("%s: not the same way back", n.Name())
		}
	}
	want := map[string]string{
		"article 第1条": "第2条", "paragraph 第1条": "第2条?",
		"article 第2条": "第3条", "paragraph 第2条第1項": "第3条第1項", "paragraph 第2条第2項": "第3条第3項",
		"item 第2条第1項第1号": "第3条第1項第2号", "item 第2条第1項第2号": "－",
		"article 第3条": "第4条", "paragraph 第3条": "第4条",
		"article 第4条": "第1条", "paragraph 第4条": "第1条",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMatchSame(t *testing.T) {
	d := edition(list{"目的", "a", "定める。\n２ 定める。\n３ 定める。"})
	for n := range d.All() {
		if b, sure := Match(d, d).After(n); b != n || !sure {
			t.Errorf("%s became %v", n.Name(), b)
		}
	}
}

// A citation in one hand, with other numbers.
func TestRewriteCitations(t *testing.T) {
	number := func(n ...int) Number { return n }
	tests := []struct {
		written  string
		path     []Step
		through  []Step
		in, anew string // numbers replaced in place, and written anew
	}{
		{"第10条第2項", []Step{{Level: LevelArticle, Number: number(11)}, {Level: LevelParagraph, Number: number(3)}}, nil, "第11条第3項", "第11条第3項"},
		{"第 １０ 条", []Step{{Level: LevelArticle, Number: number(9)}}, nil, "第 ９ 条", "第９条"},
		{"第十条", []Step{{Level: LevelArticle, Number: number(21)}}, nil, "第二十一条", "第二十一条"},
		{"第3条", []Step{{Level: LevelArticle, Number: number(3, 2)}}, nil, "", "第3条の2"},
		{"10条1項", []Step{{Level: LevelArticle, Number: number(11)}, {Level: LevelParagraph, Number: number(1)}}, nil, "11条1項", "11条1項"},
		{"法第26条第1項", []Step{{Level: LevelArticle, Number: number(27)}, {Level: LevelParagraph, Number: number(1)}}, nil, "法第27条第1項", "法第27条第1項"},
		{"第5条第1項ただし書", []Step{{Level: LevelArticle, Number: number(6)}, {Level: LevelParagraph, Number: number(1)}}, nil, "第6条第1項ただし書", "第6条第1項ただし書"},
		{"第10条（第2種の事項）", []Step{{Level: LevelArticle, Number: number(11)}}, nil, "第11条（第2種の事項）", "第11条（第2種の事項）"},
		{"第6条1項の「③電子申請 1」", []Step{{Level: LevelArticle, Number: number(7)}, {Level: LevelParagraph, Number: number(1)}, {Number: number(4), Style: Style{Counter: Circled}}}, nil, "第7条1項の「④電子申請 1」", ""},
		{"第3条から第5条まで", []Step{{Level: LevelArticle, Number: number(4)}}, []Step{{Level: LevelArticle, Number: number(7)}}, "第4条から第7条まで", "第4条から第7条まで"},
		{"第2条第1号から第3号まで",
			[]Step{{Level: LevelArticle, Number: number(3)}, {Level: LevelItem, Number: number(1)}},
			[]Step{{Level: LevelArticle, Number: number(3)}, {Level: LevelItem, Number: number(4)}}, "第3条第1号から第4号まで", "第3条第1号から第4号まで"},
	}
	for _, tt := range tests {
		c := Citations(tt.written, Company())[0]
		if got, _ := c.Renumber(tt.written, 0, tt.path, tt.through); got != tt.in {
			t.Errorf("%s in place: %q, want %q", tt.written, got, tt.in)
		}
		lead, ok := c.Lead(tt.written, Company())
		if got := c.Rewrite(tt.written, lead, 0, tt.path, tt.through, Company()); ok != (tt.anew != "") || ok && got != tt.anew {
			t.Errorf("%s anew: %q, want %q", tt.written, got, tt.anew)
		}
	}
}
