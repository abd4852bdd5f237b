package report

import (
	"bufio"
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/visible"
)

// The few objects of SARIF 2.1.0 that pms needs, in the order in which they print.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Version        string      `json:"version,omitempty"`
		Language       string      `json:"language"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string      `json:"id"`
		Name             string      `json:"name"`
		ShortDescription sarifText   `json:"shortDescription"`
		FullDescription  sarifText   `json:"fullDescription"`
		Help             sarifText   `json:"help"`
		Default          sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolConfigurationNotifications,omitempty"`
	}
	sarifNotification struct {
		Level          string         `json:"level"`
		Message        sarifText      `json:"message"`
		AssociatedRule sarifReference `json:"associatedRule"`
	}
	sarifReference struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID              string             `json:"ruleId"`
		RuleIndex           int                `json:"ruleIndex"`
		Level               string             `json:"level"`
		Message             sarifText          `json:"message"`
		Locations           []sarifLocation    `json:"locations"`
		RelatedLocations    []sarifLocation    `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions        []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	projectURL  = "https://github.com/pms-project/pms"
	// fingerprintName carries a version, so that a forge never compares fingerprints
	// that were made in two ways.
	fingerprintName = "pmsFingerprint/v1"
)

// SARIF prints one run in the Static Analysis Results Interchange Format 2.1.0, for
// code scanning on forges. Waived findings are results with a suppression; columns
// are code points, and paths are relative to %SRCROOT%.
func SARIF(w io.Writer, f *Findings, o Options) error {
	rules, index := sarifRules(f, o.Lang)
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: "pms", InformationURI: projectURL, Version: o.Version, Language: string(o.Lang), Rules: rules,
		}},
		Invocations: []sarifInvocation{{ExecutionSuccessful: true, Notifications: sarifSkips(f, o.Lang)}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
	}
	for i := range f.Diagnostics {
		run.Results = append(run.Results, sarifFinding(&f.Diagnostics[i], index, o))
	}
	for i := range f.Waived {
		result := sarifFinding(&f.Waived[i].Finding, index, o)
		result.Suppressions = []sarifSuppression{{"external", "accepted", visible.Lines(f.Waived[i].Reason)}}
		run.Results = append(run.Results, result)
	}
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}); err != nil {
		return err
	}
	return buf.Flush()
}

// sarifRules are the rules that ran, and the place of each in the list.
func sarifRules(f *Findings, l diag.Lang) ([]sarifRule, map[string]int) {
	rules, index := []sarifRule{}, map[string]int{}
	for _, r := range f.Rules {
		index[r.ID] = len(rules)
		rules = append(rules, sarifRule{
			ID: r.ID, Name: camel(r.Name), ShortDescription: sarifText{r.Title.In(l)}, FullDescription: sarifText{r.Doc.In(l)},
			Help: sarifText{r.Doc.In(l) + "\n" + r.Basis.In(l)}, Default: sarifConfig{sarifLevel(r.Severity)},
		})
	}
	return rules, index
}

// camel is the form of names that SARIF viewers expect: entry_complete, EntryComplete.
func camel(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

func sarifSkips(f *Findings, l diag.Lang) []sarifNotification {
	var out []sarifNotification
	for _, s := range f.Skipped {
		out = append(out, sarifNotification{"note", sarifText{s.Rule + ": " + s.Reason.In(l)}, sarifReference{s.Rule}})
	}
	return out
}

func sarifFinding(d *diag.Diagnostic, index map[string]int, o Options) sarifResult {
	message := visible.Lines(d.Message.In(o.Lang))
	if !d.Hint.IsZero() {
		message += "\n" + visible.Lines(d.Hint.In(o.Lang))
	}
	at, ok := index[d.Rule]
	if !ok {
		at = -1 // SARIF's word for: not on the list
	}
	result := sarifResult{
		RuleID: d.Rule, RuleIndex: at, Level: sarifLevel(d.Severity), Message: sarifText{message},
		Locations:           []sarifLocation{{Physical: sarifPlace(d.Range, o)}},
		PartialFingerprints: map[string]string{fingerprintName: d.Fingerprint()},
	}
	for i, r := range d.Related {
		result.RelatedLocations = append(result.RelatedLocations, sarifLocation{ID: i + 1, Physical: sarifPlace(r.Range, o), Message: &sarifText{visible.Lines(r.Message.In(o.Lang))}})
	}
	return result
}

func sarifPlace(r diag.Range, o Options) sarifPhysical {
	place := sarifPhysical{Artifact: sarifArtifact{sarifURI(o.Prefix + r.File), "%SRCROOT%"}}
	if r.Start.Line > 0 {
		place.Region = &sarifRegion{StartLine: r.Start.Line, StartColumn: r.Start.Column}
		if r.End.Line > 0 {
			place.Region.EndLine, place.Region.EndColumn = r.End.Line, r.End.Column
		}
	}
	return place
}

// sarifURI is a path as a relative URI: every segment escaped, so that a colon in the
// first is no scheme.
func sarifURI(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}

func sarifLevel(s diag.Severity) string {
	if s == diag.Info {
		return "note"
	}
	return s.String()
}
