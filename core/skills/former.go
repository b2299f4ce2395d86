package skills

import (
	"context"
	"strconv"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// formerNames are money that the euro replaced, as what something replaced.
var formerNames = map[market.Currency]tongue.Key{
	"bef": "the Belgian franc", "dem": "the Deutsche Mark", "esp": "the Spanish peseta", "frf": "the French franc", "iep": "the Irish pound", "itl": "the Italian lira",
	"luf": "the Luxembourg franc", "nlg": "the Dutch guilder", "ats": "the Austrian schilling", "pte": "the Portuguese escudo", "fim": "the Finnish markka", "grd": "the Greek drachma",
}

// former says what became of money that the euro replaced, and converts an amount of it, or into it,
// by way of the euro.
func (c convert) former(ctx context.Context, q ask.Query, f market.Former) chat.Card {
	v := speak(q).weigh(q.Unit)
	replaced := v.Say("The euro replaced %s in %s, at the fixed rate of 1 EUR = %s %s.", v.Say(formerNames[f.Code]), strconv.Itoa(f.Since), v.Amount(f.PerEuro), upper(f.Code))
	card := chat.Card{Text: replaced, Source: f.Source}
	card.Values = []chat.Value{{Name: "rate", Of: "eur", Number: f.PerEuro, Unit: string(f.Code), Source: f.Source}}
	if q.Amount == 0 {
		return card
	}
	if !(q.Amount > 0 && q.Amount <= maxAmount) {
		return chat.Card{Text: v.Say("I convert amounts above zero and up to a quadrillion, such as “1.5 eth in eur” or “10k usd to btc”.")}
	}
	old, euro := desk.Asset(f.Code), desk.Asset("eur")
	from, to, factor := old, euro, 1/f.PerEuro
	var d deal
	var err error
	switch _, other, named := sides(q); {
	case q.Target.ID == string(f.Code):
		from, to, factor = q.Assets[0], old, f.PerEuro
		d, err = c.deal(ctx, from, euro)
	case named && (q.Currency != "" || q.Target.ID != ""):
		to = other
		d, err = c.deal(ctx, euro, to)
	default:
		d.rate = 1
	}
	if err != nil {
		return v.noDeal(err, from, to, d.got.Missing)
	}
	d.rate *= factor * v.ounces(from) / v.share(to)
	c.told(&card, v, q.Amount, from, to, d)
	card.Text = card.Text + "\n" + replaced
	return card
}

// told puts the amounts on a card about former money, before what became of that.
func (c convert) told(card *chat.Card, v voice, amount float64, from, to market.Asset, d deal) {
	sums := v.conversion(amount, from, to, d)
	card.Text = sums.Text
	card.Source, card.AsOf = joined(sums.Source, card.Source), sums.AsOf
	card.Stale, card.Simulated, card.Notice = sums.Stale, sums.Simulated, sums.Notice
	card.Values = append(sums.Values[:2:2], card.Values...)
}
