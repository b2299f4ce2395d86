package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// ofList goes on with a list that somebody looked at or changed: alerts, what is watched or held.
func (s *scene) ofList(asked past, q ask.Query) (ask.Query, bool) {
	if asked.list == "" || s.length() > mostTurned || s.measured || s.ofOtherList(asked, q) {
		return q, false
	}
	for _, turn := range []func(asked past, q ask.Query) (ask.Query, bool){s.heldInAll, s.heldInMoney, s.listedWhole, s.droppedFrom, s.addedTo, s.soldOf} {
		if out, ok := turn(asked, q); ok {
			return out, true
		}
	}
	return q, false
}

// ofOtherList reports whether a message names another list, or surely asks something else.
func (s *scene) ofOtherList(asked past, q ask.Query) bool {
	switch {
	case q.Intent == asked.list:
		return false
	case isList(q.Intent):
		return s.has(keeps) || s.has(tells)
	case q.Intent == ask.Help, q.Intent == ask.Economic, q.Intent == ask.Sentiment, q.Intent == ask.Movers, q.Intent == ask.Education:
		return q.Confidence >= doubting
	case q.Intent == ask.Advice:
		return q.Confidence >= certainlyNot
	}
	return false
}

// Words of messages that go on with a list.
var (
	// drops take off.
	drops = both(
		foldedSet("remove, delete, cancel, kill, erase, clear, wipe, scrap, ditch, empty, empty it, can go, turn off, switch off, take off, get rid of, drop the, drop it, drop that, drop them, drop all, stop the, nuke"),
		foldedSet("quita, quítalo, quítala, quítalos, quitar, elimina, elimínalo, elimínala, elimínalos, eliminar, borra, bórralo, bórrala, bórralos, bórralas, bórrame, quítalas, quítame, elimínalas, vacía, vacíala, borrar, cancela, cancélala, cancelar, saca, sácalo, sácala, desactiva"),
		foldedSet("tira, tirar, remova, remove, remover, apaga, apague, apagar, exclui, exclua, excluir, deleta, deletar, cancela, cancele, desliga, limpa, esvazia"),
		foldedSet("lösch, lösche, löschen, löschs, entferne, entfern, entfernen, streich, streiche, raus, weg, wegmachen, weg damit, storniere, abbrechen, schmeiß, hau, leeren, leere, leer"),
		foldedSet("supprime, supprimer, supprime-le, supprime-la, supprime-les, efface-le, efface-la, efface-les, enlève-les, retire-les, vide-la, supprimez, efface, effacer, enlève, enlever, enlève-le, enlève-la, retire, retirer, retire-le, annule, annuler, vire, virer, dégage, vide"),
		foldedSet("sil, silsene, siler, silelim, kaldır, kaldırsana, çıkar, çıkart, iptal, iptal et, temizle, vazgeç, kapat, boşalt"),
		foldedSet("удали, удалить, удали-ка, убери, убрать, снеси, отмени, отменить, сотри, стереть, вычеркни, выкинь, снять, сними, очисти, отключи"),
		foldedSet("删, 删掉, 删除, 删了, 去掉, 取消, 移除, 清空, 清除, 关掉, 撤掉, 撤销"),
	)
	// allOfIt is everything that a list has.
	allOfIt = both(everything, foldedSet("all of them, every one, every single one, everyone, the lot, all of that, whole list, the whole list, them all, todos ellos, todas ellas, tudo isso, todos eles, sämtliche, allesamt, alle davon, la liste, tous ceux-là, hepsi, hepsini, tamamı, tamamını, hepsini birden, всех, весь список, все сразу, 全, 全都, 都"))
	// contents ask what a list has.
	contents = foldedSet("i've got set, i have set, i've set, what's set, have set, hay ahí, hay allí, más hay, y a dessus, y a dedans, tem lá, tem aí, steht da, ist da drauf, там ещё, там еще, ещё есть, 还有什么, on it, in it, on there, in there, on the list, on my list, qué hay, que hay, lo que hay, lo que tiene, qué tiene, o que tem, o que está, was drauf, drauf, was drin, drin, darauf, ce qu'il y a, dedans, dessus, içinde, içinde ne var, listede, neler var, что там, что в нём, что в нем, что в списке, там, 里面, 里面有什么, 有哪些, 有什么")
	// totals ask for what a holding is worth as a whole.
	totals = foldedSet("all of it, it all, all of that, all of them, all that, everything, altogether, all together, in total, total, combined, the lot, in all, all in all, whole thing, todo, todo eso, todo junto, en total, total, tudo, tudo junto, tudo isso, no total, insgesamt, zusammen, alles zusammen, alles, gesamt, in summe, au total, en tout, le tout, tout ça, tout, ensemble, toplam, toplamda, hepsi, hepsinin, tümü, topluca, всего, всё, все, всё вместе, все вместе, вместе, в сумме, итого, в общем, суммарно, 总共, 一共, 加起来, 全部, 合计, 总计")
	// worthy ask for the worth of a holding.
	worthy = foldedSet("worth, value, valued, valen, vale, valía, cuánto, cuanto, quanto, quanto vale, valem, dá, wert, wieviel, wie viel, vaut, valent, combien, eder, ediyor, kaç, değeri, ne kadar, стоит, стоят, сколько, почём, 值, 多少, 价值")
	// halves are parts of a holding.
	halves = foldedSet("half, a half, a third, a quarter, some, most, part, all, everything, the rest, mitad, la mitad, un tercio, una parte, todo, resto, metade, um terço, uma parte, tudo, die hälfte, hälfte, ein drittel, ein viertel, alles, den rest, la moitié, moitié, un tiers, une partie, tout, le reste, yarısını, yarısı, yarım, üçte birini, hepsini, tamamını, половину, пол, треть, четверть, часть, всё, все, остальное, остаток, 一半, 半, 三分之一, 全部, 剩下")
)

