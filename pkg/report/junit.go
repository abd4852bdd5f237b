package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		ClassName string        `xml:"classname,attr"`
		Name      string        `xml:"name,attr"`
		File      string        `xml:"file,attr,omitempty"`
		Failure   *junitMessage `xml:"failure"`
		Skipped   *junitMessage `xml:"skipped"`
		Out       string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit prints a test suite a rule, for CI servers that show test results: a finding
// is a failed case (info: a passed one with a text), a rule without findings one
// passed case, and a rule that could not run a skipped one.
// https://github.com/testmoapp/junitxml
func JUnit(w io.Writer, f *Findings, o Options) error {
	byRule := map[string][]*diag.Diagnostic{}
	for i := range f.Diagnostics {
		d := &f.Diagnostics[i]
		byRule[d.Rule] = append(byRule[d.Rule], d)
	}
	all := junitSuites{Name: "pms lint"}
	for _, r := range junitRules(f) {
		all.add(junitRule(r, byRule[r.ID], o))
	}
	for _, s := range f.Skipped {
		all.add(junitSuite{Name: s.Rule, Cases: []junitCase{{ClassName: s.Rule, Name: s.Rule, Skipped: &junitMessage{Message: s.Reason.In(o.Lang)}}}})
	}
	buf := bufio.NewWriter(w)
	buf.WriteString(xml.Header)
	enc := xml.NewEncoder(buf)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	buf.WriteByte('\n')
	return buf.Flush()
}

func (all *junitSuites) add(s junitSuite) {
	for _, c := range s.Cases {
		s.Tests++
		if c.Failure != nil {
			s.Failures++
		}
		if c.Skipped != nil {
			s.Skipped++
		}
	}
	all.Tests, all.Failures, all.Skipped = all.Tests+s.Tests, all.Failures+s.Failures, all.Skipped+s.Skipped
	all.Suites = append(all.Suites, s)
}

// junitRules are the rules that ran, and behind them those that are known only by
// their findings, such as a crash.
func junitRules(f *Findings) []RuleInfo {
	rules, listed := append([]RuleInfo{}, f.Rules...), map[string]bool{}
	for _, r := range rules {
		listed[r.ID] = true
	}
	for i := range f.Diagnostics {
		if id := f.Diagnostics[i].Rule; !listed[id] {
			listed[id] = true
			rules = append(rules, RuleInfo{ID: id})
		}
	}
	return rules
}

func junitRule(r RuleInfo, found []*diag.Diagnostic, o Options) junitSuite {
	suite := junitSuite{Name: visible.Text(r.ID + " " + r.Title.In(o.Lang))}
	if len(found) == 0 {
		suite.Cases = []junitCase{{ClassName: r.ID, Name: visible.Text(r.Title.In(o.Lang))}}
	}
	for _, d := range found {
		message, where := visible.Text(d.Message.In(o.Lang)), place(o.Prefix, d.Range)
		c := junitCase{ClassName: r.ID, Name: where + " " + message, File: visible.Text(o.Prefix + d.Range.File)}
		text := fmt.Sprintf("%s: %s\n%s", where, message, visible.Lines(d.Hint.In(o.Lang)))
		if d.Severity == diag.Info {
			c.Out = text
		} else {
			c.Failure = &junitMessage{Message: message, Type: d.Severity.String(), Text: text}
		}
		suite.Cases = append(suite.Cases, c)
	}
	return suite
}
