package skills

import (
	"context"
	"errors"
	"log/slog"
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

// paper is the voice for a picture: English where the letters of the language can't be drawn.
func (v voice) paper() voice {
	if chart.Writes(v.Say("simulated data")) {
		return v
	}
	return voice{Locale: format.Locale{}.At(v.Zone()), unit: v.unit, fine: v.fine}
}

// picture adds a picture to a card, as its asker likes pictures. Where it can't be drawn the card
// says so, and stays an answer.
func (a artist) picture(ctx context.Context, q ask.Query, c *chat.Card, p chart.Picture, name string) {
	paper := speak(q).paper()
	p.Light, p.Locale, p.Footer, p.Notice = q.Asker.Prefers().Theme == ask.Light, paper.Locale, paper.at(placeOf(q)).credits(*c), paper.warning(*c)
	png, err := a.pen.Draw(ctx, p)
	hang(ctx, q, c, png, err, name)
	if c.Image != nil {
		c.Image.Plot = plotted(p)
	}
}

// warning is what must not be missed of a card's data when its picture is shown alone.
func (v voice) warning(c chat.Card) string {
	switch {
	case c.Simulated:
		return v.Say("simulated data")
	case c.Stale > 0:
		return v.Say("not live")
	}
	return ""
}

// hang puts a picture that was drawn on a card, or says why there is none.
func hang(ctx context.Context, q ask.Query, c *chat.Card, png []byte, err error, name string) {
	v := speak(q)
	switch {
	case err == nil:
		c.Image = &chat.Image{Name: name + ".png", Alt: v.Say("Chart: %s", c.Text), PNG: png}
	case errors.Is(err, chart.ErrTooLittle):
		note(c, v.Say("There is too little data for a picture."))
	default:
		slog.WarnContext(ctx, "a picture could not be drawn", "error", err)
		note(c, v.Say("I couldn't draw the picture; the numbers are right."))
	}
}

// credits names the source and the time of a card's data.
func (v voice) credits(c chat.Card) string {
	if c.AsOf.IsZero() {
		return c.Source
	}
	return c.Source + " · " + v.Stamp(c.AsOf)
}

// drawing draws how prices went.
type drawing struct {
	desk   desk.Desk
	now    func() time.Time
	artist artist
}

// Answer is a picture of one asset, or of several that start at 100.
func (d drawing) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	switch {
	case len(q.Assets) == 0 && len(q.Unknown) > 0:
		return v.unknown(q), nil
	case len(q.Assets) == 0:
		return chat.Card{Text: v.Say("What shall I draw? Try “chart btc 30d”, “candles of eth 7d” or “chart btc vs gold this year”.")}, nil
	}
	if q.Span.Day() || q.Span == "" && q.Range.Zero() {
		q.Span = usualPast
		if len(q.Periods) > 0 && q.Interval <= 0 && len(q.Assets) == 1 { // averages are of days where nobody says more
			q.Candles, q.Interval = true, market.Day
		}
		if q.Interval > 0 {
			q.Span = spanOf(q.Interval, q.Periods, d.now())
		}
		q.Range, _ = q.Span.Range(d.now())
	}
	assets, left := atMost(q.Assets)
	if extra := len(assets) - mostLines; extra > 0 {
		assets, left = assets[:mostLines], left+extra
	}
	c := d.draw(ctx, assets, q)
	v.lacking(&c, nil, q.Unknown)
	if q.Undrawn != "" {
		note(&c, v.Say("I can't draw %s: beside the price I draw moving averages, Bollinger bands and RSI.", short(q.Undrawn)))
	}
	if left > 0 {
		note(&c, v.Say("I draw %d at a time and left out %d more.", mostLines, left))
	}
	return c, nil
}

// mostLines is how many lines of a picture can be told apart.
const mostLines = 8

func (d drawing) draw(ctx context.Context, assets []market.Asset, q ask.Query) chat.Card {
	q, short := d.widened(q)
	v, in, at := speak(q).weigh(q.Unit), inWhich(q, assets), placeOf(q)
	var a market.Answer
	var said string
	var err error
	var latest live
	beside(func() {
		a, said, err = d.prices(ctx, assets, in, q)
	}, func() {
		latest = liveOf(ctx, d.desk, assets, in, q.Range, d.now())
	})
	pasts, missing := v.pastsOf(a, assets, q.Range, at)
	latest.end(pasts, d.now())
	if err == nil && len(pasts) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := v.pastPrices(assets)
		return v.trouble(err, what, v.Say("None of my data providers has %s for that time. Try “chart btc 30d”.", what))
	}
	var c chat.Card
	if len(pasts) == 1 {
		c = d.one(ctx, pasts[0], latest, a, q)
	} else {
		c = d.several(ctx, pasts, latest, a, q)
	}
	if len(assets) > 1 && q.Candles {
		said = v.Say("I draw candles of one asset at a time: these are lines.")
	}
	for _, remark := range []string{short, said} {
		if remark != "" {
			note(&c, remark)
		}
	}
	v.lacking(&c, missing, nil)
	v.inOwn(&c, pasts, in, q.Currency != "")
	return c
}

