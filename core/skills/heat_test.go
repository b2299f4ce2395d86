package skills_test

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// hot asks for a heat map.
func hot(top int) ask.Query {
	return ask.Query{Intent: ask.Movers, Text: "x", Board: ask.Heat, Top: top}
}

// withCoins opens a bazaar that ranks so many coins, the smaller the later, rising and falling by turns.
func withCoins(n int) *bazaar {
	b := open()
	for i := range n {
		size, change := 2e12/float64(i*i+1), 3*math.Sin(float64(i))
		b.listed = append(b.listed, market.Stats{
			Asset: coin(fmt.Sprint("coin-", i), fmt.Sprint("C", i), fmt.Sprint("Coin ", i)), Currency: "usd", Price: 1, MarketCap: &size, Volume24h: &size, Change24h: &change, Source: "CoinGecko", At: noon,
		})
	}
	return b
}

func TestHeatMapCards(t *testing.T) {
	week, shares, memes := hot(0), hot(0), hot(0)
	memes.Unknown = []string{"memecoins"}
	week.Span, shares.Of = "7d", market.Equity
	still := withListing()
	still.listed = still.listed[2:3]
	golden(t, "heat", []scene{
		{"the few that are known", withListing(), hot(0)},
		{"the three largest", withListing(), hot(3)},
		{"the week of the largest", withWeeks(), week},
		{"over a week", withListing(), week},
		{"of memecoins", withListing(), memes},
		{"one alone", still, hot(0)},
		{"shares", withListing(), shares},
		{"nobody ranks", open(), hot(0)},
		{"out of reach", open().failing(fault(market.ErrUnavailable)), hot(0)},
	})
}

func TestAHeatMapIsOfTheLargestCoins(t *testing.T) {
	for top, want := range map[int]int{0: 50, 20: 20, 50: 50, 100: 50} {
		c := withCoins(120).answer(t, hot(top))
		if c.Image == nil {
			t.Fatal(c.Plain())
		}
		if _, err := png.Decode(bytes.NewReader(c.Image.PNG)); err != nil || len(c.Image.PNG) > 100_000 {
			t.Errorf("%v, %d bytes", err, len(c.Image.PNG))
		}
		caps := 0
		for _, v := range c.Values {
			if v.Name == "market_cap" {
				caps++
			}
		}
		if caps != want || !strings.Contains(c.Title, fmt.Sprint(want)) || len(c.Table.Rows) != 10 {
			t.Errorf("top %d: %d coins, %q, %d rows", top, caps, c.Title, len(c.Table.Rows))
		}
	}
}

func TestAHeatMapIsDrawnAsItsAskerLikesPictures(t *testing.T) {
	dark, light := hot(0), hot(0)
	light.Asker.Own.Theme = ask.Light
	a, b := withCoins(60).answer(t, dark), withCoins(60).answer(t, light)
	if bytes.Equal(a.Image.PNG, b.Image.PNG) {
		t.Error("light is dark")
	}
}
