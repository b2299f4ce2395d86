package simulated

import (
	"math"
	"slices"
	"strings"
	"time"

	"tickertape/core/market"
)

// coins are those of a listing, with their symbols and names.
var coins = []market.Asset{
	coin("bitcoin", "BTC", "Bitcoin"), coin("ethereum", "ETH", "Ethereum"), coin("tether", "USDT", "Tether"), coin("binancecoin", "BNB", "BNB"),
	coin("solana", "SOL", "Solana"), coin("ripple", "XRP", "XRP"), coin("usd-coin", "USDC", "USDC"), coin("dogecoin", "DOGE", "Dogecoin"),
	coin("cardano", "ADA", "Cardano"), coin("tron", "TRX", "TRON"), coin("avalanche-2", "AVAX", "Avalanche"), coin("chainlink", "LINK", "Chainlink"),
	coin("shiba-inu", "SHIB", "Shiba Inu"), coin("stellar", "XLM", "Stellar"), coin("sui", "SUI", "Sui"), coin("bitcoin-cash", "BCH", "Bitcoin Cash"),
	coin("litecoin", "LTC", "Litecoin"), coin("polkadot", "DOT", "Polkadot"), coin("monero", "XMR", "Monero"), coin("pepe", "PEPE", "Pepe"),
	coin("the-open-network", "TON", "Toncoin"), coin("uniswap", "UNI", "Uniswap"), coin("near", "NEAR", "NEAR Protocol"), coin("aptos", "APT", "Aptos"),
}

func coin(id, symbol, name string) market.Asset {
	return market.Asset{Class: market.Crypto, ID: id, Symbol: symbol, Name: name}
}

// listing is the largest coins; there is one page.
func (p *Provider) listing(r market.Request, now time.Time) []market.Stats {
	if r.Page > 0 {
		return nil
	}
	out := make([]market.Stats, 0, len(coins))
	for _, c := range coins {
		s := p.stats(c, r.Quote(), now)
		s.ChangeOver = map[time.Duration]float64{}
		for _, over := range []time.Duration{time.Hour, 7 * day, 14 * day, 30 * day, 200 * day, 365 * day} {
			s.ChangeOver[over] = 100 * (s.Price/p.in(c, s.Currency, now.Add(-over)) - 1)
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b market.Stats) int {
		if *a.MarketCap > *b.MarketCap {
			return -1
		}
		return 1
	})
	for i := range out {
		rank := i + 1
		out[i].Rank = &rank
	}
	return out
}

// trending is another few coins every day.
func (p *Provider) trending(now time.Time) []market.Stats {
	from := now.YearDay() % len(coins)
	var out []market.Stats
	for i := range 7 {
		out = append(out, p.stats(coins[(from+5*i)%len(coins)], market.USD, now))
	}
	return out
}

// candles are bars from each point of a history to the next, and from the last one to the end, each
// of what the path did within it.
func (p *Provider) candles(a market.Asset, r market.Request, now time.Time) market.Series {
	r.Kind = market.History
	line, length := p.line(a, r, now)
	if _, end := reach(r, now); len(line.Points) > 0 && line.Points[len(line.Points)-1].At.Before(end) { // of the one that still runs
		line.Points = append(line.Points, market.Point{At: end, Value: p.in(a, line.Currency, end)})
	}
	out := market.Series{Asset: a, Currency: line.Currency, Interval: length, Source: title}
	for i := 1; i < len(line.Points); i++ {
		from, to := line.Points[i-1], line.Points[i]
		c := market.Candle{At: from.At, Open: from.Value, Close: to.Value, High: max(from.Value, to.Value), Low: min(from.Value, to.Value)}
		step := to.At.Sub(from.At) / 8
		for k := 1; k < 8; k++ {
			v := p.in(a, line.Currency, from.At.Add(time.Duration(k)*step))
			c.High, c.Low = max(c.High, v), min(c.Low, v)
		}
		if a.Class == market.Crypto {
			volume := supply(a) * turnover(a) * c.Close * to.At.Sub(from.At).Hours() / 24 * (1 + 0.4*math.Sin(float64(i)))
			c.Volume = &volume
		}
		out.Candles = append(out.Candles, c)
	}
	return out
}

// about says that an asset is of a simulated market.
func about(a market.Asset) market.About {
	name := a.Name
	if name == "" {
		name = strings.ToUpper(a.Symbol)
	}
	return market.About{Asset: a, Text: "In the simulated market " + name + " is a name with a price path and nothing behind it.", Source: title}
}

// mood is an index from 0 to 100, a point a day.
func (p *Provider) mood(r market.Request, now time.Time) market.Series {
	from, to := r.Range.Fill(now, 30*day)
	if earliest := to.Add(-mostPoints * day); from.Before(earliest) {
		from = earliest
	}
	s := market.Series{Source: title}
	for at := from.Truncate(day); !at.After(to); at = at.Add(day) {
		days := float64(at.Unix()) / 86400
		s.Points = append(s.Points, market.Point{At: at, Value: math.Round(50 + 32*math.Sin(2*math.Pi*days/61+float64(p.cfg.Seed)))})
	}
	return s
}
