package discord

import (
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

var bitcoin = chat.Card{Title: "Bitcoin", Text: "It is $100", Source: "CoinGecko", Buttons: []chat.Button{{Label: "👍", Value: "up"}, {Label: "👎", Value: "down"}}}

func TestDirectMessageIsAnsweredAndItsReactionComesBack(t *testing.T) {
	b := start(t)
	at := b.discord.Say(adaptertest.Line{User: "1001", Text: "price **btc**"})
	e := b.next()
	m := e.Body.(chat.Message)
	if e.Platform != chat.Discord || e.ID != "m:"+at.ID || m.Ref != at || m.Text != "price btc" || !m.Direct || m.Author.ID != "1001" {
		t.Errorf("got %+v", e)
	}
	if age := time.Since(m.At); age < 0 || age > time.Minute || m.At.Location() != time.UTC {
		t.Errorf("asked at %v", m.At)
	}
	ref := b.answer(m, bitcoin)
	replies := b.discord.Replies()
	if len(replies) != 1 || replies[0].Ref != ref || replies[0].ReplyTo != at.ID {
		t.Fatalf("Discord holds %+v, we think %+v", replies, ref)
	}
	b.discord.React("1001", ref, "👍", false)
	r := b.next().Body.(chat.Reaction)
	if r.On != ref || r.Emoji != "👍" || r.Removed || r.Author.ID != "1001" {
		t.Errorf("got %+v", r)
	}
}

func TestMentionInAChannelIsAQuestionWithoutTheMention(t *testing.T) {
	b := start(t)
	at := b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc", Mention: true})
	m := b.question()
	if m.Text != "price btc" || m.Direct || m.Ref != at || m.Ref.Space != discordtest.Guild || m.Ref.Channel != "555" {
		t.Errorf("got %+v", m)
	}
}

func TestTalkAmongOthersIsNotHeard(t *testing.T) {
	b := start(t, func(p *plan) { p.cfg.MessageContent = true })
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc"})
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "marker", Mention: true})
	if m := b.question(); m.Text != "marker" {
		t.Errorf("heard %q", m.Text)
	}
}

func TestOfTalkAmongOthersOnlyTickersAreHeard(t *testing.T) {
	b := start(t, func(p *plan) { p.cfg.MessageContent = true })
	at := b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "my rent is 900$, so no $tsla for me"})
	if m := b.question(); m != (chat.Message{Ref: at, Text: "$TSLA", At: m.At, Overheard: true}) {
		t.Errorf("heard %+v", m)
	}
}

func TestReplyToTheBotIsAQuestion(t *testing.T) {
	for _, c := range []struct {
		name    string
		content bool
		say     func(*discordtest.Server, adaptertest.Line) chat.Ref
	}{
		{"that pings it", false, (*discordtest.Server).Say},
		{"without a ping, where content is shown", true, (*discordtest.Server).SayQuietly},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := start(t, func(p *plan) { p.cfg.MessageContent = c.content })
			b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc", Mention: true})
			ref := b.answer(b.question(), bitcoin)
			c.say(b.discord, adaptertest.Line{User: "1001", Channel: "555", Text: "and eth?", ReplyTo: ref.ID})
			m := b.question()
			if m.Text != "and eth?" || m.ReplyTo != ref {
				t.Errorf("got %+v, want a reply to %+v", m, ref)
			}
		})
	}
}

func TestQuietReplyWithoutContentIsNotAnswered(t *testing.T) {
	b := start(t)
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc", Mention: true})
	ref := b.answer(b.question(), bitcoin)
	b.discord.SayQuietly(adaptertest.Line{User: "1001", Channel: "555", Text: "and eth?", ReplyTo: ref.ID})
	b.discord.Say(adaptertest.Line{User: "1001", Text: "marker"})
	if m := b.question(); m.Text != "marker" {
		t.Errorf("got %+v", m)
	}
}

func TestThreadIsAChannelOfItsOwnAndIsAnsweredThere(t *testing.T) {
	b := start(t)
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Thread: "556", Text: "price btc", Mention: true})
	m := b.question()
	if m.Ref.Channel != "556" || m.Ref.Thread != "" || m.Ref.Space != discordtest.Guild {
		t.Errorf("asked at %+v", m.Ref)
	}
	if ref := b.answer(m, bitcoin); ref.Channel != "556" || b.discord.Replies()[0].Ref.Channel != "556" {
		t.Errorf("answered at %+v", ref)
	}
}

func TestBareMentionAsksForHelp(t *testing.T) {
	b := start(t)
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Mention: true})
	if m := b.question(); m.Text != "help" {
		t.Errorf("got %q", m.Text)
	}
}

func TestBotsWebhooksSystemMessagesAndEditsAreIgnored(t *testing.T) {
	b := start(t)
	person := func(id string, more map[string]any) map[string]any {
		u := map[string]any{"id": id, "username": "x"}
		for k, v := range more {
			u[k] = v
		}
		return u
	}
	base := func(change map[string]any) map[string]any {
		m := map[string]any{"id": "42", "channel_id": "700001001", "content": "price btc", "type": 0, "author": person("1001", nil)}
		for k, v := range change {
			m[k] = v
		}
		return m
	}
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"author": person("77", map[string]any{"bot": true})}))
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"author": person("78", map[string]any{"system": true})}))
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"author": person(discordtest.BotID, nil)}))
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"webhook_id": "79"}))
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"type": 6}))
	b.discord.Dispatch("MESSAGE_CREATE", base(map[string]any{"content": "", "attachments": []any{}}))
	b.discord.Dispatch("MESSAGE_UPDATE", base(nil))
	b.discord.Dispatch("A_KIND_OF_TOMORROW", base(nil))
	b.discord.Dispatch("MESSAGE_CREATE", map[string]any{"id": 5})
	b.discord.Say(adaptertest.Line{User: "1001", Text: "marker"})
	if m := b.question(); m.Text != "marker" {
		t.Errorf("got %+v", m)
	}
}

