package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestQuestionIsAnsweredStoredAndLinked(t *testing.T) {
	scenario(t, func(b *bot) {
		b.ask("ana", "price btc")
		pass(time.Second)
		b.wantReplies("re: price btc")
		b.wantNothingLeft()
		i := b.store.interactions["000001"]
		if i.Query.Text != "price btc" || i.Provider != "test" || b.store.stored[i.ID] != 1 {
			t.Errorf("stored %+v, %d times", i, b.store.stored[i.ID])
		}
		if len(b.store.links) != 1 {
			t.Errorf("links %v, want one", b.store.links)
		}
	})
}

func TestRedeliveredEventIsAnsweredOnce(t *testing.T) {
	scenario(t, func(b *bot) {
		e := chat.Event{Platform: "test", ID: "again", Body: question("ana", "price btc")}
		for range 3 {
			if err := b.pipe.Receive(t.Context(), e); err != nil {
				t.Fatal(err)
			}
		}
		pass(time.Second)
		b.wantReplies("re: price btc")
	})
}

func TestConversationStaysInOrderAndOthersDontWait(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.think = time.Second
		for i := range 3 {
			b.ask("ana", fmt.Sprint("a", i))
		}
		for _, who := range []string{"bo", "cy", "di"} {
			b.ask(who, who)
		}
		pass(1500 * time.Millisecond)
		if got := len(b.outer.texts()); got != 4 {
			t.Errorf("%d replies after 1.5 s, want one of each conversation", got)
		}
		pass(2 * time.Second)
		var ana []string
		for _, s := range b.outer.texts() {
			if strings.HasPrefix(s, "re: a") {
				ana = append(ana, s)
			}
		}
		if strings.Join(ana, ",") != "re: a0,re: a1,re: a2" {
			t.Errorf("ana's replies %v", ana)
		}
	})
}

func TestAnswerSurvivesCrashBeforeSending(t *testing.T) {
	scenario(t, func(b *bot) {
		b.outer.script = []error{errors.New("x"), errors.New("x"), errors.New("x"), errors.New("x"), errors.New("x"), errors.New("x"), errors.New("x"), errors.New("x")}
		b.ask("ana", "price btc")
		pass(time.Second)
		b.wantReplies()
		b.cfg.Grace = 0
		b.restart()
		b.outer.mu.Lock()
		b.outer.script = nil
		b.outer.mu.Unlock()
		pass(2 * time.Minute)
		b.wantReplies("re: price btc")
		if b.store.stored["000001"] != 1 {
			t.Errorf("stored %d times", b.store.stored["000001"])
		}
	})
}

func TestStopFinishesWhatIsInFlight(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.think = 3 * time.Second
		b.ask("ana", "price btc")
		pass(time.Second)
		b.kill()
		b.wantReplies("re: price btc")
		b.wantNothingLeft()
	})
}

func TestWhatWasAcceptedInTheLastMomentIsFinished(t *testing.T) {
	scenario(t, func(b *bot) {
		for i := range 20 {
			b.ask("ana", fmt.Sprint(i))
		}
		b.kill() // nothing was begun
		b.wantNothingLeft()
	})
}

func TestStopTakesNoLongerThanItsGrace(t *testing.T) {
	scenario(t, func(b *bot) {
		b.brain.think = time.Hour
		b.ask("ana", "price btc")
		pass(time.Second)
		start := time.Now()
		b.kill()
		if took := time.Since(start); took > b.cfg.Grace+time.Second {
			t.Errorf("stopped after %s, grace is %s", took, b.cfg.Grace)
		}
	})
}

func TestStoreThatFailsIsTriedAgain(t *testing.T) {
	scenario(t, func(b *bot) {
		b.store.fails = 3
		b.ask("ana", "price btc")
		pass(time.Minute)
		b.wantReplies("re: price btc")
		b.wantNothingLeft()
	})
}

func TestFailureOfASkillIsOneSentence(t *testing.T) {
	for name, spoil := range map[string]func(*brain){
		"error": func(b *brain) { b.failing = errors.New("secret detail") },
		"panic": func(b *brain) { b.panics = true },
		"slow":  func(b *brain) { b.think = time.Hour },
	} {
		t.Run(name, func(t *testing.T) {
			scenario(t, func(b *bot) {
				spoil(b.brain)
				b.ask("ana", "price btc")
				pass(time.Minute)
				got := strings.Join(b.outer.texts(), "")
				if !strings.Contains(got, "went wrong on my side") || strings.Contains(got, "secret") || strings.Contains(got, "kaboom") {
					t.Errorf("reply %q", got)
				}
			})
		})
	}
}

func TestLongWorkShowsTyping(t *testing.T) {
	for think, want := range map[time.Duration]int{10 * time.Millisecond: 0, 2 * time.Second: 1} {
		scenario(t, func(b *bot) {
			b.brain.think = think
			b.ask("ana", "price btc")
			pass(5 * time.Second)
			if b.outer.typed != want {
				t.Errorf("thinking %s typed %d times, want %d", think, b.outer.typed, want)
			}
		})
	}
}

func TestPlatformThatTakesNoRepliesGetsNoMoreQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.cfg.Backlog, b.cfg.UserPerMinute = 3, 0
		for range 100 {
			b.outer.script = append(b.outer.script, errors.New("down"))
		}
		b.start()
		for i := range 3 {
			b.ask("ana", fmt.Sprint(i))
		}
		synctest.Wait()
		if err := b.receive(question("ana", "more")); !errors.Is(err, record.ErrFull) {
			t.Errorf("fourth question: %v, want ErrFull", err)
		}
		b.kill()
	})
}

func TestReactionReachesTheDeskAndIsDropped(t *testing.T) {
	desk := &desk{}
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Reacts = desk }
		b.start()
		at := chat.Address{Platform: "test", Channel: "dm-ana"}
		if err := b.receive(chat.Reaction{On: chat.Ref{Address: at, ID: "1"}, Emoji: "👍"}); err != nil {
			t.Fatal(err)
		}
		if err := b.receive(chat.Press{On: chat.Ref{Address: at, ID: "1"}, Value: "x"}); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		b.wantNothingLeft()
		b.kill()
	})
	if desk.calls != 2 {
		t.Errorf("desk called %d times, want 2", desk.calls)
	}
}

// A reaction can overtake the link of the reply that it is on.
func TestReactionWaitsForTheReplyThatIsBeingLinked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{slow: 2 * time.Second}, brain: &brain{}}
		desk := &desk{knows: func() bool {
			b.store.mu.Lock()
			defer b.store.mu.Unlock()
			return len(b.store.links) == 1
		}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Reacts = desk }
		b.start()
		b.ask("ana", "price btc")
		pass(time.Second) // the send is under way
		at := chat.Address{Platform: "test", Channel: "dm-ana"}
		if err := b.receive(chat.Reaction{On: chat.Ref{Address: at, ID: "1"}, Emoji: "👍"}); err != nil {
			t.Fatal(err)
		}
		pass(10 * time.Second)
		if desk.took != 1 {
			t.Errorf("the desk took %d reactions, want 1", desk.took)
		}
		b.kill()
	})
}

// desk is a Reactor that knows replies when told so.
type desk struct {
	calls, took int
	knows       func() bool
}

func (d *desk) React(context.Context, record.Entry) error {
	d.calls++
	if d.knows != nil && !d.knows() {
		return record.ErrNotFound
	}
	d.took++
	return nil
}
