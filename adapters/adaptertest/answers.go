package adaptertest

import (
	"math"
	"time"

	"tickertape/core/chat"
)

// answers are one card or more of each skill, as the skills' own golden files have them.
func answers() []Card {
	cards := []Card{
		{"price of a stock, converted", chat.Card{
			Title: "Apple (AAPL)", Text: "Apple is at €212.25, up 1.20 % since the previous close in USD. Converted from USD at 1 USD = 0.9223 EUR.",
			Fields: []chat.Field{{Name: "Price", Value: "€212.25"}, {Name: "Quoted at", Value: "$230.12"}, up("Since previous close, in USD", "+1.20 %")},
			Source: "Yahoo Finance", Notice: "I took AAPL for the stock, not for the coin Apple Token.",
			Buttons: []chat.Button{{Label: "Apple Token (coin)", Value: chat.Asks + "price apple-token"}},
		}},
		{"conversion", chat.Card{
			Text:   "10,000 USD = 0.10263558 BTC",
			Fields: []chat.Field{{Name: "Rate", Value: "1 USD = 0.000010263558 BTC"}, {Name: "Inverse", Value: "1 BTC = $97,432.10"}}, Source: "CoinGecko",
		}},
		{"market, of which little is known", chat.Card{
			Title: "Shiba Inu (SHIB)", Text: "Shiba Inu is at $0.00001234.",
			Fields: []chat.Field{
				{Name: "Price", Value: "$0.00001234"},
				{Name: "Range, 24 h", Value: "up to $0.0000131"},
				{Name: "Circulating supply", Value: "589.0 trillion SHIB"},
				{Name: "Maximum supply", Value: "no maximum known"},
				{Name: "All-time low", Value: "$0.00000000005637 (+21,892,530 % since)"},
			}, Source: "CoinGecko",
		}},
		{"market, all known", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin is at $97,432.10 and has a market cap of $1.93 trillion.",
			Fields: []chat.Field{
				{Name: "Price", Value: "$97,432.10"},
				up("24 h", "+2.41 %"),
				{Name: "Rank", Value: "#1"},
				{Name: "Market cap", Value: "$1.93 trillion"},
				{Name: "Fully diluted valuation", Value: "$2.05 trillion"},
				{Name: "Volume, 24 h", Value: "$45.1 billion"},
				{Name: "Range, 24 h", Value: "$94,870.00 to $98,100.50"},
				{Name: "Circulating supply", Value: "19,786,543 BTC"},
				{Name: "Total supply", Value: "19,786,543 BTC"},
				{Name: "Maximum supply", Value: "21,000,000 BTC"},
				{Name: "All-time high", Value: "$108,786.00 on 20 Jan 2025 (−10.44 % since)"},
				{Name: "All-time low", Value: "$67.81 on 6 Jul 2013 (+143,584 % since)"},
			}, Source: "CoinGecko",
		}},
		{"history", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin was at $29,374.15 on 1 Jan 2021. Now it is at $97,432.10, up 231.69 % since.",
			Fields: []chat.Field{{Name: "1 Jan 2021", Value: "$29,374.15"}, {Name: "Now", Value: "$97,432.10"}, up("Since then", "+231.69 %")}, Source: "CoinGecko",
		}},
		{"chart", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin went from $87,485.26 (25 Oct 2026) to $83,758.27 (23 Nov 2026), down 4.26 %.",
			Fields: []chat.Field{down("Change", "−4.26 %"), {Name: "Highest", Value: "$98,986.89, 3 Nov 2026"}, {Name: "Lowest", Value: "$81,000.09, 19 Nov 2026"}, {Name: "RSI 14", Value: "38"}},
			Image:  picture("btc-30d", "Chart: Bitcoin went from $87,485.26 (25 Oct 2026) to $83,758.27 (23 Nov 2026), down 4.26 %."), Source: "CoinGecko",
			Buttons: []chat.Button{
				{Label: "24h", Value: chat.Redraws + "chart bitcoin 24h rsi"}, {Label: "7d", Value: chat.Redraws + "chart bitcoin 7d rsi"}, {Label: "1y", Value: chat.Redraws + "chart bitcoin 1y rsi"},
			},
		}},
		{"candles", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin went from $96,748.36 (16 Nov 2026) to $90,000.00 (23 Nov 2026), down 6.98 %.",
			Fields: []chat.Field{down("Change", "−6.98 %"), {Name: "Highest", Value: "$96,748.36, 16 Nov 2026"}, {Name: "Lowest", Value: "$81,996.39, 20 Nov 2026"}},
			Image:  picture("btc-7d", "Chart: Bitcoin went from $96,748.36 (16 Nov 2026) to $90,000.00 (23 Nov 2026), down 6.98 %."), Source: "Binance (USDT)",
			Notice: "None of my data providers has candles of 2 hours for that: these are of 4 hours.",
			Buttons: []chat.Button{
				{Label: "24h", Value: chat.Redraws + "chart bitcoin 24h candles"},
				{Label: "30d", Value: chat.Redraws + "chart bitcoin 30d 4h candles"},
				{Label: "1y", Value: chat.Redraws + "chart bitcoin 1y candles"},
				{Label: "🕯 15m", Value: chat.Redraws + "chart bitcoin 24h 15m candles"},
				{Label: "🕯 1h", Value: chat.Redraws + "chart bitcoin 7d 1h candles"},
				{Label: "🕯 1d", Value: chat.Redraws + "chart bitcoin 7d 1d candles"},
			},
		}},
		{"gas", chat.Card{
			Title: "Ethereum gas", Text: "Gas on Ethereum is at 6.42 gwei: a plain transfer costs $0.4748.",
			Fields: []chat.Field{
				{Name: "Slow", Value: "6.05 gwei, $0.4473"},
				{Name: "Normal", Value: "6.42 gwei, $0.4748"},
				{Name: "Fast", Value: "8.50 gwei, $0.6284"},
				{Name: "Base fee", Value: "6.01 gwei"},
				{Name: "Plain transfer", Value: "21,000 units of gas"},
				{Name: "Price of ETH", Value: "$3,520.46"},
			}, Source: "Ethereum node, CoinGecko",
		}},
		{"funding rates", chat.Card{
			Title: "Funding rates", Text: "Buyers of perpetual futures on Bitcoin pay the sellers 0.0100 % for 8 hours, 10.95 % a year.",
			Table: table("Coin", "Funding rate", "For", "Year", "Next payment").row("BTC", "+0.0100 %", "8 hours", "+10.95 %", "23 Nov 2026 16:00 UTC").
				row("ETH", "−0.0375 %", "8 hours", "−41.06 %", "23 Nov 2026 16:00 UTC").chat(), Source: "Binance Futures",
		}},
		{"comparison", chat.Card{
			Title: "BTC vs AAPL vs S&P 500", Text: "From 25 Oct 2026 to 23 Nov 2026, Bitcoin did best (up 20.00 %) and the S&P 500 worst (up 1.91 %).",
			Table: table("Asset", "Price", "30d", "Deepest fall", "Market cap").
				row("BTC", "$97,432.10", "▲ +20.00 %", "−25.00 %", "$1.93T").row("AAPL", "$230.12", "▲ +4.55 %", "0.00 %", "n/a").row("S&P 500", "6,012.45 points", "▲ +1.91 %", "0.00 %", "n/a").chat(),
			Image: picture("btc-aapl-s-p-500-30d", "Chart: From 25 Oct 2026 to 23 Nov 2026, Bitcoin did best (up 20.00 %) and the S&P 500 worst (up 1.91 %)."), Source: "CoinGecko, Yahoo Finance",
		}},
		{"movers", chat.Card{
			Title: "Movers, 24 h", Text: "Pepe rose the most of the largest coins, up 31.50 % in 24 hours. Shiba Inu fell the most, down 12.35 %.",
			Table: table("Coin", "Price", "24 h").row("PEPE", "$0.0000062", "▲ +31.50 %").row("BTC", "$97,432.10", "▲ +2.41 %").row("SHIB", "$0.00001234", "▼ −12.35 %").row("QUIET", "$2.00", "n/a").chat(), Source: "CoinGecko",
		}},
		{"market brief", chat.Card{
			Title: "The crypto market",
			Text:  "All coins together are worth $3.31 trillion, up 1.20 % in 24 hours. Of the crypto market, BTC 58.15 % and ETH 12.81 % have the largest shares. Of the largest coins, Pepe rose the most (+31.50 %) and Shiba Inu fell the most (−12.35 %) in 24 hours. The mood of the crypto market is greed: 59 of 100.",
			Fields: []chat.Field{
				{Name: "Market cap", Value: "$3.31 trillion"},
				up("24 h", "+1.20 %"),
				{Name: "Volume, 24 h", Value: "$185 billion"},
				{Name: "BTC dominance", Value: "58.15 %"},
				{Name: "ETH dominance", Value: "12.81 %"},
				{Name: "Coins", Value: "17,012"},
				{Name: "Markets", Value: "1,201"},
				{Name: "Fear and greed", Value: "59, greed"},
			}, Source: "CoinGecko, alternative.me",
		}},
		{"heat map", chat.Card{
			Title: "Heat map of the 50 largest coins", Text: "Of the 50 largest coins, 31 rose and 17 fell in 24 hours. Pepe rose the most (+31.50 %) and Shiba Inu fell the most (−12.35 %).",
			Table: table("#", "Coin", "Price", "24 h", "Market cap").row("1", "BTC", "$97,432.10", "▲ +2.41 %", "$1.90T").row("2", "ETH", "$3,520.46", "▼ −1.20 %", "$424B").row("3", "SHIB", "$0.00001234", "▼ −12.35 %", "$7.00B").chat(),
			Image: &chat.Image{Name: "heatmap-50.png", Alt: "Heat map of the 50 largest coins", PNG: []byte("\x89PNG heatmap-50")}, Source: "CoinGecko",
		}},
		{"with another's market cap", chat.Card{
			Title: "SHIB with the market cap of BTC", Text: "With the market cap of Bitcoin ($1.93 trillion) Shiba Inu would be worth $0.00327: ×265, +26,399 %.",
			Fields: []chat.Field{
				{Name: "Price", Value: "$0.00001234"},
				{Name: "It would be", Value: "$0.00327", Trend: chat.Up},
				{Name: "Multiple", Value: "×265"},
				up("Change", "+26,399 %"),
				{Name: "Market cap of BTC", Value: "$1.93 trillion"},
				{Name: "Circulating supply", Value: "589.0 trillion SHIB"},
				{Name: "Computed as", Value: "market cap of BTC / supply of SHIB"},
			}, Source: "CoinGecko",
		}},
		{"economy", chat.Card{
			Title: "US jobs added (nonfarm payrolls)", Text: "US jobs added (nonfarm payrolls): +119 thousand jobs in October 2026, after −33 thousand jobs in September 2026.",
			Fields: []chat.Field{
				{Name: "Latest", Value: "+119 thousand jobs (October 2026)"},
				{Name: "Before", Value: "−33 thousand jobs (September 2026)"},
				up("Change", "+152 thousand jobs"),
				{Name: "Year on year", Value: "not available"},
				{Name: "Measured as", Value: "change from the month before, seasonally adjusted"},
			}, Source: "FRED",
		}},
		{"mood", chat.Card{
			Title: "Fear and greed", Text: "The mood of the crypto market is extreme greed: 80 of 100.",
			Fields: []chat.Field{{Name: "Now", Value: "80, extreme greed"}, {Name: "Yesterday", Value: "78, extreme greed"}, {Name: "Scale", Value: "0 is extreme fear, 100 is extreme greed"}}, Source: "alternative.me",
		}},
		{"profile", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin is the first cryptocurrency.",
			Fields: []chat.Field{{Name: "Sort", Value: "Layer 1 (L1) and Proof of Work"}, {Name: "Since", Value: "3 Jan 2009"}, {Name: "Website", Value: "https://bitcoin.org"}}, Source: "CoinGecko",
			Notice: "I describe one at a time; ask again for Ethereum.",
		}},
		{"term explained", chat.Card{
			Title: "Staking", Text: "Locking coins to help run a proof-of-stake chain, and earning rewards for it.\n\nOne runs a validator or lends the coins to one. Rewards are paid in the same coin, so that their worth moves with its price.",
			Fields:  []chat.Field{{Name: "From", Value: "Tickertape's glossary"}},
			Buttons: []chat.Button{{Label: "Proof of stake", Value: chat.Asks + "explain proof of stake"}, {Label: "Validator", Value: chat.Asks + "explain validator"}},
		}},
		{"term in a model's words", chat.Card{
			Title: "Staking and proof of stake", Text: "Staking locks coins, so that one may be drawn to write blocks of a proof-of-stake chain. Rewards are paid in the same coin; who cheats loses coins.",
			Fields: []chat.Field{{Name: "From", Value: "Tickertape's glossary"}},
			Notice: "A language model worded this from entries of the glossary: staking and proof of stake.",
			Buttons: []chat.Button{
				{Label: "Staking", Value: chat.Asks + "define staking"},
				{Label: "Proof of stake", Value: chat.Asks + "define proof of stake"},
				{Label: "Validator", Value: chat.Asks + "explain validator"},
				{Label: "Slashing", Value: chat.Asks + "explain slashing"},
			},
		}},
		{"help", chat.Card{
			Title: "What you can ask me", Text: "Ask in plain words, or as short as you like. Every answer says where its numbers are from and how old they are.",
			Fields: []chat.Field{
				{Name: "Prices", Value: "price btc eth sol · how much is ethereum · $AAPL · S&P 500 · gold in eur · EURUSD"},
				{Name: "Conversion", Value: "1.5 eth in eur · 10k usd to btc · 2,5 btc to eth"},
				{Name: "What is it?", Value: "what is chainlink · tell me about nvidia"},
				{Name: "Was it right?", Value: "👍 or 👎 on a reply, or its buttons, tell me; take it off and it no longer counts"},
			},
		}},
		{"name asked back", chat.Card{
			Text:    "I don't know “chianlnk”. Did you mean Chainlink (LINK) or Chain (XCN)?",
			Buttons: []chat.Button{{Label: "Chainlink (LINK)", Value: chat.Asks + "price chainlink"}, {Label: "Chain (XCN)", Value: chat.Asks + "price chain-2"}},
		}},
		{"advice", chat.Card{
			Title: "Bitcoin (BTC)", Text: "Bitcoin is at $97,432.10, up 2.41 % in 24 hours.", Fields: []chat.Field{{Name: "Price", Value: "$97,432.10"}, up("24 h", "+2.41 %")}, Source: "CoinGecko",
			Notice: "I give data, not advice: I can't tell you what to buy or sell, or where a price will go.",
		}},
		{"two questions at once", chat.Card{
			Title: "Bitcoin (BTC) · US inflation (CPI)", Text: "Bitcoin is at $97,432.10, up 2.41 % in 24 hours.\nUS inflation (CPI): 3.3 % in October 2026, after 3.0 % in September 2026.",
			Fields: []chat.Field{{Name: "Bitcoin (BTC) · Price", Value: "$97,432.10"}, up("Bitcoin (BTC) · 24 h", "+2.41 %"), {Name: "US inflation (CPI) · Latest", Value: "3.3 % (October 2026)"}}, Source: "CoinGecko, FRED",
		}},
		{"nothing to be had", chat.Card{Text: "I can't get the prices of Bitcoin, Ethereum, Solana and 2 others right now: the data providers limit how often I may ask. Try again in a minute."}},
		{"smalltalk", chat.Card{Text: "Hello! Ask me what something costs, for example “price btc”, “1.5 eth in eur” or “inflation”."}},
	}
	for i := range cards {
		if c := &cards[i]; c.Source != "" {
			c.AsOf = noon
			c.Buttons = append(c.Buttons, rate...)
		}
	}
	return cards
}

func up(name, change string) chat.Field {
	return chat.Field{Name: name, Value: "▲ " + change, Trend: chat.Up}
}

func down(name, change string) chat.Field {
	return chat.Field{Name: name, Value: "▼ " + change, Trend: chat.Down}
}

// grid is a table in the making.
type grid struct{ t chat.Table }

func table(header ...string) grid { return grid{chat.Table{Header: header}} }

func (g grid) row(cells ...string) grid {
	g.t.Rows = append(g.t.Rows, cells)
	return g
}

func (g grid) chat() *chat.Table { return &g.t }

// picture is a chart whose numbers are known.
func picture(name, alt string) *chat.Image {
	var run []chat.Point
	for i := range 30 {
		run = append(run, chat.Point{At: noon.AddDate(0, 0, i-30).Truncate(24 * time.Hour), Value: 90_000 * (1 + 0.1*math.Sin(float64(i)/5))})
	}
	return &chat.Image{Name: name + ".png", Alt: alt, PNG: []byte("\x89PNG " + name), Plot: &chat.Plot{Lines: []chat.Line{{Name: "BTC", Runs: [][]chat.Point{run}}}}}
}
