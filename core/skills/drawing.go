package skills

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
)

// artist draws pictures for cards.
type artist struct{ pen *chart.Drawer }

// picture adds a picture to a card, as its asker likes pictures. Where it can't be drawn the card
// says so, and stays an answer.
func (a artist) picture(ctx context.Context, q ask.Query, c *chat.Card, p chart.Picture, name, alt string) {
	p.Light, p.Footer = q.Asker.Prefers().Theme == ask.Light, credits(*c, placeOf(q))
	if c.Simulated {
		p.Notice = "simulated data"
	} else if c.Stale > 0 {
		p.Notice = "not live"
	}
	png, err := a.pen.Draw(ctx, p)
	switch {
	case err == nil:
		c.Image = &chat.Image{Name: name + ".png", Alt: alt, PNG: png, Plot: plotted(p)}
	case errors.Is(err, chart.ErrTooLittle):
		note(c, "There is too little data for a picture.")
	default:
		slog.WarnContext(ctx, "a picture could not be drawn", "error", err)
		note(c, "I couldn't draw the picture; the numbers are right.")
	}
}

// credits names the source and the time of a card's data, in a place.
func credits(c chat.Card, at *time.Location) string {
	if c.AsOf.IsZero() {
		return c.Source
	}
	return c.Source + " · " + c.AsOf.In(at).Format("2 Jan 2006 15:04 MST")
}

// drawing draws how prices went.
type drawing struct {
	desk   desk.Desk
	now    func() time.Time
	artist artist
}

// Answer is a picture of one asset, or of several that start at 100.
func (d drawing) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	switch {
	case len(q.Assets) == 0 && len(q.Unknown) > 0:
		return unknown(q), nil
	case len(q.Assets) == 0:
		return chat.Card{Text: "What shall I draw? Try “chart btc 30d”, “candles of eth 7d” or “chart btc vs gold this year”."}, nil
	}
	if q.Span.Day() || q.Span == "" && q.Range.Zero() {
		q.Span = usualPast
		q.Range, _ = q.Span.Range(d.now())
	}
	assets, left := atMost(q.Assets)
	if extra := len(assets) - mostLines; extra > 0 {
		assets, left = assets[:mostLines], left+extra
	}
	c := d.draw(ctx, assets, q)
	lacking(&c, nil, q.Unknown)
	if left > 0 {
		note(&c, fmt.Sprintf("I draw %d at a time and left out %d more.", mostLines, left))
	}
	return c, nil
}

// mostLines is how many lines of a picture can be told apart.
const mostLines = 8

func (d drawing) draw(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	in, kindOf := inWhich(q, assets), market.History
	if len(assets) == 1 && q.Candles {
		kindOf = market.Candles
	}
	at := placeOf(q)
	reach := both(q.Range, ofDates(q.Range, at))
	a, err := d.desk.Source.Fetch(ctx, market.Request{Kind: kindOf, Assets: assets, Currency: in, Range: reach})
	if kindOf == market.Candles && err != nil && hopeless(err) { // a line is better than nothing
		a, err = d.desk.Source.Fetch(ctx, market.Request{Kind: market.History, Assets: assets, Currency: in, Range: reach})
	}
	pasts, missing := pastsOf(a, assets, q.Range, at)
	if err == nil && len(pasts) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := theirs("past price", assets)
		return trouble(err, what, fmt.Sprintf("None of my data providers has %s for that time. Try “chart btc 30d”.", what))
	}
	var c chat.Card
	if len(pasts) == 1 {
		c = d.one(ctx, pasts[0], a, q)
	} else {
		c = d.several(ctx, pasts, a, q)
	}
	lacking(&c, missing, nil)
	inOwn(&c, pasts, in, q.Currency != "")
	return c
}

// one is the picture of one asset, with the few numbers that people look for.
func (d drawing) one(ctx context.Context, p past, a market.Answer, q ask.Query) chat.Card {
	c := course(p)
	if len(c.Fields) > 5 {
		c.Fields = c.Fields[2:5] // change, highest, lowest
	}
	credit(&c, a)
	pic := chart.Picture{
		Title: title(p.asset), Subtitle: spanned(q.Span) + " · " + upper(p.in), Last: p.price(p.last().Value),
		Change: format.Change(p.change()), Trend: int(trend(p.change())), Axis: p.axis(), Zone: p.at,
	}
	if p.asset.Class == market.Index {
		pic.Subtitle = spanned(q.Span) + " · points"
	}
	reach := q.Range
	if !fine(p.points) {
		reach = ofDates(reach, placeOf(q))
	}
	if candles := candlesOf(a, p.asset, reach); len(candles) > 1 {
		pic.Candles = candles
	} else {
		pic.Lines = []chart.Line{{Name: label(p.asset), Points: p.points}}
	}
	studied(&pic, &c, p.points, q.Studies)
	d.artist.picture(ctx, q, &c, pic, fileName(label(p.asset), q.Span), "Chart: "+c.Text)
	c.Buttons = append(c.Buttons, spans(p.asset, q)...)
	return c
}