func TestMessageWithAComponentOfTomorrowIsStillRead(t *testing.T) {
	b := start(t)
	b.discord.Dispatch("MESSAGE_CREATE", map[string]any{
		"id": "42", "channel_id": "700001001", "content": "price btc", "type": 0,
		"author":     map[string]any{"id": "1001"},
		"components": []any{map[string]any{"type": 99}},
	})
	if m := b.question(); m.Text != "price btc" {
		t.Errorf("got %+v", m)
	}
}

func TestReactingTakingBackAndReactingAgainAreThreeEvents(t *testing.T) {
	b := start(t)
	ref := b.answer(ask(b), bitcoin)
	seen := map[string]bool{}
	for _, removed := range []bool{false, true, false} {
		b.discord.React("1001", ref, "👎", removed)
		e := b.next()
		if r := e.Body.(chat.Reaction); r.Removed != removed || r.Emoji != "👎" || r.On != ref {
			t.Errorf("got %+v", r)
		}
		seen[e.ID] = true
	}
	if len(seen) != 3 {
		t.Errorf("their ids are %v", seen)
	}
}

func TestReactionsOfAnotherSessionAreOtherEvents(t *testing.T) {
	ids := map[string]bool{}
	for _, m := range []mark{{"a", 1}, {"a", 2}, {"b", 1}, {"a", 11}, {"", 1}} {
		ids[m.id()] = true
	}
	if len(ids) != 5 {
		t.Errorf("their ids are %v", ids)
	}
}

func TestCustomEmojiComesByName(t *testing.T) {
	b := start(t)
	ref := b.answer(ask(b), bitcoin)
	b.discord.ReactCustom("1001", ref, "party_parrot")
	if r := b.next().Body.(chat.Reaction); r.Emoji != "party_parrot" {
		t.Errorf("got %+v", r)
	}
}

func TestOwnReactionsBotsReactionsAndThoseOnOthersMessagesAreIgnored(t *testing.T) {
	b := start(t)
	others := b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "hello all"})
	b.discord.Say(adaptertest.Line{User: "1001", Channel: "555", Text: "price btc", Mention: true})
	ref := b.answer(b.question(), bitcoin)
	b.discord.React(discordtest.BotID, ref, "👀", false)
	b.discord.React("1002", others, "👍", false)
	b.discord.Dispatch("MESSAGE_REACTION_ADD", map[string]any{
		"user_id": "77", "channel_id": ref.Channel, "guild_id": ref.Space, "message_id": ref.ID, "emoji": map[string]any{"name": "👍"},
		"member": map[string]any{"user": map[string]any{"id": "77", "bot": true}},
	})
	b.discord.React("1002", ref, "💯", false)
	if r := b.next().Body.(chat.Reaction); r.Emoji != "💯" {
		t.Errorf("got %+v", r)
	}
}

func TestPressedButtonComesBackWithItsValue(t *testing.T) {
	b := start(t)
	ref := b.answer(ask(b), bitcoin)
	id := b.discord.PressButton("1001", ref, "up")
	e := b.next()
	p := e.Body.(chat.Press)
	if e.ID != "i:"+id || p.On != ref || p.Value != "up" || p.Author.ID != "1001" || p.At.IsZero() {
		t.Errorf("got %+v", e)
	}
	if !b.discord.Acknowledged(id) || b.discord.Interaction(id).Response != answerNothing {
		t.Errorf("it was answered with %+v", b.discord.Interaction(id))
	}
	b.discord.Press("1001", ref, "down")
	if p := b.next().Body.(chat.Press); p.Value != "down" {
		t.Errorf("got %+v", p)
	}
}

func TestTypingIsShownUntilTheAnswerIsThere(t *testing.T) {
	b := start(t, func(p *plan) { p.tempo.typing = 5 * time.Millisecond })
	m := ask(b)
	ctx, cancel := contextOf(t)
	done := make(chan struct{})
	go func() { defer close(done); b.Type(ctx, m) }()
	b.eventually("repeats its typing", func() bool { return b.discord.Typing(m.Ref.Channel) >= 3 })
	cancel()
	<-done
}

func TestTypingOfASlashCommandIsDiscordsOwn(t *testing.T) {
	b := start(t)
	b.discord.Slash("1001", "", "help")
	m := b.question()
	ctx, cancel := contextOf(t)
	cancel()
	b.Type(ctx, m)
	if n := b.discord.Typing(m.Ref.Channel); n != 0 {
		t.Errorf("shown %d times", n)
	}
}

// ask is a question in a direct channel.
func ask(b *bot) chat.Message {
	b.t.Helper()
	b.discord.Say(adaptertest.Line{User: "1001", Text: "price btc"})
	return b.question()
}
