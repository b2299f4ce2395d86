package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// follow completes a message by what its person asked before.
func (s *scene) follow(asked past, q ask.Query) ask.Query {
	if asked.none() || q.By == ask.ByCommand || len(q.Also)+len(q.Against) > 0 {
		return q
	}
	s.sameTongue(asked.Query)
	if out, ok := s.unfolded(asked, q); ok {
		return byContext(out)
	}
	if out, ok := s.ofList(asked, q); ok {
		return byContext(out)
	}
	if asked.Intent == "" {
		return q
	}
	if out, ok := s.ofTwo(asked, q); ok {
		return byContext(out)
	}
	if out, ok := s.restated(asked.Query); ok {
		return byContext(out)
	}
	prev := s.pointed(asked)
	if (len(asked.Assets) > 1 || len(asked.listed) > 1) && len(prev.Assets) == 1 && len(s.spots) == 0 {
		q.Assets = nil // "one" of "the first one"
		if s.asksPrice() && !s.past() {
			prev.Intent, prev.Span, prev.Metric = ask.Price, "", ""
		}
	}
	s.respan(prev)
	s.inThatTime(prev)
	if out, ok := s.inWords(prev); ok {
		return byContext(out)
	}
	if out, ok := s.corrected(prev, q); ok {
		return out
	}
	if out, ok := s.ofAnswer(asked, prev, q); ok {
		return byContext(out)
	}
	if out, ok := s.multiplied(prev); ok {
		return byContext(out)
	}
	for _, turn := range []func(prev ask.Query) (ask.Query, bool){s.oftener, s.stepped, s.edited, s.yearAfter} {
		if out, ok := turn(prev); ok {
			return byContext(out)
		}
	}
	if s.standsAlone(q) || s.pairAlone(q) || s.overloaded() || s.has(ratios) || len(s.spots) > 0 && s.oddAmount() && prev.Intent == ask.Convert {
		return q
	}
	return s.wentOn(asked, prev, q)
}

// pairAlone reports whether a message is a pair of money and nothing else, as "EURUSD": a complete question.
func (s *scene) pairAlone(q ask.Query) bool {
	return q.Intent == ask.Price && len(s.spots) == 1 && s.spots[0].Quote != "" && s.spots[0].Symbol && len(s.spots) == len(q.Assets) && s.bareNames() && !s.past()
}

// standsAlone reports whether a message is about the bot, or asks what a word means.
func (s *scene) standsAlone(q ask.Query) bool {
	switch q.Intent {
	case ask.Feedback:
		if q.Confidence >= doubting && !s.timesOn() && (!s.pictured() || s.begins(wrongPicture)) && !s.tooFar() {
			return true
		}
	case ask.Settings:
		if s.has(lasting) {
			return true
		}
	case ask.Education:
		if q.Confidence >= certainlyNot && s.measured {
			return true
		}
	}
	return s.defines()
}

// wentOn is another question of what was asked before, or the same with what is new.
func (s *scene) wentOn(asked past, prev, q ask.Query) ask.Query {
	for _, turn := range []func(prev ask.Query) (ask.Query, bool){s.reimagined, s.zoomed, s.lessened, s.extended} {
		if out, ok := turn(prev); ok {
			return byContext(out)
		}
	}
	led := s.aimsBack(asked) && s.short() || s.begins(followLeads()) || s.praised() || s.word(len(s.tokens)-1) == "呢"
	if q.Intent != ask.Smalltalk || led { // "hello" is a coin, too
		s.name(prev, led)
	}
	for _, turn := range []func(prev, q ask.Query) (ask.Query, bool){s.turned, s.elaborated} {
		if out, ok := turn(prev, q); ok {
			return byContext(out)
		}
	}
	if q.Intent == ask.Smalltalk && !led && q.Confidence >= doubting {
		return q
	}
	if s.fragment(prev, q, led) {
		if out, ok := s.goOn(prev, led); ok {
			out.By, out.Confidence = ask.ByContext, max(q.Confidence, followed)
			return out
		}
	}
	return s.inherit(prev, q)
}

