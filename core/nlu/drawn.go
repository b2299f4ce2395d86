package nlu

import "tickertape/core/ask"

// Words of what a chart is to show.
var (
	// chartWords ask for a picture.
	chartWords  = foldedSet("chart, graph, plot, candles, chart it, graph it, plot it, show chart, picture, pic, image, as a picture, visual, visually, drawing, draw it, sketch, gráfico, grafico, gráfica, grafica, dibujo, dibújalo, dibuja, graficar, grafícalo, imagen, desenho, desenha, desenhe, imagem, grafik, grafiği, grafiğini, çiz, çizsene, çizer, çizim, çizdir, resim, resmi, görsel, diagramm, bild, zeichne, zeichnung, zeichnen, chart dazu, graphique, graphe, courbe, dessin, dessine, trace, image, график, графиком, графике, графика, нарисуй, нарисуйте, картинка, картинку, картинкой, чарт, чартом, 图, 图表, 走势图, k线, 画图, 画")
	candleWords = foldedSet("candles, candle, candlestick, candlesticks, ohlc, heikin ashi, bars, velas, vela, bougies, chandeliers, kerzen, kerzenchart, mum, mumlar, mumlarını, mumları, свечи, свечами, свечной, k线, 蜡烛图, 日线, 阳线")
	studyWords  = []struct {
		study ask.Study
		words set
	}{
		{ask.Averages, foldedSet("moving average, moving averages, sma, ma, ma20, ema, averages, media móvil, medias móviles, média móvel, médias móveis, moyenne mobile, moyennes mobiles, gleitender durchschnitt, gleitenden durchschnitt, hareketli ortalama, скользящая, скользящие, скользящей, 均线, 移动平均")},
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
	q.Candles = s.has(candleWords)
	for _, w := range studyWords {
		if s.has(w.words) {
			q.Studies = append(q.Studies, w.study)
		}
	}
}
