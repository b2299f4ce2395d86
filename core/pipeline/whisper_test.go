package pipeline_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// gossip hears of everything, and answers each with a word for one person.
type gossip struct {
	mu      sync.Mutex
	heard   []string
	failing error
}

func (g *gossip) note(what string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.heard = append(g.heard, what)
	return g.failing
}

func (g *gossip) Beside(_ context.Context, i record.Interaction) error {
	return g.note("beside " + i.Message.Text)
}

func (g *gossip) Stored(_ context.Context, i record.Interaction, say pipeline.Say) error {
	if err := say(chat.Card{Text: "psst " + i.Message.Text}); err != nil {
		return g.note("unheard")
	}
	return g.note("stored " + i.Message.Text)
}

func (g *gossip) After(_ context.Context, _ record.Entry, say pipeline.Say) error {
	_ = say(chat.Card{Text: "why?"})
	return g.note("after")
}

// parlour is a platform where one can whisper.
type parlour struct {
	platform
	whispers []chat.Whisper
	before   int // messages that were there at the first whisper
}

func (p *parlour) Whisper(_ context.Context, w chat.Whisper) error {
	before := len(p.posts())
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.whispers) == 0 {
		p.before = before
	}
	p.whispers = append(p.whispers, w)
	return nil
}

func TestWhatConcernsOnePersonIsSaidToThemAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, room := &gossip{}, &parlour{}
		room.slow = time.Second
		b := &bot{t: t, store: newMemory(), outer: &room.platform, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) {
			p.Beside = g
			p.Outlets = map[chat.Platform]pipeline.Outlet{"test": room}
		}
		b.start()
		b.ask("ana", "price btc")
		pass(3 * time.Second)
		on := chat.Ref{Address: chat.Address{Platform: "test", Channel: "c"}, ID: "1"}
		if err := b.receive(chat.Press{On: on, Author: chat.Author{ID: "bo"}, Value: "x"}); err != nil {
			t.Fatal(err)
		}
		pass(time.Second)
		if want := []string{"beside price btc", "stored price btc", "after"}; !slices.Equal(g.heard, want) {
			t.Errorf("heard %v, want %v", g.heard, want)
		}
		if room.before != 1 {
			t.Errorf("it whispered before the answer was there")
		}
		if len(room.whispers) != 2 || room.whispers[0].To.ID != "ana" || room.whispers[0].Card.Text != "psst price btc" || room.whispers[1].To.ID != "bo" || room.whispers[1].On != on || room.whispers[1].Event == "" {
			t.Errorf("%+v", room.whispers)
		}
		b.wantReplies("re: price btc")
		b.kill()
	})
}

func TestCompanionHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gossip{failing: errors.New("boom")}
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) { p.Beside = g }
		b.start()
		b.ask("ana", "price btc")
		pass(time.Second)
		if !slices.Contains(g.heard, "unheard") {
			t.Errorf("where nobody can whisper: %v", g.heard)
		}
		b.wantReplies("re: price btc")
		b.wantNothingLeft()
		b.kill()
	})
}

// granting grants one wish, as a card that waits for a button.
type granting struct{ text string }

func (g granting) Wish(m chat.Message, prefers func() ask.Preferences) (chat.Card, bool) {
	if m.Text != g.text {
		return chat.Card{}, false
	}
	return chat.Card{Text: "as you wish", Asks: true, Language: prefers().Language}, true
}

func TestWishIsAnsweredWithNothingElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		room := &platform{}
		b := &bot{t: t, store: newMemory(), outer: room, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(p *pipeline.Parts) {
			p.Wishes = granting{"delete my data"}
			p.Askers = &registry{people: map[string]ask.Preferences{"ana": {Language: "tr"}}}
			p.Buttons = func(record.ID) []chat.Button { return []chat.Button{{Label: "👍"}} }
		}
		b.start()
		b.ask("ana", "delete my data")
		b.ask("ana", "price btc")
		pass(time.Second)
		b.wantReplies("as you wish", "re: price btc")
		for _, p := range room.posts() {
			if asks := p.Card.Text == "as you wish"; asks == (len(p.Card.Buttons) > 0) {
				t.Errorf("%q has %d buttons to judge it", p.Card.Text, len(p.Card.Buttons))
			} else if asks && p.Card.Language != "tr" {
				t.Errorf("granted in %q to who prefers Turkish", p.Card.Language)
			}
		}
		b.kill()
	})
}