// tooFar reports whether a message says that a picture shows too much or too little, and names another time: "too long. 90 days".
func (s *scene) tooFar() bool {
	return s.dated && s.has(lengthWords) && s.straysBeside(lengthWords) == 0
}

// praised reports whether a word of praise stands before one that goes on: "lovely. same for sui".
func (s *scene) praised() bool {
	return len(s.tokens) > 2 && s.isIn(praises, 0) && s.starting(followLeads(), 1)
}

// praises are words of praise and of thanks.
var praises = foldedSet("lovely, nice, great, cool, perfect, sweet, brilliant, awesome, thanks, thx, ty, cheers, gotcha, wow, sick, dope, excellent, amazing, genial, perfecto, bien, gracias, vale, ótimo, perfeito, valeu, legal, show, top, super, parfait, merci, génial, toll, prima, danke, klasse, perfekt, harika, güzel, süper, teşekkürler, sağol, круто, класс, супер, отлично, спасибо, отл, 好, 不错, 谢谢, 棒, 牛")

// wrongPicture begin a complaint about a picture.
var wrongPicture = foldedSet("wrong chart, wrong graph, wrong picture, bad chart, ugly chart, gráfico equivocado, gráfico errado, falscher chart, falsches diagramm, mauvais graphique, yanlış grafik, не тот график, 图错了")

// lengthWords judge how much time a picture shows.
var lengthWords = foldedSet("too long, too short, too much, too far, too wide, too narrow, longer, shorter, demasiado largo, demasiado corto, muy largo, muy corto, longo demais, curto demais, muito longo, muito curto, zu lang, zu kurz, zu viel, trop long, trop court, çok uzun, çok kısa, слишком длинный, слишком короткий, слишком много, длинновато, коротковато, 太长, 太短, 太长了, 太短了")

// timesOn reports whether a message names another time and nothing else: "e no mês passado".
func (s *scene) timesOn() bool { return s.past() && s.begins(followLeads()) && s.bareNames() }

// followed is how sure a question is that was completed by the one before: of people's
// follow-ups, about so many are.
const followed = 0.98

// byContext is a question that was completed by the one before.
func byContext(q ask.Query) ask.Query {
	q.By, q.Confidence = ask.ByContext, followed
	return q
}

// Words that point at two things, and at the one that was asked about before the last.
var (
	theTwo = foldedSet("both, both of them, the two, of the two, compare them, compare those, compare these, each other, against each other, together, los dos, las dos, ambos, ambas, compáralos, compáralas, entre sí, entre ellos, os dois, as duas, compara eles, compara os dois, entre eles, beide, beiden, vergleich sie, vergleiche sie, miteinander, zusammen, les deux, compare-les, entre eux, ensemble, ikisi, ikisini, ikisinin, ikisi de, her ikisi, birbirleriyle, оба, обе, обоих, сравни их, их сравни, между собой, друг с другом, вместе, 两个, 两者, 这两个, 这俩, 它们, 两个都, 俩")
	former = foldedSet("the other one, the other, the first one, the first, the previous one, the former, el otro, la otra, el primero, la primera, el anterior, o outro, a outra, o primeiro, a primeira, o anterior, der andere, die andere, das andere, den anderen, der erste, die erste, den ersten, l'autre, le premier, la première, le précédent, celui d'avant, diğeri, diğerini, öteki, ilki, önceki, другой, другая, другую, тот первый, первый, первая, первую, предыдущий, 另一个, 另外一个, 前一个, 第一个, 前面那个")
)

// pointed is the question before with the assets that a message points at.
func (s *scene) pointed(asked past) ask.Query {
	prev := asked.Query
	if slices.ContainsFunc(prev.Assets, func(a market.Asset) bool { return !isMoney(a) }) {
		prev.Assets = slices.DeleteFunc(slices.Clone(prev.Assets), isMoney)
	}
	if one, ok := s.position(asked.listed); ok && one.ID != "" {
		s.spots, s.maybe = nil, nil
		return ask.Query{Intent: ask.Price, Currency: prev.Currency, Assets: []market.Asset{one}, Language: prev.Language}
	}
	if one, ok := s.position(prev.Assets); ok {
		s.spots, s.maybe = nil, nil // "one" is a coin, too
		if !s.has(leftOut) {
			return ofOne(prev, one)
		}
	}
	if asked.before.ID == "" || len(prev.Assets) != 1 {
		return prev
	}
	switch {
	case s.has(theTwo):
		prev.Assets = []market.Asset{asked.before, prev.Assets[0]}
	case s.aimsBack(asked):
		prev.Other = market.Asset{}
		prev.Assets = []market.Asset{asked.before}
	}
	return prev
}

