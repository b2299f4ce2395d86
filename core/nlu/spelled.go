package nlu

import "tickertape/core/nlu/lexicon"

// spelled reads the number in letters that ends before the token at: "two", "half a million",
// "a hundred and fifty", "three and a half". What counts but is no number, as "two three", says
// so in unread.
func (s *scene) spelled(at int) (v float64, from int, ok bool) {
	for from = at; from > 0 && s.numeral(from-1); from-- {
	}
	for from < at && (s.isIn(joins, from) && !s.groups(from+1) || s.word(from) == "and") {
		from++
	}
	if from == at {
		return 0, at, false
	}
	v, ok = s.sum(from, at)
	s.unread = !ok
	return v, from, ok
}

// further is where the number ends that begins with the digits at a token: "2 and a half",
// "3 hundred thousand".
func (s *scene) further(at int) int {
	end := at + 1
	for end < len(s.tokens) && s.tokens[end].Kind == lexicon.Word && s.numeral(end) {
		end++
	}
	for end > at+1 && s.isIn(joins, end-1) {
		end--
	}
	return end
}

// aside reads a number in letters that stands by itself and multiplies or is large: "hits a
// hundred thousand", "por debajo de quinientos".
func (s *scene) aside() {
	for i := range s.tokens {
		if !lexicon.Counts(s.word(i)) {
			continue
		}
		if one := s.one(i); !s.multiplies(i) && one < largeAside && (one == 0 || !s.begun(thresholds, i) && !s.spokenPrice(i)) {
			continue
		}
		end := s.further(i)
		if v, from, ok := s.spelled(end); ok {
			s.amount, s.amountAt, s.amountEnd = v, from, end
		}
		return
	}
}

// spokenPrice reports whether a price begins at a token that is no more than two numbers: "zwölf
// achtzig".
func (s *scene) spokenPrice(i int) bool {
	return i+1 < len(s.tokens) && s.inCents(s.one(i+1), s.one(i), i+1)
}

// largeAside is the smallest number in one word that is an amount by itself.
const largeAside = 200

// classifiers stand between a number and a thing: "2个比特币".
var classifiers = setOf("个, 個, 枚, 颗, 股, 份")

// joins are words between those of a number; inside are those of other languages, which lead
// none: "y" may stand before any name.
var (
	joins  = setOf("and, a, an, 个, 個, 枚")
	inside = setOf("y, e, et, und, и, con")
)

// tongue is the language that a word counts in: behind digits it is any, "3 bin".
func (s *scene) tongue(i int) string {
	if i > 0 && s.tokens[i-1].Kind == lexicon.Number {
		return ""
	}
	return s.language
}

// one is what the word at a token adds to a number.
func (s *scene) one(i int) float64 { return lexicon.One(s.word(i), s.language) }

// multiplies reports whether the word at a token multiplies.
func (s *scene) multiplies(i int) bool {
	if !lexicon.Multiplies(s.word(i)) || i > 0 && s.tokens[i-1].Kind == lexicon.Number && s.isIn(cents, i) {
		return false
	}
	_, by := lexicon.Multiplier(s.word(i), s.tongue(i))
	return by || lexicon.Times(s.word(i), s.language) > 0
}

// groups reports whether a word multiplies others or is a part: "a" before it is one.
func (s *scene) groups(i int) bool { return s.multiplies(i) || lexicon.Part(s.word(i)) > 0 }

// numeral reports whether a token may be part of a number in letters.
func (s *scene) numeral(i int) bool {
	if s.tokens[i].Kind == lexicon.Number || s.isIn(joins, i) || s.tallies(i) {
		return true
	}
	return s.isIn(inside, i) && i > 0 && i+1 < len(s.tokens) && s.tallies(i-1) && s.tallies(i+1)
}

// tallies reports whether the word at a token counts by itself.
func (s *scene) tallies(i int) bool { return s.one(i) > 0 || s.groups(i) }

// sum is the number that tokens count up to.
func (s *scene) sum(from, to int) (v float64, ok bool) {
	total, group, last := 0.0, 0.0, 0.0 // last: what a further one is added to; below zero, nothing
	most := 0.0                         // what the multiplier before added to the total
	for i := from; i < to; i++ {
		w := s.word(i)
		by, multiplies := lexicon.Multiplier(w, s.tongue(i))
		one, times, part := s.one(i), lexicon.Times(w, s.language), lexicon.Part(w)
		switch {
		case s.tokens[i].Kind == lexicon.Number && i == from:
			group, last = s.localised(i, nil), -1
		case joins.Has(w), inside.Has(w) && one == 0:
		case times > 0:
			group, last = max(group, 1)*times, times
			if first := lexicon.Part(s.word(from)); i > from && first > 0 {
				group = first * times
			}
		case multiplies && group == 0 && most > 0 && s.multiplies(i-1): // "lakh crore", "mille milliards"
			total, most, last = total+most*(by-1), most*by, by
		case multiplies:
			if group == 0 {
				group = 1
			}
			most = group * by
			total, group, last = total+most, 0, by
		case quarters.Has(w) && group > 0, part > 0 && part < 1 && i > 0 && i == from+1 && s.one(from) == 1 && !added.Has(w): // "ein halber"
			group, last = group*part, -1
		case part > 0 && last >= 1000 && group == 0: // "2 millones y medio": of the million
			total += part * last
		case part > 0 && (group > 0 || total == 0):
			group, last = group+part, -1
		case one == 20 && group == 4 && last == 4: // "quatre-vingt"
			group, last = 80, 80
		case s.inCents(one, last, i) && i == from+1 && i+1 == to:
			group, last = group+one/100, -1
		case one > 0 && last >= 0 && (last == 0 || one < last && (last >= 100 || one < 10 && last >= 20 || one < 20 && (last == 60 || last == 80))):
			group, last = group+one, one
		default:
			return 0, false
		}
	}
	return total + group, total+group > 0
}

// inCents reports whether a word is the cents of a price as it is spoken: "zwei fünfzig", "dos
// cincuenta". In English it may be the hundreds, too.
func (s *scene) inCents(one, last float64, i int) bool {
	if s.language == "en" || s.tokens[i].Kind != lexicon.Word || last < 1 || last >= 100 || one < 10 || one >= 100 {
		return false
	}
	added := one < 20 && (last == 60 || last == 80) || one == 20 && last == 4 // "soixante dix", "quatre vingt"
	return !added
}

// quarters are those of which there may be several.
var quarters = setOf("quarters, quarts, cuartos, quartos, viertel")

// added are halves that are added also to one: "bir buçuk".
var added = setOf("buçuk, bucuk")