// axis writes values beside the axis: short words for large ones, else none of our own.
func (p past) axis() func(float64) string {
	_, high := p.extremes()
	if high.Value < 1e6 {
		return nil
	}
	return format.Compact
}

// several is the picture of assets that start at 100.
func (d drawing) several(ctx context.Context, pasts []past, a market.Answer, q ask.Query) chat.Card {
	c := courseTable(pasts)
	credit(&c, a)
	d.indexed(ctx, q, &c, pasts)
	return c
}

// indexed adds a picture of assets that start at 100 to a card.
func (d drawing) indexed(ctx context.Context, q ask.Query, c *chat.Card, pasts []past) {
	var lines []chart.Line
	var names []string
	for _, p := range pasts {
		lines = append(lines, chart.Line{Name: label(p.asset) + " " + format.Percent(p.change()), Points: p.points})
		names = append(names, label(p.asset))
	}
	d.artist.picture(ctx, q, c, chart.Picture{Title: enumerate(names, maxNamed), Subtitle: spanned(q.Span) + " · 100 at the start", Lines: chart.Indexed(lines), Zone: pasts[0].at},
		fileName(strings.Join(names[:min(3, len(names))], "-"), q.Span), "Chart: "+c.Text)
}

// candlesOf are the candles of an asset within a range.
func candlesOf(a market.Answer, asset market.Asset, r market.Range) []market.Candle {
	var out []market.Candle
	for _, s := range a.Series {
		if !same(s.Asset, asset) {
			continue
		}
		for _, c := range s.Candles {
			ok := c.Low > 0 && !math.IsInf(c.High, 0) && c.Low <= min(c.Open, c.Close) && c.High >= max(c.Open, c.Close)
			if ok && (r.To.IsZero() || c.At.Before(r.To)) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Periods of the studies that people ask for, in points of the picture.
const (
	averageOf  = 20
	bandsOf    = 20
	bandsWide  = 2
	strengthOf = 14
)

// studied adds what was asked for beside the price: averages, bands, strength.
func studied(p *chart.Picture, c *chat.Card, points []market.Point, studies []ask.Study) {
	for _, s := range studies {
		if len(points) <= bandsOf {
			note(c, "There is too little data for "+string(s)+".")
			continue
		}
		switch s {
		case ask.Averages:
			p.Studies = append(p.Studies, chart.Line{Name: fmt.Sprintf("Average of %d", averageOf), Points: chart.Average(points, averageOf)})
		case ask.Bollinger:
			upper, lower := chart.Bollinger(points, bandsOf, bandsWide)
			name := fmt.Sprintf("Bollinger %d, %d", bandsOf, bandsWide)
			p.Studies = append(p.Studies, chart.Line{Name: name, Points: upper}, chart.Line{Name: name, Points: lower})
		case ask.RSI:
			p.RSI = chart.Strength(points, strengthOf)
			now := p.RSI[len(p.RSI)-1]
			c.Fields = append(c.Fields, chat.Field{Name: fmt.Sprintf("RSI %d", strengthOf), Value: format.Fixed(now.Value, 0)})
			c.Values = append(c.Values, chat.Value{Name: "rsi", Number: now.Value, At: now.At, Source: c.Source})
		}
	}
}

// spanned writes a span for the head of a picture.
func spanned(s ask.Span) string {
	switch s {
	case "ytd":
		return "this year"
	case "max", "":
		return "as far as there is data"
	case "24h":
		return "24 hours"
	}
	unit := strings.TrimLeft(string(s), "0123456789")
	if name, ok := map[string]string{"h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}[unit]; ok {
		n := 0
		if _, err := fmt.Sscan(strings.TrimSuffix(string(s), unit), &n); err == nil {
			return counted(n, name)
		}
	}
	return strings.Replace(string(s), "..", " to ", 1)
}

// fileName is a name for a picture's file.
func fileName(of string, span ask.Span) string {
	name := strings.ToLower(of + "-" + string(span))
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, name), "-")
}

// offered are the times that buttons under a picture lead to.
var offered = []ask.Span{"24h", "7d", "30d", "1y"}

// spans are buttons for the same picture over other times.
func spans(a market.Asset, q ask.Query) []chat.Button {
	var out []chat.Button
	for _, s := range offered {
		if b, ok := redrawing(q, a, s); ok && s != q.Span {
			out = append(out, b)
		}
	}
	return out
}
