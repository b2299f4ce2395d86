package main

import (
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

func TestWhatPassesIsCounted(t *testing.T) {
	m := newMetrics()
	m.Received(chat.Telegram, "fresh")
	m.Answered(record.Interaction{Message: chat.Message{Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram}}}, Query: ask.Query{Intent: ask.Price}})
	m.Delivered(chat.Telegram, "sent")
	m.Limited(chat.Telegram)
	m.Called("coingecko", market.Price, "ok", time.Second)
	m.Cached("price", "hit")
	want := `
# HELP tickertape_replies_total Attempts to deliver a reply, by outcome: sent, lost, or the adapter's advice.
# TYPE tickertape_replies_total counter
tickertape_replies_total{outcome="sent",platform="telegram"} 1
`
	if err := testutil.GatherAndCompare(m.registry, strings.NewReader(want), "tickertape_replies_total"); err != nil {
		t.Error(err)
	}
	if problems, err := testutil.GatherAndLint(m.registry); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestProviderIsAsHealthyAsItsLastAnswer(t *testing.T) {
	m := newMetrics()
	health := m.health("fred")
	if !health().OK {
		t.Error("a provider that nobody asked is ill")
	}
	for outcome, ok := range map[market.Fault]bool{"ok": true, market.ErrNotFound: true, market.ErrTimeout: false, market.ErrRateLimited: false, market.ErrUnauthorized: false} {
		m.Called("fred", market.Economic, string(outcome), time.Second)
		if health().OK != ok {
			t.Errorf("after %q ok is %v", outcome, health().OK)
		}
	}
}
