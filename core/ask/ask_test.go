package ask_test

import (
	"testing"

	"tickertape/core/ask"
)

func TestIntentsBelongToTheirCategory(t *testing.T) {
	want := map[ask.Intent]ask.Category{
		ask.Price: ask.PriceQuery, ask.Convert: ask.PriceQuery, ask.History: ask.PriceQuery, ask.Chart: ask.PriceQuery,
		ask.Market: ask.MarketData, ask.Movers: ask.MarketData, ask.Compare: ask.MarketData, ask.Sentiment: ask.MarketData, ask.Profile: ask.MarketData,
		ask.Economic: ask.EconomicIndicator, ask.Education: ask.Educational,
	}
	seen := map[ask.Intent]bool{}
	for _, i := range ask.Intents() {
		category, named := want[i]
		if !named {
			category = ask.Other
		}
		if i.Category() != category || seen[i] || i == "" {
			t.Errorf("%q: %s, want %s once", i, i.Category(), category)
		}
		seen[i] = true
	}
	if len(seen) != 20 || ask.Intent("nonsense").Category() != ask.Other {
		t.Errorf("%d intents", len(seen))
	}
}

func TestIntentsIsACopy(t *testing.T) {
	ask.Intents()[0] = "changed"
	if ask.Intents()[0] != ask.Price {
		t.Error("a caller changed the list")
	}
}
