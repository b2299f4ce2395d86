package skills_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// spoken are the languages of answers.
var spoken = []string{"en", "es", "de", "fr", "pt", "tr", "ru", "zh"}

// ofUS is an indicator of the office, as the lexicon knows it.
func ofUS(of string) ask.Query {
	q := economy(of)
	q.Indicator.Country = "us"
	return q
}

// beside compares a figure with another of its country.
func beside(q ask.Query, other market.Indicator) ask.Query {
	other.Country = q.Indicator.Country
	q.Against = []market.Indicator{other}
	return q
}

// everything opens a bazaar that has something of all.
func everything() *bazaar {
	b := withMonths()
	b.keep = &drawer{has: map[string]ask.Preferences{}}
	b.gas, b.funded = withRates().gas, withRates().funded
	b.bars = []market.Interval{4 * market.Hour, market.Day}
	b.series, b.listed = withOffice().series, withListing().listed
	for i := range 40 {
		b.mood = append(b.mood, market.Point{At: day(2026, 11, 23).AddDate(0, 0, i-39), Value: float64(20 + i)})
	}
	b.about = map[string]market.About{"bitcoin": {
		Text: "Bitcoin is the first cryptocurrency.", Homepage: "https://bitcoin.org", Categories: []string{"Layer 1 (L1)", "Proof of Work"}, Started: day(2009, 1, 3), Source: "CoinGecko",
	}}
	return b
}

// member is somebody with settings of their own, in a channel that has some.
var member = ask.Asker{
	Person: "person:ana", Channel: "channel:room", Own: ask.Preferences{Zone: "Europe/Madrid", First: market.Equity}, Shared: ask.Preferences{Currency: "gbp", Ambient: ask.On},
}

