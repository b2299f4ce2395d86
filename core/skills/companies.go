package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
)

// largeCompanies are US-listed companies of every sector that movers among shares are looked for:
// no provider of ours ranks a whole exchange. Written as symbol=name.
const largeCompanies = `AAPL=Apple MSFT=Microsoft NVDA=Nvidia GOOGL=Alphabet AMZN=Amazon META=Meta TSLA=Tesla AVGO=Broadcom BRK-B=Berkshire_Hathaway JPM=JPMorgan
LLY=Eli_Lilly V=Visa UNH=UnitedHealth XOM=Exxon_Mobil MA=Mastercard COST=Costco WMT=Walmart PG=Procter_&_Gamble JNJ=Johnson_&_Johnson HD=Home_Depot
ORCL=Oracle NFLX=Netflix BAC=Bank_of_America KO=Coca-Cola PEP=PepsiCo AMD=AMD CRM=Salesforce CVX=Chevron ADBE=Adobe MCD=McDonald's
CSCO=Cisco INTC=Intel DIS=Disney NKE=Nike PFE=Pfizer BA=Boeing CAT=Caterpillar GE=GE_Aerospace GS=Goldman_Sachs UBER=Uber
PLTR=Palantir COIN=Coinbase PYPL=PayPal QCOM=Qualcomm IBM=IBM T=AT&T VZ=Verizon F=Ford GM=General_Motors SBUX=Starbucks`

// companies ranks shares by their change since the previous close.
func (m movers) companies(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	var assets []market.Asset
	for _, entry := range strings.Fields(largeCompanies) {
		symbol, name, _ := strings.Cut(entry, "=")
		assets = append(assets, market.Asset{Class: market.Equity, ID: symbol, Symbol: symbol, Name: strings.ReplaceAll(name, "_", " ")})
	}
	in := desk.Currency(q.Currency)
	got, err := m.desk.Quotes(ctx, assets, in, q.Currency != "")
	if err != nil {
		what := v.Say("the prices of large companies")
		return v.trouble(err, what, v.Say("None of my data providers has %s right now. Try “top gainers”, for coins.", what))
	}
	stats := make([]market.Stats, 0, len(got.List))
	shut := false
	for _, quote := range got.List {
		stats = append(stats, market.Stats{Asset: quote.Asset, Currency: quote.Currency, Price: quote.Price, Change24h: quote.Change24h, Source: quote.Source, At: quote.At})
		shut = shut || closed(quote.Quote)
	}
	mapped := q.Board == ask.Heat
	if mapped || q.Board == ask.Largest || q.Board == ask.Traded || q.Board == ask.Trending {
		q.Board = ""
	}
	c := ranking{q: q, stats: stats, shares: true, v: v}.card()
	v.credit(&c, got.Answers...)
	v.stayed(&c, got.List, in, q)
	if mapped {
		note(&c, v.Say("I can draw a heat map of coins only: none of my data providers tells the market caps of companies."))
	}
	if !ofADay(q.Span) {
		note(&c, v.Say("I can rank shares only by what they did since the previous close. For one share over another time ask “how did apple do this year”."))
	}
	note(&c, v.Say("Of %d large US-listed companies, since the previous close; I can't rank a whole exchange.", len(stats)))
	if shut {
		note(&c, v.Say("The market is closed."))
	}
	return c
}
