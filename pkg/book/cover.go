package book

import (
	"cmp"

	"github.com/pms-project/pms/pkg/block"
	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/record"
	"github.com/pms-project/pms/pkg/tree"
)

// cover is the title page of a rule book or policy.
func (c *composer) cover(r *record.Record) *block.Cover {
	return &block.Cover{
		Firm: c.firm(), Title: r.Label(), Number: c.documentNumber(r), Edition: c.edition(r),
		Facts: c.facts(r), Approvals: c.seals(r),
	}
}

// facts are what identifies a document, as far as it says so: the days of its editions,
// who is in charge, who gets it.
func (c *composer) facts(r *record.Record) []block.Fact {
	var out []block.Fact
	for _, name := range []string{"document_class", "parent", "audience", "established", "revised", "department_in_charge", "distribution", "status"} {
		n := r.Node.Get(name)
		if !n.Exists() {
			continue
		}
		f, ok := c.head(r, name)
		if !ok {
			continue
		}
		out = append(out, block.Fact{Label: c.title(f), Value: oneLine(c.value(f, n), c.say("、", ", "))})
		if name == "revised" {
			if day := effective(r); day != (calendar.Date{}) {
				out = append(out, block.Fact{Label: c.say("施行日", "In force"), Value: block.Text(c.date(day))})
			}
		}
	}
	return out
}

// edition is the state of a document: 第5版（2026年4月1日施行）.
func (c *composer) edition(r *record.Record) string {
	version := r.Node.Get("version").Text()
	if version == "" {
		return ""
	}
	out := c.say("第%[1]s版", "Version %[1]s", version)
	if day := cmpDate(effective(r), record.Date(r.Node.Get("revised")), record.Date(r.Node.Get("established"))); !day.IsZero() {
		if day == effective(r) {
			return out + c.say("（%[1]s施行）", " (in force %[1]s)", c.date(day))
		}
		return out + c.say("（%[1]s）", " (%[1]s)", c.date(day))
	}
	return out
}

func cmpDate(days ...calendar.Date) calendar.Date { return cmp.Or(days...) }

// effective is the day on which the newest revision comes into force.
func effective(r *record.Record) calendar.Date {
	list := r.Node.Get("revisions")
	return record.Date(list.At(list.Len() - 1).Get("effective_on"))
}

// documentNumber is the number of a document, else of its form.
func (c *composer) documentNumber(r *record.Record) string {
	return cmp.Or(r.Node.Get("document_no").Text(), c.formNumber(r))
}

// formNumber is the number of the form that a record is printed on: its own, the one of
// the manifest, the schema's default.
func (c *composer) formNumber(r *record.Record) string {
	return cmp.Or(r.Node.Get("form_no").Text(), c.forms[r.Kind.Name].number, r.Kind.Meta.Form)
}

// formTitle is the name of the form of a kind.
func (c *composer) formTitle(r *record.Record) string {
	return cmp.Or(c.forms[r.Kind.Name].title, r.Kind.Title.In(c.lang))
}

func (b *ruleBook) note(r *record.Record) {
	if n := r.Node.Get("note"); n.Kind() == tree.String {
		b.add(&block.Note{Label: b.say("備考", "Note"), Text: block.Lines(n.Text())})
	}
}
