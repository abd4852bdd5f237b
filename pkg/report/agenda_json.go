package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/pms-project/pms/pkg/due"
)

type jsonAgenda struct {
	Version  int           `json:"version"`
	Today    string        `json:"today"`
	Items    []jsonItem    `json:"items"`
	Problems []jsonProblem `json:"problems"`
}

// jsonItem is an item. Dates are YYYY-MM-DD, "" where there is none: due where the law
// gives no number of days.
type jsonItem struct {
	ID           string     `json:"id"`
	Title        string     `json:"title"`
	Due          string     `json:"due"`
	Open         string     `json:"open"`
	Status       string     `json:"status"`
	Days         int        `json:"days"`
	Subject      jsonRecord `json:"subject"`
	Basis        string     `json:"basis"`
	Source       string     `json:"source"`
	Role         string     `json:"role"`
	Person       string     `json:"person"`
	Evidence     string     `json:"evidence"`
	Mode         string     `json:"mode"`
	Note         string     `json:"note"`
	Obligation   string     `json:"obligation"`
	Latest       string     `json:"latest"` // last day by any reading
	Target       string     `json:"target"`
	TargetName   string     `json:"target_name"`
	Strength     string     `json:"strength"`
	Phase        string     `json:"phase"`
	Requirements []string   `json:"requirements"`
	Further      []string   `json:"further"` // other clauses that ask for the same
	DoneOn       string     `json:"done_on"`
	Late         bool       `json:"late"`
	DoneBy       jsonRecord `json:"done_by"`
	RoleTitle    string     `json:"role_title"`
}

type jsonRecord struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	File string `json:"file"`
	Line int    `json:"line"`
}

type jsonProblem struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// AgendaJSON prints one object: version, today, items, problems.
func AgendaJSON(w io.Writer, a *Agenda, o Options) error {
	out := jsonAgenda{Version: 1, Today: a.Today.String(), Items: make([]jsonItem, len(a.Items)), Problems: make([]jsonProblem, len(a.Problems))}
	for k := range a.Items {
		out.Items[k] = a.item(&a.Items[k], o)
	}
	for k, d := range a.Problems {
		out.Problems[k] = jsonProblem{d.Rule, d.Message.In(o.Lang), o.Prefix + d.Range.File, d.Range.Start.Line}
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

func (a *Agenda) item(i *due.Item, o Options) jsonItem {
	further := make([]string, len(i.Further))
	for k, f := range i.Further {
		further[k] = f.In(o.Lang)
	}
	role := ""
	if i.Role != "" {
		role = a.Role(i.Role).In(o.Lang)
	}
	return jsonItem{
		ID: i.ID, Title: i.Title.In(o.Lang), Due: i.Due.String(), Open: i.Open.String(), Status: string(i.Status), Days: i.Days,
		Subject: recordOf(i.Subject, o), Basis: i.Basis.In(o.Lang), Source: i.Source, Role: i.Role, Person: i.Person, Evidence: i.Evidence,
		Mode: i.Mode, Note: i.Note.In(o.Lang), Obligation: i.Obligation, Latest: i.Latest.String(), Target: i.Target.String(), TargetName: i.TargetName.In(o.Lang),
		Strength: string(i.Strength), Phase: string(i.Phase), Requirements: append([]string{}, i.Requirements...), Further: further,
		DoneOn: i.DoneOn.String(), Late: i.Late, DoneBy: recordOf(i.DoneBy, o), RoleTitle: role,
	}
}

func recordOf(s due.Subject, o Options) jsonRecord {
	file := s.File
	if file != "" {
		file = o.Prefix + file
	}
	return jsonRecord{s.ID, s.Kind, file, s.Line}
}
