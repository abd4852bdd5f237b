package edit

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/cite"
)

// BenchmarkFix lets the citations of a book of 200 pages (some 210,000 letters, 1,000 citations)
// follow after an article was put in at its start. The reading of the repository counts.
func BenchmarkFix(b *testing.B) {
	m := &maker{rng: rand.New(rand.NewPCG(1, 1))}
	main := m.skeleton("main", 230)
	m.cite(main, main, "", 1)
	filler := strings.Repeat("個人情報保護管理者は、部門管理者と協議の上、必要な措置を講ずるものとし、その結果を記録する。", 2)
	letters := 0
	for i := range main {
		for j := range main[i].lines {
			main[i].lines[j] += filler
			letters += len([]rune(main[i].lines[j]))
		}
	}
	files := map[string]string{"regulations/main.yaml": book("main", "基本規程", main)}
	_, base := load(b, files)
	x, err := cite.New(context.Background(), base)
	if err != nil {
		b.Fatal(err)
	}
	cites := 0
	for _, p := range x.Places {
		cites += len(p.Cites)
	}
	b.Logf("%d letters, %d citations", letters, cites)
	main = slices.Insert(main, 2, article{"new", "新", []string{"新しい条である。"}})
	files["regulations/main.yaml"] = book("main", "基本規程", main)
	for b.Loop() {
		_, base := load(b, map[string]string{"regulations/main.yaml": base.File("regulations/main.yaml").Source})
		fsys, head := load(b, files)
		report, err := Fix(context.Background(), NewPlan(fsys, head), base, Never)
		if err != nil || report.Followed < 500 {
			b.Fatal(report.Followed, err)
		}
	}
}
