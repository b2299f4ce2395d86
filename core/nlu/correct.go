package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of messages that correct what was understood.
var (
	// correcting begin one, closing end one.
	correcting = both(
		foldedSet("no i meant, no i mean, no, i meant, i meant, i mean, nope i meant, nope, i wanted, i said, i asked for, i asked about, i was asking about, i was talking about, i was thinking of, sorry i meant, sorry, my bad, oops, whoops, meant, meaning, actually, wrong, wrong coin, wrong one, not that, not that one, nah, scratch that, correction, typo, no wait, wait no, i want the"),
		foldedSet("no quise decir, no me refería a, me refería a, me refiero a, quise decir, quería decir, quiero decir, quería, dije, decía, digo, no digo, perdón, perdona, perdón quise decir, hablaba de, pregunté por, me equivoqué, corrijo, ups, la otra"),
		foldedSet("pedí, não eu quis dizer, não, eu quis dizer, eu quis, quis dizer, quero dizer, eu queria, queria, eu pedi, eu disse, falei, eu falei de, tava falando, estava falando, me referia a, perguntei do, perguntei da, desculpa, foi mal, ops, opa, errei, digo, corrigindo"),
		foldedSet("non je parlais de, non je voulais dire, non, je voulais dire, je voulais, je parlais de, je parlais du, je parle de, je parle du, j'ai demandé, j'ai dit, je pensais à, je pensais au, pardon, désolé, oups, erreur, je veux dire, enfin, correction, non mais"),
		foldedSet("nein ich meinte, nein, ne, nee, nö, ich meinte, ich wollte, ich meine, ich sagte, ich hab gesagt, ich habe gefragt, ich sprach von, ich rede von, gemeint war, gemeint ist, sorry, entschuldigung, ups, falsch, quatsch, korrektur, vertippt, doch, also ich meinte"),
		foldedSet("hayır, yok, yo, yanlış, pardon, yok ben, ben, ben şunu, kusura bakma, yani, şey, özür dilerim"),
		foldedSet("нет я про, нет, не то, не та, не тот, я про, я о, я имел в виду, имел в виду, я имела в виду, я просил, я просила, я говорил про, я говорил о, речь про, речь о, я спрашивал про, я спросил про, я хотел, хотел, ой, извини, сорри, пардон, ошибся, опечатка, точнее, вернее, в смысле, то есть"),
		foldedSet("不是, 不对, 不, 我指的是, 我是说, 我说的是, 我要的是, 我问的是, 我想问, 我想要, 说错了, 打错了, 错了, 搞错了, 应该是, 是说, 弄错了"),
	)
	closing = foldedSet("wollte ich, wollt ich, mein ich, sordum ben, demek istedim, demek istemiştim, kastettim, kastetmiştim, demiştim, istemiştim, istedim, dedim, diyecektim, sormuştum, sordum, имел в виду, имела в виду, имелось в виду, meinte ich, hatte ich gemeint, war gemeint, i mean, i meant, quise decir, quis dizer, je voulais dire")
	// negated stand before, negatedBehind behind what was not meant.
	negated       = foldedSet("not, no, nicht, pas, não, nao, не, 不是, 不要, 别, instead of, rather than, en vez de, en lugar de, y no, em vez de, ao invés de, e não, statt, anstatt, au lieu de, au lieu du, et pas, et non, plutôt que, вместо, а не, 而不是")
	negatedBehind = foldedSet("değil, değildi, yerine")
	// otherReading asks for the other thing of the same name.
	otherReading = foldedSet("the other one, other one, the other, la otra, el otro, a outra, o outro, l'autre, das andere, den anderen, die andere, öteki, diğeri, другой, другую, 另一个, 另外一个")
	// shareWords and coinWords tell which of both is meant.
	shareWords = foldedSet("stock, stocks, share, shares, equity, company, acción, accion, acciones, empresa, ação, acao, ações, action, l'action, aktie, aktien, hisse, hisseyi, hissesi, акция, акцию, акции, 股票")
	coinWords  = foldedSet("coin, token, crypto, cryptocurrency, moneda, cripto, criptomoneda, moeda, criptomoeda, crypto, la crypto, jeton, münze, kripto, coini, токен, монета, монету, крипта, 币, 代币, 加密货币")
)

// meantIt say somewhere in a message that what it names was meant.
var meantIt = foldedSet("i said, i meant, i asked for, i asked about, i was asking, i was talking about, i told you, me refería, quise decir, te pedí, te dije, pregunté por, eu quis dizer, eu pedi, eu perguntei, eu falei, ich meinte, ich wollte, ich hab gesagt, ich habe gesagt, ich hab gefragt, je voulais, je parlais, j'ai dit, j'ai demandé, demek istedim, kastettim, sormuştum, dedim, demiştim, я имел в виду, я имела в виду, я просил, я просила, я спрашивал, я спросил, я говорил, я сказал, 我说的是, 我问的是, 我指的是, 我要的是, 我是说")

