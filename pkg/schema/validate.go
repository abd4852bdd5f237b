package schema

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// compiled is a kind as the validator knows it.
type compiled struct {
	schema *jsonschema.Schema
	err    error
}

var errNoOutside = errors.New("no schema outside the set")

// compile compiles the kind once, under the lock of its set.
func (k *Kind) compile() (*jsonschema.Schema, error) {
	k.compileOnce.Do(func() {
		k.set.mu.Lock()
		defer k.set.mu.Unlock()
		k.set.compiled.Add(1)
		k.compiled.schema, k.compiled.err = compileSource(k.Name, appendJSON(nil, k.source))
	})
	return k.compiled.schema, k.compiled.err
}

func compileSource(name string, source []byte) (s *jsonschema.Schema, err error) {
	defer func() {
		if r := recover(); r != nil {
			s, err = nil, fmt.Errorf("compile schema %s: %v", name, r)
		}
	}()
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(string) (io.ReadCloser, error) { return nil, errNoOutside }
	for _, f := range formats {
		c.Formats[f.name] = func(v any) bool {
			s, ok := v.(string)
			return !ok || f.valid(s)
		}
	}
	url := "pms:///" + name
	if err := c.AddResource(url, strings.NewReader(string(source))); err != nil {
		return nil, fmt.Errorf("compile schema %s: %w", name, err)
	}
	return c.Compile(url)
}

// leaf is one finding of the validator: the innermost causes, or a oneOf or anyOf
// with its branches.
type leaf struct {
	*jsonschema.ValidationError
	under []string // locations of the then or else around it
}

// validate returns the validator's findings; none for a valid document. The error
// says that there is no verdict.
func (k *Kind) validate(v any) (leaves []leaf, err error) {
	schema, err := k.compile()
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			leaves, err = nil, fmt.Errorf("validate %s: %v", k.Name, r)
		}
	}()
	err = schema.Validate(v)
	var ve *jsonschema.ValidationError
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &ve):
		return appendLeaves(nil, ve, nil), nil
	default:
		return nil, err
	}
}

// appendLeaves walks down to the causes that say something. The alternatives of a
// oneOf, anyOf or not are not causes of their own: see [explainer.alternatives].
func appendLeaves(out []leaf, ve *jsonschema.ValidationError, under []string) []leaf {
	keyword := lastToken(ve.KeywordLocation)
	if len(ve.Causes) == 0 || ve.Message != "" && (keyword == "oneOf" || keyword == "anyOf" || keyword == "not") {
		return append(out, leaf{ve, under})
	}
	if (keyword == "then" || keyword == "else") && ve.Message != "" {
		under = append(under[:len(under):len(under)], ve.AbsoluteKeywordLocation)
	}
	for _, cause := range ve.Causes {
		out = appendLeaves(out, cause, under)
	}
	return out
}

func lastToken(location string) string {
	return location[strings.LastIndexByte(location, '/')+1:]
}
