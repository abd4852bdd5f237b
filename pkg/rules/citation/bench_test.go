package citation_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/lint"
	"github.com/pms-project/pms/pkg/repo"
)

// largeBook is a rule book of some 200 pages: 500 articles with two citations, terms,
// roles, forms and lists.
func largeBook() string {
	var b strings.Builder
	b.WriteString("kind: regulation\nid: book\ntitle: 試験規程\nbody:\n")
	filler := strings.Repeat("部門管理者は、業務の記録を確かめ、必要な措置を講じ、その結果を個人情報保護管理者に報告しなければならない。", 4)
	for i := 1; i <= 500; i++ {
		fmt.Fprintf(&b, "  - article: 第%d号業務の管理\n    text: |\n      部門管理者は、第%d条（第%d号業務の管理）に定める業務%d（以下「業務甲%d」という。）を点検し、「PF-%d 点検表」に記録する。%s\n", i, max(1, i-1), max(1, i-1), i, i, 100+i%300, filler)
		fmt.Fprintf(&b, "      ２　前項の点検は、次の①～②による。ただし、個人情報の保護に関する法律第23条による第三者提供を除く。\n      ①　業務甲%dの%d日前の記録\n      ②　%s\n", i, i, filler)
	}
	return b.String()
}

// BenchmarkText is the cost of all rules on text over a large rule book that is already
// loaded, the index of citations included.
func BenchmarkText(b *testing.B) {
	fsys := fstest.MapFS{"pms.yaml": {Data: []byte(manifest)}, "regulations/book.yaml": {Data: []byte(largeBook())}}
	s, err := repo.Load(context.Background(), fsys, repo.Options{Schemas: set()})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := lint.Run(context.Background(), textRules(), lint.Input{Head: s, Today: calendar.Date{}}); err != nil {
			b.Fatal(err)
		}
	}
}
