package nlu_test

import "testing"

// Messages whose words decide between intents that are near, or whether a word is a name.
func TestWordsSettleWhatIsMeant(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"what was microsoft's market cap on 31 december 2015": "history market_cap MSFT 2015-12-31", "eth supply last year": "market supply ethereum 1y", "what is the max supply of litecoin": "market supply litecoin",
		"what's the highest pepe ever went": "market ath pepe", "lowest price polkadot has ever had": "market atl polkadot", "trading volume of usdt versus usdc": "compare volume tether usd-coin",
		"is exxon worth more than chevron as a company": "compare market_cap XOM CVX", "Visa compared to Mastercard": "compare V MA", "V vs MA": "compare V MA", "xrp against stellar": "compare ripple stellar",
		"dot or atom, which held up better the last 3 months": "compare polkadot cosmos 3mo", "is apple stock anywhere near 300": "price AAPL", "what is coin trading at on nasdaq": "price COIN", "is eth back above $4000": "price ethereum in usd",
		"coffee price per pound": "price KC=F", "gimme cable": "price gbp in usd", "📉 btc 7d": "chart bitcoin 7d", "⭐ NVDA": "watchlist NVDA", "🥇 per ounce?": "price GC=F",
	} {
		if got := meaning(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestFiguresAreKnownByTheirDescription(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"how many people are out of work in italy": "economic unemployment of it", "how much do americans save out of their income": "economic savings_rate of us", "did jpow cut yet": "economic fed_funds of us",
		"retail sales canada last 12 months": "economic retail_sales 1y of ca", "untied kingdom unemploymnet rate": "economic unemployment of gb", "how fast is the german economy growing": "economic gdp of de", "did the ecb cut rates": "economic policy_rate of eu",
	} {
		if got := meaning(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestEnglishMessagesGoOn(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"how much eth do I get for 5000 euros", "what about cardano instead", "convert eur in ada"},
		{"what's the pound against the dollar", "against the yen then?", "price gbp in jpy"},
		{"bitcoin price on 5 march 2020", "a week later?", "history bitcoin 2020-03-12"},
		{"how has gold done this year", "measured in euros, how is that", "history GC=F ytd in eur"},
		{"eth market cap", "and on 1 september 2021?", "history market_cap ethereum 2021-09-01"},
		{"show me btc candles for the last week", "zoom out to the whole history", "chart bitcoin max"},
		{"graph of eth in usd past month", "in btc terms", "chart ethereum 30d in btc"},
		{"ath of bitcoin", "and the low?", "market atl bitcoin"},
		{"btc vs eth", "add solana to that", "compare bitcoin ethereum solana"},
		{"price btc", "add eth to my watchlist", "watchlist ethereum"},
		{"us unemployment rate", "give me the last 5 years of it", "economic unemployment 5y of us"},
		{"1500 usd in eth", "to bitcoin instead", "convert usd in btc"},
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}
