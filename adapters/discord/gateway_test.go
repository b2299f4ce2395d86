package discord

import (
	"net"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

func TestConnectedBotSaysSo(t *testing.T) {
	b := start(t)
	if h := b.Health(); !h.OK || h.Detail != "connected" || time.Since(h.Since) > time.Minute {
		t.Errorf("health %+v", h)
	}
	b.stop()
	if h := b.Health(); h.OK || h.Detail != "stopped" {
		t.Errorf("health %+v", h)
	}
	if !b.log.has("discord: connected") {
		t.Errorf("log:\n%s", b.log)
	}
}

func TestReplayAfterALostConnectionKeepsEventIDs(t *testing.T) {
	b := start(t)
	ref := b.answer(ask(b), bitcoin)
	b.discord.React("1001", ref, "👍", false)
	first := b.next()
	b.discord.Redeliver()
	if again := b.next(); again.ID != first.ID {
		t.Errorf("the reaction was %q, is %q", first.ID, again.ID)
	}
	b.discord.Cut()
	at := b.discord.Say(adaptertest.Line{User: "1001", Text: "asked while away"})
	e := b.next()
	if m := e.Body.(chat.Message); m.Ref != at || m.Text != "asked while away" {
		t.Errorf("got %+v", m)
	}
	b.discord.Redeliver()
	if again := b.next(); again.ID != e.ID {
		t.Errorf("the message was %q, is %q", e.ID, again.ID)
	}
	b.eventually("is well again", func() bool { return b.Health().OK })
	if !b.log.has("nothing is lost") {
		t.Errorf("log:\n%s", b.log)
	}
}

func TestEveryWayToLoseAConnectionIsSurvived(t *testing.T) {
	for name, lose := range map[string]func(*discordtest.Server){
		"broken":                        (*discordtest.Server).Cut,
		"asked to reconnect":            (*discordtest.Server).AskToReconnect,
		"session invalidated":           (*discordtest.Server).Invalidate,
		"closed, unknown error":         func(s *discordtest.Server) { s.Close(4000) },
		"closed, session timed out":     func(s *discordtest.Server) { s.ForgetSessions(); s.Close(4009) },
		"broken, and the session too":   func(s *discordtest.Server) { s.ForgetSessions(); s.Cut() },
		"closed, and refused for a bit": func(s *discordtest.Server) { s.RefuseIdentify(4000); s.Close(4000) },
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t)
			b.answer(ask(b), bitcoin)
			lose(b.discord)
			if strings.Contains(name, "refused") {
				b.eventually("says that it is refused", func() bool { return strings.Contains(b.Health().Detail, "close code 4000") })
				b.discord.RefuseIdentify(0)
			}
			b.eventually("is back", func() bool {
				now, _ := b.discord.Connected()
				return now == 1 && b.Health().OK && (b.log.has("nothing is lost") || b.log.has("is lost"))
			})
			b.discord.Say(adaptertest.Line{User: "1001", Text: "are you back?"})
			if m := b.question(); m.Text != "are you back?" {
				t.Errorf("got %+v", m)
			}
		})
	}
}

func TestGapWithoutAResumeIsLogged(t *testing.T) {
	b := start(t)
	b.discord.ForgetSessions()
	b.discord.Cut()
	b.eventually("logs the gap", func() bool { return b.log.has("what was said in between is lost") && b.log.has("gap=") })
}

func TestWrongTokenIsOneSentenceAndIsTriedAgain(t *testing.T) {
	b := prepare(t, func(p *plan) { p.cfg.Token = "wrong" })
	b.run()
	b.eventually("says what is wrong", func() bool { return strings.Contains(b.Health().Detail, "DISCORD_TOKEN") })
	if h := b.Health(); h.OK || !strings.Contains(h.Detail, "4004") || strings.Contains(h.Detail, "\n") {
		t.Errorf("health %+v", h)
	}
	b.discord.ChangeToken("wrong")
	b.eventually("connects once the token is right", func() bool { return b.Health().OK })
}

