package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

// AgendaCSV prints a table for Excel: UTF-8 with a byte order mark, CRLF, one item a
// row. No cell can become a formula.
func AgendaCSV(w io.Writer, a *Agenda, o Options) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var head []string
	for _, t := range []diag.Text{
		diag.T("状態", "status"), diag.T("期日", "due"), diag.T("目安", "target"), diag.T("目安の名称", "target name"), diag.T("開始", "open"), diag.T("残り日数", "days"),
		diag.T("すること", "what"), diag.T("役割", "role"), diag.T("担当者", "person"), diag.T("根拠", "clause"), diag.T("出典", "source"), diag.T("要求事項", "requirements"),
		diag.T("記録", "evidence"), diag.T("完了日", "done on"), diag.T("対象", "record"), diag.T("ファイル", "file"), diag.T("行", "line"), diag.T("備考", "note"), diag.T("ID", "id"),
	} {
		head = append(head, t.In(o.Lang))
	}
	out.Write(head)
	for k := range a.Items {
		i := &a.Items[k]
		days, role, evidence := "", "", ""
		if !daysWord(i).IsZero() {
			days = strconv.Itoa(i.Days)
		}
		if i.Role != "" {
			role = a.Role(i.Role).In(o.Lang)
		}
		if i.Evidence != "" {
			evidence = a.Kind(i.Evidence).In(o.Lang)
		}
		row := []string{
			StatusWord(i).In(o.Lang), i.Due.String(), i.Target.String(), i.TargetName.In(o.Lang), i.Open.String(), days, i.Title.In(o.Lang), role, i.Person, i.Basis.In(o.Lang), i.Source,
			strings.Join(i.Requirements, " "), evidence, i.DoneOn.String(), i.Subject.ID, o.Prefix + i.Subject.File, strconv.Itoa(i.Subject.Line), i.Note.In(o.Lang), i.ID,
		}
		for c := range row {
			if c != daysColumn {
				row[c] = harmless(visible.Text(row[c]))
			}
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

const daysColumn = 5 // a number, which may be negative

// harmless keeps a cell from being read as a formula: Excel and others run what begins
// with =, +, -, @, also in full width, even after white space.
func harmless(cell string) string {
	trimmed := strings.TrimLeft(cell, " \t\r\n\u00a0　'")
	if trimmed != "" && strings.ContainsRune("=+-@＝＋－−＠|%", []rune(trimmed)[0]) {
		return "'" + cell
	}
	return cell
}
