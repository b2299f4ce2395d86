package skills

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// convert tells what an amount of one thing is worth in another.
type convert struct{ desk desk.Desk }

const whatToConvert tongue.Key = "What shall I convert into what? Try “1.5 eth in eur”, “10k usd to btc” or “100 gbp in usd”."

// maxAmount is beyond all the money that there is; more is a slip of the finger.
const maxAmount = 1e15

// Answer values by a direct quote where money is on either side, else by what both cost in US
// dollars. No amount is an amount of one.
func (c convert) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q).weigh(q.Unit)
	if len(q.Unknown) > 0 {
		return v.unknown(q), nil
	}
	if f, was := market.FormerOf(q.Former); was && len(q.Assets) > 0 {
		return c.former(ctx, q, f), nil
	}
	from, to, ok := sides(q)
	if !ok {
		return chat.Card{Text: v.Say(whatToConvert)}, nil
	}
	amount := q.Amount
	if amount == 0 && !zero.MatchString(q.Text) {
		amount = 1
	}
	if !(amount > 0 && amount <= maxAmount) {
		return chat.Card{Text: v.Say("I convert amounts above zero and up to a quadrillion, such as “1.5 eth in eur” or “10k usd to btc”.")}, nil
	}
	for _, side := range []market.Asset{from, to} {
		if side.Class == market.Index {
			return chat.Card{Text: v.Say("%s is an index: it has points and no price, so that nothing can be converted into it or from it. Try “price %s”.", v.begins(side), v.label(side))}, nil
		}
	}
	d, err := c.deal(ctx, from, to)
	if err != nil {
		return v.noDeal(err, from, to, d.got.Missing), nil
	}
	d.rate *= v.ounces(from) / v.share(to)
	return v.conversion(amount, from, to, d), nil
}

// noDeal is the card without a rate. What is merely missing beside something that was found may
// be unknown or only out of reach.
func (v voice) noDeal(err error, from, to market.Asset, missing []market.Asset) chat.Card {
	if len(missing) > 0 {
		return chat.Card{Text: v.Say("I have no price for %s right now. Try again in a minute, or check how it is written: a ticker such as BTC, AAPL or EUR.", v.list(missing))}
	}
	sides := slices.DeleteFunc([]market.Asset{from, to}, func(a market.Asset) bool { return desk.Is(a, market.USD) })
	names := make([]string, len(sides))
	for i, a := range sides {
		names[i] = v.called(a)
	}
	return v.trouble(err, v.Say("the rate of %s in %s", v.called(from), v.called(to)), v.nobodyKnows(v.alternatives(names)))
}

// zero finds a nought that was written as the amount, what is below it, or what is no amount: "0x10".
var zero = regexp.MustCompile(`(?i)(?:^|\s)(?:[+−-]?0+(?:[.,]0+)?(?:\s|$)|0x[0-9a-f]|[−–-]+\s?\d|(?:minus|negative|menos|moins|eksi|минус|负|負)\s*\d)`)

// sides are what is converted into what. Without a target it is US dollars.
func sides(q ask.Query) (from, to market.Asset, ok bool) {
	if len(q.Assets) == 0 {
		return from, to, false
	}
	from = q.Assets[0]
	switch {
	case q.Target != market.Asset{}:
		return from, q.Target, true
	case q.Currency != "":
		return from, desk.Asset(desk.Currency(q.Currency)), true
	case len(q.Assets) > 1:
		return from, q.Assets[1], true
	}
	return from, desk.Asset(market.USD), !desk.Is(from, market.USD)
}

// deal is a rate and what it was made of.
type deal struct {
	rate float64 // of the target for one of the source
	got  desk.Quotes
}

// deal finds the rate between two assets.
func (c convert) deal(ctx context.Context, from, to market.Asset) (deal, error) {
	if same(from, to) {
		return deal{rate: 1}, nil
	}
	d, err := c.direct(ctx, from, to)
	dollar := desk.Is(from, market.USD) || desk.Is(to, market.USD)
	if err == nil || dollar || d.got.Missing != nil || !hopeless(err) {
		return d, err
	}
	return c.cross(ctx, from, to)
}

// direct is the price of one in the other, where one is money.
func (c convert) direct(ctx context.Context, from, to market.Asset) (deal, error) {
	priced, in, inverse := from, to, false
	if to.Class != market.Fiat {
		priced, in, inverse = to, from, true
	}
	if in.Class != market.Fiat {
		return deal{}, market.ErrNotFound
	}
	got, err := c.desk.Quotes(ctx, []market.Asset{priced}, market.Currency(in.ID), true)
	if err != nil {
		return deal{}, err
	}
	if string(got.List[0].Currency) != in.ID {
		got.Missing = []market.Asset{in} // the price is there, and a rate was looked for in every way
		return deal{got: got}, fmt.Errorf("%s in %s: %w", priced.ID, in.ID, market.ErrNotFound)
	}
	rate := got.List[0].Price
	if inverse {
		rate = 1 / rate
	}
	return checked(deal{rate, got})
}

