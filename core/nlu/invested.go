package nlu

import (
	"slices"
	"sync"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// invested reads a question what has become of an amount that was put into one thing in the past: "if i had bought $100 of doge
// in 2021", "dca 50 a week into btc since 2020". It is history with an amount.
func (s *scene) invested() (ask.Query, bool) {
	if s.amountAt < 0 || s.below || s.amount <= 0 || !s.past() || s.measured || s.has(keeps) {
		return ask.Query{}, false
	}
	of, money, ok := s.investment()
	every, timed := s.regularly()
	if timed {
		every = "" // "a week ago"
	}
	if !ok || s.oddAmount() || !s.hypothetical() && !s.onThatDay(every, of, money) && (every == "" || money == "" && !s.has(putIn()) && !s.countedOf(of) && !s.isIn(into, of.From-1)) {
		return ask.Query{}, false
	}
	q := s.query(ask.History)
	q.Assets, q.Currency, q.Amount, q.Metric, q.Every, q.Confidence = []market.Asset{of.Asset}, money, s.amount, "", every, strong
	q.Counted = s.countedOf(of)
	if s.known != nil {
		q.Unknown = s.unheard(func(i int) bool { return beside(s, i, joined) || beside(s, i, connectors) })
	}
	return q, true
}

// onThatDay reports whether a text is an amount, a thing and a day that is past, and nothing else: "1000 usd in btc on 1 jan 2020",
// "2 btc a year ago".
func (s *scene) onThatDay(every ask.Span, of lexicon.Spot, money market.Currency) bool {
	if s.amountAt >= s.when.From && s.amountAt <= s.when.To && s.amount >= 1900 && s.amount < 2100 { // the year of "1 ocak 2021 eth"
		return false
	}
	if every != "" || !s.when.Span.Day() || s.has(putIn()) || s.has(tells) || s.command || s.metric() != "" || s.pictured() || s.talksBeside() {
		return false
	}
	return money != "" && s.isIn(into, of.From-1) || s.countedOf(of)
}

// talksBeside reports whether a text has words beside names, its amount, its time and those of a question for what something was
// worth.
func (s *scene) talksBeside() bool {
	for i, t := range s.tokens {
		switch {
		case t.Kind != lexicon.Word, within(s.spots, i), s.dated && i >= s.when.From && i < s.when.To, i >= s.amountAt && i < s.amountEnd:
		case s.isIn(stop, i), s.isIn(priceWords, i), s.isIn(pieceCounts, i), s.isIn(wasWorth, i), s.isIn(into, i):
		default:
			return true
		}
	}
	return false
}

// wasWorth are words of such a question.
var wasWorth = foldedSet("was, were, worth, how, much, back, on, in, of, valían, valía, cuánto, valiam, quanto, valaient, valait, combien, waren, war, wert, wie, viel, kaçtı, ne, kadar, стоили, стоил, сколько, 值, 多少")

// hypothetical reports whether somebody asks what a purchase would have brought, or has brought by now.
func (s *scene) hypothetical() bool {
	switch {
	case s.has(hadBought()):
		return true
	case !s.has(putIn()):
		return s.has(wouldBe()) || (s.has(byNow()) || s.has(supposed())) && s.has(asksWorth())
	}
	return s.has(supposed()) || s.has(byNow()) || s.has(wouldBe())
}

// oftener is what was put into something before, as often as a message says now: "and monthly?", "and $200 a week?".
func (s *scene) oftener(prev ask.Query) (ask.Query, bool) {
	every, timed := s.regularly()
	if every == "" || !putInto(prev) || s.measured || !s.short() || s.has(tells) || s.has(keeps) || s.dated && s.when.Span.Day() || s.amountAt < 0 && s.has(anyOne) {
		return prev, false
	}
	things, money := s.sorted()
	out := again(prev)
	out.Every = every
	switch {
	case len(things) > 1 || len(money) > 1:
		return prev, false
	case len(things) == 1:
		out.Assets = things
	}
	if s.amountAt >= 0 {
		out.Amount, out.Counted = s.amount, len(things) == 1 && s.countedOf(s.spots[0])
	}
	if len(money) == 1 {
		out.Currency, out.Counted = market.Currency(money[0].ID), false
	}
	if s.past() && !timed {
		out.Span = s.when.Span
	}
	return out, true
}

// investment is what money is put into, and the money, where it is named: that beside the amount, if there are two.
func (s *scene) investment() (of lexicon.Spot, money market.Currency, ok bool) {
	found := 0
	for _, spot := range s.spots {
		switch {
		case isMoney(spot.Asset) && spot.Asset.Class == market.Fiat:
			if money == "" || spot.From == s.amountEnd || spot.To == s.amountAt {
				money = market.Currency(spot.Asset.ID)
			}
		case found > 0 && spot.Asset == of.Asset:
		default:
			of, found = spot, found+1
		}
	}
	return of, money, found == 1
}

// countedOf reports whether the amount counts the thing itself, and not the money for it: "2 eth".
func (s *scene) countedOf(of lexicon.Spot) bool {
	if slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool {
		return spot.Asset.Class == market.Fiat && (spot.From == s.amountEnd || spot.To == s.amountAt)
	}) {
		return false
	}
	unit := s.word(s.amountEnd)
	weighed := metal.Has(of.Asset.ID) && s.isScale(s.amountEnd) || units[unit].Has(of.Asset.ID)
	return of.From == s.amountEnd || weighed || pieceCounts.Has(unit) || onePiece().Has(unit)
}

