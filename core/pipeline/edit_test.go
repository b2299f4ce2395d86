package pipeline_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// slate is a platform whose messages can be changed; its edits go as told, in turn.
type slate struct {
	*platform
	edits struct {
		sync.Mutex
		made   []chat.Post
		tries  int
		script []error
	}
}

func (s *slate) Edit(_ context.Context, p chat.Post) (chat.Ref, error) {
	s.edits.Lock()
	defer s.edits.Unlock()
	s.edits.tries++
	var err error
	if len(s.edits.script) > 0 {
		err, s.edits.script = s.edits.script[0], s.edits.script[1:]
	}
	if err == nil || errors.Is(err, chat.Unsure) {
		s.edits.made = append(s.edits.made, p)
	}
	return p.Instead, err
}

// painter draws a picture for every question about a chart.
type painter struct{ *brain }

func (p painter) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	c, err := p.brain.Answer(ctx, q)
	if strings.HasPrefix(q.Text, "chart") {
		c.Image = &chat.Image{Name: "chart.png", PNG: []byte("png")}
	}
	return c, err
}

var chart = chat.Ref{Address: chat.Address{Platform: "test", Channel: "dm-ana"}, ID: "41"}

// will says how the next edits go.
func (s *slate) will(script ...error) {
	s.edits.Lock()
	defer s.edits.Unlock()
	s.edits.script = script
}

// so is how often edits were tried, and which were made.
func (s *slate) so() (tries int, made []chat.Post) {
	s.edits.Lock()
	defer s.edits.Unlock()
	return s.edits.tries, slices.Clone(s.edits.made)
}

// redraw plays a scene on a slate that is told how its edits go, once a button was pressed.
func redraw(t *testing.T, value string, script []error, play func(*bot, *slate)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &slate{platform: &platform{}}
		b := &bot{t: t, store: newMemory(), outer: s.platform, brain: &brain{think: 50 * time.Millisecond}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) {
			p.Skills = painter{b.brain}
			p.Outlets["test"] = s
		}
		s.will(script...)
		b.start()
		b.press(value)
		play(b, s)
		b.wantNothingLeft()
		b.kill()
	})
}

func (b *bot) press(value string) {
	b.t.Helper()
	if err := b.receive(chat.Press{On: chart, Author: chat.Author{ID: "ana"}, Value: value}); err != nil {
		b.t.Fatal(err)
	}
}

func TestRedrawingButtonChangesItsMessage(t *testing.T) {
	redraw(t, chat.Redraws+"chart btc 7d", nil, func(b *bot, s *slate) {
		pass(time.Second)
		if _, made := s.so(); len(made) != 1 || made[0].Instead != chart || made[0].Card.Text != "re: chart btc 7d" {
			t.Errorf("edits %+v", made)
		}
		b.wantReplies()
		if id := b.store.links[chart]; id != "000001" || b.store.interactions[id].Query.Text != "chart btc 7d" {
			t.Errorf("the message leads to %q", id)
		}
		b.press(chat.Redraws + "chart btc 1y")
		pass(time.Second)
		if id := b.store.links[chart]; id != "000002" {
			t.Errorf("a reaction on the message would be one on %q, want its newest answer", id)
		}
	})
}

func TestWhatIsAnsweredWithAMessageOfItsOwn(t *testing.T) {
	for name, c := range map[string]struct {
		value  string
		script []error
		tries  int
	}{
		"a button that only asks":              {chat.Asks + "chart btc 7d", nil, 0},
		"an answer without a picture":          {chat.Redraws + "price btc", nil, 0},
		"a message that can't be changed":      {chat.Redraws + "chart btc 7d", []error{advice(chat.GiveUp)}, 1},
		"an answer that is refused twice":      {chat.Redraws + "chart btc 7d", []error{advice(chat.AsPlain), advice(chat.AsPlain)}, 2},
		"a message that can't be changed then": {chat.Redraws + "chart btc 7d", []error{advice(chat.BackOff), advice(chat.GiveUp)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			redraw(t, c.value, c.script, func(b *bot, s *slate) {
				pass(time.Minute)
				_, text, _ := strings.Cut(c.value, ":")
				b.wantReplies("re: " + text)
				if tries, made := s.so(); tries != c.tries || len(made) != 0 {
					t.Errorf("%d edits tried, %d made", tries, len(made))
				}
				if b.store.links[chart] != "" || len(b.store.links) != 1 {
					t.Errorf("links %v", b.store.links)
				}
			})
		})
	}
}

