package nlu

import (
	"sync"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// Words of a question for the market as a whole.
var (
	// goingOn ask for it by themselves.
	goingOn = sync.OnceValue(func() set {
		return accented("what's going on, whats going on, what is going on, what's happening, whats happening, what is happening, wats going on, wats goin on, morning brief, daily brief, evening brief, morning briefing, daily briefing, " +
			"qué está pasando, qué está ocurriendo, qué está sucediendo, o que está acontecendo, o que tá acontecendo, oq tá acontecendo, o que está rolando, o que tá rolando, " +
			"que se passe-t-il, qu'est-ce qui se passe, qu'est ce qui se passe, il se passe quoi, que se passe t il, was ist los, was ist gerade los, was passiert gerade, was passiert, was läuft gerade, " +
			"neler oluyor, ne oluyor, noluyor, noluyo, nolüyo, n'oluyor, ne oluyo, neler oluyo, neler dönüyo, neler dönüyor, что происходит, что там происходит, что творится, что сейчас происходит, 发生了什么, 什么情况, 出什么事了, 怎么了")
	})
	// stateOf ask for it where the market is named.
	stateOf = sync.OnceValue(func() set {
		return accented("how's, hows, how is, how are, how r, how're, what's up with, whats up with, what's new, whats new, what's new in, tell me about, catch me up on, what did i miss in, what did i miss on, anything happening in, anything happening, lay of the land in, brief me on, sum up, holding up,  what are, what is, state of, how did, how do, how does, " +
			"cómo está, cómo están, cómo va, cómo van, cómo anda, cómo andan, cómo viene, cómo se ve, qué tal, qué tal va, qué pasa, qué pasó, qué hay de nuevo, ponme al día, ponme al día con, qué me perdí, qué me perdí en, qué tal anda, qué tal está, cómo amaneció, " +
			"como está, como estão, como tá, como anda, como andam, como vai, como vão, o que rola, que tal, o que aconteceu, o que eu perdi, o que perdi, me atualiza, me atualiza sobre, como amanheceu, " +
			"comment va, comment vont, comment se porte, comment se portent, comment est, comment sont, ça donne quoi, quoi de neuf, qu'est-ce que j'ai raté, j'ai raté quoi, où en est, où en sont, " +
			"wie läuft, wie laufen, wie steht, wie steht's, wie stehts, wie stehen, wie ist, wie sind, wie geht's, wie gehts, wie geht es, wie schaut, wie sieht, wie sehen, was macht, was machen, was geht, was tut sich, los, zusammen, verpasst,  was gibt's neues, was gibts neues, " +
			"nasıl, nasıl gidiyor, ne durumda, ne alemde, ne yapıyor, son durum, ne kaçırdım, neler var, neler kaçırdım,  как, как там, как дела, как дела на, что, что с, что там, что на, что нового, что слышно, как себя чувствует, чувствует себя, как поживает, что я пропустил, введи в курс, в двух словах,  " +
			"怎么样, 怎样, 如何, 错过了什么, 有什么动静,  咋样, 怎么看")
	})
	// briefs are what is wanted of a market that is named.
	briefs = sync.OnceValue(func() set {
		return accented("brief, briefing, summary, overview, recap, rundown, update, wrap, wrap-up, wrap up, snapshot, roundup, round-up, pulse, report, tldr, tl;dr, status, " +
			"resumen, panorama, informe, visión general, parte, estado, situación, resumo, visão geral, relatório, boletim, situação, résumé, resume, aperçu, point, bilan, état, situation, tour d'horizon, synthèse, " +
			"überblick, zusammenfassung, bericht, lage, stand, kurzbericht, übersicht, özet, özeti, özetle, özetini, durum, durumu, genel durum, genel bakış, bülten, bülteni, raporu, özetler misin, " +
			"обзор, сводка, сводку, итоги, ситуация, обстановка, обстановку, картина, картину, итоги дня, дайджест, 概况, 概览, 总结, 简报, 综述, 概述, 快报, 总览, 近况, 现状, 走势")
	})
	// arena names the market as a whole. That of shares is not in it: there are no figures of all of them.
	arena = sync.OnceValue(func() set {
		return accented("market, markets, crypto, cryptos, crypto market, crypto markets, crypto space, cryptocurrency market, cryptocurrencies, cryptoland, " +
			"mercado, mercados, cripto, criptos, criptomonedas, criptomoedas, marché, marchés, marché crypto, cryptomonnaies, " +
			"markt, märkte, märkten, marktes, kryptomarkt, kryptomärkte, kryptomärkten, krypto, kryptos, kryptowährungen, " +
			"piyasa, piyasada, piyasalar, piyasalarda, piyasası, piyasasında, piyasanın, piyasaların, piyasayı, piyasaları, piyasaya, piyasalara, kripto, kriptoda, kriptolar, kriptolarda, " +
			"рынок, рынке, рынка, рынки, рынках, рынком, рынку, рынков, крипторынок, крипторынке, крипторынка, крипторынком, крипта, крипте, крипту, крипты, криптой, крипто, " +
			"市场, 币圈, 币市, 加密, 加密货币, 加密市场, 数字货币, 行情, 盘面")
	})
	// briefWords say both.
	briefWords = sync.OnceValue(func() set {
		return accented("marktüberblick, marktbericht, marktlage, marktübersicht, marktupdate, marktzusammenfassung, marktgeschehen, kryptolage, kryptoüberblick, crypto-überblick")
	})
	// opening of stateOf also ask what a thing is, where no word says that its state is meant.
	opening = setOf("what is, what are, tell me about")
	// ofState are words of besideBrief that ask how a thing is by now.
	ofState = setOf("the, doing, looking, like, going, today, now, right now, rn, currently, current, at the moment, latest, daily, morning, evening, this morning, tonight, these days, out there, today's")
	// besideBrief are words that may stand beside all of these and say nothing more.
	besideBrief = sync.OnceValue(func() set {
		return both(polite, accented("the, a, an, in, on, at, of, for, with, to, me, my, us, give, show, tell, get, gimme, i, want, need, can, you, doing, looking, like, going, today, now, right now, rn, currently, current, at the moment, "+
			"latest, daily, quick, quickly, short, general, whole, overall, global, morning, evening, this morning, tonight, these days, out there, there, just, so, is, and, today's, currently, all, "+
			"el, la, los, las, un, una, en, de, del, por, hoy, ahora, ahora mismo, dame, muéstrame, haz, hazme, rápido, breve, diario, general, con, al, y, corto, corta, cuéntame, "+
			"o, os, as, um, uma, no, na, nos, nas, do, da, dos, das, hoje, agora, me dá, me da, me dê, me faz, rápido, geral, com, aí, e, me conta, "+
			"le, les, l', du, des, sur, au, aux, aujourd'hui, maintenant, en ce moment, actuellement, ce matin, ce soir, c'est quoi, quelle est, donne, donne-moi, fais, fais-moi, rapide, court, général, une, côté, dis-moi, "+
			"der, die, das, dem, den, am, an, im, auf, bei, aus, ein, eine, einen, was ist, kurz, kurzer, kurze, kurzen, heute, gerade, aktuell, momentan, jetzt, zurzeit, gib, gib mir, zeig, zeig mir, mir, so, denn, da, es, um, über, fass, beim, vom, zum, hab, habe, ich, bring, mich, insgesamt, "+
			"bugün, şu an, şimdi, şu anda, bana, bir, hakkında, ver, göster, genel, bi, geç, geçin, geçsene, çıkar, kısa, kısaca, acaba, aq, ya, lan, abi, hocam, kanka, beyler, şöyle, de, da, ne, alabilir miyim, misin, lütfen, tarafında, tarafı, "+
			"на, в, по, с, за, и, сегодня, сейчас, там, дай, покажи, сделай, мне, краткий, краткая, краткую, общий, коротко, вообще, дела, дня, утром, расскажи, про, о, общая, "+
			"今天, 现在, 目前, 今日, 当前, 最近, 的, 了, 上, 在, 给我, 来个, 来份, 看看, 我, 说说, 一下, 整体, 大概, 啊, 呢, 吗, 呀, 是, 看, 一份, 一个, 都, 最新"))
	})
)

// ofLand are words of arena that can be those of a country's shares; "us" is none behind usAsked.
var (
	ofLand  = setOf("market, markets, mercado, mercados, marché, marchés, markt, märkte, märkten, marktes, piyasa, piyasalar, рынок, рынке, рынка, рынки, 市场, 行情, 盘面")
	usAsked = setOf("brief us, catch us, bring us, update us, get us, for us, to us, with us")
)

// briefAlone are commands of one word.
var briefAlone = setOf("brief, briefing, /brief")

// mostBriefWords bounds the phrases of a question for a brief.
const mostBriefWords = 6

// briefed reads a text that asks how the market as a whole is, and says nothing else: "what's going on?", "market
// brief". A figure that is named has its own card.
func (s *scene) briefed() (ask.Query, bool) {
	if s.aboutThings() || s.measured || s.amountAt >= 0 || s.dated && !s.when.Loose || s.metric() != "" {
		return ask.Query{}, false
	}
	_, money := s.sorted()
	if len(money) > 1 {
		return ask.Query{}, false
	}
	var asked, state, brief, named, opened, timely, coins bool
	for i := 0; i < len(s.tokens); {
		if within(s.spots, i) { // money that figures are wanted in
			i++
			continue
		}
		n := max(1, s.phrase(i, goingOn(), briefWords(), stateOf(), briefs(), arena(), besideBrief()))
		switch words := s.window(i, i+n); {
		case goingOn().Has(words), briefWords().Has(words):
			asked = true
		case opening.Has(words):
			opened = true
		case stateOf().Has(words):
			state = true
		case arena().Has(words):
			named, coins = true, coins || !ofLand.Has(words)
		case briefs().Has(words):
			brief = true
		case s.dated && i >= s.when.From && i < s.when.To:
			timely = true
		case besideBrief().Has(words):
			timely = timely || ofState.Has(words) && (words != "the" || opened)
		default:
			return ask.Query{}, false
		}
		i += n
	}
	q := ask.Query{Intent: ask.Market, Confidence: strong}
	if len(money) == 1 {
		q.Currency = market.Currency(money[0].ID)
	}
	if s.named != "" && !s.has(usAsked) {
		if coins {
			return ask.Query{}, false // of the coins of a country nobody has figures
		}
		q.Of = market.Equity
	}
	if opened && !timely { // "what is crypto", "what is a market report"
		return ask.Query{}, false
	}
	return q, asked || named && (state || brief || opened) || s.is(briefAlone)
}

// phrase is how many tokens the longest phrase of some sets has that begins at a token; 0 where none does.
func (s *scene) phrase(at int, of ...set) int {
	longest := 0
	for _, phrases := range of {
		longest = max(longest, s.phraseAt(phrases, at, mostBriefWords))
	}
	return longest
}
