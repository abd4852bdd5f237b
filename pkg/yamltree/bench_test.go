package yamltree_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/pms-project/pms/pkg/yamltree"
)

// corpus is what the two benchmarks read: records, a regulation, a ledger.
func corpus() map[string][]byte {
	return map[string][]byte{
		"record":     []byte(samples[0]),
		"regulation": []byte(strings.Replace(samples[1], "    役員及び従業者に適用する。\n", strings.Repeat("    この規程は、役員及び従業者（派遣労働者を含む。）に適用する。\n", 400), 1)),
		"ledger":     []byte("kind: ledger\nentries:\n" + strings.Repeat(ledgerEntry, 2000)),
	}
}

const ledgerEntry = `  - id: inquiry
    name: "問い合わせ記録: Web"
    legal_kind: [personal_data, retained_personal_data]
    purpose: 人事管理、給与計算（法定の届出を含む）
    acquired_on: 2026-04-01
    count: 120
`

func BenchmarkParse(b *testing.B) {
	for name, src := range corpus() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if tr, ds := yamltree.Parse("f.yaml", src, yamltree.Limits{}); tr == nil || len(ds) > 0 {
					b.Fatal(list(ds))
				}
			}
		})
	}
}

// BenchmarkBareDecode is the floor: yaml.v3 to nodes and nothing else. Parse
// should take at most 1.15 times as long.
func BenchmarkBareDecode(b *testing.B) {
	for name, src := range corpus() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				dec := yaml.NewDecoder(strings.NewReader(string(src)))
				var n yaml.Node
				if err := dec.Decode(&n); err != nil {
					b.Fatal(err)
				}
				if err := dec.Decode(&n); !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
			}
		})
	}
}
