package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// formers are the names of money that the euro replaced, in eight languages. Old francs, of which a hundred were one, are none of
// them, nor is a name that other money has as well: guilders, francs and marks alone.
var formers = map[market.Currency]set{
	"dem": foldedSet("deutsche mark, deutsche marks, deutschmark, deutschmarks, deutschemark, deutschemarks, d-mark, d-marks, dmark, d mark, german mark, german marks, marco alemán, marcos alemanes, marco alemao, marcos alemaes, marco alemão, marcos alemães, mark allemand, marks allemands, alman markı, немецкая марка, немецкой марки, немецких марок, немецкие марки, немецкую марку, дойчмарка, дойчмарки, дойчмарок, 德国马克, 西德马克"),
	"frf": foldedSet("french franc, french francs, franco francés, francos franceses, franco francês, franc français, francs français, franc francais, francs francais, französischer franc, französische franc, französische francs, französischen franc, fransız frangı, французский франк, французских франков, французских франка, французские франки, 法国法郎"),
	"itl": foldedSet("italian lira, italian lire, italian liras, lira italiana, liras italianas, lire italiane, lira italiane, italienische lira, italienische lire, italienischen lira, lire italienne, lires italiennes, italyan lirası, итальянская лира, итальянских лир, итальянские лиры, итальянской лиры, 意大利里拉"),
	"esp": foldedSet("peseta, pesetas, spanish peseta, spanish pesetas, pesetten, peseten, pesète, pesètes, песета, песеты, песет, ispanyol pesetası, 比塞塔, 西班牙比塞塔"),
	"ats": foldedSet("austrian schilling, austrian schillings, schilling, schillings, chelín austriaco, chelín austríaco, chelines austriacos, chelines austríacos, xelim austríaco, xelins austríacos, österreichischer schilling, österreichische schilling, österreichischen schilling, schilling autrichien, schillings autrichiens, avusturya şilini, австрийский шиллинг, австрийских шиллингов, 奥地利先令"),
	"bef": foldedSet("belgian franc, belgian francs, franco belga, francos belgas, belgischer franc, belgische franc, belgische francs, belgischen franc, franc belge, francs belges, belçika frangı, бельгийский франк, бельгийских франков, 比利时法郎"),
	"luf": foldedSet("luxembourg franc, luxembourg francs, luxembourgish franc, luxembourgish francs, franco luxemburgués, francos luxemburgueses, luxemburgischer franc, luxemburgische francs, luxemburgische franc, franc luxembourgeois, francs luxembourgeois, lüksemburg frangı, люксембургский франк, люксембургских франков, 卢森堡法郎"),
	"nlg": foldedSet("dutch guilder, dutch guilders, dutch gulden, holländischer gulden, holländische gulden, niederländischer gulden, niederländische gulden, florín neerlandés, florines neerlandeses, florín holandés, florines holandeses, florim holandês, florins holandeses, florin néerlandais, florins néerlandais, hollanda guldeni, hollanda florini, голландский гульден, голландских гульденов, нидерландских гульденов, 荷兰盾"),
	"pte": foldedSet("portuguese escudo, portuguese escudos, escudo portugués, escudos portugueses, escudo português, portugiesischer escudo, portugiesische escudos, portugiesische escudo, escudo portugais, escudos portugais, portekiz eskudosu, португальский эскудо, португальских эскудо, 葡萄牙埃斯库多"),
	"iep": foldedSet("irish pound, irish pounds, irish punt, irish punts, libra irlandesa, libras irlandesas, irisches pfund, irische pfund, livre irlandaise, livres irlandaises, irlanda poundu, irlanda lirası, ирландский фунт, ирландских фунтов, 爱尔兰镑"),
	"fim": foldedSet("finnish markka, finnish markkaa, finnish mark, finnish marks, markkaa, marco finlandés, marcos finlandeses, marco finlandês, finnmark, finnische mark, mark finlandais, marks finlandais, finlandiya markkası, финская марка, финских марок, финляндских марок, 芬兰马克"),
	"grd": foldedSet("drachma, drachmas, drachmae, greek drachma, greek drachmas, dracma, dracmas, drachme, drachmes, drachmen, griechische drachme, griechische drachmen, drahmi, yunan drahmisi, драхма, драхмы, драхм, 德拉克马, 希腊德拉克马"),
}