// cross is what both are worth in US dollars: rate = dollars(from) / dollars(to).
func (c convert) cross(ctx context.Context, from, to market.Asset) (deal, error) {
	got, err := c.desk.Quotes(ctx, []market.Asset{from, to}, market.USD, true)
	if err != nil {
		return deal{}, err
	}
	if len(got.List) < 2 || got.List[0].Currency != market.USD || got.List[1].Currency != market.USD {
		return deal{got: got}, fmt.Errorf("%s and %s in US dollars: %w", from.ID, to.ID, market.ErrNotFound)
	}
	return checked(deal{got.List[0].Price / got.List[1].Price, got})
}

func checked(d deal) (deal, error) {
	if d.rate <= 0 || math.IsInf(d.rate, 0) || math.IsInf(1/d.rate, 0) || math.IsNaN(d.rate) {
		return deal{}, fmt.Errorf("rate %v: %w", d.rate, market.ErrInvalidResponse)
	}
	return d, nil
}

// conversion is the card. A rate that says the same as the first line is left out, and so is
// the inverse where money is only on the other side.
func (v voice) conversion(amount float64, from, to market.Asset, d deal) chat.Card {
	c := chat.Card{Text: v.quantity(amount, from) + " = " + v.sum(amount*d.rate, to)}
	v.credit(&c, d.got.Answers...)
	value := func(name string, of market.Asset, number float64, in market.Asset) chat.Value {
		unit := v.counts(in)
		if v.inSats(in) {
			unit = string(ask.Satoshi)
		}
		return chat.Value{Name: name, Of: of.ID, Number: number, Unit: unit, At: c.AsOf, Source: c.Source}
	}
	c.Values = []chat.Value{
		{Name: "amount", Of: from.ID, Number: amount, Unit: v.counts(from)},
		value("result", to, amount*d.rate, to),
		value("rate", from, d.rate, to),
	}
	if same(from, to) {
		return c
	}
	if amount != 1 {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Rate"), Value: v.rate(d.rate, from, to)})
	}
	if !v.inSats(to) && (to.Class != market.Fiat || from.Class == market.Fiat) {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Inverse"), Value: v.rate(1/d.rate, to, from)})
		c.Values = append(c.Values, value("inverse", to, 1/d.rate, from))
	}
	for _, q := range d.got.List {
		if closed(q.Quote) {
			note(&c, v.Say("The market for %s is closed: this is its last price.", v.called(q.Asset)))
		}
	}
	return c
}

// counts is the unit of an asset's quantities for machines: "eur", "btc".
func (v voice) counts(a market.Asset) string {
	if a.Class == market.Fiat {
		return a.ID
	}
	code := strings.ToLower(voice{}.code(a))
	if v.unit != "" && v.unit != ask.Satoshi && troy(a) {
		return string(v.unit) + " " + code
	}
	return code
}

// quantity writes an amount as it was meant: "1.5 ETH", "10,000 USD".
func (v voice) quantity(amount float64, of market.Asset) string {
	if weighed, is := v.weighed(v.Amount(amount), of); is {
		return weighed
	}
	if tenths := amount * 10; of.Class == market.Fiat && tenths == math.Trunc(tenths) && amount != math.Trunc(amount) { // "1.50 USD"
		return v.Fixed(amount, 2) + " " + v.code(of)
	}
	return v.Amount(amount) + " " + v.code(of)
}

// sum writes what an amount is worth: money with its sign, anything else by its name.
func (v voice) sum(amount float64, of market.Asset) string {
	if of.Class == market.Fiat {
		return v.Money(amount, market.Currency(of.ID))
	}
	if v.inSats(of) {
		return v.Say("%s sats", v.Amount(sats(amount)))
	}
	return v.quantity(amount, of)
}

// rate writes what one of something is worth: between currencies with the digits of a rate.
func (v voice) rate(rate float64, of, in market.Asset) string {
	worth := v.sum(rate, in)
	if of.Class == market.Fiat && in.Class == market.Fiat {
		worth = v.Rate(rate, market.Currency(in.ID)) + " " + v.code(in)
	}
	return v.quantity(1, of) + " = " + worth
}

// sats are so many satoshis, of which there are no parts, but where there is less than ten of them.
func sats(amount float64) float64 {
	if amount < 10 {
		return amount
	}
	return math.Round(amount)
}