// prices fetches what a picture is made of: candles of one asset where they are wanted, else points.
func (d drawing) prices(ctx context.Context, assets []market.Asset, in market.Currency, q ask.Query) (a market.Answer, said string, err error) {
	r := market.Request{Kind: market.History, Assets: assets, Currency: in, Range: both(q.Range, ofDates(q.Range, placeOf(q)))}
	if len(assets) == 1 && q.Candles {
		return d.bars(ctx, r, q)
	}
	a, err = d.desk.Source.Fetch(ctx, r)
	return a, "", err
}

// one is the picture of one asset, with the few numbers that people look for.
func (d drawing) one(ctx context.Context, p past, latest live, a market.Answer, q ask.Query) chat.Card {
	c, v := course(p), p.v
	if len(c.Fields) > 5 {
		c.Fields = c.Fields[2:5] // change, highest, lowest
	}
	v.credit(&c, a)
	latest.credit(&c, v)
	p.v = v.paper()
	pic := chart.Picture{
		Title: p.title(), Subtitle: p.v.spanned(q.Span) + " · " + upper(p.in), Last: p.price(p.last().Value),
		Change: p.v.Change(p.change()), Trend: int(trend(p.change())), Axis: p.axis(), Zone: p.v.Zone(),
	}
	if p.asset.Class == market.Index {
		pic.Subtitle = p.v.spanned(q.Span) + " · " + p.v.Say("points")
	}
	if len(p.bars) > 1 {
		pic.Candles, pic.Exact = p.bars, q.Interval > 0
		if length := p.length * market.Interval(pic.InOne()); length > 0 {
			pic.Subtitle = p.v.spanned(q.Span) + " · " + p.v.Say("candles of %s", p.v.length(length)) + " · " + upper(p.in)
		}
	} else {
		pic.Lines = []chart.Line{{Name: p.v.label(p.asset), Points: p.points}}
	}
	written, warmed := d.warm(ctx, latest.written(p), q)
	v.credit(&c, warmed...)
	v.studied(&pic, &c, written, q)
	d.artist.picture(ctx, q, &c, pic, fileName(voice{}.label(p.asset), q.Span))
	c.Buttons = append(c.Buttons, v.spans([]market.Asset{p.asset}, q, d.now())...)
	if len(pic.Candles) > 0 {
		c.Buttons = append(c.Buttons, v.lengths(p.asset, q, p.length, d.now())...)
	}
	return c
}

// axis writes values beside the axis: short words for large ones, else none of our own.
func (p past) axis() func(float64) string {
	_, high := p.extremes()
	if high.Value < 1e6 {
		return nil
	}
	return p.v.Compact
}

// several is the picture of assets that start at 100.
func (d drawing) several(ctx context.Context, pasts []past, latest live, a market.Answer, q ask.Query) chat.Card {
	v, asked := speak(q).weigh(q.Unit), q
	if shorter, cut := aligned(pasts); cut {
		pasts, q.Span = shorter, ""
	}
	c := v.courseTable(pasts)
	v.credit(&c, a)
	latest.credit(&c, v)
	d.indexed(ctx, q, &c, pasts)
	if c.Image != nil {
		c.Buttons = append(c.Buttons, v.spans(assetsIn(pasts), asked, d.now())...)
	}
	return c
}

func assetsIn(pasts []past) (all []market.Asset) {
	for _, p := range pasts {
		all = append(all, p.asset)
	}
	return all
}

// indexed adds a picture of assets that start at 100 to a card.
func (d drawing) indexed(ctx context.Context, q ask.Query, c *chat.Card, pasts []past) {
	paper := speak(q).paper()
	var lines []chart.Line
	var names, file []string
	for _, p := range pasts {
		name := paper.label(p.asset)
		lines = append(lines, chart.Line{Name: name + " " + paper.Percent(p.change()), Points: p.points})
		names, file = append(names, name), append(file, voice{}.label(p.asset))
	}
	d.artist.picture(ctx, q, c, chart.Picture{
		Title: paper.enumerate(names, maxNamed), Subtitle: paper.spanned(q.Span) + " · " + paper.Say("100 at the start"), Lines: chart.Indexed(lines), Zone: pasts[0].v.Zone(),
	}, fileName(strings.Join(file[:min(3, len(file))], "-"), q.Span))
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
