package schema

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pms-project/pms/pkg/diag"
)

func TestHas(t *testing.T) {
	set := New(os.DirFS("testdata"))
	for _, c := range []struct {
		kind, path string
		want       bool
	}{
		{"task", "", true},
		{"task", "due", true},
		{"task", "deu", false},
		{"task", "due.day", false},
		{"task", "approvals.date", true}, // through the list
		{"task", "approvals.dates", false},
		{"task", "marks.２.obliges.who", true}, // through a typed map
		{"task", "marks.２.obliges.whom", false},
		{"task", "proof.number", true}, // in either alternative
		{"task", "proof.link", true},
		{"task", "code", true},
		{"asset_ledger", "name", true}, // a ledger is addressed from the entry
		{"asset_ledger", "contact.department", true},
		{"asset_ledger", "reviewed_by", false},
		{"asset_ledger", "entries", false},
	} {
		k, err := set.Kind(c.kind)
		if err != nil {
			t.Fatal(err)
		}
		var path []string
		if c.path != "" {
			path = strings.Split(c.path, ".")
		}
		if got := k.Has(path...); got != c.want {
			t.Errorf("%s.Has(%q) = %v, want %v", c.kind, path, got, c.want)
		}
	}
	ledger, _ := set.Kind("asset_ledger")
	if !ledger.IsLedger() || !ledger.Head.Has("reviewed_by") || !ledger.Head.Has("entries", "contact", "tel") || ledger.Head.Has("name") {
		t.Error("the head of a ledger is not its envelope")
	}
	if task, _ := set.Kind("task"); task.IsLedger() || task.Head != nil {
		t.Error("a record is taken for a ledger")
	}
}

func TestField(t *testing.T) {
	set := New(os.DirFS("testdata"))
	task, err := set.Kind("task")
	if err != nil {
		t.Fatal(err)
	}
	show := func(path ...string) string {
		f, ok := task.Field(path...)
		if !ok {
			return "none"
		}
		return fmt.Sprintf("%s %s/%s %s %s enum=%d refs=%v personal=%v required=%v const=%s aliases=%v",
			f.Name, f.Title.In(diag.JA), f.Title.In(diag.EN), f.Type, f.Format, len(f.Enum), f.Refs, f.Personal, f.Required, f.Const, f.Aliases)
	}
	for _, c := range []struct{ path, want string }{
		{"due", "due 期限/due string date enum=0 refs=[] personal=false required=true const= aliases=[締切日]"},
		{"kind", "kind 種類/kind   enum=0 refs=[] personal=false required=true const=task aliases=[]"},
		{"status", "status 状態/status string  enum=3 refs=[] personal=false required=false const= aliases=[ステータス]"},
		{"owner", "owner 責任者/owner string  enum=0 refs=[person] personal=false required=false const= aliases=[]"},
		{"watchers", "watchers 閲覧者/watchers array  enum=0 refs=[person] personal=false required=false const= aliases=[]"},
		{"tel", "tel 電話番号/tel string  enum=0 refs=[] personal=true required=false const= aliases=[]"},
		{"closed_on", "closed_on 完了日/closed on string date enum=0 refs=[] personal=false required=false const= aliases=[]"},
		{"approvals.role", "role 役割/role string  enum=2 refs=[] personal=false required=true const= aliases=[]"},
		{"code", "code コード/code string  enum=0 refs=[] personal=false required=false const= aliases=[]"},
		{"nothing", "none"},
	} {
		if got := show(strings.Split(c.path, ".")...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.path, got, c.want)
		}
	}
	var names []string
	for _, f := range task.Record.Fields() {
		names = append(names, f.Name)
	}
	if len(names) != 29 || !slices.Equal(names[:5], []string{"kind", "id", "title", "due", "closed_on"}) {
		t.Errorf("Fields() = %q: want those of the schema in its order", names)
	}
	status, _ := task.Field("status")
	if e := status.Enum[2]; e.Value != "on_hold" || e.Title.In(diag.JA) != "保留" || e.Title.In(diag.EN) != "on hold" {
		t.Errorf("enum value %+v", e)
	}
}

func TestRefsAndPersonal(t *testing.T) {
	set := New(os.DirFS("testdata"))
	for _, c := range []struct{ name, src, want string }{
		{"in fields, lists, alternatives and annotations on the list", `kind: task
id: t
title: 点検
due: 2026-04-01
owner: p-1
approvals:
  - role: manager
    date: 2026-04-01
    person: p-2
watchers:
  - p-3
  - p-4
place:
  - r-1
related: r-2
deputy: p-5
keeper: d-1
tel: "03"`, "person p-1, person p-2, person p-3, person p-4, room r-1, room r-2, person p-5, department d-1; 03"},
		{"an alternative that fits first", "kind: task\nrelated: p-10\n", "person p-10; "},
		{"of a document with violations, as far as the types are right", `kind: task
owner: p-1
zzz: 1
watchers:
  - 3
  - p-4
place: r
tel: 031234`, "person p-1, person p-4, room r; "},
		{"of a ledger", `kind: asset_ledger
id: l
reviewed_by: p-1
entries:
  - id: a
    name: 机
    manager: p-2
    contact:
      tel: "03"
      department: d-1
  - id: b
    manager: p-3`, "person p-1, person p-2, department d-1, person p-3; 03"},
		{"an empty personal field is none", "kind: task\nid: t\ntitle: 点検\ndue: 2026-04-01\ntel:\n", "; "},
	} {
		r := kindOf(t, set, c.src).Check(parse(t, c.src))
		var refs, personal []string
		for _, ref := range r.Refs {
			refs = append(refs, strings.Join(ref.Kinds, "|")+" "+ref.Node.Text())
		}
		for _, n := range r.Personal {
			personal = append(personal, n.Text())
		}
		if got := strings.Join(refs, ", ") + "; " + strings.Join(personal, ", "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