// aimsBack reports whether a message points at what was asked about before the last question.
func (s *scene) aimsBack(asked past) bool {
	return asked.before.ID != "" && len(asked.Assets) == 1 && len(s.spots) <= 1 && (asked.Other.ID == "" || !s.has(otherReading)) && s.has(former) && !s.has(leftOut)
}

// name takes the one name of a fragment for an asset that by itself may be a word: "and near?",
// "in real". A word that is money, too, is that where an answer is wanted in it.
func (s *scene) name(prev ask.Query, led bool) {
	if len(s.spots) > 0 || len(s.maybe) != 1 || len(prev.Assets) == 0 || s.measured || !led && !s.short() {
		return
	}
	spot := s.maybe[0]
	if isMoney(spot.Asset) && ofMoney(prev) {
		s.spots = s.maybe
		if !s.bareNames() {
			s.spots = nil
		}
		return
	}
	if isMoney(spot.Asset) {
		if before := s.word(spot.From - 1); !into.Has(before) && !s.isIn(intoBehind, spot.To) && (!led || !articleOne.Has(before)) {
			return
		}
	} else if spot.Rank > wellKnown && spot.Asset.Class == market.Crypto {
		return
	}
	s.spots = s.maybe
	if !s.bareNames() {
		s.spots = nil
	}
}

// sameTongue reads the number of a message in the language of the question before, where its
// words tell none: 90.000 after a German question is ninety thousand.
func (s *scene) sameTongue(prev ask.Query) {
	if s.language != "en" || prev.Language == "" || prev.Language == "en" {
		return
	}
	for _, t := range s.tokens {
		if slices.Contains(hints[t.Text], "en") {
			return
		}
	}
	s.language = prev.Language
	if s.amountAt >= 0 && s.amountEnd == s.amountAt+1 && s.tokens[s.amountAt].Kind == lexicon.Number {
		s.amount = s.localised(s.amountAt, s.spots)
	}
}

// fragment reports whether a message is part of a question only. Where it is not sure what the
// message wants by itself, one word more may be in it.
func (s *scene) fragment(prev, q ask.Query, led bool) bool {
	strays := len(s.strays())
	if q.Intent == ask.Education && q.Confidence >= unlikely && s.begins(whatIsA) {
		return false
	}
	if !led && (!s.short() && (strays > 0 || s.length() > mostTurned || !s.refers()) || s.whole(prev, q)) {
		return false
	}
	return strays == 0 || strays == 1 && q.Confidence < doubting && s.short() && (led || len(s.spots) > 0)
}

// whatIsA begin a question for what a word means.
var whatIsA = foldedSet("what is a, what is an, what's a, what's an, whats a, what are, qué es un, qué es una, que es un, o que é um, o que é uma, was ist ein, was ist eine, c'est quoi un, c'est quoi une, qu'est-ce qu'un, что такое, 什么是")

