package skills_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// drawer keeps preferences by the names of people and channels.
type drawer struct {
	has  map[string]ask.Preferences
	fail bool
}

func (d *drawer) Prefer(_ context.Context, name string, k ask.Key, value string) error {
	if d.fail {
		return errors.New("disk on fire: " + secret)
	}
	if k == "" {
		delete(d.has, name)
		return nil
	}
	d.has[name] = d.has[name].With(k, value)
	return nil
}

// ana asks in a channel.
func (d *drawer) ana() ask.Asker {
	return ask.Asker{Person: "person:ana", Channel: "channel:room", Own: d.has["person:ana"], Shared: d.has["channel:room"]}
}

func withDrawer(d *drawer) *bazaar {
	b := open()
	b.keep = d
	return b
}

func wanting(who ask.Asker, wishes ...ask.Wish) ask.Query {
	return ask.Query{Intent: ask.Settings, Text: "x", Asker: who, Wishes: wishes}
}

func set(k ask.Key, value string) ask.Wish { return ask.Wish{Act: ask.Set, Key: k, Value: value} }

func here(w ask.Wish) ask.Wish { w.Channel = true; return w }

func TestSettingsCards(t *testing.T) {
	empty := func() *bazaar { return withDrawer(&drawer{has: map[string]ask.Preferences{}}) }
	ana := (&drawer{}).ana()
	alone := ana
	alone.Private = true
	nobody := ana
	nobody.Person = ""
	full := ana
	full.Own = ask.Preferences{Currency: "chf", Zone: "Etc/GMT-3", Language: "de", First: market.Equity}
	full.Shared = ask.Preferences{Currency: "eur", Theme: ask.Light, Ambient: ask.On}
	broken := withDrawer(&drawer{fail: true})
	unknown := func(k ask.Key, said string) ask.Wish { return ask.Wish{Act: ask.Set, Key: k, Said: said} }
	golden(t, "settings", []scene{
		{"nothing is set, in a channel", empty(), wanting(ana)},
		{"nothing is set, in private", empty(), wanting(alone, ask.Wish{Act: ask.Show})},
		{"much is set", empty(), wanting(full)},
		{"which currency", empty(), wanting(full, ask.Wish{Act: ask.Show, Key: ask.InCurrency})},
		{"which time zone", empty(), wanting(full, ask.Wish{Act: ask.Show, Key: ask.InZone})},
		{"euros", empty(), wanting(ana, set(ask.InCurrency, "eur"))},
		{"euros instead of francs", empty(), wanting(full, set(ask.InCurrency, "eur"))},
		{"a currency that has no name here", empty(), wanting(ana, set(ask.InCurrency, "thb"))},
		{"euros for the channel, where ana has francs", empty(), wanting(full, here(set(ask.InCurrency, "gbp")))},
		{"madrid", empty(), wanting(ana, set(ask.InZone, "Europe/Madrid"))},
		{"utc-5", empty(), wanting(ana, set(ask.InZone, "Etc/GMT+5"))},
		{"spanish", empty(), wanting(ana, set(ask.InLanguage, "es"))},
		{"as asked", empty(), wanting(full, set(ask.InLanguage, ask.AsAsked))},
		{"stocks first", empty(), wanting(ana, set(ask.TakenFirst, "equity"))},
		{"light charts", empty(), wanting(ana, set(ask.InTheme, "light"))},
		{"ambient tickers", empty(), wanting(ana, here(set(ask.Ambient, "on")))},
		{"no ambient tickers", empty(), wanting(full, here(set(ask.Ambient, "off")))},
		{"ambient tickers in private", empty(), wanting(alone, here(set(ask.Ambient, "on")))},
		{"two at once", empty(), wanting(ana, set(ask.InCurrency, "eur"), set(ask.InZone, "Europe/Berlin"))},
		{"back to no currency", empty(), wanting(full, ask.Wish{Act: ask.Forget, Key: ask.InCurrency})},
		{"back to the beginning", empty(), wanting(full, ask.Wish{Act: ask.Forget})},
		{"the channel back to the beginning", empty(), wanting(full, here(ask.Wish{Act: ask.Forget}))},
		{"no such currency", empty(), wanting(ana, unknown(ask.InCurrency, "doge"))},
		{"no currency", empty(), wanting(ana, unknown(ask.InCurrency, ""))},
		{"no such place", empty(), wanting(ana, unknown(ask.InZone, "atlantis"))},
		{"no place", empty(), wanting(ana, unknown(ask.InZone, ""))},
		{"no such language", empty(), wanting(ana, unknown(ask.InLanguage, "Italian"))},
		{"no language", empty(), wanting(ana, unknown(ask.InLanguage, ""))},
		{"stocks or coins", empty(), wanting(ana, unknown(ask.TakenFirst, ""))},
		{"dark or light", empty(), wanting(ana, unknown(ask.InTheme, ""))},
		{"on or off", empty(), wanting(ana, unknown(ask.Ambient, ""))},
		{"what can't be set", empty(), wanting(ana, ask.Wish{Act: ask.Set})},
		{"nobody knows who asks", empty(), wanting(nobody, set(ask.InCurrency, "eur"))},
		{"the store fails", broken, wanting(ana, set(ask.InCurrency, "eur"))},
		{"nothing can be kept", open(), wanting(ana, set(ask.InCurrency, "eur"))},
	})
}