func TestTokenThatIsTakenAwayWhileRunningIsNoticed(t *testing.T) {
	b := start(t)
	b.discord.ChangeToken("another")
	b.discord.Close(4004)
	b.eventually("says what is wrong", func() bool { return strings.Contains(b.Health().Detail, "DISCORD_TOKEN") })
}

func TestRefusedIntentNamesTheSwitch(t *testing.T) {
	b := prepare(t, func(p *plan) {
		p.cfg.MessageContent = true
		p.discord.RefuseIdentify(4014)
	})
	b.run()
	b.eventually("says what is wrong", func() bool { return strings.Contains(b.Health().Detail, "message_content: false") })
	if h := b.Health(); h.OK || !strings.Contains(h.Detail, "Message Content Intent") || !strings.Contains(h.Detail, "4014") {
		t.Errorf("health %+v", h)
	}
	b.discord.RefuseIdentify(0)
	b.eventually("connects once it is switched on", func() bool { return b.Health().OK })
}

func TestHopelessRefusalsAreRetriedSlowly(t *testing.T) {
	g := gateway{Adapter: &Adapter{tempo: usual()}}
	for failures, want := range []time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 5 * time.Minute, 5 * time.Minute} {
		if p := g.pause(failures, true); p < want/2 || p > want {
			t.Errorf("pause %d is %s, want at most %s and at least half", failures, p, want)
		}
	}
	if p := g.pause(0, false); p > 250*time.Millisecond {
		t.Errorf("a lost connection waits %s", p)
	}
	if p := g.pause(1_000_000, false); p > 5*time.Minute || p < 2*time.Minute {
		t.Errorf("the millionth failure waits %s", p)
	}
}

func TestSilentlyDeadConnectionIsReplaced(t *testing.T) {
	b := start(t, func(p *plan) {
		p.tempo.probe, p.tempo.silence = 20*time.Millisecond, 250*time.Millisecond
		p.discord.Heartbeat(50 * time.Millisecond)
	})
	b.answer(ask(b), bitcoin)
	b.discord.Mute()
	b.eventually("notices", func() bool { return b.log.has("has not answered a heartbeat") })
	b.eventually("is back", func() bool { return b.log.has("nothing is lost") })
	b.discord.Say(adaptertest.Line{User: "1001", Text: "are you there?"})
	if m := b.question(); m.Text != "are you there?" {
		t.Errorf("got %+v", m)
	}
}

func TestConnectionThatBeatsButDeliversNothingIsReplaced(t *testing.T) {
	b := start(t, func(p *plan) {
		p.tempo.probe, p.tempo.silence = 20*time.Millisecond, 250*time.Millisecond
		p.discord.Heartbeat(50 * time.Millisecond)
	})
	m := ask(b)
	b.discord.Withhold()
	b.answer(m, bitcoin)
	b.eventually("notices", func() bool { return b.log.has("the bot's own messages don't come back") })
	b.eventually("is back", func() bool { return b.log.has("nothing is lost") })
}

func TestQuietConnectionThatLivesIsKept(t *testing.T) {
	b := start(t, func(p *plan) {
		p.tempo.probe, p.tempo.silence = 10*time.Millisecond, 250*time.Millisecond
		p.discord.Heartbeat(50 * time.Millisecond)
	})
	b.answer(ask(b), bitcoin)
	b.eventually("has looked at itself for twice as long as silence may last", func() bool {
		n := 0
		for _, q := range b.discord.Requests() {
			if q.Route == "GET /api/v9/users/@me" {
				n++
			}
		}
		return n >= 50
	})
	if _, ever := b.discord.Connected(); ever != 1 || b.log.has("not connected") {
		t.Errorf("%d sessions, log:\n%s", ever, b.log)
	}
}

func TestEchoOfOwnMessages(t *testing.T) {
	var e echo
	long := time.Hour
	if e.overdue(0) {
		t.Error("nothing was posted")
	}
	e.posted(time.Now().Add(-2 * long))
	if !e.overdue(long) || e.overdue(3*long) {
		t.Error("posted two hours ago, nothing heard")
	}
	e.posted(time.Now())
	if !e.overdue(long) {
		t.Error("a second post hides the first")
	}
	e.heard()
	if e.overdue(0) {
		t.Error("it was heard")
	}
	e.posted(time.Now().Add(-long))
	if e.overdue(0) {
		t.Error("the message came back before the answer to its post")
	}
}

