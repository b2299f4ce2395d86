package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// Words of somebody who asks how one thing stands just now, and those that leave the answer open.
var (
	stances = foldedSet("still, holding, holding up, holding on, hanging in, cooked, cooking, toast, rekt, wrecked, smoked, get smoked, hammered, gutter, in the gutter, in the toilet, down the drain, faceplant, faceplanted, ripping, flying, bleeding, alive, dead, doing, looking, sitting, pumping, dumping, north of, south of, above, below, over, under, red, green, popping, popping off, eating, " +
		"sigue, siguen, petándolo, volando, se estrelló, cayendo, subiendo, en rojo, en verde, por los suelos, aguanta, aguantando, hundido, reventando, cómo anda, cómo va, " +
		"continua, segue, bombando, flopou, derretendo, voando, no vermelho, no verde, aguentando, segurando, afundando, subindo, caindo, " +
		"noch, immer noch, am absaufen, absaufen, hält, hält sich, abgeschmiert, im keller, im arsch, am steigen, am fallen, läuft, im minus, im plus, rot, grün, " +
		"encore, toujours, tient, tient bon, en train de pump, pump, dans le rouge, dans le vert, s'effondre, ça dit quoi, il dit quoi, elle dit quoi, se casse la gueule, défoncé, " +
		"hâlâ, hala, ne alemde, ne durumda, çakıldı, çakılıyor, uçuyor, uçtu, batıyor, battı, yükseliyor, düşüyor, eridi, eriyor, kırmızıda, yeşilde, " +
		"ещё, еще, всё ещё, держится, жив, жива, живой, сыпется, льют, летит, падает, растёт, растет, в плюсе, в минусе, сдох, как там, чё там, что там, " +
		"还在, 还行, 撑住, 起飞, 崩, 崩了, 凉了, 稳, 稳住, 涨, 跌, 咋样, 怎么样")
	openEnds  = foldedSet("o ya fue, o ya murió, o qué onda, or nah, or not, or what, or no, or did it, or is it, or is my, or am i, today, rn, right now, now, atm, these days, mate, bro, lads, fam, o qué, o que, o no, hoy, ahora, ou não, ou o quê, ou flopou, hj, hoje, agora, oder was, oder nicht, oder hält, oder wie, heute, grad, gerade, ou pas, ou quoi, là, aujourd'hui, mi, mı, mu, mü, bugün, şu an, aga, или нет, или что, или как, сегодня, щас, сейчас, 还是, 吗, 么, 没, 了没, 今天, 现在")
	inquiries = foldedSet("is, are, did, does, has, how's, hows, how is, how, what's, whats, where's, wheres, is it, are we, está, están, cómo, sigue, tá, como, ist, sind, steht, wie, est, c'est, comment, как, что, чё, ne")
)

// stands reports whether a text asks how one thing stands just now, in whatever words: "is doge cooked rn or nah". What will become of
// it, and what to do, is another question.
func (s *scene) stands() bool {
	things, money := s.sorted()
	if len(things) != 1 || len(money) > 1 || s.measured || s.metric() != "" || s.past() || s.bars.length > 0 || s.pictured() || s.has(keeps) || s.has(tells) {
		return false
	}
	if s.has(whyWords) || s.means("should", "will", "news", "alert", "mine", "order", "whatis", "feel") || s.has(counsel) || s.has(myOwn) || len(s.tokens) > mostTurned+4 {
		return false
	}
	state := s.has(stances) || s.means("rise", "fall")
	return state && (s.begins(inquiries) || s.has(openEnds) || s.has(stillIs) && s.short())
}

// myOwn are words of somebody who speaks of what they hold.
var myOwn = foldedSet("my bag, my bags, my portfolio, my holdings, my position, my stack, if i hold, i hold, i'm holding, am i cooked, am i screwed, am i rekt, am i dead, mein depot, mein portfolio, mi cartera, mi portafolio, minha carteira, mon portefeuille, portföyüm, elimde, мой портфель, у меня, 我的持仓, 我的仓")

// stance takes a reading that nobody is sure of for the price, where a text asks how one thing stands.
func (s *scene) stance(intent ask.Intent, confidence float64) bool {
	switch intent {
	case ask.OutOfScope, ask.Advice, ask.Movers, ask.Sentiment, ask.Feedback, ask.Smalltalk, ask.Watchlist, ask.Help, ask.Compare:
		return confidence < strong && (s.stands() || s.standsAdopted())
	}
	return false
}

// standsAdopted reports the same of a text whose one name may be a word, and takes it for an asset: "is link pumping or what".
func (s *scene) standsAdopted() bool {
	if len(s.spots) > 0 || len(s.maybe) != 1 {
		return false
	}
	spot := s.maybe[0]
	if isMoney(spot.Asset) || spot.Asset.Class == market.Crypto && spot.Rank > wellKnown || s.isIn(placed, spot.From-1) || !s.starting(stances, spot.To) && !s.starting(openEnds, spot.To) {
		return false
	}
	s.spots = s.maybe
	if s.stands() {
		s.spots[0].Sure, s.maybe, s.doubtful = true, nil, s.doubtful-1
		return true
	}
	s.spots = nil
	return false
}
