package slack

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

func TestHomeShowsWhatOneCanAskAndItsButtonsAsk(t *testing.T) {
	p := begin(t)
	p.world.OpenHome("U1001", "home")
	var home slacktest.View
	p.world.Await(t, "the home", func() (ok bool) { home, ok = p.world.Home("U1001"); return ok })
	if home.Texts[0] != "Ask about crypto, markets and the economy" || home.Metadata != "DU1001" || len(home.Buttons) != 20 {
		t.Errorf("home %+v", home)
	}
	p.settled()
	if len(p.got.all()) != 0 {
		t.Error("a visit became an event")
	}
	p.world.PressHome("U1001", home.Buttons[0])
	m, ok := p.one().Body.(chat.Message)
	if !ok || m.Text != "price btc eth sol" || !m.Direct || m.Ref.Channel != "DU1001" || m.Ref.Thread != "" || m.Author.ID != "U1001" || time.Since(m.At) > time.Minute {
		t.Fatalf("asked %+v", m)
	}
	ref, err := p.Send(t.Context(), chat.Post{Key: "k", To: m.Ref.Address, ReplyTo: m.Ref, Card: priceCard(), At: m.At})
	if err != nil || ref.Channel != "DU1001" || ref.Thread != "" {
		t.Errorf("answered %+v, %v", ref, err)
	}
	if _, found, err := p.Find(t.Context(), chat.Post{Key: "k", To: m.Ref.Address, ReplyTo: m.Ref, At: m.At}); err != nil || !found {
		t.Errorf("found %v, %v", found, err)
	}
	p.Type(t.Context(), m) // returns at once: there is no message to show anything on
}

func TestHomeIsPublishedAgainOnlyWhenItDiffers(t *testing.T) {
	p := begin(t)
	for range 3 {
		p.world.OpenHome("U1001", "home")
		p.world.OpenHome("U1001", "messages")
		p.settled()
		p.world.Await(t, "the home", func() bool { _, ok := p.world.Home("U1001"); return ok })
	}
	if n := len(p.world.Calls("views.publish")); n != 1 {
		t.Errorf("published %d times", n)
	}
	p.world.OpenHome("U1002", "home")
	p.world.Await(t, "another person's home", func() bool { h, ok := p.world.Home("U1002"); return ok && h.Metadata == "DU1002" })
}

func TestThreadOfTheAssistantBeginsWithSuggestions(t *testing.T) {
	p := begin(t)
	thread := p.world.StartThread("U1001")
	p.world.Await(t, "suggestions", func() bool { return len(p.world.Prompts(thread)) == len(prompts) })
	line := ana(p.world.Prompts(thread)[0].Message)
	line.Thread = thread
	p.world.Say(line)
	m := p.one().Body.(chat.Message)
	if m.Text != "price btc eth" || m.Ref.Thread != thread {
		t.Fatalf("asked %+v", m)
	}
	p.typing(m, func() {
		p.world.Await(t, "the status", func() bool { return len(p.world.Calls("assistant.threads.setStatus")) == 1 })
	})
	if c := p.world.Calls("assistant.threads.setStatus")[0].Params; c["status"] != "is checking prices…" || c["thread_ts"] != thread || c["channel_id"] != "DU1001" {
		t.Errorf("status %v", c)
	}
}

func TestVisitThatSlackDoesNotLetUsAnswerIsAcknowledged(t *testing.T) {
	p := begin(t)
	p.world.Fail("views.publish", "not_enabled", -1)
	p.world.Fail("assistant.threads.setSuggestedPrompts", "missing_scope", -1)
	p.world.OpenHome("U1001", "home")
	p.world.StartThread("U1001")
	p.settled()
	p.world.Await(t, "both in the log", func() bool { return p.log.says("not_enabled") && p.log.says("missing_scope") })
	p.wellAgain()
}

func TestVisitsComeOverHTTPToo(t *testing.T) {
	p := beginHTTP(t)
	p.world.OpenHome("U1001", "home")
	p.world.Await(t, "the home", func() bool { _, ok := p.world.Home("U1001"); return ok })
}

func TestWhatIsNoVisitIsNone(t *testing.T) {
	for _, raw := range []string{
		"", "{", "null", `{"type":"event_callback"}`, `{"type":"event_callback","event":{"type":"message","user":"U1"}}`,
		`{"type":"event_callback","event":{"type":"app_home_opened","tab":"messages","user":"U1"}}`,
		`{"type":"event_callback","event":{"type":"app_home_opened","tab":"home"}}`,
		`{"type":"event_callback","event":{"type":"assistant_thread_started","assistant_thread":{"channel_id":"D1"}}}`,
		`{"type":"url_verification","event":{"type":"app_home_opened","tab":"home","user":"U1"}}`,
	} {
		if arrival([]byte(raw)) != nil {
			t.Errorf("%s is a visit", raw)
		}
	}
}

func TestButtonOfAHomeThatAsksNothingIsIgnored(t *testing.T) {
	for name, raw := range map[string]string{
		"a judgement":  `{"type":"block_actions","user":{"id":"U1"},"view":{"type":"home","private_metadata":"D1"},"actions":[{"type":"button","value":"rate:positive:1","action_ts":"1515449522.000016"}]}`,
		"a modal":      `{"type":"block_actions","user":{"id":"U1"},"view":{"type":"modal","private_metadata":"D1"},"actions":[{"type":"button","value":"ask:btc","action_ts":"1515449522.000016"}]}`,
		"no channel":   `{"type":"block_actions","user":{"id":"U1"},"view":{"type":"home"},"actions":[{"type":"button","value":"ask:btc","action_ts":"1515449522.000016"}]}`,
		"no view":      `{"type":"block_actions","user":{"id":"U1"},"actions":[{"type":"button","value":"ask:btc","action_ts":"1515449522.000016"}]}`,
		"nobody":       `{"type":"block_actions","view":{"type":"home","private_metadata":"D1"},"actions":[{"type":"button","value":"ask:btc","action_ts":"1515449522.000016"}]}`,
		"no timestamp": `{"type":"block_actions","user":{"id":"U1"},"view":{"type":"home","private_metadata":"D1"},"actions":[{"type":"button","value":"ask:btc"}]}`,
	} {
		if e, ok, err := press([]byte(raw)); ok || err != nil {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}

// The examples are short enough for buttons, and nothing is there twice.
func TestExamplesOfTheHomeAreWithinSlacksLimits(t *testing.T) {
	var all []string
	for _, s := range shelves {
		if len(s.examples) > 5 {
			t.Errorf("%s: %d buttons in a row", s.about, len(s.examples))
		}
		all = append(all, s.examples...)
	}
	for _, text := range all {
		if len(text) > 40 || strings.TrimSpace(text) != text {
			t.Errorf("%q", text)
		}
	}
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != len(all) {
		t.Error("an example stands twice")
	}
	if len(prompts) > 4 {
		t.Errorf("%d prompts", len(prompts))
	}
}

func TestHomeLooksLikeThis(t *testing.T) {
	view := home("D1001")
	view.CallbackID = "home-version"
	var shown any
	raw, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &shown); err != nil {
		t.Fatal(err)
	}
	golden(t, "home.json", pretty(t, shown))
}
