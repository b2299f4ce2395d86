package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

func TestEventIsOfferedAgainUntilItIsTaken(t *testing.T) {
	b := start(t)
	b.got.fail(2)
	b.discord.Say(adaptertest.Line{User: "1001", Text: "price btc"})
	if m := b.question(); m.Text != "price btc" || b.got.attempts() != 3 {
		t.Errorf("got %+v after %d attempts", m, b.got.attempts())
	}
}

func TestQuestionThatIsLostIsAnsweredWithASentence(t *testing.T) {
	b := start(t)
	b.got.fail(1000)
	at := b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc", Mention: true})
	b.eventually("says so", func() bool { return len(b.discord.Replies()) == 1 })
	if r := b.discord.Replies()[0]; r.ReplyTo != at.ID || r.Text != tryAgain("") {
		t.Errorf("said %+v", r)
	}
	if !b.log.has("an event is lost") || !b.log.has("the disk is full") {
		t.Errorf("log:\n%s", b.log)
	}
}

func TestLostReactionIsLoggedAndNotTalkedAbout(t *testing.T) {
	b := start(t)
	ref := b.answer(ask(b), bitcoin)
	b.got.fail(1000)
	b.discord.React("1001", ref, "👍", false)
	b.eventually("logs it", func() bool { return b.log.has("an event is lost") })
	if n := len(b.discord.Replies()); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestPanicOfTheReceiverIsAFailure(t *testing.T) {
	b := start(t, func(p *plan) { p.parts.To = panicking{} })
	b.discord.Say(adaptertest.Line{User: "1001", Text: "price btc"})
	b.eventually("says so", func() bool { return len(b.discord.Replies()) == 1 && b.log.has("receiver panicked: boom") })
}

type panicking struct{}

func (panicking) Receive(context.Context, chat.Event) error { panic("boom") }

func TestMessagesOfAChannelKeepTheirOrder(t *testing.T) {
	b := start(t)
	const n = 60
	for i := range n {
		b.discord.Say(adaptertest.Line{User: "1001", Text: fmt.Sprint(i)})
	}
	for i := range n {
		if m := b.question(); m.Text != fmt.Sprint(i) {
			t.Fatalf("message %d is %q", i, m.Text)
		}
	}
}

func TestSlowReceiverHoldsUpNeitherTheGatewayNorOtherChannels(t *testing.T) {
	b := start(t, func(p *plan) { p.tempo.receive = time.Minute })
	b.got.mu.Lock()
	b.got.hold = make(chan struct{})
	b.got.mu.Unlock()
	const more = laneDepth + 40
	for i := range more {
		b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: fmt.Sprint(i), Mention: true})
	}
	b.eventually("refuses what has no room, and says so", func() bool {
		return b.log.has("more arrives than can be taken") && len(b.discord.Replies()) > 0
	})
	if !strings.Contains(b.discord.Replies()[0].Text, "again") {
		t.Errorf("said %q", b.discord.Replies()[0].Text)
	}
	close(b.got.hold)
	for range laneDepth {
		b.question()
	}
}

func TestWhatWasTakenBeforeAStopIsDelivered(t *testing.T) {
	b := prepare(t, func(p *plan) { p.tempo.receive, p.tempo.drain = time.Minute, patience })
	b.got.hold = make(chan struct{})
	in := newIntake(t.Context(), b.Adapter)
	const n = 20
	for i := range n {
		raw := fmt.Appendf(nil, `{"id":"%d","channel_id":"%d","content":"x","author":{"id":"1"}}`, i+1, i%3)
		in.event(identity{user: "2"}, mark{}, &discordgo.Event{Type: "MESSAGE_CREATE", RawData: raw})
	}
	b.eventually("has one of each channel", func() bool { return b.got.attempts() == 3 })
	closed := make(chan struct{})
	go func() { in.close(); close(closed) }()
	b.eventually("is told to stop", func() bool {
		in.mu.RLock()
		defer in.mu.RUnlock()
		return in.closed
	})
	close(b.got.hold)
	<-closed
	delivered := 0
	for _, ok := b.got.shift(); ok; _, ok = b.got.shift() {
		delivered++
	}
	if delivered != n {
		t.Errorf("%d of %d were delivered", delivered, n)
	}
}

