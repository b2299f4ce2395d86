package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// Whatever a question is, and in whichever language: what nobody knows is named.
func TestNamesThatNobodyKnowsAreNamedInEveryLanguage(t *testing.T) {
	b, cpi, jobless, _ := withFigures()
	b.prices = withMonths().prices
	for _, language := range ask.Languages() {
		for name, q := range map[string]ask.Query{
			"alone in a comparison": {Intent: ask.Compare},
			"beside another":        {Intent: ask.Compare, Assets: []market.Asset{btc}},
			"beside two":            during(ask.Compare, "30d", btc, eth),
			"converted":             {Intent: ask.Convert, Assets: []market.Asset{euro}, Amount: 10},
			"of a day":              during(ask.History, "2026-11-18"),
			"of a day, beside":      during(ask.History, "2026-11-18", btc),
			"drawn":                 during(ask.Chart, "30d"),
			"drawn beside":          during(ask.Chart, "30d", btc),
			"a figure":              {Intent: ask.Economic},
			"beside a figure":       {Intent: ask.Economic, Indicator: cpi},
			"beside two figures":    {Intent: ask.Economic, Indicator: cpi, Against: []market.Indicator{jobless}},
		} {
			q.Language, q.Unknown = language, []string{"blargcoin"}
			if c := b.answer(t, q); !strings.Contains(c.Text+c.Notice, "blargcoin") {
				t.Errorf("%s in %s: %s", name, language, c.Plain())
			}
		}
	}
}
