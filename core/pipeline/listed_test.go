package pipeline_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
)

// shelf answers with a list, and hears what it was.
type shelf struct {
	brain
	mu    sync.Mutex
	heard [][]string
}

func (s *shelf) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	return ask.Query{Text: m.Text, Intent: ask.Movers, Language: "en"}, nil
}

func (s *shelf) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	c := chat.Card{Text: q.Text, Source: "test", Values: []chat.Value{{Of: "bitcoin"}, {Of: "bitcoin"}, {}, {Of: "ethereum"}}}
	if q.Text == "top" {
		c.Table = &chat.Table{Header: []string{"#"}}
	}
	return c, nil
}

func (s *shelf) Listed(m chat.Message, ids []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = append(s.heard, append([]string{m.Text}, ids...))
}

// What an answer lists is told to who understands; a card without a table lists nothing.
func TestWhatAnAnswerListedIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &shelf{}
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.parts = func(parts *pipeline.Parts) { parts.Nlu, parts.Skills = s, s }
		b.start()
		b.ask("ana", "mood")
		b.ask("ana", "top")
		time.Sleep(time.Second)
		b.kill()
		if len(s.heard) != 1 || !slices.Equal(s.heard[0], []string{"top", "bitcoin", "ethereum"}) {
			t.Errorf("heard %v", s.heard)
		}
	})
}
