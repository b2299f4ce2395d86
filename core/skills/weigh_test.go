package skills_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// A gram is 1/31.1034768 of the ounce that the metal is quoted by.
func TestMetalIsWeighedAsItWasAskedFor(t *testing.T) {
	const ounce = 2650.3
	for name, c := range map[string]struct {
		q    ask.Query
		text string
		want float64
	}{
		"an ounce":         {ask.Query{Intent: ask.Price}, "$2,650.30/oz", ounce},
		"a gram":           {ask.Query{Intent: ask.Price, Unit: ask.Gram}, "$85.21/g", ounce / 31.1034768},
		"a kilogram":       {ask.Query{Intent: ask.Price, Unit: ask.Kilogram}, "$85,209.12/kg", ounce * 1000 / 31.1034768},
		"a tola":           {ask.Query{Intent: ask.Price, Unit: ask.Tola}, "$993.86/tola", ounce * 11.6638038 / 31.1034768},
		"a tonne in usd":   {ask.Query{Intent: ask.Convert, Unit: ask.Tonne, Amount: 1, Currency: "usd"}, "1 t Gold = $85,209,124", ounce * 1e6 / 31.1034768},
		"a pound":          {ask.Query{Intent: ask.Price, Unit: ask.Pound}, "/lb", ounce * 453.59237 / 31.1034768},
		"two half kilos":   {ask.Query{Intent: ask.Convert, Unit: ask.HalfKilo, Amount: 2, Currency: "usd"}, "2 × 500 g Gold = $85,209.12", ounce * 1000 / 31.1034768},
		"ten grams in usd": {ask.Query{Intent: ask.Convert, Unit: ask.Gram, Amount: 10, Currency: "usd"}, "10 g Gold = $852.09", ounce * 10 / 31.1034768},
	} {
		t.Run(name, func(t *testing.T) {
			c.q.Assets, c.q.Language = []market.Asset{gold}, "en"
			card := open().answer(t, c.q)
			if !strings.Contains(card.Text, c.text) {
				t.Errorf("%q, want %q in it", card.Text, c.text)
			}
			found := false
			for _, v := range card.Values {
				found = found || math.Abs(v.Number-c.want) < 1e-6*c.want
			}
			if !found {
				t.Errorf("no value is %v: %+v", c.want, card.Values)
			}
		})
	}
}

func TestThePastOfAMetalIsWeighedAsItWasAskedFor(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.UTC) }
	const first, last = 2500.0, 2600.0
	for _, intent := range []ask.Intent{ask.History, ask.Chart} {
		b := open()
		b.prices = map[string][]market.Point{gold.ID: {{At: day(18), Value: first}, {At: day(19), Value: 2400}, {At: day(20), Value: last}}}
		q := during(intent, "7d", gold)
		q.Unit = ask.Gram
		c := b.answer(t, q)
		if !strings.Contains(c.Text, "from $80.38/g (00:00 UTC, 18 Nov 2026) to $83.59/g") || math.Abs(c.Values[1].Number-last/31.1034768) > 1e-9 {
			t.Errorf("%s: %s %+v", intent, c.Text, c.Values)
		}
		if intent == ask.Chart && (math.Abs(c.Image.Plot.Lines[0].Runs[0][0].Value-first/31.1034768) > 1e-9 || !strings.Contains(c.Buttons[0].Value, " per g")) {
			t.Errorf("drawn %+v, %+v", c.Image.Plot, c.Buttons)
		}
	}
	b := open()
	b.prices = map[string][]market.Point{gold.ID: {{At: day(18), Value: 2650.3 / 2}}}
	q := during(ask.History, "2026-11-18", gold)
	q.Unit = ask.Gram
	if c := b.answer(t, q); !strings.Contains(c.Text, "up 100.00 % since") || !strings.Contains(c.Text, "$85.21/g") {
		t.Errorf("of a day: %s", c.Text)
	}
}

