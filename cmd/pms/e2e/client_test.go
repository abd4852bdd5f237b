//go:build e2e

package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

// patience is how long an answer of the server may take on a busy machine.
const patience = time.Minute

// client speaks the language server protocol with a process, as an editor does.
type client struct {
	t        *testing.T
	in       io.Writer
	settings any // the answer to workspace/configuration, under "yaml"

	mu        sync.Mutex // of what follows, and of writing
	next      int
	opened    int
	answers   map[int]chan message
	published map[string]chan []diagnostic // by document
}

type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// position counts lines and UTF-16 units from 0.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type diagnostic struct {
	Range   struct{ Start, End position }
	Message string
}

// start runs the server and introduces the editor to it.
func start(t *testing.T, cmd *exec.Cmd, root string, settings any) *client {
	t.Helper()
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	cmd.Stderr = &prefixed{t}
	must(t, cmd.Start())
	c := &client{t: t, in: in, settings: settings, answers: map[int]chan message{}, published: map[string]chan []diagnostic{}}
	done := make(chan struct{})
	go func() { defer close(done); c.read(out) }()
	t.Cleanup(func() {
		in.Close() // the server ends with its input
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			cmd.Process.Kill()
			<-done
		}
		cmd.Wait()
	})
	c.call(t, "initialize", map[string]any{
		"processId": nil, "rootUri": uri(root), "locale": "ja",
		"workspaceFolders": []any{map[string]any{"uri": uri(root), "name": "pms"}},
		"capabilities": map[string]any{
			"workspace": map[string]any{"configuration": true},
			"textDocument": map[string]any{
				"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true, "documentationFormat": []string{"markdown", "plaintext"}}},
				"hover":      map[string]any{"contentFormat": []string{"markdown", "plaintext"}},
			},
		},
	}, nil)
	c.notify("initialized", map[string]any{})
	c.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"yaml": settings}})
	return c
}

// call asks the server and decodes its answer into result (nil: none wanted).
func (c *client) call(t *testing.T, method string, params, result any) {
	t.Helper()
	c.mu.Lock()
	c.next++
	id := c.next
	answer := make(chan message, 1)
	c.answers[id] = answer
	c.mu.Unlock()
	c.send(message{ID: json.RawMessage(strconv.Itoa(id)), Method: method, Params: encode(t, params)})
	select {
	case m := <-answer:
		if m.Error != nil {
			t.Fatalf("%s: %s", method, m.Error)
		}
		if result != nil {
			must(t, json.Unmarshal(m.Result, result))
		}
	case <-time.After(patience):
		t.Fatalf("%s: no answer within %v", method, patience)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	c.send(message{Method: method, Params: encode(c.t, params)})
}

func (c *client) send(m message) {
	m.Version = "2.0"
	data := encode(c.t, m)
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		c.t.Errorf("write to the server: %v", err)
	}
}

// read takes messages from the server until it ends.
func (c *client) read(out io.Reader) {
	r := bufio.NewReader(out)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			c.t.Errorf("a message without a length: %v", header)
			return
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(r, data); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(data, &m); err != nil {
			c.t.Errorf("a message that is no JSON: %v", err)
			return
		}
		c.receive(m)
	}
}

func (c *client) receive(m message) {
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Diagnostics []diagnostic
		}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			c.t.Errorf("diagnostics: %v", err)
			return
		}
		c.publication(p.URI) <- p.Diagnostics
	case m.Method == "workspace/configuration":
		c.send(message{ID: m.ID, Result: c.configuration(m.Params)})
	case m.Method != "" && m.ID != nil: // registrations and the like
		c.send(message{ID: m.ID, Result: json.RawMessage("null")})
	case m.ID != nil:
		id, _ := strconv.Atoi(string(m.ID))
		c.mu.Lock()
		answer := c.answers[id]
		delete(c.answers, id)
		c.mu.Unlock()
		if answer != nil {
			answer <- m
		}
	}
}

// configuration gives the settings under "yaml" and nothing for other sections.
func (c *client) configuration(params json.RawMessage) json.RawMessage {
	var p struct{ Items []struct{ Section string } }
	if err := json.Unmarshal(params, &p); err != nil {
		c.t.Errorf("workspace/configuration: %v", err)
	}
	answers := make([]any, len(p.Items))
	for i, item := range p.Items {
		if item.Section == "yaml" {
			answers[i] = c.settings
		}
	}
	return encode(c.t, answers)
}

// publication is where the diagnostics of a document arrive.
func (c *client) publication(uri string) chan []diagnostic {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.published[uri] == nil {
		c.published[uri] = make(chan []diagnostic, 100)
	}
	return c.published[uri]
}

// diagnostics are the next that the server publishes for a document.
func (c *client) diagnostics(t *testing.T, uri string) []diagnostic {
	t.Helper()
	select {
	case found := <-c.publication(uri):
		return found
	case <-time.After(patience):
		t.Fatalf("no diagnostics for %s within %v", uri, patience)
		return nil
	}
}

func encode(t *testing.T, v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		t.Errorf("encode: %v", err)
	}
	return data
}

// prefixed shows what the server writes to its standard error.
type prefixed struct{ t *testing.T }

func (p *prefixed) Write(data []byte) (int, error) {
	p.t.Logf("server: %s", data)
	return len(data), nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
