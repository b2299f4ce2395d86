package skills

import (
	"cmp"
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// invested tells what an amount is worth now that was put into an asset in the past, once or regularly. Fees, taxes and
// dividends are left out.
func (h history) invested(ctx context.Context, q ask.Query) chat.Card {
	v, a, in := speak(q).weigh(q.Unit), q.Assets[0], inWhich(q, q.Assets)
	switch {
	case a.Class == market.Index:
		return chat.Card{Text: v.Say("%s is an index: it has points and no price, so that nobody can put money into it. Try a fund that follows it, such as SPY or QQQ.", v.begins(a))}
	case !(q.Amount > 0 && q.Amount <= maxAmount):
		return chat.Card{Text: v.Say("I convert amounts above zero and up to a quadrillion, such as “1.5 eth in eur” or “10k usd to btc”.")}
	}
	var got bought
	var err, late error
	var now desk.Quotes
	beside(func() {
		got, err = h.bought(ctx, q, in)
	}, func() {
		now, late = h.desk.Quotes(ctx, q.Assets, in, q.Currency != "")
	})
	if err != nil {
		what := v.pastPrices(q.Assets)
		return v.trouble(err, what, v.Say("None of my data providers has %s for that time. Try a later day, or “price %s”.", what, v.label(a)))
	}
	p := got.past
	if q.Currency != "" && p.in != in && !q.Counted {
		return chat.Card{Text: v.Say("I know the prices of %s only in %s for that time, and no rates to convert your amount by. Ask with an amount in %s.", v.called(a), upper(p.in), upper(p.in))}
	}
	today, ok := p.today(now.List)
	if !ok {
		return v.trouble(cmp.Or(late, error(market.ErrUnavailable)), v.prices(q.Assets), v.nobodyHas(v.prices(q.Assets)))
	}
	latest := market.Point{At: today.At, Value: today.Price * v.ounces(a)}
	i := investment{past: p, latest: latest, amount: q.Amount, counted: q.Counted, every: q.Every}
	i.buy(got.from, q.Range.To)
	c := i.card()
	v.credit(&c, got.answers...)
	v.credit(&c, now.Answers...)
	v.lacking(&c, nil, q.Unknown)
	if first := i.bought[0].At; first.Sub(q.Range.From) > apart {
		note(&c, v.Say("I know no price before %s.", p.v.Day(first)))
	}
	if last := i.bought[len(i.bought)-1]; q.Every != "" && !q.Range.To.IsZero() && q.Range.To.Before(h.now()) {
		note(&c, v.Say("The last purchase was on %s.", p.v.Day(last.At)))
	}
	if i.missed > 0 {
		note(&c, v.Say("Left out, since I know no price for them: %s.", v.Say("%d times", i.missed)))
	}
	note(&c, v.Say("Fees, taxes and dividends are left out."))
	v.inOwn(&c, []past{p}, in, q.Currency != "")
	return c
}
