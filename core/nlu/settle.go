package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// settled is a question with what its words say for certain, where the model's intent is near and
// another one: figures of a day that is past are history, "usdt versus usdc" compares.
func (s *scene) settled(q ask.Query) ask.Query {
	if q.Intent == ask.Market && s.dated && s.past() && len(q.Assets) > 0 && q.Span != "" && q.Span != "24h" && recorded[q.Metric] {
		q.Intent = ask.History
	}
	if q.Intent == ask.History && (q.Metric == ask.ATH || q.Metric == ask.ATL) && q.Span == "max" && len(q.Assets) == 1 { // "shib all time low what was dat"
		q.Intent, q.Span = ask.Market, ""
	}
	if len(q.Assets) == 1 && q.Assets[0].ID == "^VIX" && s.has(coinWords) && !s.past() { // "the fear index thingy on crypto"
		q = s.query(ask.Sentiment)
		q.Assets, q.Metric, q.Confidence = nil, "", probable
	}
	if q.Intent == ask.Market && (q.Metric == ask.ATH || q.Metric == ask.ATL) && len(q.Assets) == 1 && s.past() && s.when.Span.Rolls() { // "highest price in the last 52 weeks" is no record of all time
		q.Intent, q.Metric, q.Span = ask.History, "", s.when.Span
	}
	if q.Intent == ask.Price && q.Confidence < likely && s.past() && !s.asksPrice() && (len(q.Assets) > 1 || len(q.Assets) == 1 && s.language == "en") && s.when.Span != "24h" { // "apple and sap over 90 days in gbp"
		q.Intent, q.Span, q.Confidence = ask.History, s.when.Span, probable
	}
	if out, ok := s.pricedByWeight(q); ok {
		return out
	}
	if out, ok := s.asPair(q); ok {
		q = out
	}
	if q.Confidence < likely && s.begins(chartWords) && len(s.spots)+len(s.maybe) == 0 && !s.measured && s.length() <= 3 && s.strange() { // "chart blargcoin"
		q = s.query(ask.Chart)
		q.Confidence = probable
	}
	if q.Intent == ask.Market && len(q.Assets) == 0 && q.Metric == "" && s.has(worths) {
		q.Metric = ask.MarketCap
	}
	if q.Intent == ask.Market && len(q.Assets) == 0 && s.has(stocksMeant) {
		q.Of = market.Equity
	}
	if out, ok := s.charted(q); ok {
		q = out
	}
	if out, ok := s.pictograms(q); ok {
		q = out
	}
	if out, ok := s.contested(q); ok {
		q = out
	}
	if q.Intent == ask.Compare && q.Metric == "" && !s.past() && (s.has(sizes) || s.has(values) && companies(q.Assets)) {
		q.Metric = ask.MarketCap
	}
	if q.Intent == ask.Advice && s.past() && s.begins(askedBack) && len(q.Assets) > 0 && !s.has(wishes) { // "did shib moon since january"
		q = s.query(ask.History)
		q.Confidence = probable
	}
	if q.Intent == ask.Price && s.movedToday() && len(q.Assets) == 1 && q.Amount == 0 {
		q = s.query(ask.History)
		q.Span, q.Confidence = "24h", probable
	}
	if q.Intent == ask.Education && q.Confidence < probable && len(s.spots) == 1 && s.language != "en" && s.has(whyWords) && s.has(moves) { // for news: "por qué baja bitcoin"
		q = ask.Query{Intent: ask.OutOfScope, Confidence: probable}
	}
	if q.Intent == ask.History && q.Span == "" && q.Amount == 0 && s.has(minutesBack) { // "btc 5 minutes ago"
		q = s.query(ask.Price)
		q.Confidence = probable
	}
	if q.Intent == ask.Compare && len(q.Assets) == 1 && isMoney(q.Assets[0]) && q.Currency != "" && q.Metric == "" { // "l'euro contre le dollar, vite"
		if q.Intent = ask.Price; s.past() {
			q.Intent = ask.History
		}
	}
	if q.Intent == ask.Alert && s.whenever() {
		q = s.query(ask.Advice)
		q.Amount, q.Confidence = 0, probable
	}
	if s.unlikely(q) && s.passedYet() {
		q = s.query(ask.Price)
		q.Confidence = probable
	}
	if q.Intent == ask.OutOfScope && q.Confidence < certainlyNot && s.described() {
		out := s.query(ask.Profile)
		out.Confidence = probable
		return out
	}
	return s.inLand(q)
}

