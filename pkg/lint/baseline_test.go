package lint_test

import (
	"bytes"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/lint"
)

func finding(rule, id string) diag.Diagnostic {
	return diag.Diagnostic{Rule: rule, Subject: diag.Subject{Kind: "pi_ledger", ID: id}, Range: diag.FileRange("ledgers/pi.yaml"), Message: say("秘密")}
}

// TestBaseline: what is written is read back, hides exactly its findings, loses what
// is mended and never takes anything in.
func TestBaseline(t *testing.T) {
	first := []diag.Diagnostic{finding("LED-003", "b"), finding("LED-001", "a"), finding("LED-001", "a")}
	list := lint.NewBaseline(first)
	if list.Len() != 2 {
		t.Errorf("%d findings on the list, want 2: one was there twice", list.Len())
	}
	if bytes.Contains(list.Bytes(), []byte("秘密")) {
		t.Error("the list quotes a message")
	}
	read, err := lint.ParseBaseline(list.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(read.Bytes(), list.Bytes()) {
		t.Errorf("read back:\n%s\nwritten:\n%s", read.Bytes(), list.Bytes())
	}
	later := []diag.Diagnostic{finding("LED-001", "a"), finding("LED-001", "new")}
	fresh, known := read.Divide(later)
	if known != 1 || len(fresh) != 1 || fresh[0].Subject.ID != "new" {
		t.Errorf("%d known, fresh %v", known, lines(fresh))
	}
	shrunk := read.Shrunk(later)
	if shrunk.Len() != 1 {
		t.Errorf("%d left on the list, want 1", shrunk.Len())
	}
	if n := shrunk.Added(read); n != 0 {
		t.Errorf("%d added by shrinking", n)
	}
	if n := read.Added(shrunk); n != 1 {
		t.Errorf("%d added, want 1", n)
	}
}

func TestParseBaselineRefuses(t *testing.T) {
	for _, text := range []string{"", "[]", "{}", `{"version":2,"findings":[]}`, `{"version":1,"finding":[]}`, `{"version":1,"findings":[`, "kind: manifest"} {
		if _, err := lint.ParseBaseline([]byte(text)); err == nil {
			t.Errorf("%q is taken for a list", text)
		}
	}
}

func FuzzParseBaseline(f *testing.F) {
	f.Add(lint.NewBaseline(nil).Bytes())
	f.Add(lint.NewBaseline([]diag.Diagnostic{finding("LED-001", "規程\u2028")}).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := lint.ParseBaseline(data)
		if err != nil {
			return
		}
		again, err := lint.ParseBaseline(list.Bytes())
		if err != nil {
			t.Fatalf("%q is not read back: %v", list.Bytes(), err)
		}
		if again.Len() != list.Len() {
			t.Fatalf("%d findings, then %d", list.Len(), again.Len())
		}
	})
}
