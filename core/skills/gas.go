package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// ether is what gas is paid in.
var ether = market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH", Name: "Ethereum"}

// transferGas is what a plain transfer of ether uses, in units of gas
// (Ethereum Yellow Paper, appendix G, G_transaction).
const transferGas = 21_000

// gas tells what transactions on Ethereum cost.
func (s statistics) gas(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	if len(q.Assets) == 0 && len(q.Unknown) > 0 || len(q.Assets) > 0 && !slices.ContainsFunc(q.Assets, func(a market.Asset) bool { return same(a, ether) }) {
		return chat.Card{Text: v.Say("I know the gas of Ethereum alone. Try “eth gas”.")}
	}
	what := v.Say("the price of gas on Ethereum")
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.GasFees})
	if err == nil && (a.Gas == nil || !(a.Gas.Base > 0)) {
		err = market.ErrInvalidResponse
	}
	if err != nil {
		return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Try “price %s”.", ether.Symbol)))
	}
	b := bill{Gas: *a.Gas, v: v}
	answers := []market.Answer{a}
	got, err := s.desk.Quotes(ctx, []market.Asset{ether}, desk.Currency(q.Currency), true)
	if err == nil && len(got.List) == 1 {
		b.ether = &got.List[0].Quote
		answers = append(answers, got.Answers...)
	}
	c := b.card()
	v.credit(&c, answers...)
	if b.ether == nil {
		note(&c, v.Say("What a transfer costs is left out: I have no price of %s right now.", v.called(ether)))
	}
	if len(q.Assets) == 0 && v.Code() == tongue.English { // no other language calls both the same
		note(&c, v.Say("If you meant fuel, ask “us gas prices”."))
	}
	v.ofNow(&c, q)
	return c
}

// bill writes what gas costs.
type bill struct {
	market.Gas
	ether *market.Quote // nil: not known
	v     voice
}

func (b bill) card() chat.Card {
	v := b.v
	c := chat.Card{Title: v.Say("Ethereum gas"), Text: v.Say("Gas on Ethereum is at %s.", b.gwei(b.Normal))}
	if b.ether != nil {
		c.Text = v.Say("Gas on Ethereum is at %s: a plain transfer costs %s.", b.gwei(b.Normal), b.money(b.transfer(b.Normal)))
	}
	for _, speed := range []struct {
		label tongue.Key
		name  string
		gwei  float64
	}{{"Slow", "gas_slow", b.Slow}, {"Normal", "gas_normal", b.Normal}, {"Fast", "gas_fast", b.Fast}} {
		text := b.gwei(speed.gwei)
		c.Values = append(c.Values, b.value(speed.name, speed.gwei, "gwei"))
		if b.ether != nil {
			text = v.commas([]string{text, b.money(b.transfer(speed.gwei))})
			c.Values = append(c.Values, b.costs("transfer_"+speed.name, b.transfer(speed.gwei)))
		}
		c.Fields = append(c.Fields, chat.Field{Name: v.Say(speed.label), Value: text})
	}
	c.Fields = append(c.Fields, chat.Field{Name: v.Say("Base fee"), Value: b.gwei(b.Base)})
	c.Values = append(c.Values, b.value("gas_base", b.Base, "gwei"))
	if b.ether != nil {
		c.Fields = append(c.Fields,
			chat.Field{Name: v.Say("Plain transfer"), Value: v.Say("%s units of gas", v.Fixed(transferGas, 0))},
			chat.Field{Name: v.Say("Price of %s", ether.Symbol), Value: b.money(b.ether.Price)})
		c.Values = append(c.Values, chat.Value{Name: "price", Of: ether.ID, Number: b.ether.Price, Unit: string(b.ether.Currency), At: b.ether.At, Source: b.ether.Source})
	}
	return c
}

// transfer is what a plain transfer costs in the currency of the price of ether: gas · gwei · 10⁻⁹ · price.
func (b bill) transfer(gwei float64) float64 { return transferGas * gwei * 1e-9 * b.ether.Price }

// gwei writes a fee: a unit of its own, the same in all languages.
func (b bill) gwei(fee float64) string { return b.v.Number(fee) + " gwei" }

func (b bill) money(amount float64) string { return b.v.Money(amount, b.ether.Currency) }

func (b bill) value(name string, v float64, unit string) chat.Value {
	return chat.Value{Name: name, Of: ether.ID, Number: v, Unit: unit, At: b.At, Source: b.Source}
}

// costs is a value in money, which both the fee and the price of ether make.
func (b bill) costs(name string, amount float64) chat.Value {
	out := b.value(name, amount, string(b.ether.Currency))
	out.Source, out.At = joined(b.Source, b.ether.Source), older(b.At, b.ether.At)
	return out
}

// older is the earlier of two times; one that is not known is none.
func older(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
