package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// mostTurned is how many words a message may have that wants something else of what was asked
// about before.
const mostTurned = 14

// turned is another question of what was asked about before: "compare it with gold", "alert me
// at 100k", "should i buy it".
func (s *scene) turned(prev, q ask.Query) (ask.Query, bool) {
	if s.length() > mostTurned {
		return q, false
	}
	if (q.Confidence < doubting || s.renumbers(prev)) && s.bareNames() { // a guess at what a fragment wants
		q.Intent = ""
	}
	if out, ok := s.reranked(prev); ok && !s.elsewhereBound(q) {
		return out, true
	}
	if out, ok := s.turnedRound(prev); ok {
		return out, true
	}
	if out, ok := s.alertOf(prev, q); ok {
		return out, true
	}
	things, _ := s.sorted()
	if len(prev.Assets) == 0 || len(things) > 1 {
		return q, false
	}
	if len(things) == 1 {
		return s.besideEarlier(prev, q)
	}
	for _, turn := range []func(prev, q ask.Query) (ask.Query, bool){s.told, s.kept, s.owned, s.advised, s.introduced, s.redrawn, s.recast, s.valued} {
		if out, ok := turn(prev, q); ok {
			return out, true
		}
	}
	return q, false
}

// elsewhereBound reports whether a message surely is none about markets.
func (s *scene) elsewhereBound(q ask.Query) bool {
	switch q.Intent {
	case ask.Smalltalk, ask.OutOfScope, ask.Feedback, ask.Help, ask.Settings:
		return q.Confidence >= certainlyNot
	}
	return false
}

// renumbers reports whether a number follows a question that has one: "2000 then".
func (s *scene) renumbers(prev ask.Query) bool {
	if len(s.spots) > 0 || prev.Intent != ask.Convert && prev.Intent != ask.Alert && prev.Intent != ask.Portfolio {
		return false
	}
	s.recount(prev)
	return s.amountAt >= 0 && !s.means("should", "will", "deal", "mine")
}

// calls are words that ask to be told of a price.
var calls = both(tells, foldedSet("sing out, hit me up, give us a shout, give us a yell, gimme a buzz, gimme a shout, shout, holler, buzz me, poke me, nudge me, wake me, text me, message me, remind me, give me a shout, let me know, tell me when, tell me if, heads up, set an alert, "+
	"avisa, avísame, avisame, avisá, avisas, alértame, notifícame, grítame, pégame un grito, despiértame, ponme una alerta, me avisas, me dices cuando, "+
	"avisa, avise, me avisa, me avise, me chama, me grita, me cutuca, dá um toque, dá um grito, me notifica, me alerta, me acorda, "+
	"melde dich, meld dich, sag bescheid, gib bescheid, bescheid, benachrichtige mich, warn mich, weck mich, ruf mich, stups mich, klingel, alarmier mich, piep mich, "+
	"préviens, préviens-moi, previens-moi, avertis-moi, fais-moi signe, dis-moi quand, dis-moi si, alerte-moi, sonne-moi, réveille-moi, notifie-moi, "+
	"haber ver, seslen, uyar, uyarsana, dürt, dürtersin, haber et, bildir, bana yaz, çaldır, alarm kur, haberim olsun, haber edersin, "+
	"свистни, маякни, дай знать, пингани, пни, дерни, дёрни, звякни, стукни, сообщи, уведоми, предупреди, напомни, разбуди, крикни, скажи когда, алерт, оповести, сигнализируй, "+
	"提醒, 喊我, 叫我, 通知, 告诉我, 吱一声, 叫一声, 喊一声, 说一声, 告警, 预警, 报警"))

// told is an alert on what was asked about.
func (s *scene) told(prev, q ask.Query) (ask.Query, bool) {
	asked := q.Intent == ask.Alert || s.has(calls) && q.Intent != ask.Settings && q.Intent != ask.Help && q.Intent != ask.Feedback
	if !asked || q.Intent == ask.OutOfScope && q.Confidence > 0.9 { // an alarm clock
		return q, false
	}
	s.recount(ask.Query{Intent: ask.Alert})
	if s.amountAt < 0 || s.clock() || s.strange() && !s.refers() && q.Intent != ask.Alert {
		return q, false
	}
	out := s.query(ask.Alert)
	out.Assets = prev.Assets
	if out.Currency == "" {
		out.Currency = prev.Currency
	}
	return out, true
}