// regularly is how often the amount is put in, empty where it is once, and whether the words for that are those of a time.
func (s *scene) regularly() (every ask.Span, timed bool) {
	for _, r := range regular() {
		if s.has(r.words) {
			return r.every, !s.hasOutsideTime(r.words)
		}
	}
	return "", false
}

// anyOne may also be how long something was: "and a week?".
var anyOne = setOf("a day, a week, a month")

// Words of questions what a purchase would have brought.
var (
	// hadBought ask for it by themselves.
	hadBought = sync.OnceValue(func() set {
		return accented("had bought, had invested, had put, hadn't sold, would've bought, i'd bought, i'd invested, i'd put, had thrown, had dropped, had held, had purchased, " +
			"hubiera comprado, hubiese comprado, hubiera invertido, hubiese invertido, hubiera metido, hubiera puesto, hubiéramos comprado, hubiéramos invertido, hubieras comprado, hubieras invertido, " +
			"tivesse comprado, tivesse investido, tivesse colocado, tivesse posto, tivesse botado, tivesse aplicado, " +
			"avais acheté, avais investi, avais mis, avais placé, aurais acheté, avait acheté, avait investi, avait mis, aurais investi, " +
			"gekauft hätte, investiert hätte, gesteckt hätte, angelegt hätte, gekauft hätten, investiert hätten, hätte gekauft, hätte investiert, hätt gekauft, " +
			"alsaydım, almış olsaydım, yatırsaydım, yatırmış olsaydım, koysaydım, koymuş olsaydım, alsaydık, yatırsaydık, bassaydım, gömseydim, " +
			"если бы купил, если бы вложил, купил бы, вложил бы, если бы я купил, если бы я вложил, инвестировал бы, если б купил, если б вложил, закупил бы, купила бы, вложила бы")
	})
	// putIn are verbs of it.
	putIn = sync.OnceValue(func() set {
		return accented("invested, invest, investing, put, putting, bought, buy, buying, dropped, threw, throw, purchased, dca, dca'd, dcaed, dcaing, dca-ing, stuck, sunk, aped, yoloed, yolo'd, saved, saving, " +
			"invertido, invertir, invertí, invierto, comprado, compré, comprar, metido, metí, meto, puesto, puse, ahorrado, " +
			"investido, investir, investi, investisse, comprei, comprasse, colocado, coloquei, colocasse, botado, botei, botasse, aplicado, apliquei, aplicasse, aportado, aportasse, " +
			"investi, acheté, placé, mis, épargné, achetais, investissais, mettais, gekauft, investiert, gesteckt, angelegt, reingesteckt, bespart, gespart, sparplan, " +
			"yatırım, yatırdım, yatırsam, aldım, koydum, yatırınca, yatıran, вложил, вложила, вложить, вложив, купил, купила, купить, инвестировал, инвестировать, закинул, вкладывал, откладывал, покупал, " +
			"投资, 投了, 投入, 买了, 买入, 买, 投, 定投, 购买")
	})
	// supposed say that it is imagined.
	supposed = sync.OnceValue(func() set {
		return accented("if, had, would, would've, what if, suppose, imagine, si, hubiera, hubiese, se, tivesse, wenn, hätte, hätt, avais, aurais, eğer, olsaydı, если, если бы, бы, 如果, 假如, 要是, 若, 假设")
	})
	// wouldBe ask for what it would be.
	wouldBe = sync.OnceValue(func() set {
		return accented("would be worth, would i have, would have become, would have made, would've made, would i be, would it be worth, would that be worth, be worth now, be worth today, have now, " +
			"tendría hoy, tendría ahora, valdría hoy, valdría ahora, tendría, cuánto tendría, teria hoje, teria agora, valeria hoje, valeria agora, teria, quanto teria, " +
			"aurais-je, j'aurais, vaudrait, vaudraient, hätte ich, hätt ich, wäre das heute, wären das heute, wäre heute, wären heute, wert wäre, " +
			"ne kadarım olurdu, kaç param olurdu, ne kadar olurdu, kaç olurdu, kaç para ederdi, olurdu, было бы, стоило бы, стоили бы, имел бы, было бы сейчас, " +
			"现在值多少, 现在有多少, 现在是多少, 现在多少, 到现在, 会变成, 变成多少")
	})
	// byNow say that its worth of today is wanted.
	byNow = sync.OnceValue(func() set {
		return accented("now, today, hoy, ahora, hoje, agora, aujourd'hui, maintenant, heute, jetzt, mittlerweile, inzwischen, şimdi, bugün, şu an, сейчас, сегодня, теперь, 现在, 如今, 今天")
	})
	// asksWorth ask what something is worth, or how much it is.
	asksWorth = sync.OnceValue(func() set {
		return accented("worth, become, turned into, turn into, cuánto, vale, valen, cuánto es, quanto, valem, combien, vaut, valent, wie viel, wieviel, wert, ne kadar, kaç, сколько, стоит, стоят, 多少")
	})
	// onePiece counts what one of is bought.
	onePiece = sync.OnceValue(func() set {
		return accented("acción, ação, action, jeton, jetons, aktie, anteil, anteile, акцию, монету")
	})
	// regular say how often.
	regular = sync.OnceValue(func() []often {
		return []often{
			{"2w", accented("every two weeks, every 2 weeks, twice a month, twice monthly, two times a month, dos veces al mes, duas vezes por mês, zweimal im monat, deux fois par mois, ayda iki kez, ayda iki kere, два раза в месяц, 每月两次, 一个月两次, biweekly, bi-weekly, fortnightly, every fortnight, a fortnight, every other week, every second week, cada dos semanas, cada 2 semanas, cada quince días, cada quincena, quincenal, quincenalmente, a cada quinze dias, a cada 15 dias, a cada duas semanas, a cada 2 semanas, quinzenal, quinzenalmente, toutes les deux semaines, toutes les 2 semaines, tous les quinze jours, alle zwei wochen, alle 2 wochen, zweiwöchentlich, iki haftada bir, 2 haftada bir, раз в две недели, каждые две недели, 每两周, 每2周, 隔周")},
			{"3mo", accented("every quarter, each quarter, per quarter, a quarter, quarterly, every three months, every 3 months, cada trimestre, al trimestre, trimestral, trimestralmente, a cada trimestre, todo trimestre, par trimestre, chaque trimestre, pro quartal, jedes quartal, im quartal, vierteljährlich, alle drei monate, her çeyrek, üç ayda bir, 3 ayda bir, раз в квартал, каждый квартал, ежеквартально, 每季度, 每个季度, 每三个月")},
			{"1mo", accented("a month, per month, every month, each month, monthly, / month, /month, /mo, al mes, cada mes, mensual, mensuales, mensualmente, por mes, por mês, todo mês, cada mês, mensal, mensais, mensalmente, todo mes, par mois, chaque mois, mensuel, mensuellement, tous les mois, im monat, pro monat, jeden monat, monatlich, ayda, her ay, aylık, aylik, в месяц, каждый месяц, ежемесячно, 每月, 每个月, 一个月")},
			{"1w", accented("every monday, every tuesday, every wednesday, every thursday, every friday, every saturday, every sunday, each monday, each friday, cada lunes, cada viernes, jeden montag, jeden freitag, chaque lundi, chaque vendredi, toda segunda, toda sexta, her pazartesi, her cuma, каждый понедельник, каждую пятницу, 每周一, 每周五, a week, per week, every week, each week, weekly, / week, /week, a la semana, cada semana, semanal, semanales, semanalmente, por semana, toda semana, semanais, par semaine, chaque semaine, hebdomadaire, toutes les semaines, die woche, in der woche, pro woche, jede woche, wöchentlich, haftada, her hafta, haftalık, в неделю, каждую неделю, еженедельно, 每周, 每星期, 每个星期")},
			{"1d", accented("a day, per day, every day, each day, daily, / day, /day, al día, cada día, todos los días, diario, por dia, todo dia, diariamente, par jour, chaque jour, tous les jours, am tag, pro tag, jeden tag, täglich, günde, her gün, günlük, в день, каждый день, ежедневно, 每天, 每日")},
		}
	})
)

// often is how often something is done, and the words for it.
type often struct {
	every ask.Span
	words set
}
