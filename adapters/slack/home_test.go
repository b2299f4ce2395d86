package slack

import (
	"context"
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
	p.world.Await(t, "suggestions", func() bool { return len(p.world.Prompts(thread)) == 4 })
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
		if _, is := arrived([]byte(raw)); is {
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
func TestHomeInEveryLanguageIsWithinSlacksLimits(t *testing.T) {
	titles := map[string]bool{}
	for language, p := range spoken {
		titles[p.title] = true
		if len(p.title) > maxHeader || len(p.intro) > maxSection || len(p.closing) > maxFooter {
			t.Errorf("%s: too long", language)
		}
		labels := slices.Clone(p.examples[:])
		for i, text := range labels {
			if n := len([]rune(text)); n == 0 || n > 40 || strings.TrimSpace(text) != text {
				t.Errorf("%s, %d: %q", language, i, text)
			}
		}
		slices.Sort(labels)
		if len(slices.Compact(labels)) != len(p.examples) {
			t.Errorf("%s: an example stands twice", language)
		}
		for _, one := range p.prompts {
			if one.title == "" || one.message == "" || len([]rune(one.title)) > 40 {
				t.Errorf("%s: %+v", language, one)
			}
		}
		if p.begin == "" || p.status == "" || p.picture == "" || slices.Contains(p.shelves[:], "") {
			t.Errorf("%s: something is not said", language)
		}
	}
	if len(titles) != 8 {
		t.Errorf("titles in %d languages", len(titles))
	}
	n := 0
	for _, row := range asks {
		n += len(row)
	}
	if n != len(spoken["en"].examples) {
		t.Errorf("%d questions for %d labels", n, len(spoken["en"].examples))
	}
}

func TestHomeLooksLikeThis(t *testing.T) {
	for language := range spoken {
		view := home("D1001", language)
		view.CallbackID = "home-version"
		var shown any
		raw, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &shown); err != nil {
			t.Fatal(err)
		}
		golden(t, "home/"+language+".json", pretty(t, shown))
	}
}

// chosen is which language people have chosen.
type chosen map[string]string

func (c chosen) Language(_ context.Context, who chat.Author, where chat.Address) string {
	if where.Platform != chat.Slack || where.Space != slacktest.Team || where.Channel != "D"+who.ID {
		return "nobody is at " + where.Channel
	}
	return c[who.ID]
}

func (p *play) home(who string) slacktest.View {
	p.t.Helper()
	var home slacktest.View
	p.world.OpenHome(who, "home")
	p.world.Await(p.t, "the home of "+who, func() (ok bool) { home, ok = p.world.Home(who); return ok })
	return home
}

func TestHomeIsInTheLanguageThatItsPersonHasChosenOrElseUsesSlackIn(t *testing.T) {
	languages := chosen{"U1": "tr", "U2": "de"}
	p := begin(t, func(p *play) { p.languages = languages })
	p.world.Speak("U2", "fr-FR")
	p.world.Speak("U3", "pt-BR")
	p.world.Speak("U4", "sv-SE")
	for who, language := range map[string]string{"U1": "tr", "U2": "de", "U3": "pt", "U4": "en", "U5": "en"} {
		home := p.home(who)
		if home.Texts[0] != spoken[language].title || home.Buttons[0] != "ask:"+language+"/price btc eth sol" {
			t.Errorf("%s: %s, %s", who, home.Texts[0], home.Buttons[0])
		}
	}
	p.world.PressHome("U1", "ask:tr/price btc eth sol")
	if m, ok := p.one().Body.(chat.Message); !ok || m.Text != "price btc eth sol" || m.Language != "tr" {
		t.Errorf("asked %+v", m)
	}
	languages["U1"] = "zh"
	p.world.OpenHome("U1", "home")
	p.world.Await(t, "another home", func() bool { h, _ := p.world.Home("U1"); return h.Texts[0] == spoken["zh"].title })
}

func TestHomeIsInEnglishWhereLocalesMayNotBeLookedUp(t *testing.T) {
	p := begin(t)
	p.world.Speak("U1001", "de-DE")
	p.world.Fail("users.info", "missing_scope", 1)
	if home := p.home("U1001"); home.Texts[0] != spoken["en"].title {
		t.Errorf("%v", home.Texts)
	}
	p.world.OpenHome("U1001", "home")
	p.world.Await(t, "a German home", func() bool { h, _ := p.world.Home("U1001"); return h.Texts[0] == spoken["de"].title })
}

func TestSuggestionsAndTheStatusAreInThePersonsLanguage(t *testing.T) {
	p := begin(t)
	p.world.Speak("U1001", "ru-RU")
	thread := p.world.StartThread("U1001")
	p.world.Await(t, "suggestions", func() bool { return len(p.world.Prompts(thread)) == 4 })
	if got := p.world.Prompts(thread)[0]; got.Title != spoken["ru"].prompts[0].title || got.Message != spoken["ru"].prompts[0].message {
		t.Errorf("%+v", got)
	}
	m := chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "DU1001", Thread: thread}, ID: thread}, Language: "ru"}
	p.typing(m, func() {
		p.world.Await(t, "the status", func() bool { return len(p.world.Calls("assistant.threads.setStatus")) == 1 })
	})
	if c := p.world.Calls("assistant.threads.setStatus")[0].Params; c["status"] != spoken["ru"].status {
		t.Errorf("status %v", c)
	}
}