// allFormers are all those names.
var allFormers = func() set {
	var all []set
	for _, f := range market.Formers() {
		all = append(all, formers[f.Code])
	}
	return both(all...)
}()

// longestFormer is of how many tokens a question about former money is at most.
const longestFormer = 12

// former reads a question about money that the euro replaced: what it was, or an amount of it in other money or from it.
func (u *reader) former(t text) (ask.Query, bool) {
	if len(t.tokens) > longestFormer {
		return ask.Query{}, false
	}
	code, from, to := formerIn(t)
	if code == "" {
		return ask.Query{}, false
	}
	s := u.look(t, false)
	others := slices.DeleteFunc(slices.Clone(s.spots), func(spot lexicon.Spot) bool { return spot.From < to && from < spot.To })
	longer := slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { // "cape verdean escudos"
		return spot.From <= from && spot.To >= to && spot.To-spot.From > to-from
	})
	if longer || len(others) > 2 || s.measured {
		return ask.Query{}, false
	}
	return s.formerly(code, from, to, others), true
}

// formerly is the conversion from former money, or into it where that stands behind another amount.
func (s *scene) formerly(code market.Currency, from, to int, others []lexicon.Spot) ask.Query {
	q := ask.Query{Intent: ask.Convert, Confidence: strong, Former: code, Assets: []market.Asset{euroMoney}}
	amount, at := s.countBefore(from)
	if at < 0 && s.amountAt >= 0 {
		amount, at = s.amount, s.amountAt
	}
	if s.isIn(into, from-1) && len(others) > 0 && others[0].From < from { // "10 euro in deutsche mark"
		q.Assets, q.Amount = []market.Asset{others[0].Asset}, amount
		if before, there := s.countBefore(others[0].From); there >= 0 {
			q.Amount = before
		}
		q.Target = market.Asset{Class: market.Fiat, ID: string(code), Symbol: strings.ToUpper(string(code))}
		return q
	}
	if at >= 0 && at < from {
		q.Amount = amount
	}
	if len(others) > 0 && others[0].From >= to {
		other := others[0].Asset
		if isMoney(other) {
			q.Currency = market.Currency(other.ID)
		} else {
			q.Target = other
		}
		if q.Amount == 0 {
			q.Amount = 1
		}
	}
	return q
}

// countBefore is the number right before a token; at is negative where there is none.
func (s *scene) countBefore(i int) (amount float64, at int) {
	if i > 0 && s.tokens[i-1].Kind == lexicon.Number {
		return s.tokens[i-1].Number, i - 1
	}
	return 0, -1
}

// euroMoney is the euro.
var euroMoney = market.Asset{Class: market.Fiat, ID: "eur", Symbol: "EUR", Name: "Euro"}

// formerIn finds former money in a text: by its name, or by its letters beside a number or "in".
func formerIn(t text) (code market.Currency, from, to int) {
	if t.has(allFormers) {
		for _, f := range market.Formers() {
			if a, b := t.place(formers[f.Code]); b-a > to-from {
				code, from, to = f.Code, a, b
			}
		}
		return code, from, to
	}
	for i, token := range t.tokens {
		code := formerCode(token.Raw)
		if counted := i > 0 && code != "" && (t.tokens[i-1].Kind == lexicon.Number || t.isIn(into, i-1)); counted {
			return code, i, i + 1
		}
	}
	return "", 0, 0
}

// formerCode reads the letters of former money as they are written beside amounts: "DEM", "DM", "dm". Small ones are words.
func formerCode(written string) market.Currency {
	if written == "DM" || written == "dm" {
		return "dem"
	}
	if len(written) != 3 || written != strings.ToUpper(written) {
		return ""
	}
	f, _ := market.FormerOf(market.Currency(strings.ToLower(written)))
	return f.Code
}

// keepsFormer takes former money from a question that goes on with something else than that.
func keepsFormer(prev ask.Query, q *ask.Query) {
	if q.Former != "" && (q.Intent != ask.Convert || !slices.Equal(q.Assets, prev.Assets)) {
		q.Former = ""
	}
}
