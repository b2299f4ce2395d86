package nlu

import "tickertape/core/ask"

// Words of what a chart is to show.
var (
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
