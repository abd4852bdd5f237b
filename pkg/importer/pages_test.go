package importer

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// scanned is a book as PDF extraction gives it: form feeds, running heads and feet,
// contents with leaders, a control block, lines broken by the page, a history.
const scanned = `個人情報取扱規程
文書番号	PMS-R-02
制定日	2020. 4. 1.
改訂版数	第３版
主管部署	総務部
配布先：全社員

目　次
第１章　総則 ........ 1
第 1 条 目的 ........ 1
第 2 条 適用範囲 ........ 1
第２章　管理 ........ 2
第 4 条 責任 ........ 2
附則 ........ 3
` + "\f" + `個人情報取扱規程

第１章　総則

第 1 条 目的
この規程は、当社が取り扱う個人情報を適切に保護するため、必要な事項を定めることを目
的とする。

第 2 条 適用範囲
この規程は、全ての従業者に適用する。

1 / 3 ページ
` + "\f" + `個人情報取扱規程

第２章　管理

第 3 条 削除

第 4 条 責任
管理者は、次の各号を行う。
① 台帳の整備
② 教育の実施。③ 点検の実施
区分	期間
台帳	5年

- 2 -
` + "\f" + `個人情報取扱規程

附則
この規程は、令和２年４月１日から施行する。

附　則（令和６年６月２５日）
この規程は、令和６年７月１日から施行する。

様式第１号（第４条関係） 点検表

改 訂 履 歴
版数	改訂日	概要
初版	2020.4.1	新規制定
2	2022.4.1	第3条の削除
3	2024.6.25	第4条の改定
点検の追加
`

func TestPagesOfAPDF(t *testing.T) {
	r := mustImport(t, "a.txt", scanned)
	if got, want := shape(r.Document), "第1章(総則)[第1条(目的)[] 第2条(適用範囲)[]] 第2章(管理)[第3条()削除 第4条(責任)[[① ② ③]]]"; got != want {
		t.Errorf("tree\n%s, want\n%s", got, want)
	}
	yaml := string(r.YAML)
	for _, part := range []string{
		"title: 個人情報取扱規程\n", "document_no: PMS-R-02\n", "version: \"3\"\n", "established: 2020-04-01\n",
		"distribution:\n  - 全社員\n", "version: 初版\n    decided_on: 2020-04-01\n    summary: 新規制定\n",
		"decided_on: 2024-06-25\n    summary: |\n      第4条の改定\n      点検の追加\n",
		"必要な事項を定めることを目的とする。\n", "deleted: true\n", "| 区分 | 期間 |\n",
		"label: 附則\n    date: 2020-04-01\n", "label: 附則（令和６年６月２５日）\n    date: 2024-06-25\n",
		"label: 様式第１号\n    title: 点検表\n    related: 第４条関係\n", "note: \"主管部署　総務部\"\n",
	} {
		if !strings.Contains(yaml, part) {
			t.Errorf("the file lacks %q\n%s", part, yaml)
		}
	}
	var said []string
	for _, w := range r.Report.Warnings {
		said = append(said, w.Message.In(diag.JA))
	}
	all := strings.Join(said, "\n")
	for _, part := range []string{"目次（6 行）は", "「個人情報取扱規程」は各ページの柱とみなし", "ページ番号とみなした行を除きました（2 行）", "「③ 点検の実施」から行を分けました", "目次に「第3条 」がありません"} {
		if !strings.Contains(all, part) {
			t.Errorf("no warning says %q:\n%s", part, all)
		}
	}
	if r.Report.Truncated {
		t.Error("reported as broken off")
	}
}
