package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words before what a message corrects.
var (
	// sorries begin a correction by themselves.
	sorries = both(
		foldedSet("sorry, srry, sry, soz, oops, ooops, whoops, woops, my bad, my mistake, mb, apologies, typo, i mistyped, misspelled, brain fart"),
		foldedSet("perdón, perdon, perdona, ups, uy, me equivoqué, me equivoque, error mío, desculpa, desculpe, foi mal, ops, opa, errei, erro meu"),
		foldedSet("entschuldige, entschuldigung, tschuldigung, sorry, ups, hoppla, verzeihung, mein fehler, vertippt, pardon, désolé, désolée, oups, mince, erreur, me suis trompé, je me suis trompé, faute de frappe"),
		foldedSet("pardon, kusura bakma, affedersin, özür dilerim, hata, yanlış yazdım, ой, упс, сорри, сори, извини, извините, прости, простите, пардон, опечатка, ошибся, ошиблась, 抱歉, 不好意思, 对不起, 哎呀, 打错了, 说错了, 手滑"),
	)
	// surprises may stand before it.
	surprises = foldedSet("wait, oh, ah, argh, ugh, hm, hmm, er, uh, um, no, nah, lol, lmao, haha, damn, dang, shit, crap, ok, well, hey, hang on, hold on, ay, ah no, ay no, hay, espera, este, bueno, ih, ah não, eita, espera aí, calma, oh nein, ach, ach so, moment, warte, mist, oh non, ah non, attends, zut, mince, merde, euh, ya, aa, hay aksi, dur, bekle, бля, блин, чёрт, черт, стоп, погоди, подожди, ааа, 等等, 等一下, 啊, 哦, 诶, 呃")
	// corrects say what was meant, anywhere in a message.
	corrects = foldedSet("i meant, i mean, i wanted, meant to say, meant to type, should be, should have been, supposed to be, it was, quise decir, quería decir, me refería a, era, eran, eu quis dizer, quis dizer, queria dizer, eram, ich meinte, ich meine, sollte heißen, sollten sein, es waren, waren, es war, war gemeint, je voulais dire, je parlais de, je parlais du, c'était, c'étaient, demek istedim, demek istemiştim, demek istediğim, olacaktı, olacak, kastettim, я имел в виду, имел в виду, имела в виду, я про, хотел сказать, хотела сказать, должно быть, 我是说, 我说的是, 我指的是, 应该是, 我的意思是, 是说")
	// wrongs say that something was not meant.
	wrongs = foldedSet("wrong one, wrong coin, wrong stock, wrong ticker, wrong year, wrong number, wrong currency, wrong company, equivocado, equivocada, me equivoqué, año equivocado, errado, errada, ano errado, falsch, falsche, falscher, falsches, falsches jahr, mauvais, mauvaise, mauvaise année, je me suis trompé, yanlış, yanlış yıl, не тот, не та, не то, не те, не тот год, 错了, 不对, 年份错了, 搞错了, 弄错了")
)

// excused reports whether a message begins with an excuse, or says what was meant after a word of
// surprise.
func (s *scene) excused() bool {
	at := 0
	for at < len(s.tokens) {
		if s.tokens[at].Kind != lexicon.Word {
			at++
			continue
		}
		n := s.longest(surprises, at)
		if n == 0 && s.isIn(articleOne, at) {
			n = 1
		}
		if n == 0 {
			break
		}
		at += n
	}
	return at < len(s.tokens) && (s.starting(sorries, at) || s.starting(correcting, at) || s.starting(wrongs, at) || s.starting(corrects, at)) || s.ends(sorries)
}

// longest is how many tokens the longest of the phrases that begins at a token has.
func (s *scene) longest(phrases set, at int) int {
	return s.phraseAt(phrases, at, mostOfPhrase)
}

// mended is the question before with one thing, currency, number or year in the place of the one
// that a message denies.
func (s *scene) mended(prev ask.Query, opened bool) (ask.Query, bool) {
	s.dropExcuse(opened)
	for _, mend := range []func(prev ask.Query, opened bool) (ask.Query, bool){s.inPlace, s.renumbered, s.otherYear, s.otherTime, s.otherNation} {
		if out, ok := mend(prev, opened); ok {
			return again(out), true
		}
	}
	return prev, false
}

// dropExcuse forgets a share or a coin that an excuse is called like: "ups, waren mercedes".
func (s *scene) dropExcuse(opened bool) {
	if !opened || len(s.spots) == 0 || s.spots[0].From > 1 || !s.isIn(sorries, s.spots[0].From) {
		return
	}
	if raw := s.tokens[s.spots[0].From].Raw; !lexicon.Upper(raw) && s.spots[0].To < len(s.tokens) {
		s.spots = s.spots[1:]
	}
}

// inPlace puts what a message names in the place of what it denies: "oops baht not yen".
func (s *scene) inPlace(prev ask.Query, _ bool) (ask.Query, bool) {
	if s.amountAt >= 0 || s.dated && s.past() || len(s.strays()) > 2 {
		return prev, false
	}
	var old, fresh []market.Asset
	for _, spot := range s.contrasted() {
		if s.denied(prev, spot) {
			old = append(old, spot.Asset)
		} else {
			fresh = append(fresh, spot.Asset)
		}
	}
	if len(old) != 1 || len(fresh) != 1 || isMoney(old[0]) != isMoney(fresh[0]) {
		return prev, false
	}
	out := prev
	switch at := slices.Index(prev.Assets, old[0]); {
	case at >= 0:
		out.Assets = slices.Clone(prev.Assets)
		out.Assets[at] = fresh[0]
		out.Other = market.Asset{}
	case prev.Target == old[0], string(prev.Currency) == old[0].ID:
		if prev.Intent == ask.Convert {
			setTarget(&out, fresh[0])
		} else {
			out.Currency = market.Currency(fresh[0].ID)
		}
	default:
		return prev, false
	}
	return out, true
}

// contrasted are the names of a message that corrects: where there are two that may be words, both.
func (s *scene) contrasted() []lexicon.Spot {
	if len(s.spots) >= 2 {
		return s.spots
	}
	out := slices.Clone(s.spots)
	for _, spot := range s.maybe {
		if !within(out, spot.From) && (isMoney(spot.Asset) || spot.Rank <= wellKnown) {
			out = append(out, spot)
		}
	}
	slices.SortFunc(out, func(a, b lexicon.Spot) int { return a.From - b.From })
	return out
}

// renumbered is the question before with the number that is not denied: "15, not 5".
func (s *scene) renumbered(prev ask.Query, opened bool) (ask.Query, bool) {
	switch prev.Intent {
	case ask.Alert, ask.Portfolio, ask.Convert:
	default:
		return prev, false
	}
	var fresh []int
	denies := false
	for i, t := range s.tokens {
		if t.Kind != lexicon.Number {
			continue
		}
		if s.isIn(negatedBehind, i+1) || (s.isIn(negated, i-1) || i > 1 && negated.Has(s.window(i-2, i))) && (i > 1 || !s.isIn(bareNo, 0) || t.Number == prev.Amount) {
			denies = true
			continue
		}
		fresh = append(fresh, i)
	}
	if len(s.spots) > 0 || len(fresh) != 1 || !denies || !opened && !s.short() {
		return prev, false
	}
	out := prev
	out.Amount = s.localised(fresh[0], s.spots)
	return out, out.Amount > 0
}