// Words before and behind the number of an hour.
var (
	clockBefore = foldedSet("um, a las, a la, às, saat, o'clock")
	clockBehind = foldedSet("o'clock, am, pm, a.m., p.m., uhr, h, heures, heure, horas, часов, часа, утра, вечера, 点钟")
)

// clock reports whether the number of a text is an hour: "remind me at 8 pm".
func (s *scene) clock() bool {
	if s.amount > 24 {
		return false
	}
	return s.isIn(clockBefore, s.amountAt-1) || clockBefore.Has(s.window(max(0, s.amountAt-2), s.amountAt)) || s.isIn(clockBehind, s.amountEnd)
}

// alertOf is an alert on another asset: "eth too, under 2500".
func (s *scene) alertOf(prev, q ask.Query) (ask.Query, bool) {
	things, money := s.sorted()
	if prev.Intent != ask.Alert || len(things) != 1 || len(money) > 1 || s.clock() || q.Intent != ask.Alert && (q.Confidence >= certainlyNot || s.straysBeside(thresholds, alsoWords) > 0) {
		return q, false
	}
	s.recount(prev)
	if s.amountAt < 0 {
		return q, false
	}
	out := s.query(ask.Alert)
	out.Assets = things
	if out.Currency == "" {
		out.Currency = prev.Currency
	}
	return out, true
}

// everything is all that a list has.
var everything = foldedSet("everything, all, all of it, clear, todo, todos, todas, tudo, alles, alle, tout, tous, toutes, hepsi, hepsini, tümünü, всё, все, 全部, 所有, 清空")

// kept puts what was asked about on the watchlist, or takes it off.
func (s *scene) kept(prev, q ask.Query) (ask.Query, bool) {
	if q.Intent != ask.Watchlist || len(s.spots) > 0 || s.has(everything) || prev.Intent == ask.Chart && s.has(drawnTerms) {
		return q, false
	}
	if puts := s.has(puts); !puts && !s.refers() && (!s.means("add") || !s.unnamed()) || puts && len(s.maybe) > 0 {
		return q, false
	}
	return ask.Query{Intent: ask.Watchlist, Assets: prev.Assets}, true
}

// puts are verbs of what is put on a list or taken off it, with what it is inside them.
var puts = foldedSet("schmeiß den, schmeiss den, schmeiß die, schmeiss die, wirf den, wirf die, kick den, kick die, hau den, hau die, agrégalo, agrégala, agregalo, agregala, agrégame, añádelo, añádela, añadelo, ponlo, ponla, pónmelo, pónmela, súmalo, súmala, guárdalo, guárdala, mételo, métela, anótalo, anótala, síguelo, síguela, quítalo, quítala, sácalo, sácala, elimínalo, elimínala, bórralo, bórrala, adicione, adicionar, guarda aí, salva aí, bota aí, põe aí, coloca aí, coloca na, põe na, bota na, tira da, ajoute-le, ajoute-la, ajoute-les, mets-le, mets-la, mets-les, rajoute-le, rajoute-la, garde-le, garde-la, enlève-le, enlève-la, retire-le, retire-la, setz die, setz den, setz das, pack die, pack den, pack das, pack mal, pack es, tu die, tu den, tu das, merk dir, merk die, merk den, nimm die, nimm den, schreib die, schreib den, takibe al, takibe koy, favorilere al, favorilere, favoriye, dans mes favoris, dans ma liste, en favoris, aux favoris, a favoritos, en favoritos, en mi lista, a mi lista, nos favoritos, na lista, aos favoritos, zu den favoriten, auf die merkliste, auf die liste, auf die watchlist, in die watchlist, to favorites, to my list, on my list, в избранное, в список, в вотчлист, listeye at, listeme at, listeye koy, listeme koy, закинь, кинь, внеси, занеси, сунь, запиши, сохрани, 拉进, 放进, 放到, 加进, 加入, 收进, 收藏, 关注, 移出, 移除, 踢出")

