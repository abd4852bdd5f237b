package yamltree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/yamltree"
)

// list writes diagnostics one a line: rule, place and field.
func list(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s %d:%d-%d:%d", d.Rule, d.Severity, d.Range.Start.Line, d.Range.Start.Column, d.Range.End.Line, d.Range.End.Column)
		if d.Field != "" {
			fmt.Fprintf(&b, " %s", d.Field)
		}
		for _, rel := range d.Related {
			fmt.Fprintf(&b, " related %d:%d", rel.Range.Start.Line, rel.Range.Start.Column)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

// The places of nodes, line and column in code points, ends exclusive.
func TestPlaces(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"plain, quoted, list, flow", "a: x y\nb: 'it''s'\nc:\n- 1\n-   \"q\\n\"\nd: [p, {e: f}]\n", []string{
			"1:1-6:15 map",
			"  1:1-1:2 key string \"a\"", "  1:4-1:7 string \"x y\"",
			"  2:1-2:2 key string \"b\"", "  2:4-2:11 string \"it's\"",
			"  3:1-3:2 key string \"c\"", "  4:1-5:10 list",
			"    4:3-4:4 number \"1\"", "    5:5-5:10 string \"q\\n\"",
			"  6:1-6:2 key string \"d\"", "  6:4-6:15 list",
			"    6:5-6:6 string \"p\"", "    6:8-6:14 map",
			"      6:9-6:10 key string \"e\"", "      6:12-6:13 string \"f\"",
		}},
		{"full-width text, a character beyond the BMP, a combining mark", "名称: 𠮷野家\nか\u3099: {が: 値, い: \"𠮷\"}\n", []string{
			"1:1-2:19 map",
			"  1:1-1:3 key string \"名称\"", "  1:5-1:8 string \"𠮷野家\"",
			"  2:1-2:3 key string \"か\u3099\"", "  2:5-2:19 map",
			"    2:6-2:7 key string \"が\"", "    2:9-2:10 string \"値\"",
			"    2:12-2:13 key string \"い\"", "    2:15-2:18 string \"𠮷\"",
		}},
		{"byte order mark and CRLF", "\ufeffa: あ\r\nb: い\r\n", []string{
			"1:1-2:5 map",
			"  1:1-1:2 key string \"a\"", "  1:4-1:5 string \"あ\"",
			"  2:1-2:2 key string \"b\"", "  2:4-2:5 string \"い\"",
		}},
		{"empty values", "a:\nb: # comment\nc:\n-\n- \nd: {e, f: , g: }\n", []string{
			"1:1-6:17 map",
			"  1:1-1:2 key string \"a\"", "  1:3-1:3 null \"\"",
			"  2:1-2:2 key string \"b\"", "  2:3-2:3 null \"\"",
			"  3:1-3:2 key string \"c\"", "  4:1-5:2 list",
			"    4:2-4:2 null \"\"", "    5:2-5:2 null \"\"",
			"  6:1-6:2 key string \"d\"", "  6:4-6:17 map",
			"    6:5-6:6 key string \"e\"", "    6:6-6:6 null \"\"",
			"    6:8-6:9 key string \"f\"", "    6:10-6:10 null \"\"",
			"    6:13-6:14 key string \"g\"", "    6:15-6:15 null \"\"",
		}},
		{"plain text over several lines", "a: x\n  y\n\n  z # c\nb: 1\n", []string{
			"1:1-5:5 map",
			"  1:1-1:2 key string \"a\"", "  1:4-4:4 string \"x y\\nz\"",
			"  5:1-5:2 key string \"b\"", "  5:4-5:5 number \"1\"",
		}},
		{"blocks end after the line end that belongs to their value", "a: |\n  x\n\n  y\n\nb: |-\n  z\nc: >+\n  p\n  q\n\n# c\nd: |2\n   r\ne: >-\n  s\n  t\n", []string{
			"1:1-17:4 map",
			"  1:1-1:2 key string \"a\"", "  1:4-5:1 string \"x\\n\\ny\\n\"",
			"  6:1-6:2 key string \"b\"", "  6:4-7:4 string \"z\"",
			"  8:1-8:2 key string \"c\"", "  8:4-12:1 string \"p q\\n\\n\"",
			"  13:1-13:2 key string \"d\"", "  13:4-15:1 string \" r\\n\"",
			"  15:1-15:2 key string \"e\"", "  15:4-17:4 string \"s t\"",
		}},
		{"scalars stay as written", "- 1.10\n- 2026-04-01\n- True\n- ~\n- no\n- \"\"\n- -0\n- 1e3\n", []string{
			"1:1-8:6 list",
			"  1:3-1:7 number \"1.10\"", "  2:3-2:13 string \"2026-04-01\"", "  3:3-3:7 bool \"true\"",
			"  4:3-4:4 null \"~\"", "  5:3-5:5 string \"no\"", "  6:3-6:5 string \"\"",
			"  7:3-7:5 number \"-0\"", "  8:3-8:6 number \"1e3\"",
		}},
		{"maps in lists in maps", "- a: 1\n  b:\n    - c: 2\n-\n  d: 3\n- - e\n", []string{
			"1:1-6:6 list",
			"  1:3-3:11 map",
			"    1:3-1:4 key string \"a\"", "    1:6-1:7 number \"1\"",
			"    2:3-2:4 key string \"b\"", "    3:5-3:11 list", "      3:7-3:11 map",
			"        3:7-3:8 key string \"c\"", "        3:10-3:11 number \"2\"",
			"  5:3-5:7 map", "    5:3-5:4 key string \"d\"", "    5:6-5:7 number \"3\"",
			"  6:3-6:6 list", "    6:5-6:6 string \"e\"",
		}},
		{"pairs in flow lists", "[a: 1, {b: 2}: 3, ? c : 4]\n", nil},
		{"JSON", "{\"a\":[1,2,{\"b\":null}],\n \"c\":\"d\"}\n", []string{
			"1:1-2:10 map",
			"  1:2-1:5 key string \"a\"", "  1:6-1:22 list",
			"    1:7-1:8 number \"1\"", "    1:9-1:10 number \"2\"", "    1:11-1:21 map",
			"      1:12-1:15 key string \"b\"", "      1:16-1:20 null \"null\"",
			"  2:2-2:5 key string \"c\"", "  2:6-2:9 string \"d\"",
		}},
		{"document marks and comments", "# c\n---\n# d\na: 1 # e\n...\n", []string{
			"4:1-4:5 map", "  4:1-4:2 key string \"a\"", "  4:4-4:5 number \"1\"",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr, ds := yamltree.Parse("f.yaml", []byte(tt.src), yamltree.Limits{})
			if tr == nil {
				t.Fatalf("no tree: %v", list(ds))
			}
			checkTree(t, tr, tt.src)
			if tt.want == nil {
				t.Log(dump(tr.Root()), list(ds))
				return
			}
			if len(ds) > 0 {
				t.Errorf("findings:\n%s", list(ds))
			}
			if diff := cmp.Diff(lines(tt.want...), dump(tr.Root())); diff != "" {
				t.Error(diff)
			}
		})
	}
}
