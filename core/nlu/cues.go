package nlu

import (
	"slices"
	"strings"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// set is some words or phrases.
type set = *words.Set

func setOf(list string) set {
	s := words.NewSet(1 + strings.Count(list, ","))
	for w := range strings.SplitSeq(list, ",") {
		s.Add(strings.TrimSpace(w))
	}
	return phrasesOfAll.Join(s)
}

// phrasesOfAll are all sets of phrases that texts are asked about, sealed when the first reader is made.
var phrasesOfAll words.Family

// seal makes what the words of texts are looked up in.
var seal = sync.OnceFunc(phrasesOfAll.Seal)

// Words that give an intent away.
var (
	priceWords  = both(foldedSet(otherPrices), setOf("price, prices, quote, quotes, worth, cost, costs, rate, trading, value, p, px, how much, going for, exchange rate, spot"))
	connectors  = setOf("in, to, into, as, for, =, vs, against, per, get, buy")
	globalWords = setOf("global, total, whole, overall, entire, crypto market, cryptocurrency market, market overview")
	greetings   = setOf("hi, hello, hey, yo, gm, good morning, good evening, good night, thanks, thank you, thx, ty, bye, goodbye, how are you, what's up, sup, cheers, nice, cool, great, lol, who are you, are you a bot, hola")
	helpWords   = setOf("help, /help, commands, what can you do, how do you work, how does this work, usage, menu, examples, start, ?")
	judgements  = setOf("wrong, that's wrong, that is wrong, this is wrong, not what i asked, bad answer, good answer, good bot, bad bot, incorrect, that's not right, that is not right, that's incorrect, nope, you are wrong, you're wrong")
	// stop are words that name nothing, so that they are not reported as unknown.
	stop = setOf("that's, it's, who's, how's, there's, here's, a, an, the, of, is, are, was, what, what's, whats, how, much, many, me, my, i, you, please, pls, plz, tell, show, give, current, currently, now, right, today, latest, live, price, prices, cost, costs, value, worth, quote, rate, and, or, in, to, for, at, on, it, its, do, does, can, could, would, the, this, that, with, by, per, go, going, get, check, stock, stocks, share, shares, coin, coins, token, crypto, cryptocurrency, ticker, usd, exchange, trading, market, hey, hi, hello, want, need, know, like, s, one, just, there, be, about, has, have, spot, up, p, px, of, bot, find, look, looking, rn, atm, from, into, as, per")
)

// metrics are words for statistics, longest first where they overlap.
var metrics = withTongues(map[string]ask.Metric{
	"market caps": ask.MarketCap, "mcaps": ask.MarketCap, "volumes": ask.Volume, "market cap": ask.MarketCap, "marketcap": ask.MarketCap, "mcap": ask.MarketCap, "mc": ask.MarketCap, "market capitalization": ask.MarketCap,
	"market capitalisation": ask.MarketCap, "cap": ask.MarketCap, "capitalization": ask.MarketCap, "market value": ask.MarketCap,
	"volume": ask.Volume, "trading volume": ask.Volume, "vol": ask.Volume, "24h volume": ask.Volume,
	"circulating": ask.Supply, "how many trillions": ask.MarketCap, "how many billions": ask.MarketCap, "coins worth together": ask.MarketCap, "all coins worth": ask.MarketCap, "all crypto worth": ask.MarketCap, "worth put together": ask.MarketCap, "worth altogether": ask.MarketCap, "worth in total": ask.MarketCap, "en dip": ask.ATL, "tarihinde en dip": ask.ATL, "dom": ask.Dominance, "btc dom": ask.Dominance, "supply": ask.Supply, "circulating supply": ask.Supply, "max supply": ask.Supply, "total supply": ask.Supply, "maximum supply": ask.Supply,
	"ath": ask.ATH, "all-time high": ask.ATH, "all time high": ask.ATH, "record high": ask.ATH, "highest price": ask.ATH, "highest ever": ask.ATH,
	"atl": ask.ATL, "all-time low": ask.ATL, "all time low": ask.ATL, "record low": ask.ATL, "lowest price": ask.ATL,
	"dominance": ask.Dominance, "btc.d": ask.Dominance, "total value": ask.MarketCap, "market share": ask.Dominance, "share of the market": ask.Dominance, "share of the total market": ask.Dominance, "rank by market cap": ask.Rank, "ranked by market cap": ask.Rank, "rank by mcap": ask.Rank, "ranking by market cap": ask.Rank, "market cap rank": ask.Rank, "mcap rank": ask.Rank, "market cap ranking": ask.Rank, "place by market cap": ask.Rank, "position by market cap": ask.Rank, "rank": ask.Rank, "ranking": ask.Rank, "ranked": ask.Rank, "fdv": ask.FDV, "fully diluted": ask.FDV, "fully diluted valuation": ask.FDV,
})

// cue is a phrase that stands for an intent by itself.
type cue struct {
	intent  ask.Intent
	phrases set
}

// cues are asked in this order; the first that stands in the text decides.
var cues = []cue{
	{ask.Advice, advised},
	{ask.Alert, setOf("alert, alerts, notify, notify me, ping me, tell me when, let me know when, remind me, warn me, wake me")},
	{ask.Watchlist, setOf("watchlist, watch list, my list, add to my watchlist, favorites, favourites")},
	{ask.Portfolio, setOf("portfolio, my holdings, holdings, my bag, my bags, i bought, i own, i hold, my position, my positions, p&l, pnl")},
	{ask.Chart, setOf("chart, charts, graph, plot, candles, candlestick, candlesticks, diagram")},
	{ask.Sentiment, setOf("fear and greed, fear & greed, fear greed, fear and greed index, greed index, sentiment, market mood, bullish or bearish, market feeling")},
	{ask.Movers, setOf("gainers, losers, movers, trending, top 10, top 5, top ten, top five, top 20, top coins, biggest winners, best performing, worst performing, top performers, hottest, pumping, biggest gainers, biggest losers, what's hot, top gainers, top losers, top movers, most traded")},
	{ask.Compare, setOf("compare, comparison, versus, compared to, better than, difference between, outperform, outperformed")},
	{ask.Settings, setOf("settings, setting, my language, change language, set currency, change currency, default currency, set my currency, timezone, time zone, set language, preferences, unsubscribe")},
	{ask.OutOfScope, setOf("transfer, send, send money, wire, withdraw, deposit, my balance, my account, news, headlines, weather, recipe, joke, poem, order pizza, place an order, buy me, sell my, password, seed phrase")},
}

// advised are requests for an opinion on what will be.
var advised = setOf("should i, should we, is it a good time, good time to buy, good time to sell, worth buying, worth investing, good investment, price prediction, prediction, predictions, predict, forecast, will it go, going to moon, buy or sell, which coin should, what should i, recommend, financial advice, hit 100k, will go up, will crash, go up, go down, going up, going down, keep falling, keep rising, invest in, go to the moon, price target, next 100x, will reach, to the moon, gonna pump, when moon, wen moon, when lambo")

// pastWords make a question one about the past.
var pastWords = setOf("yesterday, last week, last month, last year, since, ago, history, historical, performance, ytd, year to date, past, over the last, during, in 2017, in 2018, in 2019, in 2020, in 2021, in 2022, in 2023, in 2024, in 2025, 7d, 30d, 90d, 1y, 5y, 24h, 1h, last 7 days, last 30 days, months, weeks, last december, last christmas, was the price, were trading, did")

// conceptWords ask for an explanation.
var conceptWords = setOf("what is, what's, whats, what are, explain, define, definition of, meaning of, what does, how does, how do, why is, why do, why does, difference between, eli5, tell me about, who created, who made, who invented, who founded, describe, info on, information about, about")

// text is the tokens of a message and what stands in them.
type text struct {
	tokens []lexicon.Token
	joined string // folded, with a space at both ends
	now    time.Time
	starts []uint32 // where the tokens begin in joined; one more for the end
	hashes []uint32
	places []uint32  // of their rows in phrasesOfAll; none before that is sealed
	union  words.Row // of those rows
}

// foldText folds a phrase the way that texts are.
func foldText(phrase string) string {
	if lexicon.Plain(phrase) || lexicon.Simple(phrase) {
		return " " + phrase + " "
	}
	return newText(lexicon.Tokenize(phrase), time.Time{}).joined
}

func newText(tokens []lexicon.Token, now time.Time) text {
	size := 1
	for _, t := range tokens {
		size += len(t.Text) + 1
	}
	var joined strings.Builder
	joined.Grow(size)
	joined.WriteByte(' ')
	n, width := len(tokens), phrasesOfAll.Width()
	room := make([]uint32, 3*n+1+width)
	hashes, starts := room[:n], room[n:2*n+1]
	var places []uint32
	var union words.Row
	if width > 0 {
		places, union = room[2*n+1:3*n+1], room[3*n+1:]
	}
	for i, t := range tokens {
		starts[i], hashes[i] = uint32(joined.Len()), words.Hash(t.Text) //nolint:gosec // a message is short
		joined.WriteString(t.Text)
		joined.WriteByte(' ')
		if width > 0 {
			places[i] = phrasesOfAll.Place(hashes[i])
			if places[i] > 0 {
				union.Add(phrasesOfAll.Row(places[i]))
			}
		}
	}
	starts[len(tokens)] = uint32(joined.Len()) //nolint:gosec // a message is short
	if len(tokens) == 0 {
		joined.WriteByte(' ')
	}
	return text{tokens, joined.String(), now, starts, hashes, places, union}
}

// has reports whether one of the phrases stands in the text, as whole words.
func (t *text) has(phrases set) bool { return t.find(phrases) != "" }

// find returns the longest phrase that stands in the text. It walks windows of the text, not
// the phrases.
func (t *text) find(phrases set) string { return t.window(t.place(phrases)) }

// place is where that phrase stands: tokens from up to, not including, to; both 0 where none does.
func (t *text) place(phrases set) (from, to int) {
	if t.union != nil && !t.union.May(phrases) {
		return 0, 0
	}
	for n := min(mostOfPhrase, phrases.LongestOf(t.hashes), len(t.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(t.tokens); i++ {
			if phrases.Longest(t.hashes[i]) >= n && phrases.Has(t.window(i, i+n)) {
				return i, i + n
			}
		}
	}
	return 0, 0
}

// mostOfPhrase is how many words a phrase of a set has at most.
const mostOfPhrase = 4

// phraseAt is how many tokens the longest of the phrases has that begins at a token, up to most; 0
// where none does.
func (t *text) phraseAt(phrases set, at, most int) int {
	if !t.opens(phrases, at) {
		return 0
	}
	for n := min(most, len(t.tokens)-at, phrases.Longest(t.hashes[at])); n > 0; n-- {
		if phrases.Has(t.window(at, at+n)) {
			return n
		}
	}
	return 0
}

// opens reports whether one of the phrases may begin at a token: false says that surely none does.
func (t *text) opens(phrases set, at int) bool {
	return at >= 0 && at < len(t.tokens) && (t.union == nil || phrasesOfAll.Row(t.places[at]).May(phrases))
}

// isIn reports whether a token is one of the phrases.
func (t *text) isIn(phrases set, at int) bool {
	return t.opens(phrases, at) && phrases.Has(t.tokens[at].Text)
}

// standsBefore reports whether one of the phrases, of a word or two, ends right before a token.
func (t *text) standsBefore(phrases set, at int) bool {
	return t.isIn(phrases, at-1) || phrases.Has(t.window(max(0, at-2), at))
}

// metric finds the statistic that the text asks for.
func (t *text) metric() ask.Metric {
	for n := min(6, metrics.LongestOf(t.hashes), len(t.tokens)); n > 0; n-- {
		for i := 0; i+n <= len(t.tokens); i++ {
			if metrics.Longest(t.hashes[i]) < n {
				continue
			}
			if m, ok := metrics.Find(t.window(i, i+n)); ok {
				return m
			}
		}
	}
	return t.extreme()
}

// Words of the highest and the lowest that something ever was, with others between.
var (
	everWords  = []string{" ever ", " all time ", " all-time ", " in history ", " its history ", " its lifetime "}
	highWords  = setOf("tippy top, top, highest, how high, peak, peaked, record, max price, maximum price, most expensive, topped")
	lowWords   = setOf("lowest, how low, cheapest, bottom, bottomed, minimum price, min price, least")
	mostWords  = setOf("most")
	worthWords = setOf("worth, cost, paid, valued, priced, traded at, sold for")
	openWords  = setOf("will, would, could, can, gonna, should, might, going to")
)

// extreme is the record that words with others between them ask for: "the highest pepe ever went".
func (t *text) extreme() ask.Metric {
	if highWords.LongestOf(t.hashes) == 0 && lowWords.LongestOf(t.hashes) == 0 && mostWords.LongestOf(t.hashes) == 0 {
		return ""
	}
	if !slices.ContainsFunc(everWords, func(w string) bool { return strings.Contains(t.joined, w) }) || t.has(openWords) {
		return ""
	}
	switch {
	case t.has(highWords), t.has(mostWords) && t.has(worthWords):
		return ask.ATH
	case t.has(lowWords):
		return ask.ATL
	}
	return ""
}

// window is the tokens from one up to, not including, another, with a space between them.
func (t *text) window(from, to int) string {
	if from >= to {
		return ""
	}
	return t.joined[t.starts[from] : t.starts[to]-1]
}

// is reports whether the text is one of the phrases and nothing else.
func (t *text) is(phrases set) bool { return phrases.Has(strings.TrimSpace(t.joined)) }

// begins reports whether the text begins with one of the phrases.
func (t *text) begins(phrases set) bool {
	return t.phraseAt(phrases, 0, mostOfPhrase) > 0
}