// owns are words of what somebody has, bought or sold.
var owns = foldedSet("i have, i hold, i own, i've got, i got, i'm holding, i bought, bought, i sold, sold, holding, tengo, tengo yo, compré, compre, vendí, poseo, tenho, comprei, vendi, ich habe, hab ich, habe ich, ich hab, besitze, halte, gekauft, verkauft, kaufte, verkaufte, j'ai, j'en ai, ai acheté, acheté, vendu, possède, détiens, bende, elimde, aldım, sattım, sahibim, almıştım, satmıştım, у меня, у меня есть, держу, купил, купила, продал, продала, взял, 我有, 持有, 买了, 卖了, 买入, 卖出, 手里有, 手上有, 我买, 我卖, 拿着")

// owned is a holding of what was asked about.
func (s *scene) owned(prev, q ask.Query) (ask.Query, bool) {
	if s.amountAt < 0 && s.has(owns) {
		s.countInLetters()
	}
	if s.amountAt < 0 || isMoney(prev.Assets[0]) || s.strange() && !s.refers() {
		return q, false
	}
	switch {
	case q.Intent == ask.Advice, q.Intent == ask.Alert, q.Intent == ask.Settings:
		return q, false
	case q.Intent == ask.Portfolio, s.has(owns) && (q.Intent != ask.Convert || len(s.spots) == 0):
	default:
		return q, false
	}
	out := s.query(ask.Portfolio)
	out.Assets = prev.Assets[:1:1]
	if out.Currency == "" {
		out.Currency = prev.Currency
	}
	return out, true
}

// countInLetters reads a small number that counts what was asked about: "sold one of them".
func (s *scene) countInLetters() {
	for i := range s.tokens {
		v := s.one(i)
		if v == 0 || s.placed(i) {
			continue
		}
		if next := s.word(i + 1); i+1 == len(s.tokens) || them.Has(next) || them.Has(s.window(i+1, min(i+3, len(s.tokens)))) || owns.Has(next) || s.isIn(owns, i-1) {
			s.amount, s.amountAt, s.amountEnd = v, i, i+1
			return
		}
	}
}

// open are words of questions that are about no asset in particular.
var open = foldedSet("which, coins, stocks, shares, crypto, cryptos, altcoin, altcoins, alts, anything, something, everything, best, top, portfolio, savings, market, markets, economy, recession, money, etf, etfs, which coin, a coin, a stock, " +
	"cuál, cuáles, qué cripto, criptos, monedas, algo, acciones, mejores, mercado, ahorros, economía, dinero, " +
	"quais, criptos, moedas, ações, melhores, poupança, economia, dinheiro, " +
	"welche, welcher, welchen, welches, aktien, coins, kryptos, krypto, etwas, besten, markt, ersparnisse, geld, " +
	"quelle crypto, quelles, cryptos, actions, meilleures, marché, épargne, argent, quelque chose, " +
	"hangi, hangisi, coinler, hisseler, borsa, birikim, param, paramı, parayı, paraya, piyasa, bir şey, altcoinler, " +
	"какую, какие, какой, монеты, акции, рынок, рынка, деньги, сбережения, что-нибудь, что купить, крипту, криптовалюты, " +
	"what should i buy, what to buy, what should i, qué compro, qué debería, en qué invierto, o que compro, o que comprar, em que invisto, was soll ich, was kaufen, worin investieren, quoi acheter, dans quoi, ne alsam, ne alayım, neye yatırım, во что, 买什么, 买啥, 投什么, 哪个, 哪些, 哪只, 哪支, 什么币, 什么股, 大盘, 市场, 存款, 推荐")

