package discord

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

// lastPost is the newest message that the bot posted to a channel.
func lastPost(t *testing.T, s *discordtest.Server) (m outgoing, q discordtest.Request) {
	t.Helper()
	for _, r := range s.Requests() {
		if r.Route == "POST /api/v9/channels/{channel}/messages" {
			q = r
		}
	}
	if err := json.Unmarshal(q.Body, &m); err != nil {
		t.Fatalf("%v in %q", err, q.Body)
	}
	return m, q
}

func TestPostNamesWhatItAnswersAndNotifiesNobody(t *testing.T) {
	b := start(t)
	m := ask(b)
	b.answer(m, bitcoin)
	body, _ := lastPost(t, b.discord)
	if body.Reference == nil || body.Reference.Message != m.Ref.ID || body.Reference.MustLive {
		t.Errorf("reference %+v", body.Reference)
	}
	if body.Mentions.Parse == nil || len(body.Mentions.Parse) != 0 || body.Mentions.Replied {
		t.Errorf("mentions %+v", body.Mentions)
	}
	if len(body.Nonce) != 25 || !body.EnforceNonce {
		t.Errorf("nonce %q, enforced: %v", body.Nonce, body.EnforceNonce)
	}
}

func TestAnswerToADeletedQuestionIsPosted(t *testing.T) {
	b := start(t)
	m := ask(b)
	m.Ref.ID = "42"
	b.answer(m, bitcoin)
	if r := b.discord.Replies(); len(r) != 1 || r[0].ReplyTo != "" {
		t.Errorf("got %+v", r)
	}
}

func TestSendOfUnknownOutcomeIsPostedOnceHoweverOftenItIsRepeated(t *testing.T) {
	b := start(t, func(p *plan) { p.cfg.Timeout = 300 * time.Millisecond })
	post := reply(ask(b), bitcoin)
	b.discord.Swallow(1)
	_, err := b.Send(t.Context(), post)
	if s := advice(t, err); s.Advice != chat.Unsure {
		t.Fatalf("advice %q: %v", s.Advice, err)
	}
	ref, err := b.Send(t.Context(), post)
	if err != nil {
		t.Fatal(err)
	}
	if r := b.discord.Replies(); len(r) != 1 || r[0].Ref != ref {
		t.Errorf("Discord holds %+v, we think %+v", r, ref)
	}
	if b.Idempotent() < time.Minute {
		t.Error("and it doesn't say that it can be repeated")
	}
}

func TestAnswerToACommandOfUnknownOutcomeIsThereOnce(t *testing.T) {
	b := start(t, func(p *plan) { p.cfg.Timeout = 300 * time.Millisecond })
	b.discord.Slash("1001", "555", "help")
	post := reply(b.question(), bitcoin)
	b.discord.Swallow(1)
	_, err := b.Send(t.Context(), post)
	if s := advice(t, err); s.Advice != chat.Unsure {
		t.Fatalf("advice %q: %v", s.Advice, err)
	}
	if _, err := b.Send(t.Context(), post); err != nil {
		t.Fatal(err)
	}
	if r := b.discord.Replies(); len(r) != 1 {
		t.Errorf("Discord holds %+v", r)
	}
}

func TestTooManySendsWaitAsLongAsDiscordSays(t *testing.T) {
	b := start(t)
	m := ask(b)
	b.discord.Throttle(1, 300*time.Millisecond)
	_, err := b.Send(t.Context(), reply(m, bitcoin))
	s := advice(t, err)
	if s.Advice != chat.Wait || s.After != 300*time.Millisecond || s.Global {
		t.Errorf("got %+v", s)
	}
	posts := len(b.discord.Requests())
	_, err = b.Send(t.Context(), reply(m, bitcoin))
	s = advice(t, err)
	if s.Advice != chat.Wait || s.After <= 0 || s.After > 300*time.Millisecond {
		t.Errorf("got %+v", s)
	}
	if len(b.discord.Requests()) != posts {
		t.Error("it asked before the pause was over")
	}
	other := m
	other.Ref.Channel = "556"
	if _, err := b.Send(t.Context(), reply(other, bitcoin)); err != nil {
		t.Errorf("another channel has to wait too: %v", err)
	}
	b.eventually("may send again", func() bool { _, err := b.Send(t.Context(), reply(m, bitcoin)); return err == nil })
}

