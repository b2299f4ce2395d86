package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// tickerWords say that what stands behind them is a ticker, and stand beside nothing else.
var tickerWords = setOf("ticker, tickers, symbol, cashtag, tickersymbol, kürzel, símbolo, symbole, sembol, sembolü, тикер, тикера")

// pricedThing stand behind the ticker of what has a price.
var pricedThing = setOf("price, stock, shares, share, chart, quote")

// called reports whether a name in capitals is surely a ticker although it is a word of every day:
// "ticker IT", "HIGH/usdt".
func (s *scene) called(found []lexicon.Spot, i int) bool {
	spot := found[i]
	raw := s.tokens[spot.From].Raw
	if !spot.Symbol || !lexicon.Upper(raw) || len(raw) < 2 {
		return false
	}
	if s.isIn(tickerWords, spot.From-1) {
		return true
	}
	if i := spot.To; i < len(s.tokens) && s.isIn(pricedThing, i) && s.tokens[i].Raw == s.word(i) && (spot.From == 0 || !lexicon.Upper(s.tokens[spot.From-1].Raw)) { // "ALL price"
		return true
	}
	if s.kindAt(spot.To) != lexicon.Slash || spot.To+1 >= len(s.tokens) {
		return false
	}
	return slices.ContainsFunc(found, func(other lexicon.Spot) bool { return other.From == spot.To+1 && isMoney(other.Asset) })
}

// tripped reports whether an alert is wanted for a name that is a word, too: a threshold with a
// number stands right behind it, "mask above 4.20 wake me".
func (s *scene) tripped(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if !spot.Symbol || spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Crypto && spot.Rank > adoptable || len(s.word(spot.From)) < shortestPart || s.isIn(placed, spot.From-1) || !s.only(found, i) {
		return false
	}
	if spot.From > 0 && !s.has(tells) {
		return false
	}
	at := s.amountAt
	if s.kindAt(at-1) == lexicon.Sign {
		at--
	}
	return at > spot.To && at <= spot.To+mostTripping && thresholds.Has(s.window(spot.To, at))
}

// mostTripping is how many words a threshold has at most.
const mostTripping = 3

// trying are words behind "try" where it is no lira, tryers those before it.
var (
	trying = setOf("to, it, again, out, this, that, and, not, me, my, the, another, now, later, something, harder, with, a")
	tryers = setOf("i, you, we, they, he, she, to, didnt, didn't, did, don't, dont, will, would, could, can, let, let's, lets, please, just, and, should, must, a, nice, good, gave, give")
)

// tried reports whether what looks like the lira is the verb: "didn't they try to buy it".
func (s *scene) tried(spot lexicon.Spot) bool {
	if s.language != "en" || s.tokens[spot.From].Raw != "try" || spot.From > 0 && s.kindAt(spot.From-1) != lexicon.Word {
		return false
	}
	before, behind := s.word(spot.From-1), s.word(spot.To)
	return before != "in" && before != "into" && (tryers.Has(before) && before != "to" || tryers.Has(before) && trying.Has(behind) || trying.Has(behind) && !isPairWord.Has(behind))
}

// realThings stand behind a "real" that is no money.
var realThings = setOf("thing, things, one, ones, price, prices, time, talk, quick, fast, estate, value, rate, rates, return, returns, gdp, world, money, deal, yield, yields, wages, income, life, people, human, person, bot, bitcoin, gold, good, bad, worth")

// realised reports whether what looks like the money of Brazil is the word: "the real price of gold".
func (s *scene) realised(spot lexicon.Spot) bool {
	return s.language == "en" && s.tokens[spot.From].Raw == "real" && s.isIn(realThings, spot.To)
}

// isPairWord are words that stand behind the first money of a pair, too.
var isPairWord = setOf("to, and")

// Words of chats where corn is bitcoin, and of those about the field.
var (
	chatTalk  = setOf("wen, ngl, the corn, me corn, my corn, corn bags, cope, gmi, gm, gn, fam, ser, anon, wagmi, ngmi, hodl, hodling, sats, satoshi, stack, stacking, stacked, degen, degens, lfg, flex, bags, bag, crypto, coin, coins, wallet, ledger, cold storage, moon, mooning, btc, eth, sol, yo, bro, bruh, rn, orange, blockchain, halving, dip")
	fieldTalk = setOf("bushel, bushels, wheat, soybean, soybeans, soy, oats, futures, crop, crops, farm, farmer, farmers, harvest, grain, grains, ton, tons, tonne, tonnes, pop, cob, meal, cattle, commodity, commodities, agriculture, agri, usda, cbot, sugar, coffee, cocoa, cotton, rice, per, silver, gold, oil")
)

// cornCoin makes bitcoin of the corn of a chat: "gm fam, what's corn doing", "0.3 corn in usd".
func (s *scene) cornCoin(found []lexicon.Spot) []lexicon.Spot {
	for i, spot := range found {
		if spot.Asset.ID != "ZC=F" || s.tokens[spot.From].Raw != "corn" || s.has(fieldTalk) || !s.has(chatTalk) && !s.fractionOf(spot.From) && !s.beyondCorn() {
			continue
		}
		if coin, ok := s.lex.Resolve("bitcoin"); ok {
			found = slices.Clone(found)
			found[i] = lexicon.Spot{Name: lexicon.Name{Asset: coin, Rank: 1}, From: spot.From, To: spot.To, Sure: true}
		}
	}
	return found
}

// beyondCorn reports whether a number is named that no bushel has ever cost, in cents: "corn to 200k by eoy".
func (s *scene) beyondCorn() bool {
	for i, t := range s.tokens {
		n := t.Number
		if by, ok := lexicon.Multiplier(s.word(i+1), s.language); ok && i+1 < len(s.tokens) && s.tokens[i+1].Glued {
			n *= by
		}
		if t.Kind == lexicon.Number && n >= 10_000 {
			return true
		}
	}
	return false
}

// fractionOf reports whether a number below one counts what begins at a token: nobody has 0.034 of a bushel.
func (s *scene) fractionOf(at int) bool {
	if s.word(at-1) == "of" {
		at--
	}
	return at > 0 && s.kindAt(at-1) == lexicon.Number && s.tokens[at-1].Number > 0 && s.tokens[at-1].Number < 1
}
