package starter

import (
	"fmt"
	"strings"

	"github.com/pms-project/pms/pkg/yamltree"
)

// order is the order of keys in the lists of a header; what a row lacks is left out.
var order = map[string][]string{
	"approvals": {"step", "role", "person", "date", "method", "evidence", "recorded_by"},
	"revisions": {"version", "decided_on", "published_on", "effective_on", "summary"},
}

// plain are the keys whose values are dates, not texts.
func plain(key string) bool {
	switch key {
	case "date", "established", "revised", "decided_on", "published_on", "effective_on":
		return true
	}
	return strings.HasSuffix(key, "_on")
}

// own are the facts of this document.
func (d document) own() (map[string]any, error) {
	all, _ := d.facts["documents"].(map[string]any)
	own, ok := all[d.id].(map[string]any)
	if !ok {
		return nil, fmt.Errorf("no facts of the document %q", d.id)
	}
	return own, nil
}

// header writes fields of this document's facts; a field that is not there is left
// out, save the first, which every document has.
func (d document) header(keys ...string) (string, error) { return d.fields(keys, false) }

// optional is header without that exception: nothing where no field is there.
func (d document) optional(keys ...string) (string, error) {
	own, err := d.own()
	if err != nil {
		return "", err
	}
	for i, k := range keys {
		if _, ok := own[k]; ok {
			return d.fields(keys[i:], false)
		}
	}
	return "", nil
}

// rows writes them with each row of a list on one line.
func (d document) rows(keys ...string) (string, error) { return d.fields(keys, true) }

func (d document) fields(keys []string, flow bool) (string, error) {
	own, err := d.own()
	if err != nil {
		return "", err
	}
	var out yamltree.Map
	for i, k := range keys {
		v, ok := own[k]
		switch {
		case !ok && i == 0:
			return "", fmt.Errorf("the facts of the document %q do not say its %s", d.id, k)
		case ok:
			out = append(out, yamltree.Entry{Key: k, Value: written(k, v, flow)})
		}
	}
	return strings.TrimSuffix(string(yamltree.Emit(out)), "\n"), nil
}

// written is a fact as it is written under a key of a header.
func written(key string, v any, flow bool) any {
	switch v := v.(type) {
	case string:
		if plain(key) {
			return yamltree.Plain(v)
		}
		return v
	case []any:
		if _, rows := order[key]; !rows {
			return yamltree.Flow{Value: v}
		}
		out := []any{}
		for _, row := range v {
			r := ordered(key, row)
			if flow {
				out = append(out, yamltree.Flow{Value: r})
			} else {
				out = append(out, r)
			}
		}
		return out
	}
	return v
}

func ordered(key string, row any) yamltree.Map {
	values, _ := row.(map[string]any)
	var out yamltree.Map
	for _, k := range order[key] {
		if v, ok := values[k]; ok {
			out = append(out, yamltree.Entry{Key: k, Value: written(k, v, true)})
		}
	}
	return out
}

// supplementary writes the 附則 of every edition: when it comes into force, and the
// transitional provisions that the edition's facts give. noun is what the document
// calls itself: 規程, 細則, 手順書.
func (d document) supplementary(noun string) (string, error) {
	own, err := d.own()
	if err != nil {
		return "", err
	}
	editions, _ := own["revisions"].([]any)
	var list []any
	for _, e := range editions {
		edition, _ := e.(map[string]any)
		effective, err := day(fmt.Sprint(edition["effective_on"]))
		if err != nil {
			return "", fmt.Errorf("an edition of %q: %w", d.id, err)
		}
		text := "この" + noun + "は、" + effective + "から施行する。\n"
		transition, _ := edition["transition"].([]any)
		for i, sentence := range transition {
			text += fmt.Sprintf("%c　%s\n", '２'+rune(i), sentence)
		}
		list = append(list, yamltree.Map{
			{Key: "label", Value: "附則"},
			{Key: "date", Value: yamltree.Plain(fmt.Sprint(edition["decided_on"]))},
			{Key: "text", Value: text},
		})
	}
	if len(list) == 0 {
		return "", fmt.Errorf("the document %q has no edition", d.id)
	}
	return strings.TrimSuffix(string(yamltree.Emit(yamltree.Map{{Key: "supplementary", Value: list}})), "\n"), nil
}