func TestMetalBehindAWeightIsInTheGenitiveInRussian(t *testing.T) {
	for language, want := range map[string]string{"ru": "10 г золота = ", "fr": "10 g d’or = ", "pt": "10 g de ouro = ", "es": "10 g de oro = "} {
		q := ask.Query{Intent: ask.Convert, Unit: ask.Gram, Amount: 10, Currency: "usd", Assets: []market.Asset{gold}, Language: language}
		if c := open().answer(t, q); !strings.HasPrefix(strings.ReplaceAll(c.Text, "\u00a0", " "), want) {
			t.Errorf("%s: %q, want %q", language, c.Text, want)
		}
	}
}

func TestMetalsAreToldInTheWeightThatTheirAskerPrefers(t *testing.T) {
	grams := ask.Asker{Own: ask.Preferences{Units: ask.Gram}}
	shared := ask.Asker{Shared: ask.Preferences{Units: ask.Gram}}
	back := ask.Asker{Own: ask.Preferences{Units: ask.Ounce}, Shared: ask.Preferences{Units: ask.Gram}}
	priced := func(q ask.Query) ask.Query { q.Assets = []market.Asset{gold}; return q }
	price := priced(ask.Query{Intent: ask.Price})
	for name, c := range map[string]struct {
		who  ask.Asker
		q    ask.Query
		text string
	}{
		"nobody's":               {ask.Asker{}, price, "$2,650.30/oz"},
		"a person's":             {grams, price, "$85.21/g"},
		"a channel's":            {shared, price, "$85.21/g"},
		"back to ounces":         {back, price, "$2,650.30/oz"},
		"another one is named":   {grams, priced(ask.Query{Intent: ask.Price, Unit: ask.Kilogram}), "$85,209.12/kg"},
		"the ounce is named":     {grams, priced(ask.Query{Intent: ask.Price, Unit: ask.Ounce}), "$2,650.30/oz"},
		"a level is of ounces":   {grams, priced(ask.Query{Intent: ask.Price, Level: 3000}), "$2,650.30/oz"},
		"into a metal":           {grams, ask.Query{Intent: ask.Convert, Amount: 8521, Assets: []market.Asset{dollar}, Target: gold}, "8,521 USD = 100"},
		"an amount":              {grams, priced(ask.Query{Intent: ask.Convert, Amount: 10, Currency: "usd"}), "10 g Gold = $852.09"},
		"an amount of ounces":    {grams, priced(ask.Query{Intent: ask.Convert, Amount: 1, Currency: "usd", Unit: ask.Ounce}), "= $2,650.30"},
		"of what weighs nothing": {grams, ask.Query{Intent: ask.Price, Assets: []market.Asset{btc}}, "Bitcoin is at $97,432.10"},
	} {
		c.q.Asker = c.who
		if got := open().answer(t, c.q); !strings.Contains(got.Text, c.text) {
			t.Errorf("%s: %q, want %q in it", name, got.Text, c.text)
		}
	}
}

func TestThePastOfMetalsIsToldInTheWeightThatIsPreferred(t *testing.T) {
	for _, intent := range []ask.Intent{ask.History, ask.Chart, ask.Compare} {
		b := withMonths()
		b.prices[gold.ID] = b.prices["^GSPC"]
		q := during(intent, "30d", gold)
		if intent == ask.Compare {
			q.Assets = append(q.Assets, btc)
		}
		q.Asker.Own.Units = ask.Kilogram
		c := b.answer(t, q)
		if text := c.Plain(); !strings.Contains(text, "/kg") || strings.Contains(text, "/oz") {
			t.Errorf("%s: %s", intent, text)
		}
		for _, v := range c.Values {
			if v.Of == gold.ID && v.Name == "price_last" && (v.Unit != "usd/kg" || v.Number < 80_000) {
				t.Errorf("%s: %+v", intent, v)
			}
		}
		for _, button := range c.Buttons {
			if intent == ask.Chart && !strings.HasSuffix(button.Value, " per kg") {
				t.Errorf("a button forgets the weight: %+v", button)
			}
		}
	}
}