// wholeList stand for a list as a whole.
var wholeList = foldedSet("it, es, das, sie, lo, eso, ello, isso, ela, ça, il, elle, o, onun, он, она, оно, это, 它, 这些")

// heldInAll asks what all that somebody holds is worth.
func (s *scene) heldInAll(asked past, q ask.Query) (ask.Query, bool) {
	things, money := s.sorted()
	if asked.list != ask.Portfolio || len(things) > 0 || len(money) > 1 || s.amountAt >= 0 || s.dated && s.past() || !s.has(worthy) {
		return q, false
	}
	if !s.has(totals) && (asked.Intent == ask.Portfolio || !s.refers() && !s.has(wholeList) || !s.short()) {
		return q, false
	}
	out := ask.Query{Intent: ask.Portfolio}
	if len(money) == 1 {
		out.Currency = market.Currency(money[0].ID)
	}
	return out, true
}

// heldInMoney is all that somebody holds in other money: "in yen".
func (s *scene) heldInMoney(asked past, q ask.Query) (ask.Query, bool) {
	things, money := s.sorted()
	if asked.list != ask.Portfolio || asked.Intent == ask.Portfolio || len(things) > 0 || len(money) != 1 || s.amountAt >= 0 || s.dated || !s.short() || !s.intoIt(money[0]) || !s.bareNames() {
		return q, false
	}
	return ask.Query{Intent: ask.Portfolio, Currency: market.Currency(money[0].ID)}, true
}

// listedWhole shows all that a list has, or takes all of it off.
func (s *scene) listedWhole(asked past, q ask.Query) (ask.Query, bool) {
	if len(s.spots) > 0 || s.amountAt >= 0 || s.dated && s.past() || s.means("offtopic") && q.Intent != asked.list {
		return q, false
	}
	all := s.has(allOfIt)
	switch {
	case all && (s.has(drops) || s.has(allOff)) && (q.Intent == asked.list || s.bareOf(drops, allOfIt, allOff, keeps, tells)):
	case all && s.short() && s.bareNames() && q.Intent != ask.Smalltalk:
	case s.short() && (all || s.has(contents)) && s.has(contents) && (s.means("show", "list", "whatis") || s.has(behindIt)) && len(s.strays()) <= 3:
	default:
		return q, false
	}
	return ask.Query{Intent: asked.list}, true
}

