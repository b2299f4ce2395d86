package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// spec is the Bot API as its documentation has it, see github.com/PaulSonOfLars/telegram-bot-api-spec.
type spec struct {
	Methods, Types map[string]specType
}

// specType has fields, or stands for several types that have.
type specType struct {
	Fields   []specField
	Subtypes []string
}

type specField struct {
	Name     string
	Types    []string
	Required bool
}

// oldNames are what the library itself sends; the Bot API takes them, undocumented.
var oldNames = []string{"reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview"}

func loadSpec(t *testing.T) spec {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for root := dir; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return readSpec(t, filepath.Join(root, "..", "shared", "specs", "telegram-api.json"))
		}
		if root == filepath.Dir(root) {
			t.Fatal("there is no go.mod above " + dir)
		}
	}
}

func readSpec(t *testing.T, path string) (s spec) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the Bot API's specification is not beside the project, so requests are not checked against it")
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// request checks the parameters of one call.
func (s spec) request(r telegramtest.Request) error {
	m, known := s.Methods[r.Method]
	if !known {
		return fmt.Errorf("there is no method %s", r.Method)
	}
	for _, f := range m.Fields {
		_, file := r.Files[f.Name]
		if f.Required && !file && r.Params.Get(f.Name) == "" {
			return fmt.Errorf("%s lacks %s", r.Method, f.Name)
		}
	}
	for name := range r.Params {
		i := slices.IndexFunc(m.Fields, func(f specField) bool { return f.Name == name })
		if i < 0 && !slices.Contains(oldNames, name) {
			return fmt.Errorf("%s has no %s", r.Method, name)
		}
		if value := r.Params.Get(name); i >= 0 && value != "null" {
			if err := s.parameter(m.Fields[i].Types, value); err != nil {
				return fmt.Errorf("%s, %s: %w", r.Method, name, err)
			}
		}
	}
	return nil
}

// parameter checks the text of a form field: what is no scalar is JSON.
func (s spec) parameter(types []string, text string) error {
	if slices.Contains(types, "String") || slices.Contains(types, "InputFile") {
		return nil
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return fmt.Errorf("%q is no JSON: %w", text, err)
	}
	return s.value(types, value)
}

