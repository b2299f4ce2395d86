package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of messages that go on with what was asked before.
var (
	// followLeads begin one.
	followLeads = foldedSet("and, and what about, what about, how about, what abt, wbt, hbu, same for, same with, same but, the same for, also, and for, and in, now, now in, now for, then, ok and, ok, okay, but, but in, make it, do, try, plus, " +
		"y, y el, y la, y en, qué tal, que tal, y qué tal, lo mismo para, lo mismo con, ahora en, ahora, e, e o, e a, e em, e que tal, e quanto, mesmo para, o mesmo para, agora, agora em, " +
		"und, und was ist mit, was ist mit, wie sieht es mit, wie siehts aus mit, und in, und für, und der, und die, das gleiche für, dasselbe für, jetzt in, " +
		"et, et le, et la, et en, et pour, et pour le, et pour la, quid de, qu'en est-il de, pareil pour, la même chose pour, maintenant en, " +
		"ve, peki, peki ya, ya, aynısı, bir de, şimdi, а, а в, а на, а что насчет, а как насчет, и, и в, а если, то же для, тоже самое для, теперь, а теперь, " +
		"那, 那么, 那麼, 还有, 那么在, 换成, 改成, 再看, 同样")
	// fillerWords say nothing by themselves.
	fillerWords = foldedSet("versus, only, and, what, about, how, the, a, an, of, for, in, on, to, is, its, it, it's, that, this, same, please, pls, plz, me, show, give, tell, now, then, also, too, as well, instead, over, during, by, with, per, price, prices, ok, okay, so, vs, from, " +
		"y, el, la, los, las, de, del, en, por, para, a, qué, que, tal, con, lo, mismo, ahora, e, o, os, as, do, da, dos, das, em, no, na, pra, agora, mesmo, und, der, die, das, dem, den, in, im, für, mit, was, ist, wie, jetzt, auch, bitte, am, " +
		"et, le, les, des, du, au, aux, pour, sur, quoi, maintenant, aussi, svp, ve, peki, ya, de, da, için, şimdi, olarak, cinsinden, а, и, в, на, за, с, для, что, насчет, как, теперь, по, again, more, whole, entire, instead of, otra vez, otra, entonces, pero, también, todo, toda, de novo, outra vez, então, mas, também, todo, toda, nochmal, noch, mal, dasselbe, gleiche, das gleiche, dann, oder, wieder, genauso, ganzen, ganze, gesamten, für das, encore, alors, mais, même, toute, tout, nasıl, nasıldı, aynı, aynısı, şey, tekrar, peki ya, bir, daha, тоже, снова, ещё, еще, то же, самое, опять, весь, всю, ну, 一下, 呀, 啊, 再, 同样, 整个, 那, 呢, 的, 吗, 嗎, 那么, 在, 看, 用, 换, 成, 改, 是, 么, ?")
	// chartWords ask for a picture.
	chartWords = foldedSet("chart, graph, plot, candles, chart it, graph it, plot it, show chart, picture, pic, image, as a picture, visual, visually, drawing, gráfico, grafico, gráfica, grafica, grafik, grafiği, diagramm, chart dazu, graphique, graphe, график, графиком, 图, 图表, 走势图, k线, 画图")
	// pronouns stand for what was asked about before.
	pronouns = foldedSet("it, its, it's, them, those, these, their, that, this, that one, this one, that coin, this coin, the coin, the stock, same, both, eso, ese, esa, esto, lo, la, este, isso, esse, essa, dele, dela, ele, ela, er, es, ihn, davon, die, der, ça, cela, celui-ci, le, la, onu, onun, bunu, bunun, bu, его, её, ее, он, она, это, этого, них, 它, 它的, 这个, 那个, 这币")
)

