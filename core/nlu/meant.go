package nlu

import (
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words by which people say that a name is meant as one, in all languages.
var (
	// kindWords say what kind of thing a name is: "sol, la cripto".
	kindWords = both(shareWords, coinWords, foldedSet("retailer, bank, airline, carmaker, automaker, chipmaker, plane maker, insurer, brewer, drugmaker, drug maker, telco, shoe company, software company, oil company, oil major, coins, cryptos, tokens, blockchain, altcoin, protocol, network, project, la cripto, criptos, criptomonedas, proyecto, protocolo, la moneda, moedas, projeto, a cripto, a moeda, monnaie, projet, protocole, jeton, coin, kryptowährung, projekt, netzwerk, coini, token'ı, kripto para, projesi, proje, ağı, монеты, монете, крипта, крипту, криптой, крипты, токена, проект, проекта, блокчейн, альткоин, альта, 项目, 公链, 链上, 虚拟币, 加密币, 这个币, 那个币, 这币, 币种, telegram, telegrama, телеграм, 电报"))
	// subjects stand before what a verb is about: "how did link do".
	subjects = both(leads, otherFolded, foldedSet("did, does, has, have, was, were, will, would, can, could, should, when, if, once, til, till, until, how, what, why, where's, wheres, ngl, gimme, lemme, check, ape, ape into, aping, ngl, tbh, yo, bad, much, hard, far, see, me, what's, whats, where's, wheres, how's, hows, on, at, hat, hatte, lief, läuft, steht, macht, machte, war, geht, wird, kostet, ha, hizo, hace, está, estaba, va, fue, anda, tem, fez, foi, tá, está, anda, vai, a, est, était, fait, vaut, va, du, d, von, über, mit, für, bei, zu, y, e, o, und, oder, et, ou, ve, veya, и, или, а, как, что, у, про, по, с, на, 把, 看, 看看, 跟, 和, 与, 给, 那, 的, 报, 查"))
	// verbs stand behind it.
	verbsBehind = both(trails, otherFolded, foldedSet("get rekt, got rekt, get smoked, got smoked, get nuked, got nuked, get hit, touch, touches, touched, clear, clears, cleared, crosses, crossed, hits, slips, slipped, dips, dipped, climbs, climbed, jumps, jumped, slides, bounces, bounced, retests, reclaims, flips, pops, sheds, bleed, bleeds, been, recovered, recover, doin, lookin, gon, gonna, finna, aint, ain't, isnt, top out, topped, topped out, bottomed, peaked, peak, above, below, under, over, back above, back under, back over, back below, back at, back to, near, past, real quick, moves, moved, move, beat, getting, looks, looking, nuke, nukes, crash, moon, tank, crater, nuked, nuking, mooned, mooning, ripped, ripping, rips, rip, dumped, dumps, dump, pumped, pumps, pump, tanked, tanking, tanks, crashed, crashing, crashes, flying, flew, bleeding, bled, rekt, cooked, cooking, cratered, cratering, soaring, soared, sinking, sank, absolutely, totally, literally, finally, just, really, return, returned, returns, gave, give, gain, gained, lose, lost, perform, performed, performing, behave, behaved, close, closed, open, opened, fetch, fetching, fetched, print, printing, printed, sitting, sits, sat, going for, at in, up, down, higher, lower, green, red, rising, falling, pumping, dumping, still, even, actually, currently, hold, holds, have, stand, stands, trade, trades, look, looks, come, run, rank, rank at, do, did, doing, done, is, was, has, had, hit, reach, reaches, drops, falls, rises, breaks, goes, go, will, now, today, rn, atm, pls, please, ath, right, going, looking, holding, vs, and, or, for, on, jetzt, heute, gerade, bitte, ist, steht, hat, seit, wert, in, im, ahora, hoy, ya, está, en, desde, porfa, por, hoje, agora, tá, está, em, desde, aujourd'hui, maintenant, est, en, a, fait, depuis, svp, şu, şimdi, bugün, kaç, ne, kaçıncı, lütfen, için, сейчас, сегодня, щас, за, в, на, с, скок, сколько, почём, 现在, 今天, 今年, 多少, 啥, 什么, 几, 怎么, 的, 这, 涨, 跌"))
	// otherFolded are words of prices and of conversion in other languages.
	otherFolded = both(foldedSet(otherPrices), foldedSet(otherInto))
	// whatIs ask what the last word is.
	whatIs = foldedSet("what is, what's, whats, wat is, tell me about, explain, who made, who founded, qué es, que es, o que é, que é, fala sobre, was ist, erklär, c'est quoi, qu'est-ce que, qu'est-ce que c'est, nedir, ne, что такое, что за, расскажи про, 什么是, 介绍一下, 啥是")
	// polite say nothing.
	polite = foldedSet("please, pls, plz, thx, thanks, por favor, porfa, porfis, porfi, plis, porfavor, pf, pfv, bitte, svp, stp, lütfen, lutfen, пожалуйста, плз, плиз, 请, 谢谢, 麻烦")
)

// everyday are tickers that are words in a language other than English. Elsewhere nobody would
// write them but for the coin: "near" is no word of German.
var everyday = map[string]set{
	"es": setOf("sol, link, gas, mina, gala, luna, celo, core, flow, meme, audio, portal, chat, casa, base, data, pan, san, sur, ton, metal, top"),
	"pt": setOf("sol, link, gala, mina, mana, celo, flow, meme, audio, chat, base, data, dia, ton, luna, top, metal, vale"),
	"fr": setOf("ton, sol, link, gala, mine, mina, flux, audio, chat, base, rose, mobile, portal, ape, data, cap, on, nous, mana, rare, metal, gaz, top"),
	"de": setOf("ton, sand, link, atom, gas, gala, rose, mobile, audio, story, base, data, portal, not, arm, fuel, flow, chat, top, metall, game"),
	"tr": setOf("ada, sol, link, atom, gala, ton, al, mana, kas, data, sun, flow, top, ot, alt, gas"),
	"ru": setOf("link, gas, one, all, it, real, chat, api, meme, nft, ai, go, core, base, dash, flow, data, story, open, gate, mask"),
	"zh": setOf("link, gas, one, all, it, real, chat, api, meme, nft, ai, go, core, base, dash, flow, data, story, open, gate, mask"),
}

// jargon are tickers that are words of the trade in every language.
var jargon = setOf("pump, moon, meme, gas, core, prime, sky, rain, beam, story, theta, block, swap")

// strange are tickers of large coins that are no words of English either, although lists of words have them.
var strange = setOf("sol, dydx, sei, algo, celo, frax, tia, akt, kava, trac, bera, okt, btg, chr")

// outlandish is the rank down to which a coin is meant by a ticker that is no word of the text's
// language.
const outlandish = 100

// plainlyMeant reports whether a name that is an ordinary word is meant: where the text says what kind
// of thing it is, asks for a figure of it, or where the word is none of its language.
func (s *scene) plainlyMeant(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Crypto && spot.Rank > wellKnown || s.isIn(placed, spot.From-1) && s.language == "en" && (s.word(spot.From-1) != "this" || !s.isIn(strange, spot.From)) {
		return false
	}
	if s.doubtedThing(spot) {
		return s.inquires()
	}
	if spot.To-spot.From > 1 || len(s.word(spot.From)) < shortestPart || !s.only(found, i) {
		return false
	}
	english := s.language == "en"
	switch {
	case s.kindBeside(spot), s.apposedAt(spot), !english && s.sorts():
		return true
	case s.outlandish(spot), spot.Rank <= outlandish && (s.barely(spot) || s.explainedLast(spot)):
		return true
	}
	if !spot.Symbol && s.metric() == "" && !s.dated { // "сколько соли в суп"
		return false
	}
	return s.inquires() && (spot.From == 0 || s.isIn(subjects, spot.From-1)) && (spot.To == len(s.tokens) || s.starting(verbsBehind, spot.To) || s.startsFigure(spot.To))
}

// doubtedThing reports whether a name is of something that is bought in a shop as well.
func (s *scene) doubtedThing(spot lexicon.Spot) bool {
	return spot.Common && (spot.Asset.Class == market.Commodity || spot.Asset.Class == market.Index)
}

// answer is whether something is so, found out when it is needed.
type answer struct{ known, yes bool }

// once finds out at the first time.
func (a *answer) once(find func() bool) bool {
	if !a.known {
		a.known, a.yes = true, find()
	}
	return a.yes
}

// inquires reports whether a text asks for a number, a picture or to be told of one.
func (s *scene) inquires() bool {
	return s.inquiry.once(func() bool {
		return s.has(priceWords) || s.asksPrice() || s.has(drawn) || s.has(chartWords) || s.dated && !s.when.Loose || s.bars.length > 0 || s.metric() != "" || s.has(tells) || s.has(keeps) || s.amountAt > 0 && s.has(levels) || s.language == "en" && s.has(handed)
	})
}

// handed ask for the number of what they stand before.
var handed = setOf("give me, show me, check, how is, how's, where's, wheres, where is, cooked, rekt, ripping, pumping, dumping, mooning, topped out, top out")

// sorts reports whether a text says of what kind a name is.
func (s *scene) sorts() bool { return s.kind.once(func() bool { return s.has(kindWords) }) }

// only reports whether nothing else in a text can be what it is about.
func (s *scene) only(found []lexicon.Spot, i int) bool {
	for j, other := range found {
		rival := other.Sure || !other.Never && (other.Asset.Class != market.Crypto || other.Rank <= wellKnown)
		if j != i && rival && other.Asset.Class != market.Fiat {
			return false
		}
	}
	return true
}

// kindBeside reports whether a word beside a name says what it is: "sand coin", "the coin sand".
func (s *scene) kindBeside(spot lexicon.Spot) bool {
	for k := 1; k <= 2; k++ {
		if s.isIn(kindWords, spot.To+k-1) || s.isIn(kindWords, spot.From-k) && s.language != "en" {
			return true
		}
	}
	return s.word(spot.To) == "for" && s.has(coinWords) // "what is sand for, the coin"
}

// outlandish reports whether a ticker is no word of a text's language.
func (s *scene) outlandish(spot lexicon.Spot) bool {
	w := s.word(spot.From)
	if s.language == "en" {
		return spot.Symbol && spot.Asset.Class == market.Crypto && strange.Has(w)
	}
	words, known := everyday[s.language]
	return known && !jargon.Has(w) && spot.Symbol && spot.Asset.Class == market.Crypto && spot.Rank <= outlandish && len(w) > 2 && w[0] < 0x80 && !words.Has(w)
}

// barely reports whether a text is a name with numbers and times: "ton 90 tage", "sol 250 pls".
func (s *scene) barely(spot lexicon.Spot) bool {
	if spot.From > 0 && len(s.tokens) > 3 {
		return false
	}
	for i, t := range s.tokens {
		inside := i >= spot.From && i < spot.To || s.bars.takes(i) || s.dated && i >= s.when.From && i < s.when.To
		if !inside && t.Kind == lexicon.Word && !polite.Has(t.Text) {
			return false
		}
	}
	return true
}

// explainedLast reports whether a text asks what its last word is: "what is near".
func (s *scene) explainedLast(spot lexicon.Spot) bool {
	if spot.To == len(s.tokens) {
		return len(s.tokens) <= 4 && s.begins(whatIs)
	}
	return spot.From == 0 && len(s.tokens) <= 4 && whatIs.Has(strings.Join(s.words(spot.To, len(s.tokens)), " "))
}

// words are those of some tokens.
func (s *scene) words(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, s.word(i))
	}
	return out
}

