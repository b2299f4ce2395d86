package nlu

import (
	"slices"

	"tickertape/core/ask"
)

// Words for more and for less time in a picture, and for all there is.
var (
	zoomsOut = foldedSet("zoom out, zoom it out, zoom further out, zoomed out, further back, even further, go back further, wider, wider view, bigger picture, more history, longer, a longer one, longer term, long term, larger timeframe, higher timeframe, aleja, aléjate, alejar, más lejos, más largo, más atrás, más historia, afasta, afastar, mais longo, mais atrás, mais pra trás, raus, rauszoomen, zoom raus, weiter raus, weiter zurück, länger, dézoome, dezoome, dézoomer, plus loin, plus long, uzaklaş, uzaklaştır, daha uzun, daha geriye, отдали, отдалить, подальше, дальше, пошире, подлиннее, 拉远, 缩小, 再远点, 更长, 长一点, 再长点")
	zoomsIn  = foldedSet("zoom in, zoom it in, zoom in a bit, zoomed in, closer, closer look, shorter, a shorter one, shorter term, short term, narrower, smaller timeframe, lower timeframe, acerca, acércate, más cerca, más corto, aproxima, aproximar, mais perto, mais curto, ranzoomen, zoom rein, näher, näher ran, kürzer, zoome, plus près, plus court, yakınlaş, yakınlaştır, daha kısa, приблизь, приблизить, поближе, ближе, покороче, 拉近, 放大, 近一点, 更短, 短一点, 再短点")
	allTime  = foldedSet("all of it, all the way, all time, all-time, full history, whole history, entire history, since the beginning, from the start, from the beginning, all the data, everything you have, max, todo el historial, todo, desde el principio, tudo, desde o início, todo o histórico, alles, komplett, von anfang an, tout, depuis le début, tout l'historique, tümü, tamamı, en baştan, за всё время, за все время, всю историю, с самого начала, 全部, 所有历史, 从头")
)

// views are what a picture can show, the shortest first.
var views = []ask.Span{"24h", "7d", "30d", "90d", "1y", "5y", "max"}

// plainView is how much a picture shows where nothing else is asked for.
const plainView = ask.Span("30d")

// zoomed is the picture before over more or less time: "zoom out".
func (s *scene) zoomed(prev ask.Query) (ask.Query, bool) {
	drawn := prev.Intent == ask.Chart || prev.Intent == ask.Compare && prev.Metric == "" && prev.Like.ID == ""
	if !drawn || len(s.spots) > 0 || s.dated && !s.when.Loose || s.measured || s.amountAt >= 0 || !s.short() || s.straysBeside(zoomsOut, zoomsIn, allTime) > 0 {
		return prev, false
	}
	out := again(prev)
	at := slices.Index(views, viewOf(prev.Span))
	switch {
	case s.has(allTime) && (s.has(zoomsOut) || s.bareOf(allTime)):
		out.Span = "max"
	case at < 0:
		return prev, false
	case s.has(zoomsOut):
		out.Span = views[min(at+1, len(views)-1)]
	case s.has(zoomsIn):
		out.Span = views[max(at-1, 0)]
	default:
		return prev, false
	}
	return out, true
}

// viewOf is the length of views that a span is nearest to; a span of days of its own has none.
func viewOf(span ask.Span) ask.Span {
	switch span {
	case "":
		return plainView
	case "1d":
		return "24h"
	case "1w":
		return "7d"
	case "1mo", "4w":
		return "30d"
	case "3mo", "180d", "6mo":
		return "90d"
	case "ytd", "12mo", "365d", "2y":
		return "1y"
	}
	return span
}