func TestPlatformThatCantChangeMessagesGetsANewOne(t *testing.T) {
	scenario(t, func(b *bot) {
		b.press(chat.Redraws + "chart btc 7d")
		pass(time.Second)
		b.wantReplies("re: chart btc 7d")
	})
}

func TestEditIsMadeAgainUntilItIsSure(t *testing.T) {
	script := []error{&chat.SendError{Advice: chat.Wait, After: 20 * time.Second}, advice(chat.Unsure), errors.New("bare"), advice(chat.AsPlain)}
	redraw(t, chat.Redraws+"chart btc 7d", script, func(b *bot, s *slate) {
		pass(19 * time.Second)
		if tries, _ := s.so(); tries != 1 {
			t.Errorf("%d edits while told to wait", tries)
		}
		pass(time.Minute)
		if tries, made := s.so(); tries != 5 || len(made) != 2 || !made[1].Plain {
			t.Errorf("%d edits, made %+v", tries, made)
		}
		b.wantReplies()
		if b.store.links[chart] != "000001" {
			t.Errorf("links %v", b.store.links)
		}
	})
}

func TestEditSurvivesACrash(t *testing.T) {
	for name, before := range map[string]error{"before it was made": advice(chat.BackOff), "before anybody knew that it was made": advice(chat.Unsure)} {
		t.Run(name, func(t *testing.T) {
			redraw(t, chat.Redraws+"chart btc 7d", slices.Repeat([]error{before}, 20), func(b *bot, s *slate) {
				pass(time.Second)
				b.cfg.Grace = 0
				b.restart()
				s.will()
				pass(2 * time.Minute)
				b.wantReplies()
				_, made := s.so()
				if last := made[len(made)-1]; last.Instead != chart || last.Key != "000001" {
					t.Errorf("edited %+v", last)
				}
				if b.store.links[chart] != "000001" || b.store.stored["000001"] != 1 {
					t.Errorf("links %v, stored %v", b.store.links, b.store.stored)
				}
			})
		})
	}
}

func TestMessageInPlaceOfAnEditIsNotPostedTwice(t *testing.T) {
	gone := advice(chat.GiveUp)
	// The press is answered after the test has said how sends go: the skill thinks for a while.
	redraw(t, chat.Redraws+"chart btc 7d", []error{gone, gone}, func(b *bot, s *slate) {
		s.mu.Lock()
		s.platform.script, s.takes = []error{advice(chat.Unsure)}, true
		s.mu.Unlock()
		pass(200 * time.Millisecond)
		b.cfg.Grace = 0
		b.restart()
		pass(time.Minute)
		b.wantReplies("re: chart btc 7d")
		if b.store.state("000001") != record.UnsureSent {
			t.Errorf("outbox %v", b.store.state("000001"))
		}
		b.store.mu.Lock()
		delete(b.store.outbox, "000001") // it is left there, as every unsure reply
		b.store.mu.Unlock()
	})
}

func TestAdapterThatPanicsOverAnEditSendsInstead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) {
			p.Skills = painter{b.brain}
			p.Outlets["test"] = shaky{b.outer}
		}
		b.start()
		b.press(chat.Redraws + "chart btc 7d")
		pass(time.Second)
		b.wantReplies("re: chart btc 7d")
		b.kill()
	})
}

type shaky struct{ *platform }

func (shaky) Edit(context.Context, chat.Post) (chat.Ref, error) { panic("kaboom") }
