package telegramtest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"tickertape/adapters/adaptertest"
)

// firstTalker is the person of the first conversation of a load.
const firstTalker = 20_000_001

// load is a number of private conversations that ask again as soon as they have their answer.
type load struct {
	s     *Server
	text  func(n int) string
	total int64
	asked atomic.Int64
	got   atomic.Int64
	talks []talk
	done  chan struct{}
}

type talk struct {
	mu    sync.Mutex
	since time.Time
	took  []time.Duration
}

// Load lets so many people talk with the bot at the same time until it has given total
// answers, one for each question. text makes the n-th question. It returns how long each
// answer took, from the question's arrival at the server to the answer's.
func (s *Server) Load(ctx context.Context, conversations, total int, text func(n int) string) ([]time.Duration, error) {
	l := &load{s: s, text: text, total: int64(total), talks: make([]talk, min(conversations, total)), done: make(chan struct{})}
	s.OnReply(l.answer)
	defer s.OnReply(nil)
	for i := range l.talks {
		l.ask(i)
	}
	select {
	case <-l.done:
	case <-ctx.Done():
		return nil, fmt.Errorf("%d of %d answers came: %w", l.got.Load(), total, ctx.Err())
	}
	var all []time.Duration
	for i := range l.talks {
		l.talks[i].mu.Lock()
		all = append(all, l.talks[i].took...)
		l.talks[i].mu.Unlock()
	}
	return all, nil
}

func (l *load) ask(i int) {
	n := l.asked.Add(1)
	if n > l.total {
		return
	}
	t := &l.talks[i]
	t.mu.Lock()
	t.since = time.Now()
	t.mu.Unlock()
	l.s.Say(adaptertest.Line{User: digits(int64(firstTalker + i)), Text: l.text(int(n - 1))})
}

func (l *load) answer(chatID int64, _ string) {
	i := int(chatID - firstTalker)
	if i < 0 || i >= len(l.talks) {
		return
	}
	t := &l.talks[i]
	t.mu.Lock()
	t.took = append(t.took, time.Since(t.since))
	t.mu.Unlock()
	if l.got.Add(1) == l.total {
		close(l.done)
		return
	}
	l.ask(i)
}
