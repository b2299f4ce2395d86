package nlu

import (
	"slices"

	"tickertape/core/ask"
)

// Words of somebody who asks whether a figure is large, and how old it is.
var (
	// ofFigure point at the figure that was told.
	ofFigure = foldedSet("is that, is it, is this, isn't that, that's, thats, would that be, is that considered, eso es, es eso, eso, esto es, es, está, isso é, é isso, isso, isto é, é, tá, ist das, ist es, das ist, ist der wert, c'est, est-ce, est-ce que c'est, c'est pas, ça fait, ça, bu, bu değer, bu rakam, это, этого, это же, 这算, 这, 算, 这个, 那算, 这是")
	// large are judgements of a figure.
	large = foldedSet("a lot, lot, much, high, low, big, large, small, little, huge, normal, unusual, typical, average, good, bad, ok, mucho, mucha, alto, alta, bajo, baja, poco, poca, grande, normal, bueno, malo, bastante, muito, baixo, baixa, pouco, bom, ruim, bastante, viel, hoch, niedrig, wenig, groß, klein, gut, schlecht, ungewöhnlich, üblich, beaucoup, haut, élevé, élevée, bas, basse, peu, normale, gros, énorme, bien, çok, çok mu, yüksek, yüksek mi, düşük, düşük mü, az, az mı, fazla, fazla mı, normal mi, iyi mi, kötü mü, много, мало, высоко, высокий, высокая, высокое, низко, низкий, низкая, низкое, нормально, норма, хорошо, плохо, 高, 低, 多, 少, 大, 小, 正常, 很高, 很多, 好")
	// judging may stand beside them.
	judging = foldedSet("right, isn't it, innit, huh, verdad, né, não é, oder was, gell, non, hein, değil mi, да, правда, же, 对吧, 对吗, or, or not, considered, for, really, so, very, pretty, quite, too, then, for them, for it, for a coin, historically, o, no, muy, demasiado, para, ou, não, bem, demais, oder, nicht, sehr, eigentlich, denn, so, zu, ou pas, très, trop, vraiment, assez, alors, mi, mı, mu, mü, mü yoksa, sence, ya da, или, очень, довольно, слишком, вообще, ли, 吗, 嗎, 呢, 么, 吧, 很, 太, 还是, 算, 啊, 不")
	// sourced ask how old a figure is.
	sourced     = foldedSet("live or delayed, is it live, ist das live, ist der live, es en vivo, está en vivo, é ao vivo, c'est en direct, en direct, в прямом эфире, delayed, real time, realtime, real-time, is this live, is that live, how old is, how fresh, how recent, as of when, when is this from, when is that from, when was this updated, last updated, de cuándo es, de cuando es, en tiempo real, tiempo real, con retraso, actualizado, de quando é, é de quando, em tempo real, tempo real, atualizado quando, von wann, wie alt ist, wie aktuell, echtzeit, verzögert, live oder verzögert, ça date de quand, de quand date, date de quand, c'est de quand, en temps réel, temps réel, en différé, différé, ne zamanın, ne zamana ait, canlı mı, gecikmeli, gecikmeli mi, anlık mı, за какое время, на какой момент, на какую дату, когда обновлено, в реальном времени, с задержкой, 什么时候的, 什么时间的, 实时的, 实时吗, 是实时, 有延迟, 延迟吗, 几点的")
	figureNames = foldedSet("data, number, figure, price, quote, rate, live, this, that, it, dato, datos, cifra, precio, número, eso, esto, dado, dados, preço, isso, isto, zahl, zahlen, daten, kurs, wert, das, chiffre, chiffres, donnée, données, prix, cours, ça, veri, rakam, fiyat, bu, число, цифра, цифры, данные, цена, курс, это, 数据, 数字, 价格, 报价, 这")
)

// Words of somebody who asks when data were taken.
var (
	dataNames = foldedSet("data, number, figure, datos, dato, cifra, dados, dado, número, daten, zahl, zahlen, données, chiffre, chiffres, veri, rakam, данные, цифра, цифры, 数据, 数字")
	whenAsked = foldedSet("when, how old, from when, cuándo, cuando, quando, wann, wie alt, quand, ne zaman, ne zamanki, когда, какого времени, какого числа, 什么时候, 什么时间, 哪天, 几号, 多久")
)

// judged is the same question once more, where somebody asks whether its answer is much: that
// depends on what it was and on what others have.
func (s *scene) judged(prev, q ask.Query) (ask.Query, bool) {
	switch prev.Intent {
	case ask.Market, ask.Economic, ask.Sentiment:
	default:
		return prev, false
	}
	if len(s.spots) > 0 || s.measured || s.amountAt >= 0 || s.dated && s.past() || !s.short() || q.Intent == ask.Advice && q.Confidence >= certainlyNot {
		return prev, false
	}
	pointed, size := false, false
	for i := 0; i < len(s.tokens); {
		n := s.longest(ofFigure, i)
		pointed = pointed || n > 0
		if n == 0 {
			n = s.longest(large, i)
			size = size || n > 0
		}
		if n == 0 {
			n = s.longest(judging, i)
		}
		if n == 0 {
			return prev, false
		}
		i += n
	}
	out := again(prev)
	return out, pointed && size
}

