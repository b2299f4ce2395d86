package slack

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

var (
	us   = identity{User: "U0TAPE", Bot: "B0TAPE"}
	noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

// payloadCase is a file of testdata/receive: a payload of Slack and what we make of it. Add a
// file with kind and payload, run the tests with -update, and look at what came of it.
type payloadCase struct {
	Kind    kind            `json:"kind"`
	Payload json.RawMessage `json:"payload"`
	Want    *wanted         `json:"want"` // null: none of our business
}

type wanted struct {
	ID   string          `json:"id"`
	Type string          `json:"type"`
	Body json.RawMessage `json:"body"`
}

func payloads(t testing.TB) map[string]payloadCase {
	t.Helper()
	files, err := filepath.Glob("testdata/receive/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no payloads: %v", err)
	}
	all := map[string]payloadCase{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var c payloadCase
		if err := json.Unmarshal(raw, &c); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".json")] = c
	}
	return all
}

func TestEachPayloadBecomesItsEvent(t *testing.T) {
	for name, c := range payloads(t) {
		t.Run(name, func(t *testing.T) {
			e, ok, err := receive(c.Kind, c.Payload, us, noon)
			if err != nil {
				t.Fatal(err)
			}
			c.Want = nil
			if ok {
				c.Want = describe(t, e)
			}
			golden(t, "receive/"+name+".json", pretty(t, c))
		})
	}
}

func describe(t *testing.T, e chat.Event) *wanted {
	t.Helper()
	if e.Platform != chat.Slack {
		t.Errorf("platform %q", e.Platform)
	}
	body, err := json.Marshal(e.Body)
	if err != nil {
		t.Fatal(err)
	}
	w := &wanted{ID: e.ID, Body: body}
	switch e.Body.(type) {
	case chat.Message:
		w.Type = "message"
	case chat.Reaction:
		w.Type = "reaction"
	case chat.Press:
		w.Type = "press"
	}
	return w
}

func TestAMentionAnnouncedTwiceIsOneEvent(t *testing.T) {
	all := payloads(t)
	first, ok1, err1 := receive(kindEvent, all["mention_in_channel"].Payload, us, noon)
	second, ok2, err2 := receive(kindEvent, all["same_mention_as_message"].Payload, us, noon)
	if !ok1 || !ok2 || err1 != nil || err2 != nil {
		t.Fatal("not received")
	}
	if first != second {
		t.Errorf("app_mention gives %+v, message gives %+v", first, second)
	}
}

func TestWhatSlackNeverSendsIsRefusedWithoutAPanic(t *testing.T) {
	for _, k := range []kind{kindEvent, kindCommand, kindInteraction} {
		for _, raw := range []string{"", "null", "[]", "{", `"x"`, `{"type":7}`, "\xff"} {
			if _, ok, _ := receive(k, []byte(raw), us, noon); ok {
				t.Errorf("%s %q became an event", k, raw)
			}
		}
	}
	broken := `{"type":"event_callback","event_id":"E1","event":{"type":"message","user":{"id":"U1"}}}`
	if _, ok, err := receive(kindEvent, []byte(broken), us, noon); ok || err == nil {
		t.Error("a message of another shape is no error")
	}
	if _, ok, err := receive("hello", []byte("{}"), us, noon); ok || err != nil {
		t.Error("another kind of payload became an event")
	}
}

func TestTimestampsAreReadToTheMicrosecond(t *testing.T) {
	at, ok := parseTS("1515449522.000016")
	if want := time.Date(2018, 1, 8, 22, 12, 2, 16000, time.UTC); !ok || !at.Equal(want) {
		t.Errorf("got %v, %v", at, ok)
	}
	for _, bad := range []string{"", "1515449522", "1515449522.16", "a.000016", "1.-00016", "-1.000000", "13345224609.738474920.8088930838d88f008e0"} {
		if _, ok := parseTS(bad); ok {
			t.Errorf("%q is taken for a timestamp", bad)
		}
	}
}

func FuzzReceive(f *testing.F) {
	for _, c := range payloads(f) {
		f.Add(string(c.Kind), []byte(c.Payload))
	}
	f.Fuzz(func(t *testing.T, k string, payload []byte) {
		e, ok, err := receive(kind(k), payload, us, noon)
		if !ok {
			return
		}
		if err != nil || e.ID == "" || e.Platform != chat.Slack || e.Where().Platform != chat.Slack {
			t.Fatalf("%+v, %v", e, err)
		}
		switch b := e.Body.(type) {
		case chat.Message:
			if b.Text == "" || (b.Author.ID == "") != b.Overheard || b.Author.ID == us.User || b.At.IsZero() {
				t.Fatalf("message %+v", b)
			}
		case chat.Reaction:
			if b.Author.ID == us.User || b.At.IsZero() {
				t.Fatalf("reaction %+v", b)
			}
		case chat.Press:
			if b.On.ID == "" || b.Author.ID == "" {
				t.Fatalf("press %+v", b)
			}
		}
	})
}
