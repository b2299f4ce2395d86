package skills

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
	"tickertape/core/skills/tongue"
)

// movers ranks coins and large companies: what rose and fell, what is traded and looked for.
type movers struct {
	desk   desk.Desk
	artist artist
}

// How many rows a ranking has.
const (
	usualRows = 5 // of each side, where both are shown
	oneSided  = 10
	mostRows  = 25
)

// leastTraded is the volume of 24 hours, as a share of the market cap, under which a coin's change
// says nothing: nobody trades it.
const leastTraded = 0.001

// Answer ranks the 250 largest coins, or large companies.
func (m movers) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if q.Of == market.Equity {
		return m.companies(ctx, q), nil
	}
	if q.Board == ask.Heat {
		return m.heat(ctx, q), nil
	}
	request := market.Request{Kind: market.Listing, Currency: desk.Currency(q.Currency)}
	what := v.Say("the ranking of coins")
	if q.Board == ask.Trending {
		request.Kind, what = market.Trending, v.Say("what people look for")
	}
	a, err := m.desk.Source.Fetch(ctx, request)
	if err == nil && len(a.Stats) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		return v.trouble(err, what, v.nobodyRanks(request.Currency)), nil
	}
	r := ranking{q: q, stats: a.Stats, v: v}
	if byMoves(q.Board) {
		r.stats, r.over = over(a.Stats, q.Span)
	}
	c := r.card()
	v.credit(&c, a)
	v.otherSpan(&c, q, r.over)
	return c, nil
}

// nobodyRanks says that there is no ranking in a currency.
func (v voice) nobodyRanks(in market.Currency) string {
	if in == market.USD {
		return v.nobodyHas(v.Say("the ranking of coins"))
	}
	return v.Say("None of my data providers ranks coins in %s. Try “top gainers”, in US dollars.", upper(in))
}

// ranking puts statistics in an order.
type ranking struct {
	q      ask.Query
	stats  []market.Stats
	shares bool     // of companies, since the previous close; else of coins
	over   ask.Span // that the changes of coins are of; empty: 24 hours
	of     int      // how many there were, of any price
	v      voice
}

// say is a sentence about coins, or its twin about shares.
func (r ranking) say(coins, shares tongue.Key, args ...any) string {
	if r.shares {
		return r.v.Say(shares, args...)
	}
	return r.v.Say(coins, args...)
}

func (r ranking) card() chat.Card {
	r.of = len(r.stats)
	if most := r.q.Under; most > 0 {
		r.stats = slices.DeleteFunc(slices.Clone(r.stats), func(s market.Stats) bool { return s.Price >= most })
	}
	switch r.q.Board {
	case ask.Gainers:
		return r.list(r.titled("Top gainers, 24 h", "Top gainers"), r.moved(1), r.rose)
	case ask.Losers:
		return r.list(r.titled("Top losers, 24 h", "Top losers"), r.moved(-1), r.fell)
	case ask.Trending:
		return r.list(r.v.Say("Trending coins"), r.stats, r.looked)
	case ask.Largest:
		return r.list(r.v.Say("Largest coins by market cap"), r.by(func(s market.Stats) *float64 { return s.MarketCap }), r.largest)
	case ask.Dearest:
		return r.list(r.say("Coins with the highest price", "Shares with the highest price"), r.priced(-1), r.dearest)
	case ask.Cheapest:
		return r.cheapest()
	case ask.Traded:
		return r.list(r.v.Say("Most traded coins, 24 h"), r.by(func(s market.Stats) *float64 { return s.Volume24h }), r.traded)
	}
	return r.both()
}

// titled is the title of a ranking of moves.
func (r ranking) titled(coins, shares tongue.Key) string {
	title := r.say(coins, shares)
	if r.over != "" {
		title = r.v.commas([]string{r.v.Say(shares), r.v.brief(r.over)})
	}
	if r.q.Under > 0 {
		title = r.v.commas([]string{title, r.v.Say("under %s", r.most())})
	}
	return title
}

// most writes the price that all of a ranking are under.
func (r ranking) most() string { return r.v.Money(r.q.Under, desk.Currency(r.q.Currency)) }

// nobody says that a ranking is empty.
func (r ranking) nobody() string {
	switch {
	case r.q.Under > 0 && len(r.stats) == 0:
		return r.say("None of the %d largest coins costs less than %s.", "None of %d large companies has a share under %s.", r.of, r.most())
	case r.over == "":
		return r.say("None of the largest coins did in the last 24 hours.", "None of the large companies did in the last 24 hours.")
	}
	return r.v.Say("None of the largest coins did in that time.")
}