// starting reports whether one of the phrases begins at a token.
func (s *scene) starting(phrases set, at int) bool {
	return s.phraseAt(phrases, at, mostOfPhrase) > 0
}

// startsFigure reports whether a metric or a time begins at a token.
func (s *scene) startsFigure(at int) bool {
	if s.dated && at == s.when.From || s.bars.takes(at) || s.tokens[at].Kind == lexicon.Number {
		return true
	}
	for n := 1; n <= 3 && at+n <= len(s.tokens); n++ {
		if metrics.Has(s.window(at, at+n)) {
			return true
		}
	}
	return false
}

// capitals reports whether a name in capitals stands beside another one, with "and" or "vs" between.
func (s *scene) capitals(found []lexicon.Spot, i int) bool {
	loud := func(spot lexicon.Spot) bool {
		raw := s.tokens[spot.From].Raw
		return spot.Symbol && lexicon.Upper(raw) && raw != "I" && raw != "A"
	}
	if !loud(found[i]) {
		return false
	}
	asked := s.has(priceWords) || s.has(chartWords) || s.has(keeps)
	for j, other := range found {
		from, to := min(found[i].To, other.To), max(found[i].From, other.From)
		if j == i || !loud(other) || to <= from || to > from+mostBetween {
			continue
		}
		if between := s.window(from, to); asked && lists.Has(between) || besides.Has(between) {
			return true
		}
	}
	return false
}

// figureWord reports whether a name is the word for a metric of another one: "pepe mc".
func (s *scene) figureWord(found []lexicon.Spot, i int) bool {
	if !metrics.Has(s.window(found[i].From, found[i].To)) {
		return false
	}
	for j, other := range found {
		if j != i && other.Sure && other.Asset.Class != market.Fiat {
			return true
		}
	}
	return false
}
