package slack

import (
	"context"
	"strings"
	"sync"
	"testing"

	"tickertape/core/chat"
)

func TestStatusIsShownWhileWeWorkAndTakenAway(t *testing.T) {
	p := begin(t)
	p.world.Say(inGeneral("price btc"))
	m := p.one().Body.(chat.Message)
	p.typing(m, func() {
		p.world.Await(t, "the status", func() bool { return len(p.world.Calls("assistant.threads.setStatus")) == 1 })
	})
	p.world.Await(t, "an empty status", func() bool { return len(p.world.Calls("assistant.threads.setStatus")) == 2 })
	calls := p.world.Calls("assistant.threads.setStatus")
	if c := calls[0].Params; c["status"] != spoken["en"].status || c["channel_id"] != "C500" || c["thread_ts"] != m.Ref.Thread {
		t.Errorf("status %v", c)
	}
	if c := calls[1].Params; c["status"] != "" {
		t.Errorf("at the end %v", c)
	}
}

func TestWithoutStatusThereAreEyesAndWithoutEyesNothing(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	m := p.one().Body.(chat.Message)
	p.world.Fail("assistant.threads.setStatus", "not_allowed", -1)
	p.typing(m, func() {
		p.world.Await(t, "eyes", func() bool { return len(p.world.Reactions(asked, "eyes")) == 1 })
	})
	p.world.Await(t, "no eyes", func() bool { return len(p.world.Reactions(asked, "eyes")) == 0 })
	p.world.Fail("reactions.add", "missing_scope", -1)
	for range 3 {
		p.typing(m, func() {
			p.world.Await(t, "an attempt", func() bool { return p.log.says("cannot show") })
		})
	}
	if n := strings.Count(p.log.String(), "cannot show"); n != 1 {
		t.Errorf("logged %d times", n)
	}
}

func TestNothingIsShownOnASlashCommand(t *testing.T) {
	p := begin(t)
	p.world.Command("U1", "C500", "/tape", "btc")
	p.Type(t.Context(), p.one().Body.(chat.Message)) // returns at once
	if n := len(p.world.Calls("assistant.threads.setStatus")) + len(p.world.Calls("reactions.add")); n != 0 {
		t.Errorf("%d calls", n)
	}
}

func TestTypingOutsideOfRunIsTakenAwayAtOnce(t *testing.T) {
	p := begin(t)
	p.world.Say(ana("price btc"))
	m := p.one().Body.(chat.Message)
	p.stop()
	p.typing(m, func() {
		p.world.Await(t, "the status", func() bool { return len(p.world.Calls("assistant.threads.setStatus")) == 1 })
	})
	if n := len(p.world.Calls("assistant.threads.setStatus")); n != 2 {
		t.Errorf("%d calls when Type had returned", n)
	}
	p.http.CloseIdleConnections()
}

// typing runs Type around something.
func (p *play) typing(m chat.Message, while func()) {
	ctx, cancel := context.WithCancel(p.t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { p.Type(ctx, m) })
	while()
	cancel()
	wg.Wait()
}