// asksAge is a question for the age of what was answered: "is this live or delayed".
func (s *scene) asksAge(_, q ask.Query) (ask.Query, bool) {
	if len(s.spots) > 0 || s.measured || s.amountAt >= 0 || !s.short() || s.pictured() || s.strange() {
		return q, false
	}
	return ask.Query{Intent: ask.Help, When: true}, s.has(sourced) && s.has(figureNames) || s.has(dataNames) && s.has(whenAsked) || s.has(itsAge)
}

// itsAge ask how old what was answered is.
var itsAge = foldedSet("how old is that, how old is this, how old are these, how old is it, how fresh is that, how fresh is this, how recent is that, how current is that, when was that updated, when was this updated, when was it updated, is that live, is this live, is it live, is that real time, is this real time, is that delayed, is this delayed, is that up to date, is this up to date, " +
	"de cuándo es eso, de cuándo es, de cuándo es ese dato, qué tan actual es, es en vivo, es en tiempo real, está actualizado, de quando é isso, de quando é, é ao vivo, é em tempo real, está atualizado, tá atualizado, " +
	"wie alt ist das, von wann ist das, ist das live, ist das aktuell, ist das in echtzeit, ça date de quand, c'est de quand, c'est en direct, c'est en temps réel, c'est à jour, " +
	"bu ne zamanki, bu canlı mı, bu güncel mi, canlı mı bu, bu veri ne kadar eski, это свежие данные, насколько это свежее, за какое это время, это в реальном времени, это актуально, насколько это актуально, 这是什么时候的, 这是实时的吗, 是实时的吗, 这数据多久了, 这是最新的吗")

// Words of somebody who asks what a term of an answer means.
var (
	// whatMeans begin such a question, or stand anywhere in it.
	whatMeans = foldedSet("what does, what do, what's the point of, how do i read, how to read, how do you read, meaning of, explain, define, eli5, qué significa, que significa, qué indica, cómo se lee, cómo leo, qué quiere decir, o que significa, o que quer dizer, o que indica, como leio, como se lê, was bedeutet, was heißt, was sagt, was sagt mir, wie lese ich, erklär, erkläre, que veut dire, veut dire quoi, ça veut dire quoi, que signifie, comment lire, explique, ne demek, ne anlama, ne anlama gelir, anlamı ne, nasıl okunur, что значит, что означает, что такое, че такое, чё такое, шо такое, как читать, объясни, 什么意思, 啥意思, 是什么意思, 意思是, 怎么看, 怎么解读, 解释")
	// whatIsTerm may ask for the figure, too, and tell a term only where that is no figure.
	whatIsTerm = foldedSet("what is, what's, whats, what are, wtf is, qué es, que es, o que é, que é, was ist, was sind, c'est quoi, qu'est-ce que, nedir, ne, что за, че за, чё за, шо за, 什么是, 是什么, 是啥, 啥是")
	// drawnTerms are what a picture shows beside the price.
	drawnTerms = foldedSet("rsi, macd, sma, ema, moving average, moving averages, bollinger, bollinger bands, ifr, media móvil, medias móviles, média móvel, médias móveis, gleitender durchschnitt, gleitende durchschnitt, moyenne mobile, hareketli ortalama, скользящая, скользящая средняя, боллинджер, 均线, 移动平均, 布林带, 布林, 相对强弱, candles, candlestick, velas, kerzen, bougies, chandeliers, mumlar, свечи, k线, 蜡烛图")
)

// asksTerm is a question for the meaning of a term of the answer before: "ok what does rsi tell me".
func (s *scene) asksTerm(_, q ask.Query) (ask.Query, bool) {
	if len(s.spots) > 0 || s.measured || s.amountAt >= 0 || s.length() > passing+2 || s.dated && s.past() {
		return q, false
	}
	drawn := s.has(drawnTerms)
	switch {
	case s.has(axes) && s.has(whatMeans):
	case drawn && (s.has(whatMeans) || s.has(whatIsTerm)):
	case s.metric() != "" && s.has(whatMeans) && !s.refers() && s.bareOf(whatMeans):
	case (s.metric() != "" || drawn) && s.begins(termAsked) && !s.refers() && !s.has(itsOwn) && s.straysBeside(termAsked) <= 1:
	default:
		return q, false
	}
	return ask.Query{Intent: ask.Education}, true
}

// itsOwn say that a figure of what was asked about is wanted.
var itsOwn = foldedSet("its, his, her, their, son, sa, ses, su, sus, seu, sua, sein, seine, ihr, ihre, dessen, onun, его, её, ее, 它的")

// termAsked begin a question for what a term means.
var termAsked = foldedSet("wtf is, wtf is a, wth is, what the hell is, what the heck is, meaning of, the meaning of, what's the meaning of, define, explain, how do you read, how do i read, how to read, what does, whats a, what is a, what is an, qué coño es, qué significa, significado de, cómo se lee, o que significa, significado de, como se lê, was zum teufel ist, bedeutung von, wie liest man, c'est quoi, que veut dire, ça veut dire quoi, comment lire, ne demek, nasıl okunur, что значит, что такое, как читать, 什么意思, 怎么看, 什么叫")