// recorded are figures whose past is known.
var recorded = map[ask.Metric]bool{ask.MarketCap: true, ask.Volume: true}

// Words that compare how large things are, and what they are worth.
var (
	sizes  = foldedSet("bigger, biggest, larger, largest, smaller, smallest, most valuable, more valuable, bigger by, größer, am größten, kleiner, más grande, maior, menor, plus grand, plus grande, plus gros, daha büyük, en büyük, больше по, крупнее, 更大, 最大")
	values = foldedSet("worth more, worth less, valued more, valued higher, worth the most, mehr wert, weniger wert, vale más, vale menos, vale mais, vaut plus, vaut moins, daha değerli, стоит больше, дороже, 更值钱")
	// outdone stand between two things of which one is more than the other.
	outdone = foldedSet("bigger than, larger than, smaller than, worth more than, worth less than, more valuable than, less valuable than, better than, worse than, ahead of, outperforming, outperform, outperformed, beating, beat, beaten")
)

// contested is a comparison of the things that a text puts beside each other.
func (s *scene) contested(q ask.Query) (ask.Query, bool) {
	switch q.Intent {
	case ask.Price, ask.Market, ask.History:
	case ask.OutOfScope, ask.Smalltalk:
		if q.Confidence >= certainlyNot {
			return q, false
		}
	default:
		return q, false
	}
	things, _ := s.sorted()
	if len(things) < 2 || len(things) > 4 || s.amountAt >= 0 {
		return q, false
	}
	beside := s.has(outdone)
	for i := 1; i < len(s.spots) && !beside; i++ {
		beside = !isMoney(s.spots[i-1].Asset) && !isMoney(s.spots[i].Asset) && versus.Has(s.window(s.spots[i-1].To, s.spots[i].From))
	}
	if !beside {
		return q, false
	}
	out := s.query(ask.Compare)
	out.Confidence = max(q.Confidence, probable)
	return out, true
}

// Words of questions whether something has come to pass.
var (
	askedBack = setOf("did, was, were, has, have, had, how did, how has, how have, how was")
	wishes    = setOf("should, will, would, good, worth, buy, sell, invest, right")
	stillIs   = setOf("is, are, has, have, did, isn't, hasn't, still, are we, is it")
	levels    = setOf("above, below, under, over, near, past, at, around, close to, anywhere near, nowhere near, hit, hits, cross, crossed, passed, broke, broken, reach, reached, back above, back below, up to, down to, anywhere close to")
)

// unlikely reports whether an intent is none of a question whether a thing is at a price.
func (s *scene) unlikely(q ask.Query) bool {
	switch q.Intent {
	case ask.OutOfScope, ask.Smalltalk:
		return q.Confidence < certainlyNot
	case ask.Convert, ask.Advice:
		return true
	}
	return false
}

// passedYet reports whether a text asks if a thing is at a price: "is apple anywhere near 300".
func (s *scene) passedYet() bool {
	if s.amountAt <= 0 || s.has(openWords) || s.dated && s.past() || !s.begins(stillIs) || s.has(tells) || s.beyond() {
		return false
	}
	if things, _ := s.sorted(); len(things) != 1 {
		return false
	}
	at := s.amountAt
	if s.kindAt(at-1) == lexicon.Sign {
		at--
	}
	return s.begun(levels, at)
}

