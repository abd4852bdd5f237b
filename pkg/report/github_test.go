package report

import (
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

// TestGitHubEscaping follows the escapes of the toolkit (core.issueCommand): % CR LF
// in the message, and : and , beside them in properties.
func TestGitHubEscaping(t *testing.T) {
	for _, c := range []struct{ name, file, rule, message, want string }{
		{"nothing to escape", "a.yaml", "LED-001", "不足です。", "::error file=a.yaml,line=1,col=1,title=LED-001::不足です。"},
		{"percent", "100%.yaml", "A%", "50%", "::error file=100%25.yaml,line=1,col=1,title=A%25::50%25"},
		{"colon", "a:b.yaml", "A:B", "a: b", "::error file=a%3Ab.yaml,line=1,col=1,title=A%3AB::a: b"},
		{"comma", "a,b.yaml", "A,B", "a, b", "::error file=a%2Cb.yaml,line=1,col=1,title=A%2CB::a, b"},
		{"line feed", "a.yaml", "A", "一\n::error::二", "::error file=a.yaml,line=1,col=1,title=A::一%0A::error::二"},
		{"carriage return", "a.yaml", "A", "一\r::error::二", "::error file=a.yaml,line=1,col=1,title=A::一[U+000D]::error::二"},
		{"already escaped", "a%0A.yaml", "A", "%0A", "::error file=a%250A.yaml,line=1,col=1,title=A::%250A"},
		{"bidi", "a\u202e.yaml", "A", "\u202e", "::error file=a[U+202E].yaml,line=1,col=1,title=A::[U+202E]"},
	} {
		d := diag.Diagnostic{Rule: c.rule, Severity: diag.Error, Message: diag.T("%[1]s", "%[1]s", c.message), Range: diag.FileRange(c.file)}
		out := render(t, "github", &Findings{Diagnostics: []diag.Diagnostic{d}}, Options{Lang: diag.JA})
		if got, _, _ := strings.Cut(out, "\n"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestGitHubOneLineEach: whatever the texts hold, a finding is one command.
func TestGitHubOneLineEach(t *testing.T) {
	f := sample()
	commands := 0
	for line := range strings.Lines(render(t, "github", f, Options{Lang: diag.EN, Prefix: "firm/"})) {
		if !strings.HasPrefix(line, "::") {
			continue
		}
		commands++
		if !strings.Contains(line, " file=firm/") {
			t.Errorf("a command without the prefix: %s", line)
		}
	}
	if commands != len(f.Diagnostics) {
		t.Errorf("%d commands for %d findings", commands, len(f.Diagnostics))
	}
}