func TestFailingAPIIsSaidAndMended(t *testing.T) {
	b := start(t, func(p *plan) { p.tempo.probe = 10 * time.Millisecond })
	b.discord.ChangeToken("another")
	b.eventually("says so", func() bool {
		h := b.Health()
		return !h.OK && strings.Contains(h.Detail, "API fails") && strings.Contains(h.Detail, "401")
	})
	b.discord.ChangeToken(discordtest.Token)
	b.eventually("is well again", func() bool { return b.Health().OK })
	if n, _ := b.discord.Connected(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

func TestStopWhileConnectingToAServerThatSaysNothing(t *testing.T) {
	hole, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = hole.Close() })
	b := prepare(t, func(p *plan) { p.cfg.APIURL = "http://" + hole.Addr().String() })
	b.run()
	conn, err := hole.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	began := time.Now()
	go b.stop()
	b.eventually("stops", func() bool { return b.Health().Detail == "stopped" })
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestServerThatNeverSaysHelloIsLeftAfterAWhile(t *testing.T) {
	b := prepare(t, func(p *plan) {
		p.tempo.open = 100 * time.Millisecond
		p.discord.MuteAll()
	})
	b.run()
	b.eventually("gives up on it", func() bool { return !strings.Contains(b.Health().Detail, "not started") })
	b.discord.Unmute()
	b.eventually("is connected", func() bool { return b.Health().OK })
}

func TestRequestToReconnectBeforeReady(t *testing.T) {
	b := prepare(t, func(p *plan) {
		p.tempo.open = 100 * time.Millisecond
		p.discord.ReconnectInsteadOfReady()
	})
	b.run()
	// The library waits for ever, or, if it closes the connection before it reads on, fails.
	b.eventually("leaves the library behind", func() bool { return b.log.has("stuck while connecting") || b.log.has("not connected") })
	b.eventually("is connected", func() bool { return b.Health().OK })
	ask(b)
}

func TestUnreachableDiscordIsASentence(t *testing.T) {
	b := prepare(t, func(p *plan) { p.cfg.APIURL = "http://127.0.0.1:1" })
	b.run()
	b.eventually("says so", func() bool { return strings.Contains(b.Health().Detail, "can't be reached") })
	if h := b.Health(); h.OK || strings.Contains(h.Detail, "http") {
		t.Errorf("health %+v", h)
	}
}

func TestBotThatWasStoppedRunsAgain(t *testing.T) {
	b := start(t)
	b.stop()
	b.run()
	b.eventually("is connected", func() bool { return b.Health().OK })
	ask(b)
}

func TestTwoBotsOnTwoServersInOneProcess(t *testing.T) {
	a := start(t)
	other := discordtest.New(t)
	b := &bot{t: t, discord: other, got: &receiver{}, log: &journal{}, stop: func() {}}
	cfg := a.cfg
	cfg.APIURL = other.URL()
	second, err := New(cfg, Parts{To: b.got})
	if err != nil {
		t.Fatal(err)
	}
	second.tempo = quick()
	b.Adapter = second
	b.run()
	b.eventually("is connected", func() bool { return b.Health().OK })
	ask(a)
	ask(b)
	if discordgo.EndpointAPI != "https://discord.com/api/v9/" {
		t.Errorf("the library's variables were changed: %s", discordgo.EndpointAPI)
	}
}

func TestIntentsAreNoMoreThanNeeded(t *testing.T) {
	g := gateway{Adapter: &Adapter{}}
	if got := int(g.intents()); got != 1|1<<9|1<<10|1<<12|1<<13 {
		t.Errorf("intents %b", got)
	}
	g.cfg.MessageContent = true
	if got := int(g.intents()); got != 1|1<<9|1<<10|1<<12|1<<13|1<<15 {
		t.Errorf("intents with content %b", got)
	}
}