func TestGlobalLimitHoldsForEveryChannel(t *testing.T) {
	b := start(t)
	m := ask(b)
	b.discord.ThrottleGlobally(1, 300*time.Millisecond)
	_, err := b.Send(t.Context(), reply(m, bitcoin))
	if s := advice(t, err); s.Advice != chat.Wait || !s.Global || s.After != 300*time.Millisecond {
		t.Errorf("got %+v", s)
	}
	m.Ref.Channel = "556"
	_, err = b.Send(t.Context(), reply(m, bitcoin))
	if s := advice(t, err); s.Advice != chat.Wait || !s.Global {
		t.Errorf("got %+v", s)
	}
}

func TestRefusedMarkupIsSentAgainAsPlainText(t *testing.T) {
	b := start(t)
	post := reply(ask(b), bitcoin)
	b.discord.RefuseMarkup()
	_, err := b.Send(t.Context(), post)
	if s := advice(t, err); s.Advice != chat.AsPlain {
		t.Fatalf("got %+v", s)
	}
	post.Plain = true
	if _, err := b.Send(t.Context(), post); err != nil {
		t.Fatal(err)
	}
	body, _ := lastPost(t, b.discord)
	if len(body.Embeds)+len(body.Components) != 0 || !strings.Contains(body.Content, "It is $100") {
		t.Errorf("sent %+v", body)
	}
	b.discord.RefuseMarkup()
	post.Key = "another"
	_, err = b.Send(t.Context(), post)
	if s := advice(t, err); s.Advice != chat.GiveUp {
		t.Errorf("plain text that is refused: %+v", s)
	}
}

func TestWhatDiscordRefusesForGoodIsGivenUp(t *testing.T) {
	b := start(t)
	m := ask(b)
	for _, code := range []int{10003, 50001, 50007, 50008, 50013, 50083, 160005} {
		b.discord.Fail(http.StatusForbidden, code)
		_, err := b.Send(t.Context(), reply(m, bitcoin))
		if s := advice(t, err); s.Advice != chat.GiveUp {
			t.Errorf("code %d: %+v", code, s)
		}
	}
	b.discord.Block(m.Ref.Channel)
	_, err := b.Send(t.Context(), reply(m, bitcoin))
	if s := advice(t, err); s.Advice != chat.GiveUp || !strings.Contains(err.Error(), "Missing Access") {
		t.Errorf("blocked: %v", err)
	}
	if r := b.discord.Replies(); len(r) != 0 {
		t.Errorf("Discord holds %+v", r)
	}
}

func TestDiscordsOwnTroubleByWhatItMeans(t *testing.T) {
	b := start(t)
	m := ask(b)
	for _, c := range []struct {
		status, code int
		want         chat.Advice
	}{
		{500, 0, chat.Unsure},
		{502, 0, chat.Unsure},
		{504, 0, chat.Unsure},
		{503, 0, chat.BackOff},
		{503, 130000, chat.BackOff},
		{403, 40004, chat.BackOff},
		{401, 0, chat.BackOff},
		{413, 40005, chat.AsPlain},
		{400, 0, chat.AsPlain},
		{400, 50006, chat.GiveUp},
		{404, 0, chat.GiveUp},
	} {
		b.discord.Fail(c.status, c.code)
		_, err := b.Send(t.Context(), reply(m, bitcoin))
		if s := advice(t, err); s.Advice != c.want {
			t.Errorf("HTTP %d, code %d: %q, want %q", c.status, c.code, s.Advice, c.want)
		}
	}
}

func TestDiscordThatCantBeReachedSurelyGotNothing(t *testing.T) {
	b := prepare(t, func(p *plan) { p.cfg.APIURL = "http://127.0.0.1:1/" })
	_, err := b.Send(t.Context(), chat.Post{Key: "k", To: chat.Address{Channel: "555"}, Card: bitcoin})
	if s := advice(t, err); s.Advice != chat.BackOff {
		t.Errorf("got %+v", s)
	}
	_, err = b.Send(t.Context(), chat.Post{
		Key: "k", To: chat.Address{Channel: "555"}, Card: bitcoin,
		ReplyTo: chat.Ref{ID: asked{discordID(time.Now()), "2", "very-secret"}.String()},
	})
	if s := advice(t, err); s.Advice != chat.BackOff || strings.Contains(err.Error(), "very-secret") {
		t.Errorf("got %v", err)
	}
}

// discordID is a snowflake of a moment.
func discordID(at time.Time) string {
	b, _ := json.Marshal((at.UnixMilli() - 1420070400000) << 22)
	return string(b)
}

func TestBrokenConnectionLeavesTheOutcomeUnknown(t *testing.T) {
	b := start(t)
	post := reply(ask(b), bitcoin)
	b.discord.Swallow(1)
	failed := make(chan error)
	go func() {
		_, err := b.Send(t.Context(), post)
		failed <- err
	}()
	b.eventually("has its post taken", func() bool { return len(b.discord.Replies()) == 1 })
	b.discord.Cut()
	if s := advice(t, <-failed); s.Advice != chat.Unsure {
		t.Errorf("got %+v", s)
	}
}

