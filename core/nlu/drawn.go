package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of what a chart is to show.
var (
	// chartWords ask for a picture.
	chartWords  = foldedSet("chart, graph, plot, candles, chart it, graph it, plot it, show chart, picture, pic, image, as a picture, visual, visually, drawing, draw it, sketch, gráfico, grafico, gráfica, grafica, dibujo, dibújalo, dibuja, graficar, grafícalo, imagen, desenho, desenha, desenhe, imagem, grafik, grafiği, grafiğini, çiz, çizsene, çizer, çizim, çizdir, resim, resmi, görsel, diagramm, bild, zeichne, zeichnung, zeichnen, chart dazu, graphique, graphe, courbe, dessin, dessine, trace, image, график, графиком, графике, графика, нарисуй, нарисуйте, картинка, картинку, картинкой, чарт, чартом, 图, 图表, 走势图, k线, 画图, 画")
	candleWords = foldedSet("candles, candle, candlestick, candlesticks, ohlc, heikin ashi, bars, velas, vela, bougies, bougie, chandeliers, kerzen, kerze, kerzenchart, tageskerzen, wochenkerzen, monatskerzen, stundenkerzen, stunden-kerzen, minutenkerzen, minuten-kerzen, mum, mumlar, mumlarını, mumları, mumu, свечи, свечами, свечной, свечках, свечей, свечах, k线, 蜡烛图, 日线, 周线, 月线, 日k, 周k, 月k, 小时线, 分钟线, 阳线")
	studyWords  = []struct {
		study ask.Study
		words set
	}{
		{ask.Averages, foldedSet("moving average, moving averages, sma, ma, dma, averages, media móvil, medias móviles, média móvel, médias móveis, moyenne mobile, moyennes mobiles, gleitender durchschnitt, gleitenden durchschnitt, gleitendem durchschnitt, gleitende durchschnitte, hareketli ortalama, скользящая, скользящие, скользящей, скользящую, скользящими, скользящих, 均线, 移动平均")},
		{ask.Exponential, foldedSet("ema, emas, exponential moving average, exponential average, media exponencial, medias exponenciales, media móvil exponencial, média exponencial, média móvel exponencial, mme, exponentieller durchschnitt, exponentiellen durchschnitt, moyenne exponentielle, moyenne mobile exponentielle, üssel ortalama, üstel ortalama, экспоненциальная, эма, ема, 指数均线, 指数移动平均")},
		{ask.Bollinger, foldedSet("bollinger, bollinger bands, bandas de bollinger, bandes de bollinger, bollinger bantları, боллинджера, боллинджер, 布林, 布林带")},
		{ask.RSI, foldedSet("rsi, relative strength, relative strength index, ifr, 相对强弱")},
	}
)

// drawing adds what a picture is to show.
func (s *scene) drawing(q *ask.Query) {
	q.Pictured = q.Intent == ask.Chart || s.has(chartWords)
	if q.Intent != ask.Chart {
		return
	}
	s.barsOf(q)
	if q.Span == "" && !s.dated && q.By != ask.ByContext {
		q.Span = s.bareLength()
	}
	q.Undrawn = s.undrawn()
	for _, w := range studyWords {
		if (s.has(w.words) || s.glued(w.study)) && !slices.Contains(q.Studies, w.study) {
			q.Studies = append(slices.Clone(q.Studies), w.study)
		}
	}
	if slices.Contains(q.Studies, ask.Exponential) && !s.plainAverages() { // "exponential moving average" is one
		q.Studies = slices.DeleteFunc(q.Studies, func(x ask.Study) bool { return x == ask.Averages })
	}
}

// undrawable are studies that no picture of ours shows.
var undrawable = foldedSet("macd, stochastic, stochastics, estocástico, estocástica, stochastik, stochastique, stokastik, стохастик, ichimoku, ichimoku cloud, ишимоку, fibonacci, fibonacci retracement, fibonacci levels, фибоначчи, 斐波那契, vwap, supertrend, parabolic sar")

// undrawn is the study of a text that nobody draws, as it is written.
func (s *scene) undrawn() string {
	for i := range s.tokens {
		if n := s.longest(undrawable, i); n > 0 {
			return s.written(i, i+n)
		}
	}
	return ""
}

// bareLength is the time that a picture is wanted of, where a text says no more of it than how long it is: "chart btc one year",
// "btc график год".
func (s *scene) bareLength() ask.Span {
	for i := range s.tokens {
		if s.bars.takes(i) || within(s.spots, i) || !s.isIn(oneUnit, i) && i+1 < len(s.tokens) {
			continue
		}
		if p, ok := s.timeFrom(i); ok && p.To > i && (s.isIn(oneUnit, i) || p.To == len(s.tokens)) {
			return p.Span
		}
	}
	return ""
}

// barsOf adds how long candles are and what studies count; what a question before said of them
// stays where this one says nothing.
func (s *scene) barsOf(q *ask.Query) {
	if s.has(lineWords) {
		q.Candles, q.Interval = false, 0
	}
	switch {
	case s.bars.length > 0:
		q.Interval = s.bars.length
	case s.bars.days:
		q.Interval = market.Day
	case s.ofChart() > 0:
		q.Interval = s.ofChart()
	}
	if len(s.bars.averages) > 0 {
		q.Periods = s.bars.averages
	}
	if s.bars.strength > 0 {
		q.Strength = s.bars.strength
	}
	q.Candles = q.Candles || s.has(candleWords) || q.Interval > 0
}

// lineWords want no candles any more.
var lineWords = foldedSet("line, line chart, as a line, linie, linienchart, als linie, línea, línea simple, ligne, en ligne, courbe, linha, çizgi, çizgi grafik, линия, линией, 折线, 折线图, no candles, without candles, ohne kerzen, sin velas, sem velas, sans bougies, без свечей")

// glued reports whether a study stands in one word with its period: "ema20".
func (s *scene) glued(study ask.Study) bool {
	return slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool {
		of, _, ok := averageOf(t.Text)
		return ok && of == study
	})
}

// plainAverages reports whether words of averages stand in a text besides those of exponential ones.
func (s *scene) plainAverages() bool {
	words := map[ask.Study]set{}
	for _, w := range studyWords {
		words[w.study] = w.words
	}
	for i := 0; i < len(s.tokens); i++ {
		for n := min(4, len(s.tokens)-i); n > 0; n-- {
			if words[ask.Exponential].Has(s.window(i, i+n)) {
				i += n
				break
			}
			if words[ask.Averages].Has(s.window(i, i+n)) {
				return true
			}
		}
	}
	return s.glued(ask.Averages)
}