// follow completes a message by what its person asked before.
func (s *scene) follow(prev, q ask.Query) ask.Query {
	if prev.Intent == "" || q.By == ask.ByCommand || len(q.Also) > 0 {
		return q
	}
	if out, ok := s.corrected(prev, q); ok {
		return out
	}
	if q.Intent == ask.Feedback {
		return q
	}
	if out, ok := s.elaborated(prev, q); ok {
		out.By, out.Confidence = ask.ByContext, likely
		return out
	}
	led := s.begins(followLeads) || s.word(len(s.tokens)-1) == "呢"
	if q.Intent == ask.Smalltalk && !led { // "hello" is a coin, too
		return q
	}
	if len(s.spots) == 0 && len(s.maybe) == 1 && len(prev.Assets) > 0 && (led || s.short()) && s.maybe[0].Rank <= wellKnown {
		s.spots = s.maybe
		if !s.bareNames() {
			s.spots = nil
		}
	}
	if names := s.bareNames(); names && (led || s.short() && !s.whole(q)) {
		if out, ok := s.goOn(prev, led); ok {
			out.By, out.Confidence = ask.ByContext, max(q.Confidence, likely)
			return out
		}
	}
	if q.Intent == ask.Compare && len(q.Assets) == 1 && len(prev.Assets) > 0 && s.has(pronouns) {
		q.Assets, q.By = unique([]market.Asset{prev.Assets[0], q.Assets[0]}), ask.ByContext
	}
	return s.inherit(prev, q)
}

// inherit gives a question that names nothing what the one before was about.
func (s *scene) inherit(prev, q ask.Query) ask.Query {
	if len(q.Assets) > 0 {
		return q
	}
	timed := s.short() && s.doubtful == 0 && len(q.Unknown) == 0 && (q.Intent == ask.History || q.Intent == ask.Chart)
	switch {
	case timed && prev.Intent == ask.Economic:
		out := prev
		out.Also, out.Range, out.By, out.Confidence = nil, market.Range{}, ask.ByContext, q.Confidence
		if s.dated {
			out.Span = s.when.Span
		}
		return out
	case len(prev.Assets) > 0 && needsAssets(q) && (timed || s.has(pronouns)):
		q.Assets, q.By = prev.Assets, ask.ByContext
		if q.Currency == "" && timed {
			q.Currency = prev.Currency
		}
	}
	return q
}

// whole reports whether a message by itself says all that it wants. Bare names may go on with a
// chart or a figure that was asked for.
func (s *scene) whole(q ask.Query) bool {
	switch {
	case q.Indicator.Code != "":
		return true
	case len(q.Assets) == 0:
		return false
	}
	return q.Intent != ask.Price || s.asksPrice() || s.amountAt >= 0
}

// short reports whether a text is no longer than what is said in passing.
func (s *scene) short() bool { return len(s.tokens) <= 6 }