// Words of how much, and of what a price has done.
var (
	byHowMuch = foldedSet("how much, how far, how many percent, what percent, by how much, cuánto, cuanto, quanto, quantos por cento, wie viel, wieviel, um wie viel, wie stark, combien, de combien, ne kadar, yüzde kaç, kaç, сколько, на сколько, насколько, 多少, 几个点, 百分之多少")
	hasMoved  = foldedSet("drop, dropped, drops, fall, fallen, gain, gained, lose, lost, rise, risen, move, moved, dump, dumped, pump, pumped, climb, climbed, jump, jumped, shed, tank, tanked, bleed, bled, subió, bajó, cayó, perdió, ganó, subido, bajado, caído, perdido, ganado, caiu, subiu, perdeu, ganhou, desceu, gefallen, gestiegen, verloren, zugelegt, gewonnen, perdu, pris, gagné, baissé, monté, chuté, düştü, yükseldi, arttı, kaybetti, kazandı, çakıldı, упал, упала, вырос, выросла, просел, просела, подрос, потерял, прибавил, 跌了, 涨了, 跌了多少, 涨了多少, 跌多少, 涨多少")
)

// movedToday reports whether a text asks by how much something rose or fell today.
func (s *scene) movedToday() bool {
	return s.dated && s.when.Loose && s.has(byHowMuch) && s.has(hasMoved) && s.amountAt < 0
}

// minutesBack are times of which nobody has a record, so that the price of now is nearest.
var minutesBack = foldedSet("minutes ago, minute ago, mins ago, min ago, minutos, minuten, il y a une minute, dakika önce, минут назад, минуты назад, 分钟前, 分鐘前")

// whenever reports whether a text asks when a price will come, in the words of chats: "wen btc 200k".
func (s *scene) whenever() bool {
	return len(s.faces) == 0 && s.word(0) == "when" && s.amountAt > 0 && s.amountEnd == len(s.tokens) && (s.amountAt == 1 || len(s.spots) == 1 && s.spots[0].From == 1 && s.spots[0].To == s.amountAt)
}

// companies reports whether all assets are shares.
func companies(assets []market.Asset) bool {
	return !slices.ContainsFunc(assets, func(a market.Asset) bool { return a.Class != market.Equity })
}

// described reports whether a text asks what the one thing that it names is for: "what asml makes".
func (s *scene) described() bool {
	things, money := s.sorted()
	if len(things) != 1 || len(money) > 0 || s.amountAt >= 0 || s.dated {
		return false
	}
	spot := s.spots[0]
	return s.isIn(doings, spot.To) && (s.word(spot.From-1) == "what" || s.word(spot.From-1) == "how") ||
		s.word(spot.From-1) == "does" && s.word(spot.From-2) == "what" && spot.To < len(s.tokens) && s.isIn(doings, spot.To)
}

// doings are what a company or a coin does.
var doings = setOf("makes, make, does, do, sells, sell, produces, produce, builds, build, manufactures, manufacture, offers, offer, is, solves, solve, earns")

// Emoji that say what is wanted of the names beside them.
var (
	curves = setOf("📈, 📉, 📊, 🕯")
	stars  = setOf("⭐, 🌟, 📌, 🔖")
	bells  = setOf("🔔, ⏰, 🚨")
	denial = setOf("isn't, is not, isnt, not, no, never, wrong, wasn't, wasnt, ain't, can't be, nope")
)

// pictograms is what emoji want where a text has names, times and numbers beside them.
func (s *scene) pictograms(q ask.Query) (ask.Query, bool) {
	if len(s.faces) == 0 || len(s.spots) == 0 {
		return q, false
	}
	if q.Intent == ask.Price && slices.Contains(s.faces, "👎") && s.has(denial) {
		out := s.query(ask.Feedback)
		out.Confidence = probable
		return out, true
	}
	if q.Intent != ask.Price && q.Intent != ask.History && q.Intent != ask.OutOfScope || !s.bareNames() {
		return q, false
	}
	var intent ask.Intent
	switch shows := func(those set) bool { return slices.ContainsFunc(s.faces, func(f string) bool { return those.Has(f) }) }; {
	case shows(bells) && s.amountAt >= 0:
		intent = ask.Alert
	case shows(stars) && s.amountAt < 0 && !s.dated:
		intent = ask.Watchlist
	case shows(curves) && s.amountAt < 0 && (s.past() || curves.Has(s.opening)):
		intent = ask.Chart
	default:
		return q, false
	}
	out := s.query(intent)
	out.Confidence = probable
	return out, true
}
