package nlu

import (
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// families are what several countries call their money, with the code of each: "pesos uruguayos",
// "dinars algériens", "ungarische Forint".
var families = familiesOf(
	"peso pesos piso: mx=mxn ar=ars cl=clp co=cop uy=uyu do=dop cu=cup ph=php",
	"dólar dólares dolar dolares dollar dollars: us=usd ca=cad au=aud nz=nzd sg=sgd hk=hkd tw=twd",
	"dinar dinars dinare dinaren dinares: dz=dzd tn=tnd rs=rsd kw=kwd jo=jod bh=bhd iq=iqd",
	"krone kronen krona coronas corona coroa coroas couronne couronnes: se=sek no=nok dk=dkk is=isk cz=czk",
	"franco francos franc francs franken: ch=chf sn=xof ci=xof ml=xof bj=xof tg=xof bf=xof ne=xof cm=xaf ga=xaf cg=xaf td=xaf",
	"rupia rupias rúpia rúpias roupie roupies rupie rupien: in=inr pk=pkr lk=lkr np=npr id=idr",
	"dirham dirhams dírham dírhams: ae=aed ma=mad",
	"libra libras livre livres pfund: gb=gbp eg=egp lb=lbp tr=try",
	"lira liras lire: tr=try lb=lbp",
	"real reais reales réal réaux: br=brl",
	"rublo rublos rouble roubles rubel: ru=rub by=byn",
	"riyal riyals rial riales rials riais riyales: sa=sar qa=qar ir=irr om=omr",
	"chelín chelines xelim xelins schilling schillinge shilling shillings: ke=kes tz=tzs ug=ugx",
	"leu lei leus: ro=ron md=mdl",
	"sol soles: pe=pen",
	"guaraní guarani guaranis guaraníes: py=pyg",
	"luca lucas luquita luquitas palo palos: cl=clp ar=ars co=cop uy=uyu pe=pen mx=mxn",
)

func familiesOf(lines ...string) map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, line := range lines {
		words, codes, _ := strings.Cut(line, ":")
		of := map[string]string{}
		for _, entry := range strings.Fields(codes) {
			land, code, _ := strings.Cut(entry, "=")
			of[land] = code
		}
		for _, w := range strings.Fields(words) {
			out[w] = of
		}
	}
	return out
}

// plainMoney is what a language's speakers mean by a word that several countries have.
var plainMoney = map[string]map[string]string{
	"fr": {"dirham": "mad", "dirhams": "mad", "dinar": "tnd", "dinars": "tnd"},
	"pt": {"peso": "ars", "pesos": "ars", "franco": "chf", "francos": "chf"},
	"es": {"franco": "chf", "francos": "chf", "dirham": "mad", "dirhams": "mad"},
	"de": {"franken": "chf", "rappen": "chf"},
}

// thousandsToo are words of those families that are a number besides, so that the country alone is
// the money: "dos lucas chilenas".
var thousandsToo = setOf("luca, lucas, luquita, luquitas, palo, palos")

// ofLands gives money the country that is named beside it.
func (s *scene) ofLands(found []lexicon.Spot) []lexicon.Spot {
	for i, t := range s.tokens {
		of, several := families[t.Text]
		at := slices.IndexFunc(found, func(spot lexicon.Spot) bool { return spot.From <= i && i < spot.To })
		if !several && (at < 0 || found[at].Asset.Class != market.Fiat) || at >= 0 && found[at].To-found[at].From > 1 && !thousandsToo.Has(t.Text) {
			continue
		}
		land, from, to := s.landBeside(i)
		code := of[land]
		if code == "" && at >= 0 && land != "" && strings.HasPrefix(found[at].Asset.ID, land) {
			code = found[at].Asset.ID
		}
		if code == "" && (at < 0 || found[at].Asset.Class == market.Fiat) {
			code, from, to = plainMoney[s.language][t.Text], i, i+1
		}
		money, ok := s.lex.Resolve(code)
		if !ok || code == "" {
			continue
		}
		if money.Class != market.Fiat { // COP is a share, too
			money = fiat(code)
		}
		if thousandsToo.Has(t.Text) {
			from = i + 1
		}
		found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool { return spot.From < to && from < spot.To })
		found = append(found, lexicon.Spot{Name: lexicon.Name{Asset: money, Rank: 1 << 20}, From: from, To: to, Sure: true})
		slices.SortFunc(found, func(a, b lexicon.Spot) int { return a.From - b.From })
	}
	return found
}

// landBeside is the country that is named right beside a token, and what both cover: "peso
// chileno", "schwedische Kronen", "pesos de Colombia".
func (s *scene) landBeside(i int) (land string, from, to int) {
	if land = s.landAt(i + 1); land != "" {
		return land, i, i + 2
	}
	if w := s.word(i + 1); w == "de" || w == "da" || w == "do" || w == "du" || w == "aus" {
		if land = s.landAt(i + 2); land != "" {
			return land, i, i + 3
		}
	}
	if land = s.landAt(i - 1); land != "" {
		return land, i - 1, i + 1
	}
	return "", i, i + 1
}

func (s *scene) landAt(i int) string {
	if i < 0 || i >= len(s.tokens) || s.tokens[i].Kind != lexicon.Word {
		return ""
	}
	return s.lex.Country(s.tokens[i : i+1])
}

// fiat is the money of a code of which no more is known.
func fiat(code string) market.Asset {
	upper := strings.ToUpper(code)
	return market.Asset{Class: market.Fiat, ID: code, Symbol: upper, Name: upper}
}