// moved are the coins that moved in a direction, the strongest first. What hardly anybody trades
// is left out.
func (r ranking) moved(direction float64) []market.Stats {
	return slices.DeleteFunc(r.changed(direction), func(s market.Stats) bool {
		return s.MarketCap != nil && s.Volume24h != nil && *s.Volume24h < leastTraded**s.MarketCap
	})
}

// changed are all coins that moved in a direction, the strongest first.
func (r ranking) changed(direction float64) []market.Stats {
	out := slices.DeleteFunc(slices.Clone(r.stats), func(s market.Stats) bool {
		return desk.Known(s.Change24h) == nil || float64(format.Direction(*s.Change24h, 2)) != direction
	})
	slices.SortStableFunc(out, func(a, b market.Stats) int { return cmp.Compare(*b.Change24h*direction, *a.Change24h*direction) })
	return out
}

// by are the coins by the size of a figure.
func (r ranking) by(of func(market.Stats) *float64) []market.Stats {
	out := slices.DeleteFunc(slices.Clone(r.stats), func(s market.Stats) bool { return desk.Known(of(s)) == nil })
	slices.SortStableFunc(out, func(a, b market.Stats) int { return cmp.Compare(*of(b), *of(a)) })
	return out
}

// rows is how many there are to be.
func (r ranking) rows(usual int) int {
	if r.q.Top > 0 {
		return min(r.q.Top, mostRows)
	}
	return usual
}

// list is the card of one ranking; lead says its first rows in a sentence.
func (r ranking) list(title string, ranked []market.Stats, lead func([]market.Stats) string) chat.Card {
	if len(ranked) == 0 {
		return chat.Card{Title: title, Text: r.nobody()}
	}
	if n := r.rows(oneSided); len(ranked) > n {
		ranked = ranked[:n]
	}
	c := chat.Card{Title: title, Text: lead(ranked), Table: &chat.Table{Header: append([]string{"#"}, r.header()...)}}
	sized := r.q.Board == ask.Largest || r.q.Board == ask.Traded
	if sized {
		c.Table.Header = append(c.Table.Header, r.v.Say(map[ask.Board]tongue.Key{ask.Largest: "Market cap", ask.Traded: "Volume, 24 h"}[r.q.Board]))
	}
	for i, s := range ranked {
		row := append([]string{fmt.Sprint(i + 1)}, r.cells(s)...)
		if sized {
			row = append(row, r.v.MoneyCompact(*map[ask.Board]*float64{ask.Largest: s.MarketCap, ask.Traded: s.Volume24h}[r.q.Board], s.Currency))
		}
		c.Table.Rows, c.Values = append(c.Table.Rows, row), append(c.Values, r.moves(s)...)
	}
	return c
}

// both is the card of what rose and what fell.
func (r ranking) both() chat.Card {
	up, down := r.moved(1), r.moved(-1)
	up, down = up[:min(len(up), r.rows(usualRows))], down[:min(len(down), r.rows(usualRows))]
	c := chat.Card{Title: r.titled("Movers, 24 h", "Movers"), Table: &chat.Table{Header: r.header()}}
	if len(up)+len(down) == 0 {
		return chat.Card{Title: c.Title, Text: r.still()}
	}
	switch {
	case len(down) == 0:
		c.Text = r.rose(up)
	case len(up) == 0:
		c.Text = r.fell(down)
	default:
		c.Text = after(r.rose(up), r.fell(down))
	}
	for _, s := range append(up, down...) {
		c.Table.Rows, c.Values = append(c.Table.Rows, r.cells(s)), append(c.Values, r.moves(s)...)
	}
	return c
}

// still says that nothing of a ranking moved.
func (r ranking) still() string {
	switch {
	case r.q.Under > 0:
		return r.nobody()
	case r.over == "":
		return r.say("None of the largest coins moved in the last 24 hours.", "None of the large companies moved in the last 24 hours.")
	}
	return r.v.Say("None of the largest coins moved in that time.")
}

// header names the columns of cells.
func (r ranking) header() []string {
	change := r.say("24 h", "Since close")
	if r.over != "" {
		change = r.v.brief(r.over)
	}
	return []string{r.say("Coin", "Share"), r.v.Say("Price"), change}
}