// inherit gives a question that names nothing what the one before was about.
func (s *scene) inherit(prev, q ask.Query) ask.Query {
	if q.Span == "" && prev.Span != "" && !s.dated && (q.Intent == ask.Economic && q.Indicator.Code != "" || q.Intent == ask.History && len(q.Assets) > 0) && (s.has(sameTime) || s.has(thatYear)) {
		q.Span, q.By = prev.Span, ask.ByContext
		return q
	}
	if q.Intent == ask.Convert && q.Currency == "" && q.Target.ID == "" && len(q.Assets) == 1 && slices.Contains(prev.Assets, q.Assets[0]) && prev.Currency != "" { // "0.3 btc" after "btc in gbp"
		q.Currency = prev.Currency
		return q
	}
	if len(q.Assets) > 0 || isList(q.Intent) && q.Confidence < unlikely { // nothing is put on a list by a guess
		return q
	}
	timed := (s.short() || q.Intent == ask.History && s.past() && s.length() <= mostTurned && len(s.spots)+len(s.maybe) == 0 && !s.measured) && s.doubtful == 0 && len(q.Unknown) == 0 && (q.Intent == ask.History || q.Intent == ask.Chart)
	switch {
	case timed && prev.Intent == ask.Economic:
		out := prev
		out.Also, out.Range, out.By, out.Confidence = nil, market.Range{}, ask.ByContext, q.Confidence
		if s.dated {
			out.Span = s.when.Span
		}
		return out
	case len(prev.Assets) > 0 && needsAssets(q) && (timed || s.refers() || q.Intent == ask.Price && len(q.Unknown) == 0 && s.short() && s.unnamed() || s.leavesOut(q)):
		q.Assets, q.By = prev.Assets, ask.ByContext
		if q.Intent == ask.Compare && len(q.Assets) == 1 && s.past() { // "is it cheaper than last week"
			q.Intent = ask.History
		}
		if q.Intent == ask.Chart && q.Span == "" && !prev.Span.Day() { // "draw that"
			q.Span = prev.Span
		}
		if q.Currency == "" && (timed || q.Intent == ask.Price || ofMoney(prev)) {
			q.Currency = prev.Currency
		}
		if q.Intent == ask.History && q.Metric == "" && recorded[prev.Metric] && !s.asksPrice() {
			q.Metric = prev.Metric
		}
	case len(prev.Assets) > 0 && q.Intent == ask.Market && q.Metric != "" && q.Metric != ask.Gas && s.short() && s.unnamed() && !s.has(globalWords) && !isMoney(prev.Assets[0]): // "place in the ranking?"
		q.Assets, q.By = prev.Assets, ask.ByContext
	}
	return q
}

// leavesOut reports whether a message surely asks something of an asset and names none, nor any kind of them.
func (s *scene) leavesOut(q ask.Query) bool {
	switch q.Intent {
	case ask.Price, ask.History, ask.Chart, ask.Profile:
	case ask.Market:
		if q.Metric == "" {
			return false
		}
	case ask.Convert:
		if s.amountAt < 0 {
			return false
		}
	default:
		return false
	}
	return q.Confidence >= certainlyNot && s.length() <= mostTurned && len(s.spots)+len(s.maybe) == 0 && len(q.Unknown) == 0 && !s.measured && !s.strange() && !s.has(open) && !s.has(globalWords) && !s.means("wholemarket", "econ", "offtopic", "news")
}

// defines reports whether a figure itself is to be explained: "what is market cap", where "what
// is its market cap" goes on.
func (s *scene) defines() bool {
	if len(s.tokens) < 2 {
		return false
	}
	names, n := s.concepts.at(s.text, 0)
	if !slices.Contains(names, "whatis") || n >= len(s.tokens) {
		return false
	}
	figure := metrics.Has(s.window(n, len(s.tokens)))
	return figure && !hanWord(s.word(0))
}

// whole reports whether a message by itself says all that it wants. Bare names may go on with a
// chart or a figure that was asked for.
func (s *scene) whole(prev, q ask.Query) bool {
	switch {
	case q.Indicator.Code != "":
		return s.economic.Country != "" || s.named != "" || len(s.tokens) > 3
	case len(q.Assets) == 0, q.Confidence < unlikely && s.bareNames(): // a guess
		return false
	case prev.Intent == ask.Convert && s.amountAt < 0 && len(q.Assets) == 1 && (s.countsIn(q.Assets[0]) || s.refers() && s.intoIt(q.Assets[0])): // "kaç eth eder", "what's that in btc"
		return false
	case s.towards() && len(prev.Assets) > 0, q.Intent == ask.Market && q.Metric == "":
		return false
	case prev.Span != "" && !s.dated && s.short() && s.has(sameTime):
		return false
	case q.Intent == ask.Profile:
		return s.means("whatis", "who", "company", "makeup")
	}
	return q.Intent != ask.Price || s.asksPrice() || s.amountAt >= 0
}

// needsAssets tells questions that are about assets.
func needsAssets(q ask.Query) bool { return wants(q.Intent) }
