package cli

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/due"
	"github.com/pms-project/pms/pkg/ics"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/report"
)

// printCalendars writes one calendar; into a folder (-o with a slash at its end) one a
// role, each named by the role.
func (a *app) printCalendars(s *repo.Snapshot, agenda *report.Agenda, role string) error {
	out := a.global.output
	if !strings.HasSuffix(out, "/") && !strings.HasSuffix(out, `\`) {
		return a.write(func(w io.Writer) error { return ics.Write(w, a.calendarOf(s, agenda, role, agenda.Items)) })
	}
	dir := a.abs(out)
	if err := a.env.MakeDir(dir); err != nil {
		return failure("フォルダー %[1]s を作成できません: %[2]v", "make the directory %[1]s: %[2]v", out, cause(err))
	}
	roles, byRole := []string{}, map[string][]due.Item{}
	for _, i := range agenda.Items {
		if byRole[i.Role] == nil {
			roles = append(roles, i.Role)
		}
		byRole[i.Role] = append(byRole[i.Role], i)
	}
	slices.Sort(roles)
	for _, id := range roles {
		name := id
		if name == "" {
			name = "named_persons" // what names a person and no role
		}
		var b bytes.Buffer
		if err := ics.Write(&b, a.calendarOf(s, agenda, id, byRole[id])); err != nil {
			return err
		}
		if err := a.env.WriteFile(filepath.Join(dir, name+".ics"), b.Bytes()); err != nil {
			return failure("%[1]s に書き込めません: %[2]v", "write %[1]s: %[2]v", filepath.Join(out, name+".ics"), cause(err))
		}
	}
	return nil
}

func (a *app) calendarOf(s *repo.Snapshot, agenda *report.Agenda, role string, items []due.Item) ics.Calendar {
	name := diag.T("PMS の期限", "PMS deadlines")
	if role != "" {
		name = diag.T("PMS の期限（%[1]s）", "PMS deadlines (%[1]s)", agenda.Role(role))
	}
	c := ics.Calendar{Firm: s.Firm.Name, Name: name.In(a.lang), Today: agenda.Today, Items: items, Lang: a.lang, Role: agenda.Role}
	for _, days := range s.Firm.Fact("alerts.yaml").Get("alarms").Items() {
		if n, ok := days.Int(); ok {
			c.Alarms = append(c.Alarms, n)
		}
	}
	return c
}