// counsel are words of somebody who asks what to do with what was asked about.
var counsel = foldedSet("suba, suba más, subirá, baje, bajará, sobe, suba mais, cai mais, vai subir, vai cair, desce, desça, steigt, fällt, steigt noch, fällt noch, monte encore, baisse encore, monter, va monter, yükselir, yükselir mi, düşer, düşer mi, çıkar mı, вырастет, упадёт, упадет, отрастёт, отрастет, buy it, sell it, hold it, worth it, too late, still buy, get in, jump in, good buy, what do you think, thoughts, is it worth, lo compro, la compro, lo vendo, compro, vendo, vale la pena, me meto, entro, aguanto, compro ou, vale a pena, segura, entro agora, kaufen, verkaufen, halten, lohnt, lohnt sich, einsteigen, aussteigen, j'achète, je vends, j'en prends, ça vaut le coup, je garde, alınır mı, alayım mı, satayım mı, alsam mı, girilir mi, tutayım mı, mantıklı mı, almalı mıyım, satmalı mıyım, alım fırsatı, брать, купить, продавать, продать, стоит брать, держать, заходить, сливать, 追, 能追, 还能追, 能买, 能买吗, 买吗, 卖吗, 该买, 该卖, 上车, 抄底, 值得买, 值得, 能入, 入手, 要不要买, 清仓, 加仓")

// advised is a question what to do with what was asked about, or what will become of it.
func (s *scene) advised(prev, q ask.Query) (ask.Query, bool) {
	lost := q.Intent == ask.OutOfScope && q.Confidence < certainlyNot || (q.Intent == "" || q.Intent == ask.Smalltalk || q.Intent == ask.Feedback || q.Intent == ask.Price || q.Intent == ask.Portfolio) && q.Confidence < doubting
	if q.Intent == ask.Advice && q.Confidence < doubting && (s.asksPrice() || s.has(levelAsked)) && s.has(strongly) && !s.has(counsel) && !s.means("should", "will", "deal") {
		return q, false
	}
	if len(s.spots) > 0 || q.Intent != ask.Advice && (!lost || !s.has(counsel) || !s.short()) {
		return q, false
	}
	named := !s.unnamed() && (prev.Intent != ask.Advice || q.Intent != ask.Advice || len(s.spots) > 0 || len(s.maybe) > 0 || s.measured)
	if !s.has(strongly) && (s.has(open) || s.means("econ", "wholemarket", "news", "offtopic") || named) {
		return q, false
	}
	return ask.Query{Intent: ask.Advice, Assets: prev.Assets}, true
}

// strongly point at one thing.
var strongly = foldedSet("it'll, she, it, its, them, that one, this one, that coin, this coin, that stock, ihn, davon, dessen, qu'il, qu'elle, il va, elle va, il peut, elle peut, eso, isso, dele, dela, celui-ci, onu, bunu, ondan, его, её, ее, их, него, неё, 它, 这个, 这只, 那个")

// whatItIs ask what was asked about.
var whatItIs = foldedSet("what even is it, what even is that, wtf is it, wtf is that, what the hell is it, what the heck is it, who makes it, who made this, since when does it exist, how long has it existed, how long has it been around, when did it start, wer steckt da dahinter, wer steckt da eigentlich dahinter, steckt dahinter, what is it, what's it, what is that, what's that, what is this, what are they, who are they, what do they do, what do they make, what do they sell, what do they build, what do they actually do, who's the ceo, who is the ceo, who runs them, who owns them, who owns it, where are they based, when were they founded, when was it founded, when was it created, when did it launch, what does it do, who made it, who runs it, who's behind it, who founded it, tell me about it, what is it anyway, explain it, what is it for, what is it good for, what's it for, " +
	"qué es, que es, qué es eso, qué es esto, y qué es, qué hace, qué hacen, qué fabrican, qué venden, quién la dirige, quién es el ceo, de quién es, quién es el dueño, cuándo se fundó, cuándo se creó, lo que hacen, a qué se dedica, quién la fundó, quién lo creó, quién está detrás, para qué sirve, de qué va, háblame de ella, " +
	"o que é, o que é isso, que que é isso, o que faz, o que eles fazem, o que eles vendem, o que fabricam, quem é o ceo, quem é o dono, quem comanda, quando foi fundada, quando foi criada, quando foi criado, quem criou, quem fundou, quem tá por trás, pra que serve, para que serve, serve pra quê, me fala dela, " +
	"was ist das, was ist es, was ist das überhaupt, was machen die, was verkaufen die, was stellen die her, was bauen die, wer ist der chef, wem gehört das, wem gehört die firma, wann wurde die gegründet, wann gegründet, seit wann gibt es, was macht die, was macht das, wer steckt dahinter, was steckt dahinter, wer hat's erfunden, was genau ist das, was die machen, was machen die so, wozu ist das, wozu ist das gut, wofür ist das, " +
	"c'est quoi, c'est quoi ça, qu'est-ce que c'est, c'est qui, ils font quoi, ils vendent quoi, ils fabriquent quoi, qui est le patron, qui dirige, qui la dirige, c'est à qui, créé quand, créée quand, fondée quand, que fait cette boîte, que fait cette entreprise, ce qu'ils font, ça fait quoi, qui l'a créé, qui est derrière, ça sert à quoi, à quoi ça sert, " +
	"bu ne, nedir, bu nedir, nedir bu, o ne, ne işe yarar, ne işe yarıyor, bu ne işe yarıyor,  ne iş yapar, ne iş yapıyor, ne üretiyor, ne üretiyorlar, ne satıyorlar, kim yönetiyor, sahibi kim, ceo'su kim, ne zaman kuruldu, ne zaman çıktı, kim kurdu, arkasında kim var, neymiş bu, " +
	"что это, что это такое, это что, а что это, чем занимается, чем занимаются, что производят, что делают, что продают, кто владелец, кто владеет, кто у руля, когда основана, когда основали, когда создан, когда появился, кто директор, кто создал, кто основал, кто за этим, они занимаются, он занимается, она занимается, эта компания, что за монета, что за компания, что за зверь, для чего, зачем он, зачем она, " +
	"是什么, 这是什么, 是啥, 这是啥, 干嘛的, 干什么的, 做什么的, 是做什么, 谁创立, 谁创办, 谁创建的, 谁发明的, 生产什么, 卖什么, 谁在管, 老板是谁, 创始人是谁, 何时成立, 哪年成立, 什么来头, 靠什么赚钱, 有什么用, 有啥用, 主营")