// conversation is a question to each skill, and to each way in which one can fail.
func conversation() []scene {
	half := ask.Query{Intent: ask.Convert, Amount: 1234.5, Assets: []market.Asset{eth}, Currency: "eur"}
	converted := ask.Query{Intent: ask.Price, Assets: []market.Asset{aapl}, Currency: "eur"}
	drawn := during(ask.Chart, "60d", btc)
	drawn.Studies = []ask.Study{ask.Averages, ask.RSI}
	slip := priced(eth)
	slip.Slips = []string{"etherum", "ethereum"}
	twin := priced(btc)
	twin.Other = market.Asset{Class: market.Equity, ID: "BTC", Symbol: "BTC", Name: "Grayscale"}
	shares := ask.Query{Intent: ask.Movers, Of: market.Equity}
	stale := everything()
	stale.stale, stale.made = 50*time.Hour, true
	weekly, next := putting(50, "2026-10-25..2026-11-23", btc), ofUS("inflation")
	weekly.Every, next.When = "1w", true
	shut, announced, gloomy := everything(), everything(), everything()
	shut.stalls["SPY"] = &stall{usd: 668.4, home: "usd", change: ptr(0.4), shut: true}
	announced.releases = []market.Release{{Name: "Consumer Price Index", At: day(2026, 12, 10)}}
	gloomy.mood = []market.Point{{At: day(2026, 11, 22), Value: 48}, {At: day(2026, 11, 23), Value: 7}}
	return append(extremes(), []scene{
		{"price", nil, priced(btc)},
		{"price of an index, its market closed", nil, priced(spx)},
		{"price of gold", nil, priced(gold)},
		{"price of money", nil, ask.Query{Intent: ask.Price, Assets: []market.Asset{euro}, Currency: market.USD}},
		{"price, converted", nil, converted},
		{"prices", nil, priced(btc, eth, aapl, spx)},
		{"old and made up", stale, priced(shib)},
		{"a slip", nil, slip},
		{"another of that name", nil, twin},
		{"conversion", nil, half},
		{"conversion of an index", nil, ask.Query{Intent: ask.Convert, Assets: []market.Asset{spx}, Currency: "eur"}},
		{"market", nil, about("", btc)},
		{"market of several", nil, about("", btc, eth, rare)},
		{"all-time high", nil, about(ask.ATH, btc)},
		{"supply", nil, about(ask.Supply, eth)},
		{"rank", nil, about(ask.Rank, eth)},
		{"market cap over a week", nil, over(7, ask.MarketCap, btc)},
		{"the whole market", nil, about("")},
		{"dominance", nil, about(ask.Dominance, btc, shib)},
		{"the past", nil, during(ask.History, "2021-01-01..2026-11-23", btc)},
		{"a day", nil, during(ask.History, "2026-11-01", btc)},
		{"the past of several", nil, ask.Query{Intent: ask.History, Assets: []market.Asset{btc, eth, spx}}},
		{"purchases, once", withPast(), putting(1000, "2021-01-01", btc)},
		{"purchases, every week", withPast(), weekly},
		{"compare", nil, during(ask.Compare, "30d", btc, spx)},
		{"chart", nil, drawn},
		{"candles of a length that nobody has", nil, barred(15*market.Minute, "24h")},
		{"too many candles", nil, barred(market.Hour, "1y")},
		{"too short for candles", nil, barred(market.Day, "24h")},
		{"gas", nil, asksFor(ask.Gas, eth)},
		{"gas of another chain", nil, asksFor(ask.Gas, sol)},
		{"funding, buyers pay", nil, asksFor(ask.Funding, btc)},
		{"funding, sellers pay", nil, asksFor(ask.Funding, eth)},
		{"funding, nobody pays", nil, asksFor(ask.Funding, shib)},
		{"funding of several", nil, asksFor(ask.Funding, sol, btc)},
		{"funding of a share", nil, asksFor(ask.Funding, aapl)},
		{"inflation", nil, ofUS("inflation")},
		{"unemployment", nil, ofUS("unemployment")},
		{"payrolls", nil, ofUS("payrolls")},
		{"gdp growth", nil, ofUS("gdp growth")},
		{"nominal gdp", nil, ofUS("nominal gdp")},
		{"10 year yield", nil, ofUS("10 year")},
		{"claims", nil, ofUS("claims")},
		{"gasoline", nil, ofUS("gasoline")},
		{"the next figure", announced, next},
		{"two figures of one country", withOffices(), beside(ofUS("inflation"), indicators["unemployment"])},
		{"one figure of two countries", withOffices(), compared(abroad["germany"], abroad["france"])},
		{"trading hours", shut, ask.Query{Intent: ask.Market, Text: "x", When: true}},
		{"movers", nil, ask.Query{Intent: ask.Movers}},
		{"trending", nil, ask.Query{Intent: ask.Movers, Board: ask.Trending}},
		{"gainers under a price", nil, ask.Query{Intent: ask.Movers, Board: ask.Gainers, Under: 1.5}},
		{"largest", nil, ask.Query{Intent: ask.Movers, Board: ask.Largest}},
		{"heat map", nil, ask.Query{Intent: ask.Movers, Board: ask.Heat}},
		{"heat map of shares", nil, ask.Query{Intent: ask.Movers, Board: ask.Heat, Of: market.Equity}},
		{"with another's market cap", nil, like(eth, btc)},
		{"with its own market cap", nil, like(btc, btc)},
		{"with a market cap that nobody knows", nil, like(btc, aapl)},
		{"movers among shares", nil, shares},
		{"mood", nil, ask.Query{Intent: ask.Sentiment, Assets: []market.Asset{eth}}},
		{"extreme fear", gloomy, ask.Query{Intent: ask.Sentiment}},
		{"profile", nil, ask.Query{Intent: ask.Profile, Assets: []market.Asset{btc}}},
		{"profile of a company", nil, ask.Query{Intent: ask.Profile, Assets: []market.Asset{aapl}}},
		{"a term", nil, ask.Query{Intent: ask.Education, Text: "staking"}},
		{"no term", nil, ask.Query{Intent: ask.Education, Text: "photosynthesis"}},
		{"two questions", nil, both(priced(btc), ofUS("inflation"))},
		{"advice", nil, ask.Query{Intent: ask.Advice, Assets: []market.Asset{btc}}},
		{"hello", nil, ask.Query{Intent: ask.Smalltalk}},
		{"thanks", nil, ask.Query{Intent: ask.Feedback}},
		{"alert", nil, ask.Query{Intent: ask.Alert, Assets: []market.Asset{eth}}},
		{"watchlist", nil, ask.Query{Intent: ask.Watchlist, Assets: []market.Asset{eth}}},
		{"portfolio", nil, ask.Query{Intent: ask.Portfolio}},
		{"what is not understood", nil, ask.Query{Intent: ask.OutOfScope}},
		{"unknown words", nil, ask.Query{Intent: ask.Price, Unknown: []string{"foobarcoin", "bazcoin"}}},
		{"did you mean", nil, ask.Query{Intent: ask.Price, Unknown: []string{"polkadt"}, Guesses: []market.Asset{btc, eth}}},
		{"help", nil, ask.Query{Intent: ask.Help}},
		{"settings", nil, wanting(member, ask.Wish{Act: ask.Show})},
		{"a currency for a channel", nil, wanting(member, ask.Wish{Act: ask.Set, Key: ask.InCurrency, Value: "eur", Channel: true})},
		{"a language, and light charts", nil, wanting(member, ask.Wish{Act: ask.Set, Key: ask.InLanguage, Value: "fr"}, ask.Wish{Act: ask.Set, Key: ask.InTheme, Value: "light"})},
		{"no such zone", nil, wanting(member, ask.Wish{Act: ask.Set, Key: ask.InZone, Said: "Atlantis"})},
		{"nobody knows it", nil, priced(rare)},
		{"no past", nil, during(ask.History, "30d", rare)},
		{"providers limit us", everything().failing(&market.Error{Fault: market.ErrRateLimited, After: 5 * time.Minute}), priced(eth)},
		{"out of reach", everything().failing(fault(market.ErrTimeout)), ofUS("inflation")},
	}...)
}

