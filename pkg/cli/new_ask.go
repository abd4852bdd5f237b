package cli

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/draft"
	"github.com/pms-project/pms/pkg/repo"
	"github.com/pms-project/pms/pkg/schema"
)

// complete drafts, asking on a terminal for what is missing until nothing is. Elsewhere
// it says what is missing.
func (a *app) complete(s *repo.Snapshot, q draft.Request) (*draft.Draft, error) {
	d, problems := draft.New(s, q)
	if len(problems) > 0 {
		return nil, problemList(diag.T("作成できません。", "nothing was made:"), problems)
	}
	if len(d.Missing) == 0 {
		return d, nil
	}
	if !a.env.Interactive {
		return nil, a.missingFields(d.Missing)
	}
	in := bufio.NewReader(io.LimitReader(a.env.Stdin, maxStdin))
	fmt.Fprintf(a.env.Stderr, "%s\n", a.say("「%[1]s」を作ります。必須の項目を順に尋ねます（中止: Ctrl+C）。", "Making: %[1]s. Please fill in what is required (Ctrl+C to stop).", q.Kind.Title))
	for len(d.Missing) > 0 {
		pairs, err := a.ask(in, d.Missing[0])
		if err != nil {
			return nil, a.missingFields(d.Missing)
		}
		next := q
		next.Set = append(slices.Clone(q.Set), pairs...)
		after, problems := draft.New(s, next)
		for _, p := range problems {
			fmt.Fprintf(a.env.Stderr, "  %s\n", a.say("%[1]s%[2]s", "%[1]s. %[2]s", p.Message, p.Hint))
		}
		if len(problems) > 0 { // ask again for what was answered wrongly, now or before
			next.Set = without(next.Set, problems)
			if after, problems = draft.New(s, next); len(problems) > 0 {
				return nil, problemList(diag.T("作成できません。", "nothing was made:"), problems)
			}
		}
		q, d = next, after
	}
	return d, nil
}

// without are the values that no problem is about.
func without(set []string, problems []draft.Problem) []string {
	return slices.DeleteFunc(set, func(pair string) bool {
		key, _, _ := strings.Cut(pair, "=")
		return slices.ContainsFunc(problems, func(p draft.Problem) bool {
			return p.Key == key || strings.HasPrefix(p.Key, key+"[")
		})
	})
}

// missingFields lists what has to be given.
func (a *app) missingFields(missing []draft.Missing) error {
	text := diag.T("必須の項目が足りないため、作成していません。--set で指定してください。", "required fields are missing, nothing was made; give them with --set")
	for _, m := range missing {
		what := diag.T("%[1]s", "%[1]s", m.Field.Title)
		if m.Field.Enum != nil {
			what = diag.T("%[1]s。使える値: %[2]s", "%[1]s, one of %[2]s", m.Field.Title, draft.Choices(m.Field))
		} else if about := m.About(a.lang); about != "" {
			what = diag.T("%[1]s。%[2]s", "%[1]s: %[2]s", m.Field.Title, about)
		}
		text = diag.T("%[1]s\n  --set %[2]s=…  %[3]s", "%[1]s\n  --set %[2]s=…  %[3]s", text, m.Key, what)
	}
	return &statusError{ExitUsage, text}
}

// ask asks for one field until there is an answer; of a list, line by line until an
// empty one. The answer is in the form of --set. The error is the end of the input.
func (a *app) ask(in *bufio.Reader, m draft.Missing) ([]string, error) {
	w := a.env.Stderr
	fmt.Fprintf(w, "\n%s\n", a.say("%[1]s（%[2]s）", "%[1]s (%[2]s)", m.Field.Title, m.Key))
	if d := m.About(a.lang); d != "" {
		fmt.Fprintf(w, "  %s\n", d)
	}
	for i, v := range m.Field.Enum {
		fmt.Fprintf(w, "  %d. %s\n", i+1, a.say("%[1]s（%[2]s）", "%[1]s (%[2]s)", v.Title, v.Value))
	}
	list := m.Field.Type == "array"
	if list {
		fmt.Fprintf(w, "  %s\n", a.say("一つずつ書き、最後に空の行で終えてください。", "One a line; an empty line ends the list."))
	}
	var pairs []string
	for {
		fmt.Fprint(w, "> ")
		line, err := in.ReadString('\n')
		line = strings.TrimSpace(line)
		if err != nil && line == "" {
			return nil, err
		}
		switch {
		case line == "" && len(pairs) > 0:
			return pairs, nil
		case line == "":
			fmt.Fprintf(w, "  %s\n", a.say("必須の項目です。", "It is required."))
			continue
		}
		pairs = append(pairs, m.Key+"="+byNumber(m.Field, line))
		if !list {
			return pairs, nil
		}
	}
}

// byNumber lets the user choose a value by its number in the list shown.
func byNumber(f schema.Field, line string) string {
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(f.Enum) {
		return line
	}
	return f.Enum[n-1].Value
}
