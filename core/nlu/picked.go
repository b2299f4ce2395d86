package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// places are words for one of several things that were asked about, by where it stood.
var places = [...]set{
	foldedSet("the first one, the first, first one, 1st one, the 1st, number one, number 1, no 1, the former, el primero, la primera, o primeiro, a primeira, der erste, die erste, das erste, den ersten, le premier, la première, ilki, birincisi, первый, первая, первую, первое, 第一个, 前一个, 第一 个, 前 一 个"),
	foldedSet("the second one, the second, second one, 2nd one, the 2nd, number two, number 2, no 2, the latter, el segundo, la segunda, o segundo, a segunda, der zweite, die zweite, das zweite, den zweiten, le deuxième, la deuxième, le second, la seconde, ikincisi, второй, вторая, вторую, второе, 第二个, 后一个, 后面那个"),
	foldedSet("the third one, the third, third one, 3rd one, the 3rd, number three, number 3, no 3, el tercero, la tercera, o terceiro, a terceira, der dritte, die dritte, das dritte, den dritten, le troisième, la troisième, üçüncüsü, третий, третья, третью, третье, 第三个"),
	foldedSet("the fourth one, the fourth, fourth one, 4th one, the 4th, number four, number 4, no 4, el cuarto, la cuarta, o quarto, a quarta, der vierte, die vierte, das vierte, den vierten, le quatrième, la quatrième, dördüncüsü, четвёртый, четвертый, четвёртую, четвертую, 第四个"),
	foldedSet("the fifth one, the fifth, fifth one, 5th one, the 5th, number five, number 5, no 5, el quinto, la quinta, o quinto, a quinta, der fünfte, die fünfte, das fünfte, den fünften, le cinquième, la cinquième, beşincisi, пятый, пятая, пятую, 第五个"),
}

// lastPlace are those of the last one.
var lastPlace = foldedSet("the last one, last one, the last of them, the last, el último, la última, o último, a última, der letzte, die letzte, das letzte, den letzten, le dernier, la dernière, sonuncusu, последний, последняя, последнюю, 最后一个, 最后那个")

// position is which of several assets a message points at by its place.
func (s *scene) position(of []market.Asset) (market.Asset, bool) {
	if len(of) < 2 {
		return market.Asset{}, false
	}
	if len(s.spots) > 0 && (!s.has(ordinals) || slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return !lexicon.Numeral(s.word(spot.From)) })) {
		return market.Asset{}, false
	}
	for at, words := range places[:min(len(of), len(places))] {
		if s.hasOutsideTime(words) {
			return of[at], true
		}
	}
	return of[len(of)-1], s.hasOutsideTime(lastPlace)
}

// hasOutsideTime reports whether a phrase of a set stands in a text, and not in the time that it names: "the last week".
func (s *scene) hasOutsideTime(phrases set) bool {
	if !s.dated || !s.has(phrases) {
		return s.has(phrases)
	}
	for i := range s.tokens {
		if n := s.longest(phrases, i); n > 0 && (i+n <= s.when.From || i >= s.when.To) {
			return true
		}
	}
	return false
}

// ordinals are all of them.
var ordinals = both(append(places[:], lastPlace)...)

// ofOne is a question of several assets asked of one of them.
func ofOne(q ask.Query, one market.Asset) ask.Query {
	q.Assets, q.Other = []market.Asset{one}, market.Asset{}
	if q.Intent != ask.Compare {
		return q
	}
	switch {
	case q.Metric != "":
		q.Intent = ask.Market
	case q.Span != "":
		q.Intent = ask.History
	default:
		q.Intent = ask.Price
	}
	return q
}

// leftOut stand beside what is to be left out.
var leftOut = foldedSet("all but, everything but, everyone but, anything but, leave, todos menos, todo menos, todos menos el, tudo menos, todos menos, alle außer, alles außer, tous sauf, tout sauf, все кроме, всё кроме, hepsi ama, dışında, 除 了, without, minus, except, leave out, leaving out, drop, remove, take out, lose, ditch, not, kick out, sin, quita, saca, menos, excepto, sem, tira, tire, ohne, lass, nimm raus, raus, weg, außer, sans, enlève, retire, sauf, vire, olmadan, hariç, çıkar, без, убери, кроме, выкинь, 不要, 去掉, 除了, 删掉, 拿掉")

// lessened is the question before without one of several assets: "without btc".
func (s *scene) lessened(prev ask.Query) (ask.Query, bool) {
	if !s.short() || !s.has(leftOut) || s.dated || s.amountAt >= 0 || s.straysBeside(leftOut, ordinals) > 0 {
		return prev, false
	}
	things, money := s.sorted()
	if one, ok := s.position(prev.Assets); ok && len(things) == 0 { // "all but the last"
		things = []market.Asset{one}
	}
	if len(things) == 0 || len(money) > 0 || len(things) >= len(prev.Assets) {
		return prev, false
	}
	if slices.ContainsFunc(things, func(a market.Asset) bool { return !slices.Contains(prev.Assets, a) }) {
		return prev, false
	}
	switch prev.Intent {
	case ask.Price, ask.Chart, ask.Compare, ask.History, ask.Market:
	default:
		return prev, false
	}
	out := again(prev)
	out.Assets = slices.DeleteFunc(slices.Clone(prev.Assets), func(a market.Asset) bool { return slices.Contains(things, a) })
	if len(out.Assets) == 1 {
		out = ofOne(out, out.Assets[0])
	}
	return out, true
}
