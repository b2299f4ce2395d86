package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// scene is a text with everything that the lexicon found in it.
type scene struct {
	text
	economic  lexicon.IndicatorSpot
	measured  bool // economic was found
	spots     []lexicon.Spot
	amount    float64
	amountAt  int  // its token; -1 where there is none
	amountEnd int  // the token behind it
	unread    bool // a number in letters that is too long for us
	command   bool
	ownUnit   bool // bitcoin is asked for in satoshis
	scale     ask.Unit
	load      burden   // the weight that stands at goods
	below     bool     // the amount is less than nothing
	fine      float64  // the part of gold that is gold: 0.75 of 18 karat; 0: nobody said
	takenFor  []string // words that mean several things, each followed by what it was taken for
	reckons   bool     // parts, shares and weights are read: the examples of the first model are without
	when      when.Phrase
	dated     bool           // when was found
	doubtful  int            // names that were not accepted
	maybe     []lexicon.Spot // those of them that are no function words
	language  string
	named     string   // the country that the text names, if any
	faces     []string // emoji
	opening   string   // the one that the text begins with
	bars      bars     // of a chart
	inquiry   answer   // whether it asks for a figure
	kind      answer   // whether it says of what kind a name is
	lex       *lexicon.Lexicon
	concepts  *concepts
	known     func(word string) bool // words that are no unknown names; nil where nobody asks
}

// look finds all that has a name. object means that the text is a command's object, where a
// name needs no other sign to be one.
func (u *reader) look(t text, object bool) *scene {
	s := &scene{text: t, amountAt: -1, command: object, lex: u.lex, concepts: u.concepts, known: u.spelling.known, language: languageOf(t.joined, t)}
	if s.reckons = u.model != nil; s.reckons {
		s.reckon()
	}
	s.inGrands()
	s.inEnglish()
	s.inMoneyWords()
	s.inOnes()
	if s.language == "zh" {
		s.inChinese()
	}
	t = s.text
	s.named = u.lex.Country(t.tokens)
	s.economic, s.measured = u.lex.Indicator(t.tokens)
	s.measured = s.measured && !u.insideName(t, s.economic.From) && !u.termOfAssets(t, s.economic)
	if s.reckons && s.measured && s.economic.Elsewhere { // "VPI Frankreich": what one country calls a figure of others, too
		if ind := s.elsewhere(s.economic.Indicator, s.economic.Country); ind.Series != "" {
			s.economic.Indicator, s.economic.Elsewhere = ind, false
		}
	}
	s.compose()
	if s.measured && (s.economic.Indicator.Code == "debt" && s.has(toGDP) || s.economic.Indicator.Code == "gdp" && s.has(debts)) {
		s.economic.Indicator = s.elsewhere(market.Indicator{Code: "debt_to_gdp"}, s.economic.Indicator.Country)
	}
	inIndicator := func(i int) bool { return s.measured && i >= s.economic.From && i < s.economic.To }
	found := slices.DeleteFunc(u.lex.Assets(t.tokens, inIndicator), s.under)
	found = s.burdened(s.timesOf(s.cornCoin(s.tidy(s.shyOnes(s.homely(s.ofLands(slices.DeleteFunc(slices.DeleteFunc(found, s.tried), s.realised))))))))
	s.atHome(found)
	names := named(found, len(t.tokens))
	s.barred(func(i int) bool { return names[i] || inIndicator(i) })
	s.studied()
	found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool { return s.bars.takes(spot.From) }) // "15 min" is no Minswap
	s.when, s.dated = when.Find(t.tokens, s.language, t.now, func(i int) bool { return names[i] || inIndicator(i) || s.bars.takes(i) })
	s.dated = s.dated && !s.counting(found)
	if s.reckons {
		s.nearer()
	}
	s.findAmount(found, func(i int) bool {
		return inIndicator(i) || s.ofMonth(i) || s.bars.takes(i) || s.dated && i >= s.when.From && i < s.when.To
	})
	found = s.uncounted(s.noPlaces(slices.DeleteFunc(found, func(spot lexicon.Spot) bool { return s.nearby(spot) || s.particle(spot) })))
	s.spots = s.accepted(found)
	s.doubtful = len(found) - len(s.spots)
	for _, spot := range found {
		if !spot.Sure && !spot.Never {
			s.maybe = append(s.maybe, spot)
		}
	}
	s.inSatoshis(u.lex)
	s.byWeight()
	s.byScale()
	return s
}

