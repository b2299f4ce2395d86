package nlu

import "tickertape/core/ask"

// easternMetrics are more words of Turkish, Russian and Chinese for the metrics of cues.go.
var easternMetrics = map[ask.Metric]string{
	ask.MarketCap: "piyasa değerini, piyasa değerinin, toplam değeri, şirket değeri, market değeri, marketcap'i, mcap'i, капитализацией, капой, капитализации рынка, рыночная стоимость, рыночная капа, капка, капку, кап рынка, 市值多大, 流通市值, 市值有多少, 总盘子, 盘子多大了, 身价",
	ask.Volume:    "günlük hacim, günlük hacmi, 24 saatlik hacim, 24 saatlik hacmi, hacmini, hacmin, hacimler, işlem hacmini, işlem hacimleri, объёма торгов, объёмы торгов, объемы торгов, суточный объем, суточный объём, торговый объем, торговый объём, оборот торгов, дневной оборот, 日成交量, 成交金额, 交易额, 日交易量, 成交了多少, 放量, 量能",
	ask.Supply:    "dolaşımdaki miktar, dolaşımdaki coin sayısı, dolaşımdaki, toplam arzı, maksimum arzı, arzı, arzını, kaç coin var, piyasada kaç tane var, в обороте, монет в обороте, сколько всего монет, всего монет, сколько всего выпущено, выпущено монет, сколько существует, макс эмиссия, максимальная эмиссия, общая эмиссия, саплай, сапплай, циркулирующее предложение, 流通数量, 流通量多少, 总供应, 总供应量, 总供给, 供给量, 最大供给, 市面上有多少, 发行总量, 一共有多少枚, 一共有多少个, 总共多少枚, 总共多少个",
	ask.ATH:       "tarihi zirve, tarihi zirvesi, tarihi rekor, tarihi rekoru, tüm zamanların zirvesi, tüm zamanların rekoru, en yüksek seviyesi, gördüğü en yüksek, gördüğü en yüksek fiyat, en tepe, tepe noktası, исторический пик, исторического пика, историческая вершина, ист хай, ист хая, истхая, исторического хая, абсолютный максимум, абсолютного максимума, самая высокая цена, максимальная цена, наивысшая цена, 历史高位, 历史最高价, 历史高价, 最高价位, 最高点位, 历史顶点, 顶峰, 最高涨到过, 最高到多少, 最高多少",
	ask.ATL:       "tarihi dip, tarihi dibi, en düşük seviyesi, gördüğü en düşük, gördüğü en düşük fiyat, dip noktası, dip seviyesi, исторического минимума, историческое дно, ист лоу, истлоу, абсолютный минимум, самая низкая цена, минимальная цена, 历史低点, 历史低位, 历史新低, 历史最低价, 最低点, 最低点位, 最低到过, 最低跌到过, 最低跌到, 地板价",
	ask.Dominance: "dominans, dominansını, hakimiyeti kaç, piyasa hakimiyeti, payı yüzde kaç, доминантность, доминанс, доля битка, доля биткоина, доля битка на рынке, доля на рынке, 主导率, 主导占比, 占比多少, 市场份额, 统治率",
	ask.Rank:      "kaçıncı sırada, kaçıncı coin, sıralamadaki yeri, hangi sırada, sırası, на каком месте, какое место, какая по счёту, какой по счёту, какой по счету, в рейтинге, 市值排名, 市值排第几, 第几, 排第几名, 排名第几, 名次, 排行第几",
	ask.FDV:       "tam seyreltilmiş, tam seyreltilmiş değer, tam seyreltilmiş değeri, seyreltilmiş piyasa değeri, разводненная капа, разводнённая капа, разводненная капитализация, разводнённая капитализация, разводненную капитализацию, полностью разводненная, полностью разводнённая, полностью разводнённая капа, полностью разводненная капа, полностью разводнённая капитализация, полностью разводненная капитализация, полная капитализация, размытая капитализация, фдв, 完全稀释, 完全稀释市值, 稀释市值, 稀释后市值, 全流通市值, 完全摊薄, 摊薄估值, 全稀释",
}

// allOff are requests to take back all of what was set.
var allOff = foldedSet("hepsini sil, tümünü sil, hepsini kaldır, hepsini iptal et, tümünü kaldır, hepsini kapat, onları sil, bunları sil, удали все, удали всё, удали их, убери все, убери всё, снеси все, отмени все, отмени всё, сотри все, очисти, 全部删除, 全删, 全删了, 都删了, 都删掉, 全部取消, 都取消, 全取消, 清空, 删光, delete all, delete them, delete them all, remove all, cancel all, clear all")
