package pipeline_test

import (
	"context"
	"errors"
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

// redraw plays a scene on a slate and presses a button that redraws.
func redraw(t *testing.T, value string, play func(*bot, *slate)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &slate{platform: &platform{}}
		b := &bot{t: t, store: newMemory(), outer: s.platform, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) {
			p.Skills = painter{b.brain}
			p.Outlets["test"] = s
		}
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
	redraw(t, chat.Redraws+"chart btc 7d", func(b *bot, s *slate) {
		pass(time.Second)
		if len(s.edits.made) != 1 || s.edits.made[0].Instead != chart || s.edits.made[0].Card.Text != "re: chart btc 7d" {
			t.Errorf("edits %+v", s.edits.made)
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
			redraw(t, c.value, func(b *bot, s *slate) {
				s.edits.script = c.script
				pass(time.Minute)
				_, text, _ := strings.Cut(c.value, ":")
				b.wantReplies("re: " + text)
				if s.edits.tries != c.tries || len(s.edits.made) != 0 {
					t.Errorf("%d edits tried, %d made", s.edits.tries, len(s.edits.made))
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
	redraw(t, chat.Redraws+"chart btc 7d", func(b *bot, s *slate) {
		s.edits.script = []error{&chat.SendError{Advice: chat.Wait, After: 20 * time.Second}, advice(chat.Unsure), errors.New("bare"), advice(chat.AsPlain)}
		pass(19 * time.Second)
		if s.edits.tries != 1 {
			t.Errorf("%d edits while told to wait", s.edits.tries)
		}
		pass(time.Minute)
		if last := s.edits.made[len(s.edits.made)-1]; s.edits.tries != 5 || len(s.edits.made) != 2 || !last.Plain {
			t.Errorf("%d edits, made %+v", s.edits.tries, s.edits.made)
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
			redraw(t, chat.Redraws+"chart btc 7d", func(b *bot, s *slate) {
				for range 20 {
					s.edits.script = append(s.edits.script, before)
				}
				pass(time.Second)
				b.cfg.Grace = 0
				b.restart()
				s.edits.Lock()
				s.edits.script = nil
				s.edits.Unlock()
				pass(2 * time.Minute)
				b.wantReplies()
				if last := s.edits.made[len(s.edits.made)-1]; last.Instead != chart || last.Key != "000001" {
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
	redraw(t, chat.Redraws+"chart btc 7d", func(b *bot, s *slate) {
		gone := advice(chat.GiveUp)
		s.edits.script = []error{gone, gone}
		s.platform.script, s.takes = []error{advice(chat.Unsure)}, true
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