// counting reports whether what looks like a year counts what stands behind it: "2020 usd in
// eur", "2000 btc to eth".
func (s *scene) counting(found []lexicon.Spot) bool {
	if s.when.To != s.when.From+1 || s.tokens[s.when.From].Kind != lexicon.Number {
		return false
	}
	if _, by := lexicon.Multiplier(s.word(s.when.To), s.language); by {
		return true
	}
	if s.begun(thresholds, s.when.From) || s.has(tells) && !s.isIn(dateLeads, s.when.From-1) {
		return true
	}
	for _, spot := range found {
		if spot.From == s.when.To && (spot.Asset.Class == market.Fiat || len(found) > 1 && spot.Sure) {
			return true
		}
	}
	return false
}

// named marks the tokens that belong to a name of several words, or to one that is surely
// meant: "russell 2000" is no year.
func named(found []lexicon.Spot, tokens int) []bool {
	out := make([]bool, tokens)
	for _, spot := range found {
		if spot.To-spot.From > 1 || spot.Sure {
			for i := spot.From; i < spot.To; i++ {
				out[i] = true
			}
		}
	}
	return out
}

// accepted are the names that are meant as such. In a list of tickers one vouches for the next.
func (s *scene) accepted(found []lexicon.Spot) []lexicon.Spot {
	for i := range found {
		found[i].Sure = found[i].Sure || s.afterMoney(found, i) || (!found[i].Never && (s.accepts(found, i) || s.plainlyMeant(found, i) || s.vouched(found, i) || s.tripped(found, i) || s.moneyByName(found[i], found) || s.countedCoin(found, i) || s.feminine(found[i]) || s.traded(found, i))) || s.capitals(found, i) || s.called(found, i)
	}
	var spots []lexicon.Spot
	for i, spot := range found {
		if s.figureWord(found, i) || s.looseEnding(found, i) {
			continue
		}
		if spot.Sure || s.plainlyPriced(found, i) || (!spot.Never && (s.besideAsset(found, i) || s.amongAssets(found, i))) {
			found[i].Sure = true
			spots = append(spots, spot)
		}
	}
	return spots
}

// insideName reports whether the name of an asset runs over the start of an indicator:
// "natural gas price" is no gas price.
func (u *reader) insideName(t text, at int) bool {
	if at == 0 {
		return false
	}
	for _, spot := range u.lex.Assets(t.tokens, func(int) bool { return false }) {
		if spot.From < at && at < spot.To {
			return true
		}
	}
	return false
}

// termOfAssets reports whether what could be a bond is the time that assets are asked about: "spy vs qqq 10y".
func (u *reader) termOfAssets(t text, spot lexicon.IndicatorSpot) bool {
	if spot.To != spot.From+1 || !termWord(t.tokens[spot.From].Text) {
		return false
	}
	if from := spot.From; from > 0 && spanLeads.Has(t.tokens[from-1].Text) { // "chart that over 10y"
		return true
	}
	return slices.ContainsFunc(u.lex.Assets(t.tokens, func(i int) bool { return i == spot.From }), func(found lexicon.Spot) bool { return found.Sure && found.Asset.Class != market.Fiat })
}

// spanLeads stand before how long a time is.
var spanLeads = setOf("over, last, past, for, sobre, últimos, über, letzte, letzten, sur, son")

