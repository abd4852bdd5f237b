package main

import (
	"fmt"
	"strings"
)

// The words that the made-up texts are put together from.
var (
	subjects = []string{
		"部門管理者は", "担当者は", "個人情報保護管理者は", "事務局は", "受付の担当は", "開発の担当は", "営業の担当は",
		"委託先の責任者は", "新任の従業者は", "夜間の当番は", "システムの担当は",
	}
	times = []string{
		"取扱いを始める前に", "月の初めに", "四半期ごとに", "受領した日に", "廃棄に先立って", "引渡しのつど", "席を離れるときに",
		"異動の日までに", "点検の結果を受けて", "申請を受けた後", "契約を更新するときに", "年度の初めに", "外部へ持ち出すときに",
	}
	objects = []string{
		"申込書の控えを", "名簿の写しを", "入退室の記録を", "画面の表示を", "宛先の一覧を", "保管庫の鍵を", "持出しの台帳を",
		"利用者の権限を", "バックアップの媒体を", "問合せの内容を", "委託契約の写しを", "試験用のデータを", "端末の設定を",
		"廃棄の証明書を", "受領書の束を", "写真の台帳を", "発送の控えを",
	}
	verbs = []string{
		"二人で照合する", "施錠できる場所に移す", "台帳と突き合わせる", "管理者に報告する", "読めない状態にする", "更新して保管する",
		"期限を付けて保管する", "複写の枚数を記録する", "承認を得てから渡す", "控えを残さずに返却する", "担当の部門に引き継ぐ",
		"点検票に結果を書く", "必要な範囲に限って開示する", "封をして送付する", "鍵の番号とともに記録する", "利用の目的を確かめる",
		"外部の媒体から削除する", "別の区画に移して保管する", "当日のうちに整理する",
	}
	departments = []string{"office", "sales", "development", "support", "audit"}
	contents    = []string{"my_number_basics", "my_number_scope", "incident_response", "security", "rule_change", "other"}
	places      = []string{"本社 第1会議室", "本社 第2会議室", "大阪事業所 研修室", "eラーニングシステム"}
)

// sentence is made-up sentence number k. Numbers below about 46,000 give different
// sentences, since the four lists have lengths without a common divisor.
func sentence(k int) string {
	// Neighbouring numbers should not read alike; the step is a prime.
	k *= 104729
	return subjects[k%len(subjects)] + "、" + times[k%len(times)] + objects[k%len(objects)] + verbs[k%len(verbs)]
}

// sentences are n sentences beginning at number k, with full stops.
func sentences(k, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(sentence(k+i) + "。")
	}
	return b.String()
}

// worker is the id of a worker without an office; there are [workers] of them.
func worker(i int) string { return fmt.Sprintf("p-%04d", 1+i%workers) }

const workers = 40

// list is a list in brackets.
func list(words []string) string { return "[" + strings.Join(words, ", ") + "]" }