// corrected is the question before with what was meant in it. It reports false where a message
// corrects nothing, or does not say by what.
func (s *scene) corrected(prev, q ask.Query) (ask.Query, bool) {
	if !goesOn(prev) || len(s.tokens) > 14 || s.begins(wrongPicture) && len(s.spots) == 0 && !s.dated || s.begins(termAsked) {
		return q, false
	}
	opened := s.begins(correcting) || s.ends(closing) || s.excused() || s.has(meantIt) && len(s.spots) > 0
	out, ok := s.swapped(prev, opened)
	if !ok {
		out, ok = s.mended(prev, opened)
	}
	if !ok && (opened || s.denies(prev)) {
		if opened && q.Intent != ask.Feedback && s.whole(prev, q) && !s.has(correcting) {
			return q, false
		}
		out, ok = s.meant(prev)
	}
	if !ok {
		return q, false
	}
	out.By, out.Confidence, out.Corrects = ask.ByContext, followed, true
	return out, true
}

// meant is the question before with the names that are not denied.
func (s *scene) meant(prev ask.Query) (ask.Query, bool) {
	found := s.spots
	denied := func(spot lexicon.Spot) bool { return s.denied(prev, spot) }
	s.spots = slices.DeleteFunc(slices.Clone(found), denied)
	if len(s.spots) == 0 {
		s.spots = slices.DeleteFunc(slices.Clone(s.maybe), func(spot lexicon.Spot) bool {
			return spot.Rank > wellKnown || denied(spot) || lexicon.Numeral(s.word(spot.From)) || s.isIn(wrongs, spot.From)
		})
		if len(s.spots) != 1 {
			s.spots = found
		}
	}
	if len(found) > 0 && len(s.spots) == 0 { // all that is named is what was not meant
		s.spots = found
		return prev, false
	}
	out, ok := s.reranked(prev)
	if !ok {
		out, ok = s.goOn(prev, true)
	}
	if !ok {
		s.spots = found
		return out, false
	}
	if out.Intent == prev.Intent && isList(out.Intent) && out.Amount == 0 { // the number was right
		out.Amount = prev.Amount
	}
	return out, true
}

// denies reports whether a message says that what was asked about is not what was meant, and
// names something else: "not cardano, cosmos".
func (s *scene) denies(prev ask.Query) bool {
	if len(s.spots)+len(s.maybe) < 2 {
		return false
	}
	for _, spot := range s.spots {
		if slices.Contains(prev.Assets, spot.Asset) && s.denied(prev, spot) {
			return true
		}
	}
	return false
}

// swapped takes the stock for the coin of the same name, or the other way round.
func (s *scene) swapped(prev ask.Query, opened bool) (ask.Query, bool) {
	if len(prev.Assets) != 1 || !s.short() && !opened {
		return prev, false
	}
	share, coin := s.affirms(shareWords), s.affirms(coinWords)
	out := prev
	out.Also, out.Unknown = nil, nil
	for _, spot := range s.spots {
		if spot.Asset != prev.Assets[0] && spot.Asset != prev.Other {
			return prev, false
		}
	}
	if same := prev.Assets[0].Class; share != coin && (share && same == market.Equity || coin && same == market.Crypto) { // as it was read
		return out, opened || s.has(shareWords) && s.has(coinWords)
	}
	if prev.Other.ID == "" || !s.has(otherReading) && (!share || prev.Other.Class != market.Equity) && (!coin || prev.Other.Class != market.Crypto) {
		return prev, false
	}
	out.Assets, out.Other = []market.Asset{prev.Other}, prev.Assets[0]
	return out, true
}

// affirms reports whether one of the words stands in a text and is not denied: "the stock, not the
// meme coin".
func (s *scene) affirms(words set) bool {
	for i := range s.tokens {
		if words.Has(s.word(i)) && !s.negatedAt(i) {
			return true
		}
	}
	return false
}

// negatedAt reports whether a denial stands up to three words before a token, in the same part of
// the message.
func (s *scene) negatedAt(at int) bool {
	if s.isIn(negatedBehind, at+1) {
		return true
	}
	for n := 1; n <= min(3, at); n++ {
		if negated.Has(s.window(at-n, at)) || s.isIn(negated, at-n) && (at > n || !s.isIn(bareNo, 0)) {
			return true
		}
	}
	return false
}

// denied reports whether a name is what was not meant.
func (s *scene) denied(prev ask.Query, spot lexicon.Spot) bool {
	if s.isIn(negatedBehind, spot.To) {
		return true
	}
	end := spot.From
	if w := s.word(end - 1); end > 1 && (into.Has(w) || articleOne.Has(w)) { // "not in euros"
		end--
	}
	for n := 1; n <= min(3, end); n++ {
		before := s.window(end-n, end)
		if negated.Has(before) && (end > n || !bareNo.Has(before) || end < spot.From || slices.Contains(prev.Assets, spot.Asset)) {
			return true
		}
	}
	return false
}

// bareNo begin an answer, where they deny no name: "no, cosmos".
var bareNo = setOf("no, não, nao")

// ends reports whether a text ends with one of the phrases.
func (s *scene) ends(phrases set) bool {
	for n := 1; n <= min(4, len(s.tokens)); n++ {
		if phrases.Has(s.window(len(s.tokens)-n, len(s.tokens))) {
			return true
		}
	}
	return false
}
