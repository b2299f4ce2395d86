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
	correcting = foldedSet("no i meant, no i mean, no, i meant, i meant, i mean, nope i meant, nope, i wanted, i said, i asked for, i asked about, i was asking about, i was talking about, sorry i meant, sorry, meant, actually, wrong, wrong coin, not that, not that one, nah, " +
		"no quise decir, no me refería a, me refería a, quise decir, quería decir, dije, pedí, não eu quis dizer, não, eu quis dizer, quis dizer, eu queria, eu pedi, non je parlais de, non, je voulais dire, je parlais de, j'ai demandé, je voulais, nein ich meinte, nein, ich meinte, ich wollte, ich meine, hayır, yok, нет я про, нет, я про, я имел в виду, имел в виду, я имела в виду, я просил, 不是, 不对, 我指的是, 我是说, 我说的是, 我要的是")
	closing = foldedSet("demek istedim, kastettim, demiştim, istemiştim, istedim, dedim, имел в виду, имела в виду")
	// negated stand before, or in Turkish behind, what was not meant.
	negated = foldedSet("not, no, nicht, pas, não, nao, не, 不是, değil")
	// otherReading asks for the other thing of the same name.
	otherReading = foldedSet("the other one, other one, the other, la otra, el otro, a outra, o outro, l'autre, das andere, den anderen, die andere, öteki, diğeri, другой, другую, 另一个, 另外一个")
	// shareWords and coinWords tell which of both is meant.
	shareWords = foldedSet("stock, stocks, share, shares, equity, company, acción, accion, acciones, empresa, ação, acao, ações, action, l'action, aktie, aktien, hisse, hisseyi, hissesi, акция, акцию, акции, 股票")
	coinWords  = foldedSet("coin, token, crypto, cryptocurrency, moneda, cripto, criptomoneda, moeda, criptomoeda, crypto, la crypto, jeton, münze, kripto, coini, токен, монета, монету, крипта, 币, 代币, 加密货币")
)

// corrected is the question before with what was meant in it. It reports false where a message
// corrects nothing, or does not say by what.
func (s *scene) corrected(prev, q ask.Query) (ask.Query, bool) {
	if len(prev.Assets) == 0 && prev.Indicator.Code == "" || len(s.tokens) > 14 {
		return q, false
	}
	out, ok := s.swapped(prev)
	if !ok && (s.begins(correcting) || s.ends(closing)) {
		if s.begins(correcting) && q.Intent != ask.Feedback && s.whole(q) && !s.has(correcting) {
			return q, false
		}
		s.spots = slices.DeleteFunc(slices.Clone(s.spots), s.denied)
		out, ok = s.goOn(prev, true)
	}
	if !ok {
		return q, false
	}
	out.By, out.Confidence, out.Corrects = ask.ByContext, likely, true
	return out, true
}

// swapped takes the stock for the coin of the same name, or the other way round.
func (s *scene) swapped(prev ask.Query) (ask.Query, bool) {
	if prev.Other.ID == "" || len(prev.Assets) != 1 {
		return prev, false
	}
	wanted := s.has(otherReading) || s.has(shareWords) && prev.Other.Class == market.Equity || s.has(coinWords) && prev.Other.Class == market.Crypto
	for _, spot := range s.spots {
		wanted = wanted && (spot.Asset == prev.Assets[0] || spot.Asset == prev.Other)
	}
	if !wanted || !s.short() && !s.begins(correcting) {
		return prev, false
	}
	out := prev
	out.Assets, out.Other, out.Also = []market.Asset{prev.Other}, prev.Assets[0], nil
	return out, true
}

// denied reports whether a name is what was not meant.
func (s *scene) denied(spot lexicon.Spot) bool {
	return spot.From > 1 && negated[s.word(spot.From-1)] || s.word(spot.To) == "değil"
}

// ends reports whether a text ends with one of the phrases.
func (s *scene) ends(phrases set) bool {
	for n := 1; n <= min(4, len(s.tokens)); n++ {
		if phrases[s.window(len(s.tokens)-n, len(s.tokens))] {
			return true
		}
	}
	return false
}