// termWord reports whether a word is a number of years: "10y".
func termWord(w string) bool {
	head, years := strings.CutSuffix(w, "y")
	return years && head != "" && strings.Trim(head, "0123456789") == ""
}

func within(found []lexicon.Spot, i int) bool {
	for _, spot := range found {
		if i >= spot.From && i < spot.To {
			return true
		}
	}
	return false
}

// word is the token at i, or nothing.
func (s *scene) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Text
}

// Words beside which an ordinary word becomes an asset.
var (
	leads  = both(foldedSet(otherPrices), setOf("de, del, la, el, do, da, von, du, le, vs, chart, charts, graph, plot, buy, sell, compare, price, prices, of, is, for, and, or, are, convert, quote, cap, volume, supply, ath, dominance, rank, to, in, into, $, /, =, vs, btc, eth, swap, market, mcap, about, how's, hows"))
	trails = both(foldedSet(otherPrices), setOf("price, prices, circulating, all-time, coin, token, usd, eur, usdt, in, to, worth, market, mcap, volume, supply, chart, graph, candles, rank, ath, /, $, cap, dominance, crypto, stock, shares, quote, trading, at"))
)

// drawn are verbs whose object is an asset.
var drawn = setOf("chart, charts, graph, plot, buy, sell, compare")

// accepts decides about a name that is an ordinary word too: only where something else says
// that it is meant.
func (s *scene) accepts(found []lexicon.Spot, i int) bool {
	spot := found[i]
	switch {
	case s.command, s.foreign(spot):
		return true
	case spot.Quote != "": // "cable" is a rate in a text that says little else
		return len(s.strays()) <= 2
	case len(s.tokens) == spot.To-spot.From:
		return spot.Rank <= 150 || spot.Asset.Class == market.Fiat || spot.Asset.Class == market.Commodity || spot.Asset.Class == market.Index || (spot.Asset.Class == market.Equity && len(s.word(spot.From)) > 2)
	case s.amountAt >= 0 && s.amountEnd == spot.From && s.amountEnd > s.amountAt && (i+1 < len(found) || spot.To == len(s.tokens)):
		return true
	case s.besideAsset(found, i), s.paired(found, i), s.wanted(found, i), s.ofRates(found, i):
		return true
	}
	before, after := s.word(spot.From-1), s.word(spot.To)
	asks := s.has(priceWords) || s.asksPrice() || s.has(drawn) || s.metric() != "" || s.amountAt >= 0
	return asks && (leads.Has(before) || trails.Has(after)) && (priceWords.Has(before) || drawn.Has(before) || trails.Has(after) || before == "of" || before == "is" || spot.To == len(s.tokens))
}

// foreign reports whether a ticker stands in a text of another script, where it is no word.
func (s *scene) foreign(spot lexicon.Spot) bool {
	if s.language != "zh" && s.language != "ru" || !spot.Symbol || spot.Common && everyday[s.language].Has(s.word(spot.From)) || spot.Asset.Class == market.Crypto && spot.Rank > adoptable {
		return false
	}
	w := s.word(spot.From)
	return len(w) > 2 && w[0] < 0x80
}

// plainlyPriced reports whether a text asks for the price of a name and says nothing else:
// "people price", "what is the price of win in euros".
func (s *scene) plainlyPriced(found []lexicon.Spot, i int) bool {
	spot := found[i]
	priced := s.word(spot.To) == "price" || s.word(spot.To) == "/" || s.word(spot.From-1) == "of" && s.word(spot.From-2) == "price"
	if !priced || !spot.Never || spot.Asset.Class == market.Fiat || len(s.tokens) > 8 || spot.To-spot.From != 1 {
		return false
	}
	for at, t := range s.tokens {
		if !askingWords.Has(t.Text) && at != spot.From && t.Kind == lexicon.Word && !within(found, at) {
			return false
		}
	}
	return len([]rune(s.word(spot.From))) > 2 && !s.isIn(quantities, spot.From)
}