// introduced asks what the asset is that was asked about.
func (s *scene) introduced(prev, q ask.Query) (ask.Query, bool) {
	if len(s.spots) > 0 || s.measured || isMoney(prev.Assets[0]) || s.metric() != "" {
		return q, false
	}
	switch {
	case q.Intent == ask.Profile && (s.refers() || s.unnamed()):
	case s.has(whatItIs) && s.length() <= passing && (len(s.strays()) <= 1 && s.unnamed() || s.straysBeside(whatItIs) == 0 && len(s.spots)+len(s.maybe) == 0) && q.Intent != ask.Advice && !s.asksPrice() && !s.has(levelAsked) && !s.explains(q):
	case s.presented(prev, q):
	default:
		return q, false
	}
	return ask.Query{Intent: ask.Profile, Assets: prev.Assets[:1:1]}, true
}

// explains reports whether a term is asked about by its own name: "staking nedir".
func (s *scene) explains(q ask.Query) bool {
	return q.Intent == ask.Education && q.Confidence >= certainlyNot && s.means("term")
}

// redrawn is a picture of what was asked about.
func (s *scene) redrawn(prev, q ask.Query) (ask.Query, bool) {
	_, money := s.sorted()
	if (q.Intent == ask.Help || q.Intent == ask.Education) && q.Confidence >= certainlyNot && s.begins(whatMeans) {
		return q, false
	}
	if (prev.Intent == ask.Compare || prev.Intent == ask.History) && s.dated && !s.when.Loose && len(s.spots) == 0 && !s.has(chartWords) && !s.has(candleWords) && s.short() && s.straysBeside(zoomsOut, zoomsIn, lengthWords, zooms) == 0 { // "longer. 90 days"
		return s.overTime(again(prev))
	}
	averaged := s.averaged()
	if averaged && prev.Intent == ask.Chart && s.short() {
		return s.drawn(prev, nil)
	}
	if s.measured || q.Intent != ask.Chart && (!s.pictured() || s.length() > passing || len(s.strays()) > 1) {
		return q, false
	}
	if !s.refers() && (len(s.maybe) > 0 || s.strange()) && (prev.Intent != ask.Chart || !s.short() || s.means("should", "will", "whatis", "howdoes")) {
		return q, false
	}
	out := prev
	out.Also, out.Unknown = nil, nil
	if len(money) > 0 {
		if !s.intoIt(money[0]) {
			return q, false
		}
	}
	return s.drawn(out, nil)
}

