package skills

import (
	"context"
	"fmt"
	"math"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/desk"
)

// usualTiles is how many coins a heat map has where nobody says, and at most.
const usualTiles = 50

// heat is the card of a heat map of the largest coins: how many rose and fell, which moved the most, a table of the
// largest, and all of them in the picture.
func (m movers) heat(ctx context.Context, q ask.Query) chat.Card {
	v, in := speak(q), desk.Currency(q.Currency)
	a, err := m.desk.Source.Fetch(ctx, market.Request{Kind: market.Listing, Currency: in})
	r := ranking{q: ask.Query{Board: ask.Largest}, stats: a.Stats, v: v}
	largest := r.by(func(s market.Stats) *float64 { return s.MarketCap })
	if err == nil && len(largest) < 2 {
		err = market.ErrNotFound
	}
	if err != nil {
		return v.trouble(err, v.Say("the ranking of coins"), v.nobodyRanks(in))
	}
	n := usualTiles
	if q.Top > 1 {
		n = min(n, q.Top)
	}
	r.stats, r.over = over(largest[:min(n, len(largest))], q.Span)
	c := r.list("", r.stats, r.breadth)
	c.Title = v.Say("Heat map of the %d largest coins", len(r.stats))
	for _, s := range r.stats[min(oneSided, len(r.stats)):] {
		c.Values = append(c.Values, r.moves(s)...)
	}
	v.credit(&c, a)
	v.otherSpan(&c, q, r.over)
	v.lacking(&c, nil, q.Unknown)
	m.artist.heat(ctx, q, &c, r)
	return c
}

// breadth says how many coins rose and fell, and which moved the most.
func (r ranking) breadth([]market.Stats) string {
	up, down := r.changed(1), r.changed(-1)
	told := r.v.Say("Of the %d largest coins, %d rose and %d fell in 24 hours.", len(r.stats), len(up), len(down))
	if r.over != "" {
		told = r.v.Say("Of the %d largest coins, %d rose and %d fell (%s).", len(r.stats), len(up), len(down), r.v.brief(r.over))
	}
	switch {
	case len(up) > 0 && len(down) > 0:
		return after(told, r.v.Say("%s rose the most (%s) and %s fell the most (%s).", r.v.begins(up[0].Asset), r.v.Percent(*up[0].Change24h), r.v.called(down[0].Asset), r.v.Percent(*down[0].Change24h)))
	case len(up) > 0:
		return after(told, r.rose(up))
	case len(down) > 0:
		return after(told, r.fell(down))
	}
	return told
}

// heat adds a heat map to a card, as its asker likes pictures.
func (a artist) heat(ctx context.Context, q ask.Query, c *chat.Card, r ranking) {
	paper, coins := speak(q).paper(), r.stats
	of := paper.Say("24 h")
	if r.over != "" {
		of = paper.brief(r.over)
	}
	h := chart.Heat{
		Title: paper.Say("The %d largest coins", len(coins)), Subtitle: of + " · " + paper.Say("larger tiles: higher market cap"),
		Locale: paper.Locale, Footer: paper.at(placeOf(q)).credits(*c), Notice: paper.warning(*c), Light: q.Asker.Prefers().Theme == ask.Light,
	}
	for _, s := range coins {
		tile := chart.Tile{Name: paper.label(s.Asset), Size: *s.MarketCap, Change: math.NaN()}
		if change := desk.Known(s.Change24h); change != nil {
			tile.Label, tile.Change = paper.Percent(*change), *change
		}
		h.Tiles = append(h.Tiles, tile)
	}
	png, err := a.pen.DrawHeat(ctx, h)
	hang(ctx, q, c, png, err, fmt.Sprintf("heatmap-%d", len(coins)))
	if c.Image != nil {
		c.Image.Alt = c.Title
	}
}