// bareOf reports whether a message has nothing beside fillers and some phrases.
func (s *scene) bareOf(phrases ...set) bool { return s.straysBeside(phrases...) == 0 }

// straysBeside counts the words of a message that are neither fillers nor part of some phrases.
func (s *scene) straysBeside(phrases ...set) int {
	n := 0
	for _, i := range s.strays() {
		covered := false
		for from := max(0, i-3); from <= i && !covered; from++ {
			covered = slices.ContainsFunc(phrases, func(p set) bool { return from+s.longest(p, from) > i })
		}
		if !covered {
			n++
		}
	}
	return n
}

// Words of somebody who asks for the reason why something rose or fell.
var (
	whyWords = foldedSet("why, how come, what happened, por qué, porque, por que, qué pasó, o que houve, o que aconteceu, warum, wieso, weshalb, was ist passiert, pourquoi, qu'est-ce qui se passe, comment ça se fait, neden, niye, niçin, ne oldu da, почему, отчего, с чего, чего это, что случилось, 为什么, 为啥, 怎么回事, 咋回事")
	moves    = foldedSet("up, down, rise, rising, rose, fall, falling, fell, drop, dropped, dropping, dump, dumping, pump, pumping, crash, crashing, jump, jumped, red, green, sube, subió, subiendo, baja, bajó, bajando, cae, cayó, cayendo, sobe, subiu, subindo, cai, caiu, caindo, despencou, steigt, gestiegen, fällt, gefallen, runter, hoch, rauf, monte, monté, grimpe, baisse, baissé, chute, chuté, yükseldi, yükseliyor, düştü, düşüyor, çakıldı, çıktı, растёт, растет, вырос, выросла, падает, упал, упала, упало, рухнул, рухнула, взлетел, взлетела, 涨, 跌, 大涨, 大跌, 暴涨, 暴跌")
)

// asksReason is a question for news of what was asked about: "why is it up so much".
func (s *scene) asksReason(prev, q ask.Query) (ask.Query, bool) {
	if len(s.spots) > 0 || s.measured || len(prev.Assets) == 0 || s.amountAt >= 0 || !s.short() || !s.has(whyWords) || !s.has(moves) {
		return q, false
	}
	return ask.Query{Intent: ask.OutOfScope}, q.Intent != ask.Education || q.Confidence < certainlyNot
}

// Words of somebody who asks about what an asset is, who stands behind it and what it does.
var (
	aboutThing = foldedSet("that coin, this coin, the coin, that token, this token, the token, that stock, this stock, the company, that company, this company, the project, that project, the firm, that thing, esa moneda, esta moneda, la moneda, esa empresa, la empresa, la compañía, el proyecto, essa moeda, a moeda, essa empresa, a empresa, o projeto, die firma, das unternehmen, der coin, die münze, das projekt, die aktie, l'entreprise, la boîte, la société, cette boîte, cette entreprise, cette société, cette crypto, cette monnaie, le projet, la crypto, şirket, şirketi, şirketin, bu coin, o coin, proje, projeyi, компания, компании, компанию, компанией, монета, монету, этот токен, проект, проекта, 公司, 这家公司, 这个币, 这币, 那个币, 项目, 这个项目")
	behindIt   = foldedSet("what, what's, whats, who, who's, whos, where, when was, tell me, qué, que, quién, quien, quiénes, dónde, o que, quem, onde, was, wer, wo, wem, quoi, qu'est-ce, qu'est-ce qu'il, qui, où, que fait, kim, kimin, ne, nerede, nedir, кто, что, где, кем, чья, расскажи, чем, 谁, 什么, 啥, 哪里, 哪国, 干嘛")
)

// began are verbs of how something came to be.
var began = foldedSet("founded, founder, created, started it, invented, launched, fundó, fundada, creó, inventó, lanzó, fundou, criou, inventou, lançou, gegründet, erfunden, gestartet, fondé, fondée, créé, créée, inventé, lancé, kurdu, kurmuş, kurucusu, yarattı, основал, основали, создал, создали, придумал, запустил, 创立, 创办, 创建, 发明, 推出")

// presented asks what the asset is that was asked about, where a message by itself would ask for
// the explanation of something else.
func (s *scene) presented(prev, q ask.Query) bool {
	if q.Intent != ask.Education && (q.Intent != ask.OutOfScope && q.Intent != ask.Smalltalk || q.Confidence >= certainlyNot) || !s.unnamed() || s.length() > passing+2 {
		return false
	}
	if s.has(whatItIs) {
		return !s.explains(q)
	}
	if s.has(began) && s.has(behindIt) && (s.refers() || s.has(wholeList)) {
		return true
	}
	return s.has(aboutThing) && s.has(behindIt) && !slices.ContainsFunc(prev.Assets, isMoney) && !s.means("news", "should", "will", "offtopic")
}