func TestSendThatItsCallerAbandonsIsOver(t *testing.T) {
	b := start(t)
	post := reply(ask(b), bitcoin)
	b.discord.Swallow(1)
	ctx, cancel := contextOf(t)
	failed := make(chan error)
	go func() {
		_, err := b.Send(ctx, post)
		failed <- err
	}()
	b.eventually("has its post taken", func() bool { return len(b.discord.Replies()) == 1 })
	cancel()
	err := <-failed
	if s := advice(t, err); s.Advice != chat.Unsure || !strings.Contains(err.Error(), "cancelled") {
		t.Errorf("got %v", err)
	}
}

func TestBotThatMayNotReadTheHistoryPostsWithoutAReference(t *testing.T) {
	b := start(t)
	m := ask(b)
	b.discord.Fail(http.StatusForbidden, 160002)
	b.answer(m, bitcoin)
	if r := b.discord.Replies(); len(r) != 1 || r[0].ReplyTo != "" {
		t.Errorf("got %+v", r)
	}
}

func TestPictureIsAnAttachmentOfTheEmbed(t *testing.T) {
	b := start(t)
	card := bitcoin
	card.Image = &chat.Image{Name: "../btc chart.png", Alt: "Bitcoin over a week", PNG: []byte("\x89PNG…")}
	b.answer(ask(b), card)
	body, q := lastPost(t, b.discord)
	if body.Embeds[0].Image == nil || body.Embeds[0].Image.URL != "attachment://btc_chart.png" {
		t.Errorf("embed %+v", body.Embeds[0])
	}
	if string(q.Files["btc_chart.png"]) != "\x89PNG…" || body.Attachments[0].Description != "Bitcoin over a week" {
		t.Errorf("files %q, attachments %+v", q.Files, body.Attachments)
	}
	b.discord.Slash("1001", "", "help")
	b.answer(b.question(), card)
	if len(b.discord.Replies()) != 2 {
		t.Errorf("the answer to a command is missing: %+v", b.discord.Replies())
	}
}

func TestOversizedCardIsOneMessage(t *testing.T) {
	b := start(t)
	card := chat.Card{
		Title: strings.Repeat("Title ", 100), Text: strings.Repeat("A *line* of text.\n", 3000), Notice: "The market is closed.",
		Source: strings.Repeat("Source ", 1000),
	}
	for range 60 {
		card.Fields = append(card.Fields, chat.Field{Name: strings.Repeat("n", 300), Value: strings.Repeat("v", 2000)})
		card.Buttons = append(card.Buttons, chat.Button{Label: strings.Repeat("l", 100), Value: string(rune('a' + len(card.Buttons)))})
	}
	m := ask(b)
	b.answer(m, card)
	b.discord.Slash("1001", "", "help")
	b.answer(b.question(), card)
	post := reply(m, card)
	post.Key, post.Plain = "plain", true
	if _, err := b.Send(t.Context(), post); err != nil {
		t.Fatal(err)
	}
	replies := b.discord.Replies()
	if len(replies) != 3 {
		t.Fatalf("Discord holds %d messages", len(replies))
	}
	for _, r := range replies[:2] {
		if !strings.Contains(r.Text, "The market is closed.") || !strings.Contains(r.Text, "…") || len(r.Buttons) != 25 {
			t.Errorf("shown: %.300s… and %d buttons", r.Text, len(r.Buttons))
		}
	}
}

func TestErrorsOfSendsHoldNoToken(t *testing.T) {
	b := start(t, func(p *plan) { p.cfg.Timeout = 200 * time.Millisecond })
	b.discord.Slash("1001", "555", "help")
	post := reply(b.question(), bitcoin)
	provoke := []func(){
		func() { b.discord.Throttle(1, 10*time.Millisecond) }, func() { b.discord.Swallow(1) },
		func() { b.discord.Fail(500, 0) }, func() { b.discord.Fail(403, 50001) }, func() { b.discord.RefuseMarkup() },
	}
	for i, p := range provoke {
		p()
		_, err := b.Send(t.Context(), post)
		for ; err != nil; err = errors.Unwrap(err) {
			if b.discord.Leaked(err.Error()) {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
}

func TestSendWorksAfterRunHasEnded(t *testing.T) {
	b := start(t)
	m := ask(b)
	b.stop()
	b.answer(m, bitcoin)
}
