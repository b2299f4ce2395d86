package slack

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

// refused sends a post and returns the advice of its failure.
func (p *play) refused(post chat.Post) *chat.SendError {
	p.t.Helper()
	ref, err := p.Send(p.t.Context(), post)
	failed, ok := errors.AsType[*chat.SendError](err)
	if !ok || !ref.Zero() {
		p.t.Fatalf("sent as %+v, error %v", ref, err)
	}
	return failed
}

func TestAPostIsOneMessageWithBlocksTextAndKey(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	out := chat.Post{Key: "0190", To: asked.Address, ReplyTo: asked, Card: priceCard()}
	if _, err := p.Send(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	posts := p.world.Posts()
	if len(posts) != 1 || posts[0].Thread != asked.ID || posts[0].Text != fallback(out.Card) {
		t.Fatalf("posted %+v", posts)
	}
	if got := string(posts[0].Metadata); got != `{"event_type":"tickertape_reply","event_payload":{"key":"0190"}}` {
		t.Errorf("metadata %s", got)
	}
	call := p.world.Calls("chat.postMessage")[0].Params
	for name, want := range map[string]string{
		"parse": "none", "link_names": "false", "unfurl_links": "false", "unfurl_media": "false", "mrkdwn": "false", "channel": "C500",
	} {
		if call[name] != want {
			t.Errorf("%s is %q, want %q", name, call[name], want)
		}
	}
}

func TestNothingThatSomebodyWroteMentionsAnybody(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price <!channel> @everyone"))
	if m := p.one().Body.(chat.Message); m.Text != "price <!channel> @everyone" {
		t.Errorf("received %q", m.Text)
	}
	for _, bare := range []bool{false, true} {
		for _, card := range []chat.Card{hostileCard(), longCard()} {
			if _, err := p.Send(t.Context(), chat.Post{Key: "k", To: asked.Address, Card: card, Plain: bare}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if found := p.world.Mentions(); len(found) != 0 {
		t.Errorf("mentioned %q", found)
	}
	if n := len(p.world.Replies()); n != 4 {
		t.Errorf("%d messages for 4 cards", n)
	}
}

func TestRefusedMarkupIsAdvisedToBePlain(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	out := chat.Post{Key: "k", To: asked.Address, Card: priceCard()}
	p.world.RefuseMarkup()
	if failed := p.refused(out); failed.Advice != chat.AsPlain {
		t.Errorf("advice %q", failed.Advice)
	}
	out.Plain = true
	if _, err := p.Send(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if sent := p.world.Posts()[0]; len(sent.Blocks) != 0 || sent.Text != fallback(out.Card) {
		t.Errorf("plain %+v", sent)
	}
}

func TestSlackSaysHowLongToWait(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	p.world.Throttle(1, 3*time.Second)
	failed := p.refused(post(asked, "BTC"))
	if failed.Advice != chat.Wait || failed.After != 3*time.Second || failed.Global {
		t.Errorf("failed %+v", failed)
	}
	if _, err := p.Send(t.Context(), post(asked, "BTC")); err != nil {
		t.Error(err)
	}
}

func TestAClosedChannelIsGivenUp(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	for _, code := range []string{"not_in_channel", "channel_not_found", "is_archived", "restricted_action"} {
		p.world.BlockWith("C500", code)
		if failed := p.refused(post(asked, "BTC")); failed.Advice != chat.GiveUp || !strings.Contains(failed.Error(), code) {
			t.Errorf("%s: %v", code, failed)
		}
	}
}

func TestCommandWhereWeAreNotIsAnsweredThroughItsResponseURL(t *testing.T) {
	p := begin(t)
	p.world.BlockWith("C900", "not_in_channel")
	p.world.Command("U1001", "C900", "/tape", "price btc")
	m := p.one().Body.(chat.Message)
	out := chat.Post{Key: "k", To: m.Ref.Address, ReplyTo: m.Ref, Card: priceCard()}
	ref, err := p.Send(t.Context(), out)
	if err != nil || ref.ID != "response:"+m.Ref.ID {
		t.Fatalf("sent as %+v, %v", ref, err)
	}
	if r := p.world.Replies(); len(r) != 1 || r[0].Ref.Channel != "C900" || len(r[0].Buttons) != 2 {
		t.Errorf("replied %+v", r)
	}
	p.world.ExpireResponses()
	if failed := p.refused(out); failed.Advice != chat.BackOff {
		t.Errorf("an expired URL: %q", failed.Advice)
	}
	if failed := p.refused(out); failed.Advice != chat.GiveUp {
		t.Errorf("advice %q", failed.Advice)
	}
}

func TestWhatNeverLeftIsSentAgainWithoutFear(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	p.stop()
	cfg := p.cfg
	cfg.APIURL = "http://127.0.0.1:1/api/"
	away, err := New(cfg, Parts{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = away.Send(t.Context(), post(asked, "BTC"))
	if !errors.Is(err, chat.BackOff) {
		t.Errorf("nobody listens: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Send(ctx, post(asked, "BTC")); !errors.Is(err, chat.BackOff) || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	for s, want := range map[int]chat.Advice{502: chat.Unsure, 503: chat.BackOff} {
		p.world.FailStatus("chat.postMessage", s, 1)
		if failed := p.refused(post(asked, "BTC")); failed.Advice != want {
			t.Errorf("%d: %q", s, failed.Advice)
		}
	}
	p.http.CloseIdleConnections()
}