// bareNames reports whether a text holds names, times and numbers, and no word that wants
// something of its own.
func (s *scene) bareNames() bool {
	known := func(i int) bool {
		if s.dated && i >= s.when.From && i < s.when.To || s.measured && i >= s.economic.From && i < s.economic.To || within(s.spots, i) {
			return true
		}
		return s.amountAt >= 0 && i >= s.amountAt && i < s.amountEnd || s.tokens[i].Kind != lexicon.Word
	}
	for i := 0; i < len(s.tokens); {
		if known(i) {
			i++
			continue
		}
		n := s.filler(i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// filler is how many tokens at i say nothing by themselves, or name a metric, a country or a
// picture.
func (s *scene) filler(i int) int {
	for n := min(6, len(s.tokens)-i); n > 0; n-- {
		key := s.window(i, i+n)
		if _, metric := metrics[key]; metric || fillerWords[key] || followLeads[key] || chartWords[key] || pronouns[key] || n <= 2 && s.country(key) {
			return n
		}
	}
	return 0
}

// goOn is the question before with what is new in this one.
func (s *scene) goOn(prev ask.Query, led bool) (ask.Query, bool) {
	out := prev
	out.Also, out.Unknown, out.Range = nil, nil, market.Range{}
	var assets, money []market.Asset
	for _, spot := range s.spots {
		if spot.Asset.Class == market.Fiat {
			money = append(money, spot.Asset)
		} else {
			assets = append(assets, spot.Asset)
		}
	}
	m := s.metric()
	switch {
	case s.has(chartWords):
		return s.drawn(out, assets)
	case s.measured:
		out = s.query(ask.Economic)
		if s.economic.Country == "" && prev.Indicator.Country != "" && prev.Intent == ask.Economic {
			out.Indicator = s.elsewhere(out.Indicator, prev.Indicator.Country)
		}
		return out, true
	case prev.Intent == ask.Economic && s.named != "" && len(s.spots) == 0:
		out.Indicator = s.elsewhere(prev.Indicator, s.named)
		return out, true
	case m != "" && len(assets)+len(prev.Assets) > 0:
		out.Intent, out.Metric = ask.Market, m
		if len(assets) > 0 {
			out.Assets = unique(assets)
		}
		return out, true
	case len(assets) == 1 && prev.Intent == ask.Convert && into[s.word(0)]:
		setTarget(&out, assets[0])
		return out, true
	case len(assets) > 0:
		return s.about(out, assets, money)
	case len(money) > 0 && s.amountAt < 0:
		return inMoney(out, money, led)
	case s.dated && !s.when.Loose:
		return s.overTime(out)
	case s.amountAt >= 0 && (prev.Intent == ask.Convert || prev.Intent == ask.Alert || prev.Intent == ask.Portfolio):
		out.Amount = s.amount
		return out, true
	}
	return prev, false
}

// drawn is a picture of what was asked about.
func (s *scene) drawn(out ask.Query, assets []market.Asset) (ask.Query, bool) {
	if len(assets) > 0 {
		out.Assets = unique(assets)
	}
	if s.dated {
		out.Span = s.when.Span
	}
	if out.Intent == ask.Economic {
		return out, true
	}
	out.Intent, out.Amount, out.Target = ask.Chart, 0, market.Asset{}
	return out, len(out.Assets) > 0
}

// about is the same question of other assets.
func (s *scene) about(out ask.Query, assets, money []market.Asset) (ask.Query, bool) {
	switch out.Intent {
	case ask.Price, ask.Convert, ask.History, ask.Chart, ask.Market, ask.Profile, ask.Advice, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Compare:
	default:
		out = ask.Query{Intent: ask.Price}
	}
	if out.Intent == ask.Compare && len(assets) == 1 && len(out.Assets) > 0 {
		out.Assets = unique([]market.Asset{out.Assets[0], assets[0]})
		return out, true
	}
	out.Assets = unique(assets)
	if s.amountAt >= 0 {
		out.Amount = s.amount
	}
	if s.dated && !s.when.Loose {
		out.Span = s.when.Span
		if out.Intent == ask.Price {
			out.Intent = ask.History
		}
	}
	if len(money) > 0 {
		out.Currency = market.Currency(money[0].ID)
	}
	return out, true
}

// inMoney is the same question in another currency.
func inMoney(out ask.Query, money []market.Asset, led bool) (ask.Query, bool) {
	if len(out.Assets) == 0 || out.Intent == ask.Economic {
		return out, false
	}
	if slices.ContainsFunc(out.Assets, func(a market.Asset) bool { return a.Class == market.Fiat }) && out.Intent == ask.Price && !led {
		return out, false
	}
	out.Currency, out.Target = market.Currency(money[0].ID), market.Asset{}
	return out, true
}

// overTime is what was asked about, at the time that is named now.
func (s *scene) overTime(out ask.Query) (ask.Query, bool) {
	out.Span = s.when.Span
	switch out.Intent {
	case ask.History, ask.Chart, ask.Economic, ask.Compare, ask.Movers:
		return out, true
	case ask.Market:
		return out, out.Metric != "" || len(out.Assets) > 0
	case ask.Price, ask.Profile, ask.Advice, ask.Convert:
		out.Intent, out.Amount, out.Target = ask.History, 0, market.Asset{}
		return out, len(out.Assets) > 0
	}
	return out, false
}

// needsAssets tells questions that are about assets.
func needsAssets(q ask.Query) bool {
	switch q.Intent {
	case ask.Price, ask.History, ask.Chart, ask.Market, ask.Compare, ask.Profile, ask.Advice, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Convert:
		return true
	}
	return false
}
