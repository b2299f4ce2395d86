package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of a question for the hours of an exchange, where no figure of it is asked for.
var (
	openHours = foldedSet("abre, abren, abrirá, abierta, abierto, abiertas, abertura, aberta, aberto, abrem, ouvre, ouvrent, ouverte, ouvert, ouvrira, öffnet, öffnen, geöffnet, offen, aufmacht, handelstag, börsentag, feiertag, feiertagen, feiertags, festivo, festivos, feriado, feriados, férié, fériés, horario, horarios, horário, horários, öffnungszeiten, handelszeiten, horaires, heures d'ouverture, hay bolsa, tem pregão, funciona hoje, zu heute, haben die zu, wird gehandelt, überhaupt handel")
	shutHours = foldedSet("cierra, cierran, fecha, fecham, ferme, ferment, schließt, schliesst, zumacht, zu, cerrada, fechada, fermée, geschlossen")
	whatHour  = foldedSet("a qué hora, a que hora, qué hora, que horas, a que horas, à quelle heure, quelle heure, um wie viel uhr, wann, mañana, amanhã, demain, morgen, hoy, hoje, aujourd'hui, heute, sábado, domingo, samedi, dimanche, samstag, sonntag, navidad, natal, noël, weihnachten, heiligabend, ostern, karfreitag, pascua, páscoa, pâques, nochebuena")
	operates  = setOf("B3SA3.SA, DB1.DE, ENX.PA, BOLSAA.MX, BYMA.BA, BME.MC, CME, NDAQ")
)

// tidy are the names without those that stand for something else: an exchange whose hours are
// asked for, and an ounce whose metal is named behind it.
func (s *scene) tidy(found []lexicon.Spot) []lexicon.Spot {
	if len(found) == 0 {
		return found
	}
	hours := (s.has(openHours) || s.has(shutHours) && s.has(whatHour)) && !s.has(priceWords) && s.metric() == ""
	if hours {
		found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool {
			return spot.Asset.Class == market.Index || operates.Has(spot.Asset.ID)
		})
	}
	found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool {
		return s.ofSite(spot) || s.soleLetter(spot) || s.countsTime(spot) || s.metalWord(spot, found) || s.interjected(spot, found) || s.onePicture(spot) || s.verbal(spot, found) || s.quotesOther(spot) || s.halfDay(spot)
	})
	s.codesOfMoney(found)
	for i := 0; i+1 < len(found); i++ {
		if found[i].Asset.ID == "GC=F" && s.isIn(ounces, found[i].From) && found[i].To == found[i].From+1 && found[i+1].From == found[i].To && metal.Has(found[i+1].Asset.ID) {
			found = slices.Delete(found, i, i+1)
		}
	}
	return found
}

// halfDay reports whether a name stands behind an hour: the "pm" of "aapl at 3pm".
func (s *scene) halfDay(spot lexicon.Spot) bool {
	at := spot.From - 1
	return s.reckons && at >= 0 && spot.To == spot.From+1 && s.tokens[at].Kind == lexicon.Number && halfDays.Has(s.word(spot.From)) && s.hourAt(at)
}

// soleLetter reports whether a name is a small letter that stands for a word: the "x" of "nvda x amd", the "c" of "ou c mort".
func (s *scene) soleLetter(spot lexicon.Spot) bool {
	t := s.tokens[spot.From]
	if spot.To != spot.From+1 || len(t.Text) != 1 || t.Raw != t.Text || t.Kind != lexicon.Word || s.command || len(s.tokens) < 3 {
		return false
	}
	before, after := s.word(spot.From-1), s.word(spot.To)
	switch {
	case kindWords.Has(before), kindWords.Has(after):
		return false
	case s.language == "fr", t.Text == "x", s.language == "es" && (t.Text == "d" || t.Text == "q"), s.language == "pt" && (t.Text == "q" || t.Text == "d"), s.language == "en" && before != "" && after != "" && (t.Text == "w" || t.Text == "n"):
		return true
	}
	return !priceWords.Has(before) && !priceWords.Has(after) && !drawn.Has(before) && (!s.has(priceWords) || len(s.tokens) > 4)
}

