package slack

import (
	"errors"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

func TestUnknownOutcomeIsFoundLater(t *testing.T) {
	for name, where := range map[string]func(p *play) chat.Ref{
		"in a thread":         func(p *play) chat.Ref { return p.world.Say(inGeneral("price btc")) },
		"in a direct message": func(p *play) chat.Ref { return p.world.Say(ana("price btc")) },
		"in a channel without it": func(p *play) chat.Ref {
			return chat.Ref{Address: chat.Address{Platform: chat.Slack, Space: slacktest.Team, Channel: "C500"}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := begin(t, func(p *play) { p.cfg.Timeout = 150 * time.Millisecond })
			asked := where(p)
			arrived, missing := post(asked, "arrived"), post(asked, "never sent")
			p.world.Swallow(1)
			if failed := p.refused(arrived); failed.Advice != chat.Unsure {
				t.Fatalf("advice %q", failed.Advice)
			}
			p.cfg.Timeout = 10 * time.Second
			ref, found, err := p.Find(t.Context(), arrived)
			if err != nil || !found || ref != p.world.Replies()[0].Ref {
				t.Errorf("found %+v %v %v", ref, found, err)
			}
			if ref, found, err := p.Find(t.Context(), missing); err != nil || found || !ref.Zero() {
				t.Errorf("found what was never sent: %+v %v", ref, err)
			}
			if _, ok := parseTS(asked.ID); !ok { // a command's question has a time alone
				missing.At = time.Time{}
				if _, _, err := p.Find(t.Context(), missing); err == nil {
					t.Error("it was told without knowing how far back to look")
				}
			}
		})
	}
}

func TestFindLooksThroughPagesAndOnlyAtOurOwn(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	for range findPage {
		p.world.SayRaw(inGeneralThread(asked.ID), "chatter")
	}
	if _, err := p.Send(t.Context(), post(asked, "BTC")); err != nil {
		t.Fatal(err)
	}
	if _, found, err := p.Find(t.Context(), post(asked, "BTC")); err != nil || !found {
		t.Errorf("found %v, %v", found, err)
	}
	if n := len(p.world.Calls("conversations.replies")); n != 2 {
		t.Errorf("%d pages", n)
	}
	stranger := slackgo.Message{Msg: slackgo.Msg{User: "U666", Metadata: slackgo.SlackMetadata{EventType: mark, EventPayload: map[string]any{"key": "k"}}}}
	if p.isReply(stranger, "k") {
		t.Error("somebody else's metadata is believed")
	}
}

func TestFindSaysWhenItCannotTell(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(inGeneral("price btc"))
	p.world.Fail("conversations.replies", "missing_scope", 1)
	if _, found, err := p.Find(t.Context(), post(asked, "BTC")); err == nil || found || !strings.Contains(err.Error(), "missing_scope") {
		t.Errorf("found %v, %v", found, err)
	}
	if _, found, err := p.Find(t.Context(), chat.Post{To: asked.Address}); !errors.Is(err, errNoKey) || found {
		t.Errorf("found %v, %v", found, err)
	}
	for range findPage*findPages + 1 {
		p.world.SayRaw(inGeneralThread(asked.ID), "chatter")
	}
	if _, found, err := p.Find(t.Context(), post(asked, "BTC")); !errors.Is(err, errTooMuch) || found {
		t.Errorf("found %v, %v", found, err)
	}
}