func TestWhatIsSetIsKeptForThePersonOrTheChannel(t *testing.T) {
	d := &drawer{has: map[string]ask.Preferences{}}
	b := withDrawer(d)
	b.answer(t, wanting(d.ana(), set(ask.InCurrency, "eur"), here(set(ask.InZone, "Asia/Tokyo")), set(ask.Ambient, "on")))
	if got := d.ana(); got.Own != (ask.Preferences{Currency: "eur"}) || got.Shared != (ask.Preferences{Zone: "Asia/Tokyo", Ambient: ask.On}) {
		t.Errorf("%+v", got)
	}
	b.answer(t, wanting(d.ana(), ask.Wish{Act: ask.Forget}))
	if got := d.ana(); got.Own != (ask.Preferences{}) || got.Shared.Zone == "" {
		t.Errorf("%+v", got)
	}
}

func TestButtonsOfSettingsFitTelegram(t *testing.T) {
	d := &drawer{has: map[string]ask.Preferences{}}
	for _, q := range settingsWithButtons(d.ana()) {
		c := withDrawer(d).answer(t, q)
		if len(c.Buttons) == 0 || len(c.Buttons) > 10 {
			t.Errorf("%+v: %d buttons", q.Wishes, len(c.Buttons))
		}
		for _, b := range c.Buttons {
			if len(b.Value) > 64 || !strings.HasPrefix(b.Value, chat.Asks+"settings ") || b.Label == "" {
				t.Errorf("%+v", b)
			}
		}
	}
}

func settingsWithButtons(who ask.Asker) []ask.Query {
	out := []ask.Query{wanting(who), wanting(who, here(set(ask.InZone, "America/Argentina/Buenos_Aires")))}
	for _, k := range ask.Keys() {
		out = append(out, wanting(who, ask.Wish{Act: ask.Set, Key: k}), wanting(who, ask.Wish{Act: ask.Show, Key: k}))
	}
	return out
}

// A preference counts where a question leaves something open, and nowhere else.
func TestPricesAreInTheCurrencyThatTheirAskerPrefers(t *testing.T) {
	euros := ask.Asker{Own: ask.Preferences{Currency: "eur"}}
	in := func(q ask.Query) ask.Query { q.Asker = euros; return q }
	price := func(a ...market.Asset) ask.Query { return ask.Query{Intent: ask.Price, Text: "x", Assets: a} }
	noEuros := open()
	noEuros.fail = func(r market.Request) error {
		if r.Currency == "eur" {
			return fault(market.ErrBadRequest)
		}
		return nil
	}
	named := price(btc)
	named.Currency = "gbp"
	golden(t, "preferred", []scene{
		{"a coin", nil, in(price(btc))},
		{"a stock, converted", nil, in(price(aapl))},
		{"an index has no currency, and nobody asked for one", nil, in(price(spx, btc))},
		{"another currency is named", nil, in(named)},
		{"the euro itself is in dollars", nil, in(price(euro))},
		{"the dollar is in euros", nil, in(price(dollar))},
		{"an amount without a target", nil, in(inCurrency(2, btc, ""))},
		{"an amount of euros", nil, in(inCurrency(20, euro, ""))},
		{"an amount in another asset", nil, in(into(1, btc, eth))},
		{"two at once", nil, in(ask.Query{Intent: ask.Price, Text: "x", Assets: []market.Asset{btc}, Also: []ask.Query{in(price(aapl))}})},
		{"market data", withStatistics(), in(ask.Query{Intent: ask.Market, Text: "x", Assets: []market.Asset{btc}, Metric: ask.MarketCap})},
		{"a month", withPast(), in(during(ask.History, "30d", btc))},
		{"a currency that nobody has, so that the answer is in dollars", noEuros, in(price(btc))},
	})
}

func TestOverheardTickersAreAnsweredInALineEach(t *testing.T) {
	heard := func(a ...market.Asset) ask.Query {
		return ask.Query{Intent: ask.Price, Text: "x", Assets: a, Overheard: true, Unknown: []string{"nosuch"}, Slips: []string{"a", "b"}, Other: eth}
	}
	inEuro := heard(btc, aapl)
	inEuro.Asker.Shared.Currency = "eur"
	b := open()
	var lines []string
	for _, q := range []ask.Query{heard(btc), heard(aapl, btc, rare), inEuro, heard(spx)} {
		c := b.answer(t, q)
		wellFormed(t, "overheard", c)
		if c.Title != "" || len(c.Fields)+len(c.Buttons) > 0 || c.Notice != "" || c.Source == "" || len(c.Values) == 0 {
			t.Errorf("%+v", c)
		}
		lines = append(lines, c.Text)
	}
	want := "BTC $97,432.10, ▲ +2.41 % in 24 hours\nAAPL $230.12, ▲ +1.20 % since the previous close\nBTC $97,432.10, ▲ +2.41 % in 24 hours\n" +
		"BTC €89,865.43, ▲ +2.41 % in 24 hours\nAAPL €212.25, ▲ +1.20 % since the previous close in USD\nS&P 500 6,012.45 points, ▼ −0.31 % since the previous close"
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for name, q := range map[string]ask.Query{"nobody has it": heard(rare), "no asset": heard()} {
		if c := b.answer(t, q); c.Source != "" || c.Text != "" {
			t.Errorf("%s: %+v", name, c)
		}
	}
}