func TestReceiverThatHangsDoesNotHoldUpAStop(t *testing.T) {
	b := start(t, func(p *plan) { p.tempo.receive, p.tempo.drain = time.Hour, 50*time.Millisecond })
	b.got.mu.Lock()
	b.got.hold = make(chan struct{})
	b.got.mu.Unlock()
	for range 10 {
		b.discord.Say(adaptertest.Line{User: "1001", Text: "price btc"})
	}
	b.eventually("is stuck", func() bool { return b.got.attempts() == 1 })
	b.stop()
}

func TestAfterAStopNothingIsTaken(t *testing.T) {
	b := start(t)
	b.stop()
	in := newIntake(t.Context(), b.Adapter)
	in.close()
	raw := json.RawMessage(`{"id":"42","channel_id":"7","content":"x","author":{"id":"1"}}`)
	in.event(identity{user: "2"}, mark{}, &discordgo.Event{Type: "MESSAGE_CREATE", RawData: raw})
	in.interaction(json.RawMessage(`{"id":"42","channel_id":"7","token":"t","type":2,"user":{"id":"1"}}`))
	if n := b.got.attempts(); n != 0 {
		t.Errorf("%d events were taken", n)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("MESSAGE_CREATE", []byte(`{"id":"42","channel_id":"7","content":"<@2> price btc","author":{"id":"1"},"mentions":[{"id":"2"}],"guild_id":"9"}`))
	f.Add("MESSAGE_CREATE", []byte(`{"id":"42","channel_id":"7","timestamp":"x","author":null,"referenced_message":null}`))
	f.Add("MESSAGE_REACTION_ADD", []byte(`{"user_id":"1","channel_id":"7","message_id":"42","emoji":{"id":null,"name":"👍"}}`))
	f.Add("MESSAGE_REACTION_REMOVE", []byte(`{"emoji":{}}`))
	f.Fuzz(func(t *testing.T, kind string, raw []byte) {
		e, ok := decode(identity{user: "2", app: "3"}, mark{"s", 4}, kind, raw, time.Now())
		if !ok {
			return
		}
		if e.ID == "" || e.Platform != chat.Discord || e.Where().Channel == "" {
			t.Errorf("%+v", e)
		}
		if m, is := e.Body.(chat.Message); is && (m.Text == "" || (m.Author.ID == "") != m.Overheard || m.Author.ID == "2") {
			t.Errorf("%+v", m)
		}
	})
}

func FuzzInteraction(f *testing.F) {
	f.Add([]byte(`{"id":"42","application_id":"3","channel_id":"7","token":"t","type":2,"user":{"id":"1"},"data":{"name":"price","options":[{"name":"assets","value":"btc"}]}}`))
	f.Add([]byte(`{"id":"42","channel_id":"7","token":"t","type":3,"member":{"user":{"id":"1"}},"message":{"id":"5"},"data":{"custom_id":"up"}}`))
	f.Fuzz(func(_ *testing.T, raw []byte) {
		var i interaction
		if json.Unmarshal(raw, &i) != nil {
			return
		}
		_ = i.question()
		_ = i.press()
	})
}

func TestItIsSorryInTheLanguageOfWhoAsked(t *testing.T) {
	said := map[string]bool{}
	for _, locale := range []string{"en-GB", "es-419", "de", "fr", "pt-BR", "tr", "ru", "zh-CN"} {
		said[tryAgain(locale)] = true
	}
	if len(said) != 8 || said[""] || tryAgain("sv-SE") != tryAgain("en-US") {
		t.Errorf("%v", said)
	}
}