// extremes are questions about what is hard to write: names that are long or run from right to
// left, numbers that are huge, tiny or below zero.
func extremes() []scene {
	tasi := market.Asset{Class: market.Index, ID: "^TASI", Symbol: "TASI", Name: "مؤشر تاسي"}
	teva := market.Asset{Class: market.Equity, ID: "TEVA.TA", Symbol: "TEVA.TA", Name: "טבע תעשיות"}
	oil := market.Asset{Class: market.Commodity, ID: "CL=F", Symbol: "WTI", Name: "Crude oil"}
	long := coin("long", "WABROAELCN", "The Wrapped and Bridged Representation of an Extraordinarily Long Coin Name of the Kind That Nobody Could Ever Remember")
	dust := coin("dust", "DUST", "Dust")
	b := everything()
	for id, s := range map[string]*stall{
		tasi.ID: {usd: 11234.5, home: "usd", change: ptr(0.31), shut: true}, teva.ID: {usd: 18.02, home: "usd", change: ptr(-1.02)},
		oil.ID: {usd: -37.63, home: "usd", change: ptr(-305.97)}, long.ID: {usd: 0.01, change: ptr(21_892_530.0)}, dust.ID: {usd: 1.234e-15},
	} {
		b.stalls[id] = s
	}
	b.stalls[long.ID].stats = market.Stats{Currency: "usd", Price: 0.01, MarketCap: ptr(9.99e23), Circulating: ptr(9.99e25), ATL: ptr(1e-18)}
	return []scene{
		{"a name that runs from right to left", b, priced(tasi)},
		{"names in both directions", b, priced(tasi, teva, btc)},
		{"a price below zero", b, priced(oil)},
		{"a price close to zero", b, priced(dust)},
		{"the longest name", b, priced(long)},
		{"the longest name among others", b, priced(long, oil, dust, rare)},
		{"the market of the longest name", b, about("", long)},
		{"more than there is", b, ask.Query{Intent: ask.Convert, Amount: 1e15, Assets: []market.Asset{btc}, Currency: "jpy"}},
	}
}

// TestEverySkillAnswersInTheLanguageOfTheQuestion has a golden file for each language, to be read
// by people who speak it. What machines read is the same in all.
func TestEverySkillAnswersInTheLanguageOfTheQuestion(t *testing.T) {
	numbers := map[string][]chat.Value{}
	for _, lang := range spoken {
		t.Run(lang, func(t *testing.T) {
			var b strings.Builder
			var deck []namedCard
			for _, s := range conversation() {
				if s.at == nil {
					s.at = everything()
				}
				s.q.Language = lang
				for i := range s.q.Also {
					s.q.Also[i].Language = lang
				}
				c := s.at.answer(t, s.q)
				wellFormed(t, s.name, c)
				deck = append(deck, namedCard{s.name, lean(c)})
				if lang == "en" {
					numbers[s.name] = c.Values
				}
				if diff := cmp.Diff(numbers[s.name], c.Values); diff != "" {
					t.Errorf("%s has other numbers than in English:\n%s", s.name, diff)
				}
				fmt.Fprintf(&b, "━━ %s\n%s\n", s.name, c.Plain())
				if c.Image != nil {
					fmt.Fprintf(&b, "\t%s\n", c.Image.Alt)
				}
				for _, button := range c.Buttons {
					fmt.Fprintf(&b, "\t[%s] %s\n", button.Label, button.Value)
				}
				b.WriteByte('\n')
			}
			compareFile(t, filepath.Join("testdata", "tongue-"+lang+".golden"), b.String())
			deal(t, "tongue-"+lang, deck)
		})
	}
}

func TestACardSaysItsLanguage(t *testing.T) {
	for lang, want := range map[string]string{"": "", "en": "", "en-GB": "", "de": "de", "de-AT": "de", "pt-BR": "pt", "zh-Hant": "zh", "ja": "", "not a language": ""} {
		q := priced(btc)
		q.Language = lang
		if got := open().answer(t, q).Language; got != want {
			t.Errorf("%q is answered in %q, want %q", lang, got, want)
		}
	}
}

func TestPicturesAreInTheLanguageWhereItsLettersCanBeDrawn(t *testing.T) {
	drawn := map[string][]byte{}
	for _, lang := range spoken {
		q := during(ask.Chart, "60d", btc)
		q.Language, q.Studies = lang, []ask.Study{ask.Averages}
		c := everything().answer(t, q)
		if c.Image == nil {
			t.Fatalf("%s: no picture: %s", lang, c.Plain())
		}
		drawn[lang] = c.Image.PNG
	}
	for lang, png := range drawn {
		if english := bytes.Equal(png, drawn["en"]); english != (lang == "en" || lang == "zh") {
			t.Errorf("%s: the picture is as in English: %v", lang, english)
		}
	}
}
