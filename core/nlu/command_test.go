package nlu

import (
	"testing"
	"time"

	"tickertape/core/ask"
)

func TestCommandsAreUnderstoodWithTheirSlash(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]struct {
		intent ask.Intent
		metric ask.Metric
		first  string
		like   string
	}{
		"/gas":             {ask.Market, ask.Gas, "ethereum", ""},
		"/GAS":             {ask.Market, ask.Gas, "ethereum", ""},
		"/gas@tape_bot":    {ask.Market, ask.Gas, "ethereum", ""},
		"/funding":         {ask.Market, ask.Funding, "bitcoin", ""},
		"/funding btc":     {ask.Market, ask.Funding, "bitcoin", ""},
		"/funding doge":    {ask.Market, ask.Funding, "dogecoin", ""},
		"/brief":           {ask.Market, "", "", ""},
		"/heatmap":         {ask.Movers, "", "", ""},
		"/heatmap 20":      {ask.Movers, "", "", ""},
		"/mood":            {ask.Sentiment, "", "", ""},
		"/whatif sol eth":  {ask.Compare, ask.MarketCap, "solana", "ethereum"},
		"/whatif doge btc": {ask.Compare, ask.MarketCap, "dogecoin", "bitcoin"},
		"gas price of eth": {ask.Market, ask.Gas, "ethereum", ""}, // no command
	} {
		q := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
		first := ""
		if len(q.Assets) > 0 {
			first = q.Assets[0].ID
		}
		if q.Intent != want.intent || q.Metric != want.metric || first != want.first || q.Like.ID != want.like || q.Text != text {
			t.Errorf("%q: %s, %q of %q like %q", text, q.Intent, q.Metric, first, q.Like.ID)
		}
	}
	if got := commanded(" / gas"); got != " / gas" {
		t.Errorf("%q", got)
	}
}