// droppedFrom takes something off a list: "kill the first one", "remove the doge one".
func (s *scene) droppedFrom(asked past, q ask.Query) (ask.Query, bool) {
	if !s.has(drops) || asked.list == ask.Portfolio && s.amountAt >= 0 || s.asksPrice() && !s.begins(drops) {
		return q, false
	}
	s.nameListed()
	things, money := s.sorted()
	out := ask.Query{Intent: asked.list, Assets: things}
	switch {
	case len(things) > 0:
		return out, len(s.strays()) <= 3
	case len(money) > 0 || s.strange():
		return q, false
	case asked.Intent != asked.list && s.has(emptied) && (s.refers() || s.bareOf(drops)):
		return out, true
	case len(asked.Assets) == 0:
		return q, false
	case s.has(former) && asked.before.ID != "":
		out.Assets = []market.Asset{asked.before}
		return out, true
	case asked.Intent == asked.list && (s.refers() || s.has(takenBack) || s.short() && s.bareOf(drops)):
		out.Assets = asked.Assets
		return out, true
	}
	return q, false
}

// emptied are verbs for a list as a whole.
var emptied = foldedSet("clear, empty, empty it, wipe, vacía, vacíala, limpia, límpiala, limpa, esvazia, leeren, leere, leer, vide, vide-la, vider, boşalt, temizle, очисти, очистить, 清空, 清掉")

// mostListed is how many names of a message about a list may be words, too.
const mostListed = 2

// nameListed takes the names of a message about a list for assets, few as they are, and the one of "the eth one"
// for none.
func (s *scene) nameListed() {
	if len(s.spots) > 1 {
		s.spots = slices.DeleteFunc(slices.Clone(s.spots), func(spot lexicon.Spot) bool { return lexicon.Numeral(s.word(spot.From)) })
	}
	unlisted := func(spot lexicon.Spot) bool {
		return spot.Rank > wellKnown || isMoney(spot.Asset) || lexicon.Numeral(s.word(spot.From))
	}
	if len(s.spots) > 1 || len(s.maybe) > mostListed || slices.ContainsFunc(s.maybe, unlisted) {
		return
	}
	s.spots = slices.Concat(s.spots, s.maybe)
	slices.SortFunc(s.spots, func(a, b lexicon.Spot) int { return a.From - b.From })
}

// addedTo puts another asset on a list, or another number of one: "n dot", "5 msft as well".
func (s *scene) addedTo(asked past, q ask.Query) (ask.Query, bool) {
	if asked.Intent != asked.list || !s.begins(followLeads()) && !s.has(alsoWords) || !s.short() || s.asksPrice() || s.dated && s.past() {
		return q, false
	}
	if asked.list == ask.Alert {
		return q, false // needs a number of its own: the question before is gone on with
	}
	found := s.spots
	s.nameListed()
	things, money := s.sorted()
	if len(things) == 0 || len(money) > 0 || !s.bareNames() || s.metric() != "" || s.pictured() || (asked.list == ask.Portfolio) != (s.amountAt >= 0) || s.has(besides) {
		s.spots = found
		return q, false
	}
	out := ask.Query{Intent: asked.list, Assets: things}
	if asked.list == ask.Portfolio {
		if len(things) > 1 || !s.nameAt(s.amountEnd) {
			s.spots = found
			return q, false
		}
		out.Amount = s.amount
	}
	return out, true
}

// nameAt reports whether a name stands at a token.
func (s *scene) nameAt(at int) bool {
	return slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.From == at })
}

// soldOf is a part of what was held: "sold half".
func (s *scene) soldOf(asked past, q ask.Query) (ask.Query, bool) {
	if asked.Intent != ask.Portfolio || len(asked.Assets) != 1 || len(s.spots) > 0 || s.amountAt >= 0 || !s.short() {
		return q, false
	}
	if !s.has(owns) || !s.has(halves) || s.strange() {
		return q, false
	}
	return ask.Query{Intent: ask.Portfolio, Assets: asked.Assets}, true
}
