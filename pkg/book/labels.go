package book

import "github.com/pms-project/pms/pkg/block"

// labels are the words of the furniture.
func (c *composer) labels() block.Labels {
	return block.Labels{
		Contents:   c.say("目次", "Contents"),
		Search:     c.say("検索", "Search"),
		SearchHint: c.say("条文・台帳・記録を検索", "search rules, ledgers and records"),
		NoHits:     c.say("見つかりませんでした。", "Nothing was found."),
		Hits:       c.say("件", "hits"),
		Book:       c.say("印刷用（全文書）", "Printable book"),
		Top:        c.say("文書集の目次", "All documents"),
		Skip:       c.say("本文へ移動", "Skip to the text"),
		Document:   c.say("文書", "Document"),
		Table:      c.say("表", "Table"),
	}
}
