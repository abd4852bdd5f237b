package draft

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/pms-project/pms/pkg/calendar"
	"github.com/pms-project/pms/pkg/diag"
	"github.com/pms-project/pms/pkg/near"
	"github.com/pms-project/pms/pkg/schema"
	"github.com/pms-project/pms/pkg/yamltree"
)

// scalar is the value of a field, or of an element of a list, that a text means.
func (b *builder) scalar(f schema.Field, key, text string) (any, *Problem) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return nil, &Problem{key, diag.T("%[1]sの値が空です。", "%[1]s is empty", label(f)), diag.T("値を書いてください。", "Give a value.")}
	case f.Enum != nil:
		return choice(f, key, text)
	case f.Format == "date":
		return date(f, key, text)
	case f.Refs != nil:
		return b.reference(f, key, text)
	}
	switch f.Type {
	case "boolean":
		return truth(f, key, text)
	case "integer":
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, wrong(f, key, text, diag.T("整数を半角の数字で書いてください。", "Write a whole number."))
		}
		return n, nil
	case "number":
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return nil, wrong(f, key, text, diag.T("数を半角の数字で書いてください。", "Write a number."))
		}
		return yamltree.Plain(text), nil
	case "object":
		return nil, wrong(f, key, text, diag.T("中の項目を「%[1]s.項目=値」の形で指定してください。使える項目: %[2]s", "Give its fields, %[1]s.FIELD=VALUE: %[2]s.", key, fieldList(f.Shape)))
	}
	return text, nil
}

func wrong(f schema.Field, key, text string, hint diag.Text) *Problem {
	return &Problem{key, diag.T("%[1]sに「%[2]s」は使えません。", "%[1]s cannot be %[2]q", label(f), text), hint}
}

// choice takes a value by its identifier or by what it is called.
func choice(f schema.Field, key, text string) (any, *Problem) {
	if v, ok := f.Value(text); ok {
		return v.Value, nil
	}
	if v, ok := f.MeantValue(text); ok {
		return nil, wrong(f, key, text, diag.T("もしかして「%[1]s」（%[2]s）ですか。", "Did you mean %[1]s (%[2]s)?", v.Value, v.Title))
	}
	return nil, wrong(f, key, text, diag.T("使える値: %[1]s", "The values are %[1]s.", Choices(f)))
}

// Choices are the allowed values with what they mean.
func Choices(f schema.Field) diag.List {
	var out diag.List
	for _, v := range f.Enum {
		english := "%[1]s (%[2]s)"
		if strings.ReplaceAll(v.Value, "_", " ") == v.Title.In(diag.EN) {
			english = "%[1]s"
		}
		out = append(out, diag.T("%[1]s（%[2]s）", english, v.Value, v.Title))
	}
	return out
}

// date reads a date in any form that people write and puts it down in the one form.
func date(f schema.Field, key, text string) (any, *Problem) {
	reading, err := calendar.Parse(text)
	var refused *calendar.Error
	switch {
	case errors.As(err, &refused):
		return nil, wrong(f, key, text, refused.Hint)
	case err != nil:
		return nil, wrong(f, key, text, diag.T("2026-04-01 のように書いてください。", "Write a date such as 2026-04-01."))
	}
	return yamltree.Plain(reading.Date.String()), nil
}

func truth(f schema.Field, key, text string) (any, *Problem) {
	switch strings.ToLower(text) {
	case "true", "はい", "yes":
		return true, nil
	case "false", "いいえ", "no":
		return false, nil
	}
	return nil, wrong(f, key, text, diag.T("はい（true）か、いいえ（false）を書いてください。", "Write true or false."))
}

// reference takes the id of a record, or the name of the only record that bears it.
func (b *builder) reference(f schema.Field, key, text string) (any, *Problem) {
	var ids, named []string
	var titles diag.Choice
	for _, kind := range f.Refs {
		titles = append(titles, b.snapshot.KindTitle(kind))
		for _, r := range b.snapshot.Of(kind) {
			ids = append(ids, r.ID)
			if r.Label() == text {
				named = append(named, r.ID)
			}
		}
	}
	if slices.Contains(ids, text) {
		return text, nil
	}
	if len(named) == 1 {
		return named[0], nil
	}
	message := diag.T("%[1]sの「%[2]s」が、%[3]sに見つかりません。", "%[1]s: there is no %[2]q (kind: %[3]s)", label(f), text, titles)
	if meant := near.Only(text, ids); meant != "" {
		return nil, &Problem{key, message, diag.T("もしかして「%[1]s」ですか。", "Did you mean %[1]q?", meant)}
	}
	return nil, &Problem{key, message, diag.T("IDを確認してください。", "Check the id.")}
}
