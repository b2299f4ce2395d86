package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// nonsense is a Reactor that can't store what it is given, or panics.
type nonsense struct{ panics bool }

func (n nonsense) React(context.Context, record.Entry) error {
	if n.panics {
		panic("kaboom")
	}
	return fmt.Errorf("press: %w", record.ErrInvalid)
}

func TestEntryThatMakesNoSenseDoesNotStopItsConversation(t *testing.T) {
	for _, panics := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
			b.cfg.Defaults()
			b.parts = func(p *pipeline.Parts) { p.Reacts = nonsense{panics} }
			b.start()
			at := chat.Address{Platform: "test", Channel: "dm-ana"}
			if err := b.receive(chat.Press{On: chat.Ref{Address: at, ID: "1"}, Value: "rate:positive:foo"}); err != nil {
				t.Fatal(err)
			}
			b.ask("ana", "price btc")
			pass(time.Second)
			b.wantReplies("re: price btc")
			b.wantNothingLeft()
			b.kill()
		})
	}
}

func TestReplyIsLinkedWhenTheStoreComesBack(t *testing.T) {
	scenario(t, func(b *bot) {
		b.store.fails = 12
		b.ask("ana", "price btc")
		pass(3 * time.Minute)
		b.wantReplies("re: price btc")
		b.wantNothingLeft()
		b.restart()
		pass(time.Minute)
		b.wantReplies("re: price btc")
	})
}

func TestOneConversationDoesNotStopTheOthers(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.thinks(10 * time.Second)
		for i := range 2000 {
			b.ask("ana", fmt.Sprint(i))
		}
		pass(time.Millisecond)
		b.brain.thinks(0)
		b.ask("bo", "price btc")
		pass(time.Second)
		if got := b.outer.texts(); len(got) == 0 || got[len(got)-1] != "re: price btc" {
			t.Errorf("after a second %d replies and none to bo", len(got))
		}
	})
}

func TestReactionOnSomebodyElsesMessageDoesNotWaitForASlowPlatform(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		for range 100 {
			b.outer.script = append(b.outer.script, errors.New("down"))
		}
		desk := &desk{knows: func() bool { return false }}
		b.parts = func(p *pipeline.Parts) { p.Reacts = desk }
		b.start()
		b.ask("ana", "price btc")
		pass(time.Minute) // its reply waits for the platform
		start := time.Now()
		for i := range 10 {
			at := chat.Address{Platform: "test", Channel: "dm-ana"}
			if err := b.receive(chat.Reaction{On: chat.Ref{Address: at, ID: fmt.Sprint(i)}, Emoji: "👍"}); err != nil {
				t.Fatal(err)
			}
		}
		for in := 1; in > 0; in, _ = b.store.unfinished() {
			pass(100 * time.Millisecond)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("ten reactions took %s", took)
		}
		b.kill()
	})
}

func TestUnsureReplyThatNobodyCanTellAboutIsLostAfterADay(t *testing.T) {
	scenario(t, func(b *bot) {
		b.outer.script = []error{advice(chat.Unsure)}
		b.ask("ana", "price btc")
		pass(time.Hour)
		if n := b.store.lostReplies(); n != 0 {
			t.Errorf("%d lost after an hour", n)
		}
		pass(24 * time.Hour)
		if n := b.store.lostReplies(); n != 1 {
			t.Errorf("%d lost, want one", n)
		}
		b.wantNothingLeft()
	})
}

func TestKeyThatThePlatformMayHaveForgottenIsNotRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{takes: true}, brain: &brain{}}
		b.cfg.Defaults()
		b.outer.script = []error{advice(chat.Unsure)}
		for range 9 { // the network is gone for longer than the key is kept
			b.outer.script = append(b.outer.script, errors.New("down"))
		}
		b.parts = func(p *pipeline.Parts) { p.Outlets["test"] = keyed{b.outer} }
		b.start()
		b.ask("ana", "price btc")
		pass(time.Hour)
		b.wantReplies("re: price btc")
		b.kill()
	})
}

func TestThoseWhoWaitedForAPauseLeaveAtThePace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.outer.script = []error{&chat.SendError{Advice: chat.Wait, After: 10 * time.Second, Global: true, Err: errors.New("429")}}
		b.parts = func(p *pipeline.Parts) { p.Outlets["test"] = steady{b.outer} }
		b.start()
		b.ask("first", "0")
		pass(time.Second)
		for i := range 50 {
			b.ask(fmt.Sprint("who", i), "price btc")
		}
		pass(10 * time.Second) // the pause ends within it
		if n := len(b.outer.texts()); n > 12 {
			t.Errorf("%d replies in the second after the pause, the pace is 5 a second", n)
		}
		pass(20 * time.Second)
		if n := len(b.outer.texts()); n != 51 {
			t.Errorf("%d replies in the end", n)
		}
		b.kill()
	})
}

// steady takes five posts a second.
type steady struct{ *platform }

func (steady) Pace() chat.Pace { return chat.Pace{PerSecond: 5} }