// countsTime reports whether a name is a number of a time: the "one" of "graph of btc, one year".
func (s *scene) countsTime(spot lexicon.Spot) bool {
	return lexicon.Numeral(s.word(spot.From)) && spot.To == spot.From+1 && s.isIn(termUnits, spot.To)
}

// moneyAlso are tickers of shares that are codes of money, too, and mean that beside other money.
// Each has the name of that money.
var moneyAlso = map[string]string{"nok": "norwegian krone", "cop": "colombian peso", "azn": "azerbaijani manat", "mmk": "myanmar kyat"}

// codesOfMoney makes money of the tickers that are its codes, where they stand beside other money: "100 nok in eur".
func (s *scene) codesOfMoney(found []lexicon.Spot) {
	for i, spot := range found {
		w := s.word(spot.From)
		if spot.To != spot.From+1 || spot.Asset.Class == market.Fiat || moneyAlso[w] == "" {
			continue
		}
		for _, other := range found {
			gap := max(other.From-spot.To, spot.From-other.To)
			if (other.Asset.Class != market.Fiat || gap > 1) && (other == spot || !s.isIn(into, spot.From-1)) {
				continue
			}
			found[i].Asset = fiat(w)
			if money, ok := s.lex.Resolve(moneyAlso[w]); ok {
				found[i].Asset = money
			}
			break
		}
	}
}

// interjections are words of chats that are tickers, too.
var interjections = setOf("hon, hun, dte, nu, app, fiat, smh, tht, ngl, ong, omg, gm, gn, atm, sis, luv, bae, wen, wagmi, ngmi, lol, lmao, tbh, imo, idk, ffs, fyi, rn, pls, plz, bro, bruh, fam, ser, fren, degen, moon, goat, lit, chat, wise, extra, flex, hodl, ape, based, rekt, cope, fr, tho, kek, pog")

// interjected reports whether a name is a word of chats, written small, beside what a text is about: "omg price of btc". In a list of
// names it is one of them.
func (s *scene) interjected(spot lexicon.Spot, found []lexicon.Spot) bool {
	t := s.tokens[spot.From]
	if spot.To != spot.From+1 || t.Kind != lexicon.Word || t.Raw != t.Text || !interjections.Has(t.Text) || s.command {
		return false
	}
	others := false
	for _, other := range found {
		if other == spot || s.isIn(interjections, other.From) {
			continue
		}
		others = true
		between := ""
		switch {
		case other.To < spot.From:
			between = s.window(other.To, spot.From)
		case other.From > spot.To:
			between = s.window(spot.To, other.From)
		}
		if joined.Has(between) || versus.Has(between) || between == "," || between == "n" || between == "&" || between == "to" {
			return false
		}
	}
	return others
}

// onePicture reports whether a name is the number of pictures: "btc and eth on one graph".
func (s *scene) onePicture(spot lexicon.Spot) bool {
	return s.word(spot.From) == "one" && spot.To == spot.From+1 && (s.isIn(drawn, spot.To) || s.isIn(onePictures, spot.To))
}

var onePictures = setOf("graph, chart, picture, pic, plot, line, card, go, message")

// metalWord reports whether a name is the word for what another name is: "plata, el metal".
func (s *scene) metalWord(spot lexicon.Spot, found []lexicon.Spot) bool {
	w := s.word(spot.From)
	return (w == "metal" || w == "metall" || w == "métal") && slices.ContainsFunc(found, func(other lexicon.Spot) bool { return metal.Has(other.Asset.ID) })
}

// sites stand before the one who runs it.
var sites = setOf("site, app, página, web, seite, webseite, homepage, aplicativo, aplicación, appli, portal, página")

// ofSite reports whether a name is that of whose site or program is spoken of: "no site da B3".
func (s *scene) ofSite(spot lexicon.Spot) bool {
	before := s.word(spot.From - 1)
	if articles.Has(before) || toSites.Has(before) {
		before = s.word(spot.From - 2)
	}
	return spot.Asset.Class == market.Equity && sites.Has(before)
}

var toSites = setOf("da, do, de, del, der, von, du")

// ounces are words for one that mean one of gold where no metal is named.
var ounces = setOf("feinunze, unze, onza, once, onça, lingote, barren")