// lasting are words of somebody who sets a currency for good.
var lasting = foldedSet("à l'avenir, en adelante, de ahora en adelante, in zukunft, always, default, from now on, by default, every, permanently, setting, settings, set my, my currency, currency, currency to, use, la moneda, mi moneda, moneda a, minha moeda, a moeda, moeda para, währung, meine währung, la devise, ma devise, para birimi, para birimini, para birimim, валюту, валюта по, 货币, 貨幣, siempre, por defecto, predeterminada, a partir de ahora, ajustes, sempre, padrão, por padrão, daqui pra frente, a partir de agora, immer, ab jetzt, standard, standardmäßig, künftig, einstellung, einstellungen, toujours, par défaut, désormais, dorénavant, hep, her zaman, varsayılan, bundan sonra, artık, всегда, по умолчанию, отныне, впредь, с этого момента, настройки, 默认, 默認, 以后, 以後, 总是, 永远, 设置, 設置")

// recast is the question before in other money, where the message by itself would be taken for a
// setting.
func (s *scene) recast(prev, q ask.Query) (ask.Query, bool) {
	_, money := s.sorted()
	if q.Intent != ask.Settings || len(money) != 1 || s.has(lasting) || !s.short() || len(s.strays()) > 1 {
		return q, false
	}
	return s.goOn(prev, true)
}

// taxes are words of questions that no price answers.
var taxes = foldedSet("tax, taxes, impuesto, impuestos, imposto, impostos, steuer, steuern, impôt, impôts, vergi, vergisi, налог, налоги, 税, 交税")

// levelAsked ask where a price stands.
var levelAsked = foldedSet("is she up, is she down, is she green, is she red, is she green or red, is he up, is it green or red, is it up or down, whats it at tho, what's it at though, is it up, is it down, is it green, is it red, is it in the green, is it in the red, still up, still down, is it holding, is it still up, is it still down, is it rising, is it falling, sube hoy, baja hoy, está subiendo, está bajando, tá subindo, tá caindo, está subindo, está caindo, ist er im plus, ist sie im plus, ist er im minus, ist sie im minus, er steigt, il monte, elle monte, ça monte, ça baisse, il baisse, yükseliyor mu, düşüyor mu, artıda mı, ekside mi, он растёт, он растет, она растёт, она растет, он падает, она падает, растёт, растет, в плюсе, в минусе, 涨了吗, 跌了吗, 涨了没, 跌了没, what's it at, whats it at, what is it at, where is it at, where's it at, wheres it at, where is it now, where is that at, what's that at, at right now, a cuánto está, en cuánto está, a cuánto anda, por cuánto va, quanto tá, em quanto tá, quanto está, wo steht er, wo steht sie, wo steht das, wo liegt der, wo liegt das, il est à combien, elle est à combien, c'est à combien, on est à combien, kaç oldu, ne kadar oldu, ne durumda, почём он, почем он, сколько он, он по чем, он почём, 它多少, 它现在多少")

// valued is the price of what was asked about: "how much is it".
func (s *scene) valued(prev, q ask.Query) (ask.Query, bool) {
	_, money := s.sorted()
	if !s.asksPrice() && !s.has(levelAsked) || !s.has(strongly) && (!s.asksPrice() || !s.bareNames() || !s.short()) && (!s.has(levelAsked) || !s.short() || s.means("will", "should")) && (!s.begins(stillIs) || !s.refers()) || s.past() || s.measured || s.amountAt >= 0 || len(money) > 1 || s.metric() != "" || s.has(taxes) {
		return q, false
	}
	if q.Intent != ask.Price && q.Intent != "" && (q.Intent != ask.Market || q.Confidence >= certainlyNot) && (q.Intent != ask.OutOfScope && q.Intent != ask.Smalltalk && q.Intent != ask.Profile && q.Intent != ask.Advice && q.Intent != ask.Movers && q.Intent != ask.Portfolio && q.Intent != ask.Education || q.Confidence >= doubting && (q.Confidence >= certainlyNot || !s.has(levelAsked))) {
		return q, false
	}
	out := ask.Query{Intent: ask.Price, Assets: prev.Assets, Currency: prev.Currency}
	if len(money) == 1 {
		out.Currency = market.Currency(money[0].ID)
	}
	return out, true
}