// Words of a question for a price that says nothing else, and words that are no coin even there.
var (
	askingWords = setOf("price, prices, of, the, what, is, what's, whats, in, please, pls, now, today, current, coin, token, show, me, get")
	quantities  = setOf("time, top, data, max, cap, high, low, year, key, part, pay, token, trade, wallet, coin, cost, spot, ath, atl, test, open, now, how, all, buy, sell, ask, bid, the, best, real, more, new, what, and")
)

// paired reports whether a text is a ticker, "to" or its kin, and a sure asset: "ape to usd".
func (s *scene) paired(found []lexicon.Spot, i int) bool {
	if len(found) != 2 || i != 0 || !found[0].Symbol || found[0].From != 0 || !found[1].Sure || found[1].To != len(s.tokens) {
		return false
	}
	return found[1].From == found[0].To+1 && s.isIn(between, found[0].To)
}

// wanted reports whether a name is of money that something else is wanted in: "btc en pesos".
func (s *scene) wanted(found []lexicon.Spot, i int) bool {
	before := s.word(found[i].From - 1)
	if s.word(found[i].From) == "real" && (before == "in" || before == "to") && (found[i].To < len(s.tokens) || !s.reckons) { // "in real time"
		return false
	}
	return found[i].Asset.Class == market.Fiat && into.Has(before) && i > 0 && found[i-1].Sure
}

// ofRates reports whether a name that is a word in English is of money in another language,
// beside other money or where something is wanted in it: "o real face ao euro".
func (s *scene) ofRates(found []lexicon.Spot, i int) bool {
	if found[i].Asset.Class != market.Fiat || s.language == "en" {
		return false
	}
	if s.isIn(into, found[i].From-1) || s.language == "pt" && (s.word(found[i].From-1) == "de" || s.isIn(many, found[i].From-1)) && s.word(found[i].From) == "real" { // "em real", "2 milhões de real"
		return true
	}
	for j, other := range found {
		if j != i && other.Sure && other.Asset.Class == market.Fiat && other.Asset != found[i].Asset {
			return true
		}
	}
	return false
}

// between are words between two names that are exchanged or compared.
var between = setOf("to, in, into, /, vs, versus, 2, en, a, em, para, zu, cinsinden, в, к, 兑, 对, 換, 换")

// besideAsset reports whether a neighbour surely is an asset: a list of tickers, or eth/sol.
func (s *scene) besideAsset(found []lexicon.Spot, i int) bool {
	return (i > 0 && s.sureTicker(found[i-1]) && s.adjacent(found[i-1].To, found[i].From)) ||
		(i+1 < len(found) && s.sureTicker(found[i+1]) && s.adjacent(found[i].To, found[i+1].From))
}

// amongAssets accepts a name that may be a word where it stands beside "and" or "or" and a sure
// asset, where it is a ticker and another asset is surely meant, or where something is to be
// put on a list or watched.
func (s *scene) amongAssets(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if spot.Rank > wellKnown && spot.Asset.Class == market.Crypto || spot.Asset.Class == market.Fiat {
		return false
	}
	for j, other := range found {
		if j == i || !other.Sure || other.Asset.Class == market.Fiat {
			continue
		}
		between := ""
		if from, to := min(spot.To, other.To), max(spot.From, other.From); to > from && to <= from+mostBetween {
			between = s.window(from, to)
			if s.isIn(besides, to-1) { // "worth more than"
				between = s.word(to - 1)
			}
		}
		if lists.Has(between) || besides.Has(between) || spot.Symbol && spot.Asset.Class == market.Equity && other.Asset.Class == market.Equity {
			return true
		}
	}
	return (s.has(keeps) || s.amountAt >= 0 && s.has(tells)) && s.candidates(found) <= 3
}

// mostBetween is how many words stand at most between two things that are compared.
const mostBetween = 3

