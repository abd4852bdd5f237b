package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/pms-project/pms/pkg/diag"
)

type jsonReport struct {
	Version  int           `json:"version"`
	Findings []jsonFinding `json:"findings"`
	Summary  jsonSummary   `json:"summary"`
}

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Message     string        `json:"message"`
	File        string        `json:"file"`
	Line        int           `json:"line"`
	Column      int           `json:"column"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Field       string        `json:"field"`
	Subject     jsonSubject   `json:"subject"`
	Fingerprint string        `json:"fingerprint"`
	Hint        string        `json:"hint"`
	Related     []jsonRelated `json:"related"`
}

type jsonSubject struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

type jsonSummary struct {
	Files    int        `json:"files"`
	Errors   int        `json:"errors"`
	Warnings int        `json:"warnings"`
	Infos    int        `json:"infos"`
	Waived   int        `json:"waived"`
	Known    int        `json:"known"`
	Skipped  []jsonSkip `json:"skipped"`
}

type jsonSkip struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

// JSON prints one object: version, findings, summary. Columns are code points,
// 1-based, as everywhere.
func JSON(w io.Writer, f *Findings, o Options) error {
	out := jsonReport{
		Version:  1,
		Findings: make([]jsonFinding, len(f.Diagnostics)),
		Summary: jsonSummary{
			Files: f.Files, Errors: f.Count(diag.Error), Warnings: f.Count(diag.Warning), Infos: f.Count(diag.Info),
			Waived: len(f.Waived), Known: f.Known,
			Skipped: make([]jsonSkip, len(f.Skipped)),
		},
	}
	for i := range f.Diagnostics {
		out.Findings[i] = toJSON(&f.Diagnostics[i], o)
	}
	for i, s := range f.Skipped {
		out.Summary.Skipped[i] = jsonSkip{s.Rule, s.Reason.In(o.Lang)}
	}
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	return buf.Flush()
}

func toJSON(d *diag.Diagnostic, o Options) jsonFinding {
	end := d.Range.End
	if end == (diag.Point{}) {
		end = d.Range.Start
	}
	related := make([]jsonRelated, len(d.Related))
	for i, r := range d.Related {
		related[i] = jsonRelated{o.Prefix + r.Range.File, r.Range.Start.Line, r.Message.In(o.Lang)}
	}
	return jsonFinding{
		Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message.In(o.Lang),
		File: o.Prefix + d.Range.File, Line: d.Range.Start.Line, Column: d.Range.Start.Column, EndLine: end.Line, EndColumn: end.Column,
		Field: d.Field, Subject: jsonSubject{d.Subject.Kind, d.Subject.ID},
		Fingerprint: d.Fingerprint(), Hint: d.Hint.In(o.Lang), Related: related,
	}
}
