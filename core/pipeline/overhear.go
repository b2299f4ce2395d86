package pipeline

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// How often tickers in talk among people are answered: a channel once in so long, and a ticker in
// it once in so long.
const (
	quietChannel = 10 * time.Second
	quietTicker  = 5 * time.Minute
)

// ear takes tickers out of talk among people, where a channel wants that. What it does not take is
// gone: it never reaches the inbox.
//
//	overheard ──channel wants it?──▶ not answered lately? ──▶ inbox, with the tickers that are left
//	                 └──no──▶ gone            └──it was──▶ gone
type ear struct {
	mu       sync.Mutex
	channels map[channel]*heard
}

// heard is what was answered in a channel.
type heard struct {
	last    time.Time
	tickers map[string]time.Time
}

// overhears reports whether a message that nobody addressed to us is to be answered, and with
// which tickers.
func (p *Pipeline) overhears(ctx context.Context, m chat.Message) (chat.Message, bool) {
	m, any := m.Overhear()
	if !any || p.Askers == nil {
		return m, false
	}
	who, err := p.Askers.Asker(ctx, chat.Author{}, m.Ref.Address)
	if err != nil {
		p.Log.Error("read a channel's preferences", "error", err)
		return m, false
	}
	if who.Shared.Ambient != ask.On {
		return m, false
	}
	tickers := p.ear.fresh(channel{m.Ref.Platform, m.Ref.Channel}, strings.Fields(m.Text), time.Now())
	m.Text = strings.Join(tickers, " ")
	return m, len(tickers) > 0
}

// fresh are those tickers that may be answered in a channel now, and notes that they are.
func (e *ear) fresh(in channel, tickers []string, now time.Time) []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	h := e.of(in, now)
	if now.Sub(h.last) < quietChannel {
		return nil
	}
	for ticker, at := range h.tickers {
		if now.Sub(at) >= quietTicker {
			delete(h.tickers, ticker)
		}
	}
	tickers = slices.DeleteFunc(tickers, func(t string) bool { _, answered := h.tickers[t]; return answered })
	for _, t := range tickers {
		h.tickers[t] = now
		h.last = now
	}
	return tickers
}

// of is what was heard in a channel. Channels that have been quiet are forgotten where there are
// too many.
func (e *ear) of(in channel, now time.Time) *heard {
	if h, ok := e.channels[in]; ok {
		return h
	}
	if e.channels == nil {
		e.channels = map[channel]*heard{}
	}
	if len(e.channels) >= maxChannels {
		for key, h := range e.channels {
			if now.Sub(h.last) >= quietTicker {
				delete(e.channels, key)
			}
		}
	}
	if len(e.channels) >= maxChannels {
		clear(e.channels)
	}
	h := &heard{tickers: map[string]time.Time{}}
	e.channels[in] = h
	return h
}