// candidates counts the names that may be meant.
func (s *scene) candidates(found []lexicon.Spot) int {
	n := 0
	for _, spot := range found {
		if spot.Sure || !spot.Never && (spot.Asset.Class != market.Crypto || spot.Rank <= wellKnown) {
			n++
		}
	}
	return n
}

// wellKnown is the rank down to which a coin's name may be meant where it is an ordinary word.
const wellKnown = 200

// tells are words of alerts.
var tells = foldedSet("gimme a shout, give me a shout, give us a shout, give me a shout when, shout at me, shout me, hit me when, hmu when, hmu if, let us know when, wake me up when, wake me if, nudge me, buzz me, holla at me, hit my line, hit my phone, shoot me a msg, shoot me a message, shoot me a text, flag me when, flag me if, flag me soon as, text me when, text me if, ping when, ping if, scream at me when, call me when, gimme a ping, me chama, berra comigo, me berra, fais sonner, sonne quand, q me suene, que me suene, beni uyandır, ори, ори в чат, разбуди, holler when, holler if, yell at me when, yell at me if, beep me when, beep me if, buzz me when, buzz me if, poke me when, poke me if, dá um salve, me chama quando, tu me bip, pling mich, alarm, alarm kur, alerta, alarma, alarme, alerte, alertame, alértame, avisame, оповести, уведоми, алерт, 警报, tell me when, let me know when, ping me, notify me, alert, alert me, warn me, shout if, avísame, me avisa, préviens-moi, sag bescheid, haber ver, сообщи, предупреди, 提醒我, 提醒, bildir, uyar, haber et, dürt, ping at, sinyal ver, сигнал, сигналь, сигнализируй, маякни, пингани, пинг, напомни, дай знать, свистни, крикни, сообщите, стукни, 叫我, 喊我, 通知, 告诉我, 预警, 报警, 吱一声, 吼一声")

// keeps are words of lists and alerts.
var keeps = foldedSet("watchlist, watch list, my list, favorites, favourites, favs, follow, alert, alert me, notify me, ping me, portfolio, holdings, my bag, merkliste, beobachtungsliste, favoriten, liste de suivi, favoris, lista de seguimiento, favoritos, izleme listesi, takip listesi, listeye, listeme, listeden, listemden, listesine, listesinden, takibe, takipten, izlemeye, favorilere, favorilerime, favorilerimden, вотчлист, вотчлиста, вотчлисте, вотч-лист, в список, из списка, отслеживаемые, отслеживаемых, отслеживание, из избранного, 自选股, 关注列表, 收藏, 盯盘, избранное, список, 自选, 关注")

func (s *scene) sureTicker(spot lexicon.Spot) bool { return spot.Sure && spot.Symbol }

// adjacent reports whether nothing but a slash stands between two tokens.
func (s *scene) adjacent(end, start int) bool {
	return end == start || (end+1 == start && s.tokens[end].Kind == lexicon.Slash)
}

// assets are those of the spots that are no currency somebody wants an answer in.
func assetsOf(spots []lexicon.Spot) []market.Asset {
	var out []market.Asset
	for _, s := range spots {
		twice := false
		for _, a := range out {
			twice = twice || a == s.Asset
		}
		if !twice {
			out = append(out, s.Asset)
		}
	}
	return out
}

// country reports whether words name a country.
func (s *scene) country(words string) bool { return s.lex.IsCountry(words) }

// elsewhere is a figure of another country. Each central bank has a name for its rate.
func (s *scene) elsewhere(ind market.Indicator, country string) market.Indicator {
	for _, code := range []string{ind.Code, map[string]string{"fed_funds": "policy_rate", "policy_rate": "fed_funds"}[ind.Code]} {
		if other, ok := s.lex.ByCode(code, country); ok && code != "" {
			return other
		}
	}
	return market.Indicator{Code: ind.Code, Country: country}
}