func (s spec) value(types []string, value any) error {
	var errs []error
	for _, t := range types {
		err := s.is(t, value)
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (s spec) is(name string, value any) error {
	if of, list := strings.CutPrefix(name, "Array of "); list {
		items, ok := value.([]any)
		if !ok {
			return fmt.Errorf("%v is no list", value)
		}
		for _, item := range items {
			if err := s.is(of, item); err != nil {
				return err
			}
		}
		return nil
	}
	switch v := value.(type) {
	case bool:
		return expect(name, "Boolean", v)
	case string:
		return expect(name, "String", v)
	case float64:
		if name == "Integer" && v != float64(int64(v)) {
			return fmt.Errorf("%v is not whole", v)
		}
		return expect(strings.Replace(name, "Integer", "Float", 1), "Float", v)
	case map[string]any:
		return s.object(name, v)
	}
	return fmt.Errorf("%v is no %s", value, name)
}

func expect(name, want string, value any) error {
	if name != want {
		return fmt.Errorf("%v is no %s", value, name)
	}
	return nil
}

func (s spec) object(name string, object map[string]any) error {
	t, known := s.Types[name]
	if !known {
		return fmt.Errorf("there is no type %s", name)
	}
	if len(t.Subtypes) > 0 {
		return s.value(t.Subtypes, object)
	}
	for _, f := range t.Fields {
		value, there := object[f.Name]
		if f.Required && !there {
			return fmt.Errorf("%s lacks %s", name, f.Name)
		}
		if there {
			if err := s.value(f.Types, value); err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
		}
	}
	for field := range object {
		if !slices.ContainsFunc(t.Fields, func(f specField) bool { return f.Name == field }) {
			return fmt.Errorf("%s has no %s", name, field)
		}
	}
	return nil
}

func TestEveryRequestIsTheBotAPIs(t *testing.T) {
	s := loadSpec(t)
	bubble(t, func(t *testing.T) {
		w := start(t)
		playAll(w)
		seen := map[string]bool{}
		for _, r := range w.Requests("") {
			seen[r.Method] = true
			if err := s.request(r); err != nil {
				t.Error(err)
			}
		}
		for _, method := range []string{"getMe", "getUpdates", "getMyCommands", "setMyCommands", "sendMessage", "sendPhoto", "editMessageMedia", "sendChatAction", "answerCallbackQuery", "answerInlineQuery", "deleteWebhook", "setWebhook", "getWebhookInfo"} {
			if !seen[method] {
				t.Errorf("%s was not tried", method)
			}
		}
	})
}

// playAll makes the adapter send everything that it can send.
func playAll(w *stage) {
	ctx := w.t.Context()
	p := chat.Post{
		To:      chat.Address{Platform: chat.Telegram, Channel: "-100200", Thread: "33"},
		ReplyTo: chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "-100200", Thread: "33"}, ID: "5"},
		Card:    cards["prices"],
	}
	p.Card.Buttons = []chat.Button{{Label: "👍", Value: "rate:positive:1"}, {Label: "👎", Value: "rate:negative:1"}}
	ref := w.sent(p).Ref
	p.Plain = true
	w.sent(p)
	p.Card.Image = chart(w.t)
	w.sent(p)
	p.Plain = false
	p.Instead = w.sent(p).Ref
	if _, err := w.Edit(ctx, p); err != nil {
		w.t.Error(err)
	}
	for _, c := range adaptertest.Cards() {
		p.Card = c.Card
		for _, p.Plain = range []bool{true, false} {
			w.sent(p)
		}
		if _, err := w.Edit(ctx, p); c.Image != nil && err != nil {
			w.t.Errorf("%s: %v", c.Name, err)
		}
	}
	w.Press("1001", ref, "rate:positive:1")
	typing, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	w.Type(typing, chat.Message{Ref: ref})
	w.Say(says("1001", "price btc"))
	w.TypeInline("1001", "btc")
	w.TypeInline("1002", "nothing")
	time.Sleep(time.Second)
	w.settle()
	w.Refuse("getUpdates", 1, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	time.Sleep(time.Minute)
	w.stop()
	w.cfg.WebhookURL, w.cfg.WebhookSecret = "http://127.0.0.1:1/telegram", testSecret
	if err := w.look(ctx); err != nil {
		w.t.Error(err)
	}
}

func TestBareEchoIsTheBotAPIsButForOldNames(t *testing.T) {
	s := loadSpec(t)
	bubble(t, func(t *testing.T) {
		server := telegramtest.New(t, telegramtest.InMemory())
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- telegramtest.Echo(ctx, server, nil) }()
		server.Say(says("1001", "price btc"))
		synctest.Wait()
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		got := server.Requests("sendMessage")
		if len(got) != 1 {
			t.Fatalf("%d echoes", len(got))
		}
		for _, r := range server.Requests("") {
			if err := s.request(r); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestTheCheckFindsMistakes(t *testing.T) {
	s := loadSpec(t)
	for i, r := range []telegramtest.Request{
		{Method: "sendMessages"},
		{Method: "sendMessage", Params: map[string][]string{"text": {"x"}}},
		{Method: "sendMessage", Params: map[string][]string{"chat_id": {"1"}, "text": {"x"}, "colour": {"red"}}},
		{Method: "sendMessage", Params: map[string][]string{"chat_id": {"1"}, "text": {"x"}, "message_thread_id": {"no"}}},
		{Method: "sendMessage", Params: map[string][]string{"chat_id": {"1"}, "text": {"x"}, "reply_parameters": {`{"message":1}`}}},
		{Method: "sendMessage", Params: map[string][]string{"chat_id": {"1"}, "text": {"x"}, "link_preview_options": {`{"is_disabled":"yes"}`}}},
	} {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			if s.request(r) == nil {
				t.Errorf("%v passed", r)
			}
		})
	}
}
