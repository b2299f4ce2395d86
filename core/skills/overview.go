package skills

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// overview is the brief of the market as a whole: what all coins are worth, who has the largest shares, what moves, and
// the mood. There is a sentence for each of the four that is known, and a note of what could not be had.
func (s statistics) overview(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	in := desk.Currency(q.Currency)
	var o outlook
	from := s.now().UTC().Truncate(24*time.Hour).AddDate(0, 0, -2)
	beside(func() {
		o.all, o.allErr = s.whole(ctx, in)
	}, func() {
		o.coins, o.coinsErr = s.desk.Source.Fetch(ctx, market.Request{Kind: market.Listing, Currency: in})
	}, func() {
		o.mood, o.moodErr = s.desk.Source.Fetch(ctx, market.Request{Kind: market.Sentiment, Range: market.Range{From: from}})
	})
	c, ok := o.card(v)
	if !ok {
		return v.noWhole(o.allErr)
	}
	if q.Span != "" && q.Span != "24h" && q.Span != "1d" {
		note(&c, v.Say("These are figures of now: I can't tell them over a time."))
	}
	if q.Of == market.Equity {
		note(&c, v.Say("Figures of a whole market I have for coins only. For shares try “S&P 500” or “top stock gainers”."))
	}
	if len(q.Unknown) > 0 {
		v.lacking(&c, nil, q.Unknown)
	}
	return c
}

// outlook is what a brief is made of.
type outlook struct {
	all, coins, mood          market.Answer
	allErr, coinsErr, moodErr error
}

// card is the brief of what is known; false where that is nothing.
func (o outlook) card(v voice) (c chat.Card, ok bool) {
	if o.allErr == nil {
		w := whole{*o.all.Global, o.all.Source, v}
		c = w.card("")
		if len(w.Dominance) > 1 {
			c.Text = after(c.Text, w.leaders())
		}
		v.credit(&c, o.all)
	}
	o.addMovers(v, &c)
	o.addMood(v, &c)
	if c.Text == "" {
		return c, false
	}
	c.Title = v.Say("The crypto market")
	if o.allErr != nil {
		note(&c, v.noWhole(o.allErr).Text)
	}
	return c, true
}

// addMovers adds what moved the most of the largest coins.
func (o outlook) addMovers(v voice, c *chat.Card) {
	if o.coinsErr != nil {
		return
	}
	r := ranking{stats: o.coins.Stats, v: v}
	up, down := r.moved(1), r.moved(-1)
	switch {
	case len(up) > 0 && len(down) > 0:
		c.Text = after(c.Text, v.Say("Of the largest coins, %s rose the most (%s) and %s fell the most (%s) in 24 hours.", v.called(up[0].Asset), v.Percent(*up[0].Change24h), v.called(down[0].Asset), v.Percent(*down[0].Change24h)))
	case len(up) > 0:
		c.Text = after(c.Text, r.rose(up))
	case len(down) > 0:
		c.Text = after(c.Text, r.fell(down))
	default:
		return
	}
	for _, side := range [][]market.Stats{up, down} {
		if len(side) > 0 {
			s := side[0]
			c.Values = append(c.Values, chat.Value{Name: "change_24h", Of: s.Asset.ID, Number: *s.Change24h, Unit: "percent", At: s.At, Source: s.Source})
		}
	}
	v.credit(c, o.coins)
}

// addMood adds the fear and greed index.
func (o outlook) addMood(v voice, c *chat.Card) {
	if o.moodErr != nil || len(o.mood.Series) != 1 || len(o.mood.Series[0].Points) == 0 {
		return
	}
	mood := v.mood(o.mood.Series[0].Points, o.mood.Source)
	c.Text = after(c.Text, mood.Text)
	c.Fields = append(c.Fields, chat.Field{Name: mood.Title, Value: mood.Fields[0].Value})
	c.Values = append(c.Values, mood.Values[0])
	v.credit(c, o.mood)
}
