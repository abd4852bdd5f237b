package importer

import (
	"unicode/utf8"

	"github.com/pms-project/pms/pkg/regulation"
)

// Text recognition and copying damage labels in known ways: ア) becomes ㍲), ウ) is
// read as ロ), and of ① ② ③ the later ones come out as A B.

// damagedLabel is the length of a sign before ) that must have been a kana label, 0
// for none: a squared word, or a single hiragana.
func damagedLabel(text string) int {
	r, w := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[w:])
	if next != ')' && next != '）' {
		return 0
	}
	if r >= '㌀' && r <= '㏿' || r >= 'ぁ' && r <= 'ん' {
		return w
	}
	return 0
}

// misread are katakana that recognition confuses, and what they are if the list
// expects it.
var misread = map[rune]int{'ロ': 3, 'ホ': 5, '工': 4, 'ヵ': 6, '力': 6, '卜': 20, '夕': 16, '二': 22, '八': 26}

// repair restores the labels of kana lists from their place in the list, and the
// circled numbers that became capitals.
func (s *source) repair(pieces []piece) {
	kana, circled := 0, 0 // the last member of each kind of list
	for i := range pieces {
		p := &pieces[i]
		if p.cell {
			continue
		}
		if w := s.misreadLabel(p.text, kana); w > 0 {
			kana++
			s.replaceLabel(p, w, regulation.Gojuon.Format(kana))
			continue
		}
		if w := strayCapital(p.text, circled); w > 0 {
			circled++
			s.replaceLabel(p, w, regulation.Circled.Format(circled))
			continue
		}
		l, ok := regulation.ScanLabel(p.text)
		switch {
		case !ok:
			if entryLabel(p.text) != "" {
				kana, circled = 0, 0
			}
		case l.Style.Counter == regulation.Gojuon && l.Style.Wrap == regulation.Close:
			kana = l.Value
		case l.Style.Counter == regulation.Circled:
			kana, circled = 0, l.Value
		case l.Style.Counter == regulation.Arabic && l.Style.Wrap == regulation.Both:
			kana = 0
		}
	}
}

// misreadLabel is the length of a damaged kana at the start of a line that stands
// where the next of the list is due.
func (s *source) misreadLabel(text string, last int) int {
	if w := damagedLabel(text); w > 0 {
		return w
	}
	r, w := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[w:])
	if (next == ')' || next == '）') && last > 0 && misread[r] == last+1 {
		return w
	}
	return 0
}

// strayCapital is the length of A or B where ② or ③ is due.
func strayCapital(text string, last int) int {
	if last == 0 || last > 20 || len(text) < 3 || text[0] != byte('A'+last-1) || text[1] != ' ' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(text[2:]); r < utf8.RuneSelf {
		return 0
	}
	return 1
}

func (s *source) replaceLabel(p *piece, w int, want string) {
	had := p.text[:w]
	s.warn(p.from[0].no, "番号「%s」は「%s」の読み違いとみなして直しました。", "the label %q was read as %q", had, want)
	s.repaired = append(s.repaired, Lost{p.from[0].no, had})
	p.text = want + p.text[w:]
	for i := range p.from[1:] {
		p.from[i+1].at += len(want) - w
	}
}
