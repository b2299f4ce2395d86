package pipeline_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

func advice(a chat.Advice) error {
	return &chat.SendError{Advice: a, Err: errors.New("platform says no")}
}

func TestWhatASenderDoesAboutAFailedSend(t *testing.T) {
	cases := map[string]struct {
		script []error
		after  time.Duration
		sent   int
		lost   bool
		unsure bool
		plain  bool
	}{
		"waits as long as told": {
			script: []error{&chat.SendError{Advice: chat.Wait, After: 30 * time.Second}},
			after:  29 * time.Second, sent: 0,
		},
		"and then sends": {
			script: []error{&chat.SendError{Advice: chat.Wait, After: 30 * time.Second}},
			after:  31 * time.Second, sent: 1,
		},
		"backs off and sends":               {script: []error{advice(chat.BackOff), errors.New("bare")}, after: time.Minute, sent: 1},
		"gives up":                          {script: []error{advice(chat.GiveUp)}, after: time.Minute, lost: true},
		"resends as plain text":             {script: []error{advice(chat.AsPlain)}, after: time.Second, sent: 1, plain: true},
		"plain text refused too":            {script: []error{advice(chat.AsPlain), advice(chat.AsPlain)}, after: time.Second, lost: true},
		"does not repeat what may be there": {script: []error{advice(chat.Unsure)}, after: time.Hour, unsure: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			scenario(t, func(b *bot) {
				b.outer.script = c.script
				b.ask("ana", "price btc")
				pass(c.after)
				if len(b.outer.posts()) != c.sent {
					t.Fatalf("sent %d, want %d", len(b.outer.posts()), c.sent)
				}
				if c.sent == 1 && b.outer.posts()[0].Plain != c.plain {
					t.Errorf("plain %v, want %v", b.outer.posts()[0].Plain, c.plain)
				}
				if lost := b.store.lostWhy("000001") != ""; lost != c.lost {
					t.Errorf("lost %v, want %v", lost, c.lost)
				}
				if got := b.store.state("000001") == record.UnsureSent; got != c.unsure {
					t.Errorf("unsure %v, want %v", got, c.unsure)
				}
			})
		})
	}
}

func TestGlobalPauseHoldsAllChannels(t *testing.T) {
	scenario(t, func(b *bot) {
		b.outer.script = []error{&chat.SendError{Advice: chat.Wait, After: time.Minute, Global: true}}
		b.ask("ana", "one")
		pass(time.Second)
		b.ask("bo", "two")
		pass(50 * time.Second)
		b.wantReplies()
		pass(10 * time.Second)
		if got := len(b.outer.texts()); got != 2 {
			t.Errorf("%d replies after the pause, want 2", got)
		}
	})
}

func TestReplyThatNobodyTakesIsLostInTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.cfg.KeepTrying = time.Hour
		for range 1000 {
			b.outer.script = append(b.outer.script, advice(chat.BackOff))
		}
		b.start()
		b.ask("ana", "price btc")
		pass(2 * time.Hour)
		if b.store.lostWhy("000001") == "" {
			t.Error("the reply is not given up")
		}
		b.kill()
	})
}

// finder can look for a reply that may have arrived.
type finder struct {
	*platform
	broken bool
}

func (f finder) Find(_ context.Context, p chat.Post) (chat.Ref, bool, error) {
	if f.broken {
		return chat.Ref{}, false, errors.New("missing scope")
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sent {
		if s.Key == p.Key {
			return chat.Ref{Address: p.To, ID: "found"}, true, nil
		}
	}
	return chat.Ref{}, false, nil
}

// keyed drops a repeated key, as Discord does.
type keyed struct{ *platform }

func (keyed) Idempotent() time.Duration { return time.Minute }

func TestUnsureReplyIsPostedExactlyOnceWhereThePlatformCanTell(t *testing.T) {
	outlets := map[string]func(*platform) pipeline.Outlet{
		"finder":     func(p *platform) pipeline.Outlet { return finder{platform: p} },
		"idempotent": func(p *platform) pipeline.Outlet { return keyed{p} },
	}
	for name, outlet := range outlets {
		for _, takes := range []bool{true, false} {
			synctest.Test(t, func(t *testing.T) {
				b := &bot{t: t, store: newMemory(), outer: &platform{takes: takes}, brain: &brain{}}
				b.cfg.Defaults()
				b.outer.script = []error{advice(chat.Unsure)}
				b.parts = func(p *pipeline.Parts) { p.Outlets["test"] = outlet(b.outer) }
				b.start()
				b.ask("ana", "price btc")
				pass(time.Minute)
				keys := map[string]int{}
				for _, s := range b.outer.posts() {
					keys[s.Key]++
				}
				if n := keys["000001"]; n == 0 || (n > 1 && name == "finder") {
					t.Errorf("%s, arrived %v: posted %d times", name, takes, n)
				}
				b.wantNothingLeft()
				b.kill()
			})
		}
	}
}

func TestUnsureReplyIsLeftWhenLookingFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.outer.script = []error{advice(chat.Unsure)}
		b.parts = func(p *pipeline.Parts) { p.Outlets["test"] = finder{b.outer, true} }
		b.start()
		b.ask("ana", "price btc")
		pass(time.Hour)
		if len(b.outer.posts()) != 0 || b.store.state("000001") != record.UnsureSent {
			t.Errorf("sent %d, outbox %v", len(b.outer.posts()), b.store.state("000001"))
		}
		b.kill()
	})
}

// paced wants one message a second in a channel.
type paced struct{ *platform }

func (paced) Pace() chat.Pace { return chat.Pace{ChannelPerSecond: 1, ChannelBurst: 1} }

func TestPaceHoldsAChannelAndNotTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Outlets["test"] = paced{b.outer} }
		b.start()
		for range 5 {
			b.ask("ana", "a")
		}
		b.ask("bo", "b")
		pass(1500 * time.Millisecond)
		if got := len(b.outer.texts()); got != 3 {
			t.Errorf("%d replies after 1.5 s, want two of ana's and bo's", got)
		}
		pass(5 * time.Second)
		b.wantNothingLeft()
		b.kill()
	})
}
