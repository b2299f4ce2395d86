package nlu

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
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
		if n == 0 && articleOne[s.word(at)] {
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
	for n := min(4, len(s.tokens)-at); n > 0; n-- {
		if phrases[s.window(at, at+n)] {
			return n
		}
	}
	return 0
}

// mended is the question before with one thing, currency, number or year in the place of the one
// that a message denies.
func (s *scene) mended(prev ask.Query, opened bool) (ask.Query, bool) {
	s.dropExcuse(opened)
	for _, mend := range []func(prev ask.Query, opened bool) (ask.Query, bool){s.inPlace, s.renumbered, s.otherYear, s.otherTime} {
		if out, ok := mend(prev, opened); ok {
			out.Also, out.Unknown, out.Range = nil, nil, market.Range{}
			return out, true
		}
	}
	return prev, false
}

// dropExcuse forgets a share or a coin that an excuse is called like: "ups, waren mercedes".
func (s *scene) dropExcuse(opened bool) {
	if !opened || len(s.spots) == 0 || s.spots[0].From > 1 || !sorries[s.word(s.spots[0].From)] {
		return
	}
	if raw := s.tokens[s.spots[0].From].Raw; raw != strings.ToUpper(raw) && s.spots[0].To < len(s.tokens) {
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
		if negatedBehind[s.word(i+1)] || (negated[s.word(i-1)] || i > 1 && negated[s.window(i-2, i)]) && (i > 1 || !bareNo[s.word(0)] || t.Number == prev.Amount) {
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

// otherYear is the question before at the same days of another year: "wrong year, 2021".
func (s *scene) otherYear(prev ask.Query, opened bool) (ask.Query, bool) {
	if !opened || len(s.spots) > 0 || !s.dated || s.when.To != s.when.From+1 {
		return prev, false
	}
	year, err := strconv.Atoi(s.word(s.when.From))
	if err != nil {
		return prev, false
	}
	span, ok := inYearOf(prev.Span, year)
	if !ok {
		return prev, false
	}
	out := prev
	out.Span = span
	return out, true
}

// otherTime is the question before over the time that stands beside its own, which is denied: "not a
// year, a month".
func (s *scene) otherTime(prev ask.Query, _ bool) (ask.Query, bool) {
	if prev.Span == "" || len(s.spots) > 0 || s.measured || !s.short() || len(s.strays()) > 2 {
		return prev, false
	}
	out := prev
	denied := false
	for i := 0; i < len(s.tokens); i++ {
		p, ok := s.timeAt(i)
		if !ok {
			continue
		}
		at := i
		if oneUnit[s.word(at-1)] {
			at--
		}
		if negated[s.word(at-1)] || at > 1 && negated[s.window(at-2, at)] || negatedBehind[s.word(p.To)] {
			denied = true
		} else {
			out.Span = p.Span
		}
		i = p.To - 1
	}
	return out, denied && out.Span != prev.Span
}

// oneUnit are articles of one piece of time.
var oneUnit = setOf("a, an, one, un, una, une, um, uma, ein, eine, einen, bir")

// timeAt reads the time that begins at a token, also one that says no more than how long it is.
func (s *scene) timeAt(i int) (when.Phrase, bool) {
	none := func(int) bool { return false }
	if p, ok := when.Find(s.tokens[i:], s.language, s.now, none); ok && p.From == 0 {
		return when.Phrase{Span: p.Span, From: i, To: i + p.To}, true
	}
	tail := append([]lexicon.Token{{Text: "last", Raw: "last"}}, s.tokens[i:]...)
	p, ok := when.Find(tail, s.language, s.now, none)
	return when.Phrase{Span: p.Span, From: i, To: i + p.To - 1}, ok && p.From == 0 && p.To > 1
}

// inYearOf is a day, or an interval of days within one year, in another year. It reports false for
// other spans and for whole years.
func inYearOf(span ask.Span, year int) (ask.Span, bool) {
	first, last, interval := strings.Cut(string(span), "..")
	from, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return "", false
	}
	if !interval {
		return ask.Span(from.AddDate(year-from.Year(), 0, 0).Format(time.DateOnly)), true
	}
	to, err := time.Parse(time.DateOnly, last)
	if err != nil || to.Year() != from.Year() || to.Sub(from) > 360*24*time.Hour {
		return "", false
	}
	move := func(t time.Time) string { return t.AddDate(year-t.Year(), 0, 0).Format(time.DateOnly) }
	return ask.Span(move(from) + ".." + move(to)), true
}

// Words for the time of the question before.
var (
	sameTime = foldedSet("same day, same date, that day, same time, same period, same year, same month, same range, same window, same timeframe, on that day, el mismo día, mismo día, misma fecha, mismo período, mismo periodo, ese día, no mesmo dia, mesmo dia, mesma data, mesmo período, nesse dia, am selben tag, am gleichen tag, selber tag, selben tag, gleicher tag, gleiches datum, selbes datum, gleicher zeitraum, selber zeitraum, le même jour, même jour, même date, même période, ce jour-là, aynı gün, o gün, aynı tarih, aynı dönem, в тот же день, тот же день, та же дата, тот же период, за тот же период, в этот день, 同一天, 同日, 那天, 同期, 同样时间, 当天")
	thatYear = foldedSet("that year, same year, that same year, ese año, ese mismo año, mismo año, de ese año, daquele ano, desse ano, nesse ano, mesmo ano, jenes jahr, in dem jahr, desselben jahres, selben jahr, gleichen jahr, cette année-là, même année, de la même année, o yıl, o yılın, aynı yıl, aynı yılın, того года, того же года, в том году, в том же году, 那年, 同年, 那一年, 当年")
)

// inThatTime moves a day of a year that is not named to the year of the question before, and takes
// "the same day" for no day of its own.
func (s *scene) inThatTime(prev ask.Query) {
	if !s.dated || prev.Span == "" {
		return
	}
	if !strings.Contains(string(s.when.Span), "-") && s.has(sameTime) {
		s.dated = false
		return
	}
	if !s.has(thatYear) {
		return
	}
	from, err := time.Parse(time.DateOnly, strings.SplitN(string(prev.Span), "..", 2)[0])
	if err != nil {
		return
	}
	if span, ok := inYearOf(s.when.Span, from.Year()); ok {
		s.when = when.Phrase{Span: span, From: s.when.From, To: s.when.To}
	}
}