// cells are a coin's name, price and change.
func (r ranking) cells(s market.Stats) []string {
	change := r.v.NotANumber()
	if desk.Known(s.Change24h) != nil {
		change = r.v.Change(*s.Change24h)
	}
	return []string{r.v.label(s.Asset), r.v.Money(s.Price, s.Currency), change}
}

// moves are the numbers of a row for machines.
func (r ranking) moves(s market.Stats) []chat.Value {
	change := "change_24h"
	switch {
	case r.shares:
		change = "change_since_close"
	case r.over != "":
		change = "change_" + string(r.over)
	}
	out := []chat.Value{{Name: "price", Of: s.Asset.ID, Number: s.Price, Unit: string(s.Currency), At: s.At, Source: s.Source}}
	if desk.Known(s.Change24h) != nil {
		out = append(out, chat.Value{Name: change, Of: s.Asset.ID, Number: *s.Change24h, Unit: "percent", At: s.At, Source: s.Source})
	}
	if desk.Known(s.MarketCap) != nil {
		out = append(out, chat.Value{Name: "market_cap", Of: s.Asset.ID, Number: *s.MarketCap, Unit: string(s.Currency), At: s.At, Source: s.Source})
	}
	return out
}

func (r ranking) rose(ranked []market.Stats) string {
	if r.over != "" {
		return r.v.Say("%s rose the most of the largest coins, %s (%s).", r.v.begins(ranked[0].Asset), r.v.Moved(*ranked[0].Change24h), r.v.brief(r.over))
	}
	return r.say("%s rose the most of the largest coins, %s in 24 hours.", "%s rose the most of the large companies, %s.",
		r.v.begins(ranked[0].Asset), r.v.Moved(*ranked[0].Change24h))
}

func (r ranking) fell(ranked []market.Stats) string {
	return r.v.Say("%s fell the most, %s.", r.v.begins(ranked[0].Asset), r.v.Moved(*ranked[0].Change24h))
}

func (r ranking) looked(ranked []market.Stats) string {
	return r.v.Say("People look the most for %s.", r.v.list(assetsOf(ranked)))
}

func (r ranking) largest(ranked []market.Stats) string {
	return r.v.Say("%s is the largest coin, worth %s in all.", r.v.begins(ranked[0].Asset), r.v.MoneyWords(*ranked[0].MarketCap, ranked[0].Currency))
}

func (r ranking) traded(ranked []market.Stats) string {
	return r.v.Say("%s is traded the most: %s in 24 hours.", r.v.begins(ranked[0].Asset), r.v.MoneyWords(*ranked[0].Volume24h, ranked[0].Currency))
}

func (r ranking) dearest(ranked []market.Stats) string {
	return r.say("Of the %d largest coins, one %s costs the most: %s.", "Of %d large companies, a share of %s costs the most: %s.", len(r.stats), r.v.label(ranked[0].Asset), r.v.Money(ranked[0].Price, ranked[0].Currency))
}

// priced are the coins by what one of them costs, from the lowest in a direction of 1.
func (r ranking) priced(direction float64) []market.Stats {
	out := slices.Clone(r.stats)
	slices.SortStableFunc(out, func(a, b market.Stats) int { return cmp.Compare(a.Price*direction, b.Price*direction) })
	return out
}

// cheapest is the card of the coins that cost the least, or of the largest under a price.
func (r ranking) cheapest() chat.Card {
	if r.q.Under <= 0 {
		return r.list(r.say("Coins with the lowest price", "Shares with the lowest price"), r.priced(1), func(ranked []market.Stats) string {
			return r.say("Of the %d largest coins, one %s costs the least: %s.", "Of %d large companies, a share of %s costs the least: %s.", len(r.stats), r.v.label(ranked[0].Asset), r.v.Money(ranked[0].Price, ranked[0].Currency))
		})
	}
	if r.shares { // their sizes are not known
		return r.list(r.v.Say("Shares under %s", r.most()), r.priced(-1), func(ranked []market.Stats) string {
			return r.v.Say("Shares under %s: %d of %d large companies have one.", r.most(), len(r.stats), r.of)
		})
	}
	return r.list(r.v.Say("Largest coins under %s", r.most()), r.by(func(s market.Stats) *float64 { return s.MarketCap }), func(ranked []market.Stats) string {
		return r.v.Say("%s is the largest coin that costs less than %s.", r.v.begins(ranked[0].Asset), r.most())
	})
}

func assetsOf(stats []market.Stats) []market.Asset {
	out := make([]market.Asset, len(stats))
	for i, s := range stats {
		out[i] = s.Asset
	}
	return out
}
