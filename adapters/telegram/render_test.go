package telegram

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/chat"
)

var asOf = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// cards are what people get, and what somebody might try.
var cards = map[string]chat.Card{
	"price": {
		Title: "Bitcoin (BTC)", Text: "$91,234.56",
		Fields: []chat.Field{{Name: "24 h", Value: "+2.1 %", Trend: chat.Up}, {Name: "7 days", Value: "−4.0 %", Trend: chat.Down}, {Name: "Market cap", Value: "$1.81 T"}},
		Source: "CoinGecko", AsOf: asOf,
	},
	"prices": {
		Title:  "Prices",
		Table:  &chat.Table{Header: []string{"Asset", "Price", "24 h"}, Rows: [][]string{{"BTC", "$91,234.56", "+2.1 %"}, {"ETH", "$3,012.40", "−0.4 %"}, {"SHIB", "$0.00000812", "0.0 %"}}},
		Source: "CoinGecko", AsOf: asOf, Stale: 7 * time.Minute, Notice: "The market data provider is not answering. These are the last known prices.",
	},
	"economic": {
		Title: "Consumer price index (US)", Text: "319.8 for October 2026",
		Fields: []chat.Field{{Name: "Before", Value: "318.9 (September 2026)"}, {Name: "Change", Value: "+0.3 %", Trend: chat.Up}, {Name: "Year on year", Value: "+2.9 %", Trend: chat.Up}},
		Source: "FRED", AsOf: asOf, Simulated: true,
	},
	"help":    {Text: "Ask me about prices and the economy, for example:\n\nprice btc eth\n1.5 eth in eur\ncpi"},
	"nothing": {},
	"hostile": {
		Title:  "<b>@everyone</b> & \"co\" <script>alert(1)</script>",
		Text:   "</b></pre><a href=\"tg://user?id=1001\">Ana</a> &lt; &amp; \u202egnp.exe\u202c zero\u200bwidth \x00\x1b[31mred\n@ana_1 العربية עברית",
		Fields: []chat.Field{{Name: "line\nbreak", Value: "a\tb   c\r\nd"}, {Name: "@bo_22", Value: "<i>x"}},
		Table:  &chat.Table{Header: []string{"<pre>", "@ana_1"}, Rows: [][]string{{"</pre>", "more", "than", "asked"}, {"less"}, {"two\nlines", "&"}}},
		Source: "<u>source</u> @bo_22", Notice: "notice </i> @ana_1", AsOf: asOf,
	},
	"long": {
		Title: "Top coins", Text: strings.Repeat("A paragraph that goes on and on. ", 40),
		Table:  &chat.Table{Header: []string{"Asset", "Price"}, Rows: many(300)},
		Source: "CoinGecko", AsOf: asOf, Notice: strings.Repeat("A notice that does not end. ", 40),
	},
}

func many(n int) (rows [][]string) {
	for range n {
		rows = append(rows, []string{"BTC <&>", "$91,234.56"})
	}
	return rows
}

func TestCardsLookAsExpected(t *testing.T) {
	for name, c := range cards {
		t.Run(name, func(t *testing.T) {
			golden(t, "cards/"+name+".html", render(c, maxText).html()+"\n")
			golden(t, "cards/"+name+".txt", render(c, maxText).plain()+"\n")
		})
	}
}

func TestCardsFitTheirLimits(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringN(0, 3000, -1), rapid.SampledFrom([]string{"", "@everyone", "<b>", "🚀", strings.Repeat("x", 5000)}))
	rapid.Check(t, func(t *rapid.T) {
		c := chat.Card{
			Title: text.Draw(t, "title"), Text: text.Draw(t, "text"), Notice: text.Draw(t, "notice"), Source: text.Draw(t, "source"),
			Fields: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) chat.Field {
				return chat.Field{Name: text.Draw(t, "name"), Value: text.Draw(t, "value"), Trend: chat.Up}
			}), 0, 5).Draw(t, "fields"),
			Table: &chat.Table{
				Header: rapid.SliceOfN(text, 0, 3).Draw(t, "header"),
				Rows:   rapid.SliceOfN(rapid.SliceOfN(text, 0, 4), 0, 4).Draw(t, "rows"),
			},
		}
		limit := rapid.SampledFrom([]int{maxText, maxCaption, maxText / 2, maxCaption / 2}).Draw(t, "limit")
		d := render(c, limit)
		if n := d.units(); n > limit {
			t.Fatalf("%d units, allowed %d", n, limit)
		}
		visible, mentions := seen(t, d.html())
		if visible != d.plain() || len(mentions) > 0 {
			t.Fatalf("shows %q, mentions %q", visible, mentions)
		}
	})
}

func TestShortenedCardKeepsNoticeAndSource(t *testing.T) {
	c := cards["long"]
	for _, limit := range []int{maxText, maxCaption} {
		got := render(c, limit).plain()
		if !strings.Contains(got, "⚠️ A notice") || !strings.HasSuffix(got, "CoinGecko · 23 Nov 2026 12:00:00 UTC") {
			t.Errorf("ends with %q", got[max(0, len(got)-100):])
		}
	}
}
