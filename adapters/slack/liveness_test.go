package slack

import (
	"context"
	"fmt"
	"testing"
	"time"

	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

// quickly makes the adapter look at everything every few milliseconds.
func quickly(p *play) {
	p.pauses.probe, p.pauses.refused, p.pauses.unreachable = 10*time.Millisecond, 5*time.Millisecond, 5*time.Millisecond
	p.pauses.longest = 20 * time.Millisecond
}

func TestLostConnectionComesBackAndMissesNothing(t *testing.T) {
	p := begin(t)
	p.world.Say(ana("one"))
	p.one()
	p.world.Cut()
	p.world.Say(ana("two"))
	p.world.Await(t, "the second question", func() bool { return len(p.got.all()) == 2 })
	p.wellAgain()
}

func TestSlackRefreshesTheConnection(t *testing.T) {
	p := begin(t)
	for range 3 {
		p.world.Disconnect()
		p.world.Await(t, "another connection", func() bool { return p.world.Connections() == 1 && p.Health().OK })
		p.world.Say(ana("price btc"))
		p.settled()
	}
	if p.log.says("level=ERROR") {
		t.Errorf("a refresh is no error:\n%s", p.log)
	}
}

func TestUnacknowledgedEventsComeOnTheNextConnection(t *testing.T) {
	world := slacktest.New(t)
	first := cast(t, configFor(world), world)
	world.RetryAfter(time.Hour)
	taken := make(chan struct{}, 1)
	first.got.then(func(ctx context.Context, _ chat.Event) error {
		taken <- struct{}{}
		<-ctx.Done() // this process ends before it has stored the event
		return ctx.Err()
	})
	first.start()
	first.wellAgain()
	asked := world.Say(ana("price btc"))
	<-taken
	first.stop()
	if acked := world.Acked(); len(acked) != 0 {
		t.Fatalf("acknowledged %v", acked)
	}
	second := cast(t, configFor(world), world)
	second.start()
	if e := second.one(); e.ID != "m:"+asked.Channel+":"+asked.ID {
		t.Errorf("received %+v", e)
	}
}

// People go on while the bot comes and goes: what Slack holds for acknowledged was received.
func TestEverythingAcknowledgedWasReceived(t *testing.T) {
	world := slacktest.New(t)
	got := &recorder{}
	const lives, questions = 8, 12
	for life := range lives {
		p := cast(t, configFor(world), world)
		p.to = got
		p.start()
		for q := range questions {
			ref := world.Say(inGeneral(fmt.Sprint("q", life, ".", q)))
			world.React("U1002", ref, "👍", false)
			if q == life {
				p.wellAgain()
			}
		}
		p.stop() // in the middle of it
	}
	last := cast(t, configFor(world), world)
	last.to = got
	last.start()
	last.settled()
	received := map[string]bool{}
	for _, e := range got.all() {
		received[e.ID] = true
	}
	acked := world.Acked()
	for _, id := range acked {
		if !received[id] {
			t.Errorf("%s was acknowledged and never received", id)
		}
	}
	if want := 2 * lives * questions; len(acked) != want || len(received) != want {
		t.Errorf("%d acknowledged, %d received, want %d", len(acked), len(received), want)
	}
}

// The library reconnects when pings stay away for half a minute; a connection on which nothing
// comes at all is noticed without it, and the gap is in the log.
func TestSilentConnectionIsReplaced(t *testing.T) {
	p := begin(t, quickly, func(p *play) { p.world.PingEvery(5 * time.Millisecond) })
	p.world.Silence()
	p.world.Say(ana("price btc"))
	p.world.Await(t, "the silence is noticed", func() bool {
		p.pass(p.pauses.silence + time.Second) // a ping may have been under way
		return p.log.says("the connection is silent")
	})
	if m := p.one().Body.(chat.Message); m.Text != "price btc" {
		t.Errorf("received %+v", m)
	}
	p.wellAgain()
	if !p.log.says("level=WARN msg=connected platform=slack gap=") {
		t.Errorf("the gap is not in the log:\n%s", p.log)
	}
}

func TestPingsKeepAQuietConnection(t *testing.T) {
	p := begin(t, quickly, func(p *play) { p.world.PingEvery(5 * time.Millisecond) })
	for range 5 {
		p.pass(p.pauses.silence - 10*time.Second)
		p.world.Await(t, "a ping", func() bool {
			_, since := p.line.State()
			return p.now().Sub(since) < p.pauses.silence-10*time.Second
		})
		probes := len(p.world.Calls("auth.test"))
		p.world.Await(t, "a look", func() bool { return len(p.world.Calls("auth.test")) > probes+1 })
	}
	if p.log.says("silent") || p.world.Connections() != 1 {
		t.Errorf("a living connection was replaced:\n%s", p.log)
	}
}

// While Slack gives no connection the library waits longer and longer. Once the API works, we
// don't wait for that.
func TestNoConnectionThoughTheAPIAnswersStartsAnew(t *testing.T) {
	p := begin(t, quickly)
	p.world.Fail("apps.connections.open", "internal_error", -1)
	p.world.Cut()
	p.unwell("internal_error")
	// After so many the library waits for more than a second. That it said so means that the call has failed.
	p.world.Await(t, "vain attempts", func() bool { return p.log.says("attempt=5") })
	p.world.Fail("apps.connections.open", "", 0)
	p.pass(p.pauses.stuck + time.Second)
	p.wellAgain()
	if !p.log.says("starting anew") {
		t.Errorf("it was the library that came back:\n%s", p.log)
	}
}

func TestWrongBotTokenIsSaidAndRetried(t *testing.T) {
	world := slacktest.New(t)
	world.RefuseTokens("invalid_auth")
	p := cast(t, configFor(world), world, quickly)
	p.start()
	p.unwell("Slack refuses the bot_token: invalid_auth")
	world.RefuseTokens("")
	p.wellAgain()
}

func TestWrongAppTokenIsSaidAndRetried(t *testing.T) {
	world := slacktest.New(t)
	world.Fail("apps.connections.open", "invalid_auth", 3)
	p := cast(t, configFor(world), world, quickly)
	p.start()
	p.unwell("Slack refuses the app_token: invalid_auth")
	p.wellAgain()
}

func TestTokenRevokedWhileRunningIsNoticed(t *testing.T) {
	p := begin(t, quickly)
	p.world.RefuseTokens("token_revoked")
	p.unwell("token_revoked")
	p.world.RefuseTokens("")
	p.wellAgain()
}

func TestUnreachableSlackIsSaidWithoutSecrets(t *testing.T) {
	world := slacktest.New(t)
	cfg := configFor(world)
	cfg.APIURL = "http://127.0.0.1:1/api" // nobody listens there
	p := cast(t, cfg, world, quickly)
	p.start()
	p.unwell("Slack does not answer")
}

func TestRunEndsWhileSlackIsAway(t *testing.T) {
	world := slacktest.New(t)
	world.FailStatus("auth.test", 503, -1)
	p := cast(t, configFor(world), world)
	p.start()
	p.unwell("503")
	p.stop()
	if h := p.Health(); h.OK {
		t.Errorf("health after the end %+v", h)
	}
}

func TestHealthAfterTheEndAndSendsStillWork(t *testing.T) {
	p := begin(t)
	asked := p.world.Say(ana("price btc"))
	p.one()
	p.stop()
	if h := p.Health(); h.OK || h.Detail != "stopped" {
		t.Errorf("health %+v", h)
	}
	if _, err := p.Send(t.Context(), post(asked, "late answer")); err != nil {
		t.Error(err)
	}
	p.http.CloseIdleConnections()
}

func TestHealthBeforeTheStart(t *testing.T) {
	world := slacktest.New(t)
	p := cast(t, configFor(world), world)
	if h := p.Health(); h.OK || h.Detail != "not connected yet" || h.Since.IsZero() {
		t.Errorf("health %+v", h)
	}
	if p.Name() != chat.Slack {
		t.Errorf("name %q", p.Name())
	}
}

func TestConditionTellsTheWorstAndSinceWhen(t *testing.T) {
	now := noon
	c := newCondition(func() time.Time { return now })
	step := func() { now = now.Add(time.Minute) }
	want := func(ok bool, detail string, since time.Time) {
		t.Helper()
		if got := c.get(); got != (chat.Health{OK: ok, Detail: detail, Since: since}) {
			t.Errorf("health %+v, want %v %q since %v", got, ok, detail, since)
		}
	}
	want(false, "not connected yet", noon)
	step()
	c.setAPI("")
	want(false, "not connected yet", noon)
	c.setIntake("")
	want(true, wellDetail, now)
	well := now
	step()
	c.setAPI("")
	want(true, wellDetail, well)
	c.setIntake("lost")
	c.setAPI("refused")
	want(false, "refused", now)
	c.setAPI("")
	want(false, "lost", now)
}

func TestPausesGrowAndStayBounded(t *testing.T) {
	p := pauses{refused: time.Millisecond, unreachable: time.Microsecond, longest: 2 * time.Millisecond}
	var b backOff
	for range 30 {
		if !b.sleep(t.Context(), p, nil) {
			t.Fatal("stopped early")
		}
	}
	if b.next > 2*p.longest {
		t.Errorf("the next pause is %s", b.next)
	}
}
