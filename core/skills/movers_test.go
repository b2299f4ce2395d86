package skills_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// withListing opens a bazaar with a ranking of coins; one of them nobody trades.
func withListing() *bazaar {
	b := withStatistics()
	row := func(a market.Asset, price float64, change, size, volume *float64, rank int) market.Stats {
		return market.Stats{Asset: a, Currency: "usd", Price: price, Change24h: change, MarketCap: size, Volume24h: volume, Rank: &rank, Source: "CoinGecko", At: noon}
	}
	b.listed = []market.Stats{
		row(btc, 97432.1, ptr(2.41), ptr(1.9e12), ptr(45e9), 1), row(eth, 3520.46, ptr(-1.2), ptr(424e9), ptr(21e9), 2),
		row(sol, 241.5, ptr(0.001), ptr(110e9), ptr(5e9), 5), row(shib, 0.00001234, ptr(-12.345), ptr(7e9), ptr(4e8), 15),
		row(coin("pepe", "PEPE", "Pepe"), 0.0000062, ptr(31.5), ptr(3e9), ptr(9e9), 30), row(coin("idle", "IDLE", "Idle Coin"), 1, ptr(900.0), ptr(1e9), ptr(10.0), 31),
		row(coin("quiet", "QUIET", "Quiet Coin"), 2, nil, nil, nil, 32),
	}
	return b
}

// withWeeks is one that tells the changes of a week and a month, too, of all but the last.
func withWeeks() *bazaar {
	b := withListing()
	for i := range b.listed[:len(b.listed)-1] {
		b.listed[i].ChangeOver = map[time.Duration]float64{7 * 24 * time.Hour: float64(3*i - 4), 30 * 24 * time.Hour: float64(11 - 4*i)}
	}
	return b
}

func TestMoversCards(t *testing.T) {
	board := func(b ask.Board) ask.Query { return ask.Query{Intent: ask.Movers, Text: "x", Board: b} }
	week := board(ask.Gainers)
	week.Span = "7d"
	month := board("")
	month.Span, month.Language = "30d", "de"
	dear := board(ask.Dearest)
	dear.Of = market.Equity
	under, nothing := board(ask.Cheapest), board(ask.Cheapest)
	under.Under, nothing.Under = 1.5, 1e-9
	cheapGainers, cheapShares, noShares := board(ask.Gainers), board(ask.Cheapest), board(ask.Cheapest)
	cheapGainers.Under, cheapShares.Under, cheapShares.Of, noShares.Under, noShares.Of = 1.5, 1000, market.Equity, 1, market.Equity
	monthly := board("")
	monthly.Of, monthly.Span = market.Equity, "30d"
	long := board(ask.Largest)
	long.Span = "ytd"
	fourWeeks := board(ask.Gainers)
	fourWeeks.Span = "4w"
	two := board(ask.Losers)
	two.Top = 1
	shares := board("")
	shares.Of = market.Equity
	still := withListing()
	still.listed = still.listed[6:]
	golden(t, "movers", []scene{
		{"what rose and what fell", withListing(), board("")},
		{"gainers", withListing(), board(ask.Gainers)},
		{"the worst one", withListing(), two},
		{"trending", withListing(), board(ask.Trending)},
		{"largest", withListing(), board(ask.Largest)},
		{"most traded", withListing(), board(ask.Traded)},
		{"over a week, which nobody tells", withListing(), week},
		{"over a week", withWeeks(), week},
		{"both over a month and a day", withWeeks(), month},
		{"the dearest", withListing(), board(ask.Dearest)},
		{"the cheapest", withListing(), board(ask.Cheapest)},
		{"the dearest shares", withListing(), dear},
		{"under a price", withListing(), under},
		{"under what nothing costs", withListing(), nothing},
		{"gainers under a price", withListing(), cheapGainers},
		{"shares under a price", withListing(), cheapShares},
		{"shares under what none costs", withListing(), noShares},
		{"the largest over a time that nobody tells", withListing(), long},
		{"over four weeks, which are told as 30 days", withWeeks(), fourWeeks},
		{"nothing moves", still, board("")},
		{"nothing rose", still, board(ask.Gainers)},
		{"shares", withListing(), shares},
		{"shares over a time that nobody ranks", withListing(), monthly},
		{"nobody ranks", open(), board("")},
		{"out of reach", open().failing(fault(market.ErrUnavailable)), board("")},
	})
}

func TestWhatNobodyTradesIsNoMover(t *testing.T) {
	c := withListing().answer(t, ask.Query{Intent: ask.Movers, Board: ask.Gainers})
	if strings.Contains(c.Plain(), "IDLE") {
		t.Error(c.Plain())
	}
}

func TestMoversAmongSharesAreToldInTheMoneyThatIsAskedFor(t *testing.T) {
	q := ask.Query{Intent: ask.Movers, Of: market.Equity, Currency: "eur"}
	c := open().answer(t, q)
	dollars := open().answer(t, ask.Query{Intent: ask.Movers, Of: market.Equity})
	if c.Table == nil || !strings.Contains(c.Plain(), "€") || strings.Contains(dollars.Plain(), "€") {
		t.Errorf("%s\n—\n%s", c.Plain(), dollars.Plain())
	}
}
