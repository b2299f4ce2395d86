package nlu

import (
	"sync"

	"tickertape/core/ask"
)

// Words of heat maps.
var (
	heatWords = sync.OnceValue(func() set {
		return accented("heatmap, heat map, heat-map, heatmaps, heat maps, treemap, tree map, hitzekarte, wärmekarte, mapa de calor, mapa térmico, mapa del mercado, mapa do mercado, carte thermique, carte de chaleur, carte du marché, " +
			"ısı haritası, ısı haritasını, ısı haritasına, ısı haritasi, isi haritası, sıcaklık haritası, тепловая карта, тепловую карту, тепловой карты, тепловой картой, тепловой карте, тепловые карты, хитмап, хитмэп, хитмапу, карта рынка, карту рынка, 热力图, 热图, 市场地图")
	})
	// marketParts are parts of the market that nobody ranks by themselves.
	marketParts = sync.OnceValue(func() set {
		return accented("memecoins, memecoin, meme coins, memes, defi, nft, nfts, layer 1, layer 2, l1, l2, ai coins, ai tokens, gaming, gamefi, metaverse, stablecoins, privacy coins, rwa, altcoins, solana ecosystem, мемкоины, мемкоинов, мем-коинов, дефи, стейблкоинов, альткоинов, 山寨币, 模因币, 稳定币")
	})
	// otherHeat are things that others draw heat maps of.
	otherHeat = sync.OnceValue(func() set {
		return accented("liquidation, liquidations, liq, rsi, correlation, correlations, funding, volatility, order book, orderbook, liquidity, open interest, seasonality, python, excel, seaborn, weather, temperature, website, read, reads, " +
			"lesen, liest, leer, se lee, lire, lit, ler, se lê, okunur, okuma, okumak, читать, читается, прочитать, 怎么看, 怎么读, temperatur, temperaturas, temperatura, temperaturen, температур, питоне, питон, пайтоне, liquidaciones, correlación, correlaciones, liquidez, liquidações, correlação, liquidationen, korrelation, korrelationen, liquidität, corrélation, corrélations, liquidité, likidasyon, korelasyon, ликвидаций, ликвидации, корреляций, корреляции, 清算, 爆仓, 相关性, 流动性")
	})
)

// heated reads a text that wants the heat map of the market: "show me a heatmap of the top 50". One of another thing, or
// what a heat map is, it leaves to others.
func (s *scene) heated() (ask.Query, bool) {
	if s.aboutThings() || s.measured || !s.has(heatWords()) || s.has(otherHeat()) || s.means("whatis", "howdoes", "difference", "alert") {
		return ask.Query{}, false
	}
	q := s.query(ask.Movers)
	q.Board, q.Confidence = ask.Heat, strong
	if part := s.find(marketParts()); part != "" {
		q.Unknown = append(q.Unknown, part)
	}
	return q, true
}
