package schema

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
)

// Fault is why a schema file cannot be used.
type Fault struct {
	File    string // name of the file in its folder
	At      string // path of keywords from the top: properties/due/pattern; "" for the file
	Line    int    // 1-based, 0 where not known
	Message diag.Text
	Hint    diag.Text
}

// Error is the fault in English, with file and place in front.
func (f *Fault) Error() string {
	return fmt.Sprintf("%s#/%s: %s", f.File, f.At, f.Message.In(diag.EN))
}

// model is the hint where there is nothing better to say.
var model = diag.T("`pms schema corrective_action` などで出力できる、組み込みの種類の様式を見本にしてください。", "Take a built-in kind for a model: `pms schema corrective_action` prints one.")

// readFault makes a fault of an error of reading a file.
func readFault(file string, err error) *Fault {
	f := &Fault{File: file, Line: 1, Message: diag.T("読めません: %[1]v", "%[1]v", err), Hint: model}
	var syntax *syntaxFault
	var refused *refFault
	switch {
	case errors.As(err, &syntax):
		f.Line, f.Message = syntax.line, syntax.text
		f.Hint = diag.T("JSON の書き方を確認してください。", "Check the JSON.")
	case errors.As(err, &refused):
		f.Line, f.Message, f.Hint = 0, refused.text(), refused.hint()
	}
	return f
}

// lineOf is the line of the value that a path of keywords leads to, as far as it can be
// followed.
func (d *doc) lineOf(at string, key string) int {
	if d == nil || d.src == "" {
		return 0
	}
	v := d.root
	for part := range strings.SplitSeq(at, "/") {
		next := v.get(part)
		if i, err := strconv.Atoi(part); err == nil && v.form == arrayForm && i < len(v.items) {
			next = v.items[i]
		}
		if next == nil {
			break
		}
		v = next
	}
	if inner := v.get(key); inner != nil {
		v = inner
	}
	return 1 + strings.Count(d.src[:min(int(v.at), len(d.src))], "\n")
}
