package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Words that are both a thing and a word of every day in one language, told by what stands beside
// them: French "or" and "argent", Portuguese "vale".
var (
	// quotedBefore stand before a thing whose figure or picture is wanted.
	quotedBefore = both(foldedSet("prix, cours, cote, graphique, courbe, graphe, bougies, alerte, performance, once, acheter, vendre, évolution, fixing, vs, contre, face à, d', de l', l', marché, indice, niveau, record, historique, cotation"), chartWords)
	// orNot stand behind an "or" that begins a sentence and is none of gold.
	orNot = setOf("je, tu, il, elle, on, nous, vous, ils, elles, ce, c'est, la, le, les, j'ai, donc, si, qu, que, bien, voilà, y")
	// valeArticles stand before the company, which is a woman in Portuguese.
	valeArticles = setOf("a, da, na, pela, à, vs, versus, contra, e, ou, com")
	// valeBehind stand behind the company where it begins a text, and behind its article none of
	// valeNot.
	valeBehind = setOf("no, na, nos, em, hoje, ontem, agora, tá, ta, está, caiu, subiu, sobe, desce, cai, ou, e, vs, versus, x, desde, durante, contra, fechou, abriu, anda, foi")
	valeNot    = setOf("pena, tudo, nada, dizer, quanto, mais, menos, lembrar, alimentação, refeição, transporte, night, muito")
	// apposed begin what says which thing a name before them is: "meta, la de zuckerberg".
	apposed = foldedSet("la de, el de, la empresa, la compañía, la acción, la cripto, el token, a do, a da, a empresa, a companhia, a ação, a cripto, o token, celle de, la boîte, la société, l'entreprise, l'action, le token, la crypto, die firma, das unternehmen, die aktie, die von, der coin, die kryptowährung, der konzern")
)

// homely adds the things whose names are words of every day, where the language and what is beside
// them say that they are meant.
func (s *scene) homely(found []lexicon.Spot) []lexicon.Spot {
	for i := range s.tokens {
		var id string
		switch w := s.word(i); {
		case s.tokens[i].Raw == "3M" && (i+1 == len(s.tokens) && i == 0 || s.word(i+1) == "price" || s.isIn(shareWords, i+1) || i == 0 && (s.word(i+1) == "for" || s.word(i+1) == "chart")):
			id = "mmm"
		case s.language == "fr" && w == "or" && s.goldAt(i):
			id = "gc=f"
		case s.language == "fr" && (w == "argent" || w == "l'argent") && i > 0 && (s.isIn(quotedBefore, i-1) || s.word(i+1) == "métal" || s.word(i+2) == "métal"):
			id = "si=f"
		case s.language == "pt" && w == "vale" && s.valeAt(i):
			id = "vale3.sa"
		case s.language == "pt" && w == "weg":
			id = "wege3.sa"
		default:
			continue
		}
		if named, ok := s.lex.Resolve(id); ok {
			found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool { return spot.From <= i && i < spot.To })
			found = append(found, lexicon.Spot{Name: lexicon.Name{Asset: named, Rank: wellKnown}, From: i, To: i + 1, Sure: true})
			slices.SortFunc(found, func(a, b lexicon.Spot) int { return a.From - b.From })
		}
	}
	return found
}

func (s *scene) goldAt(i int) bool {
	if i > 0 {
		return s.isIn(quotedBefore, i-1) || i+2 == len(s.tokens) && s.word(i-1) == "et" || s.word(i+1) == "et" && (s.word(i+2) == "argent" || s.word(i+2) == "bitcoin") || s.word(i-1) == "ou" && i+1 == len(s.tokens)
	}
	return len(s.tokens) > 1 && !s.isIn(orNot, 1)
}

func (s *scene) valeAt(i int) bool {
	next := s.word(i + 1)
	if i == 0 {
		return valeBehind.Has(next)
	}
	if !s.isIn(valeArticles, i-1) || valeNot.Has(next) {
		return false
	}
	return s.word(i-1) != "e" && s.word(i-1) != "ou" || i+1 == len(s.tokens)
}

// apposedAt reports whether what stands behind a name says which thing it is.
func (s *scene) apposedAt(spot lexicon.Spot) bool {
	return apposed.Has(s.window(spot.To, min(len(s.tokens), spot.To+2)))
}

// Words before the name of a share on a list, and in an alert.
var (
	listing  = foldedSet("adiciona, adicione, adicionar, bota, coloca, põe, inclui, inclua, tira, remove, agrega, agregar, agrégame, añade, añadir, añádeme, mete, pon, quita, elimina, saca, borra, ajoute, ajouter, rajoute, mets, enlève, retire, supprime, füg, füge, nimm, setz, setze, pack, lösch, lösche, entferne, streich, beobachte, acompanha, sigue, suis")
	whenever = foldedSet("quando, cuando, si, se, quand, dès que, wenn, sobald, falls, que")
	upTo     = foldedSet("bater, chegar, passar, cair, subir, atingir, chega, passa, cai, sobe, romper, llegue, llega, toque, toca, supere, supera, baje, baja, suba, sube, pase, pasa, caiga, cae, rompa, alcance, atteint, dépasse, passe, touche, tombe, descend, monte, casse, repasse, franchit, unter, über, auf, erreicht, knackt, fällt, steigt, bei")
)

// joined stand between names of a list.
var joined = setOf("et, e, y, und, ou, o, oder, and")

// shyOnes adds shares whose names are other words, too, where something is put on a list or an
// alert is set on them: "adiciona Localiza na minha lista", "avisa quando Azul bater 12".
func (s *scene) shyOnes(found []lexicon.Spot) []lexicon.Spot {
	if !s.lex.MayBeShy(s.hashes) || !slices.ContainsFunc(s.tokens, func(t lexicon.Token) bool { return s.lex.IsShy(t.Text) }) { // as almost none is
		return found
	}
	lists, alerts := s.has(keeps), s.has(tells) || s.means("alert")
	if !lists && !alerts {
		return found
	}
	for i := 1; i < len(s.tokens); i++ {
		before := s.word(i - 1)
		if articles.Has(before) && i > 1 {
			before = s.word(i - 2)
		}
		listed := lists && i > 1 && joined.Has(before) && within(found, i-2)
		if !listed && (!lists || !listing.Has(before)) && (!alerts || !whenever.Has(before) || !s.isIn(upTo, i+1)) || within(found, i) && !slices.ContainsFunc(found, func(spot lexicon.Spot) bool { return spot.From == i && !spot.Sure }) {
			continue
		}
		if share, ok := s.lex.Shy(s.word(i)); ok {
			found = slices.DeleteFunc(found, func(spot lexicon.Spot) bool { return spot.From <= i && i < spot.To })
			found = append(found, lexicon.Spot{Name: share, From: i, To: i + 1, Sure: true})
			slices.SortFunc(found, func(a, b lexicon.Spot) int { return a.From - b.From })
		}
	}
	return found
}

// Words of an asset's share of the whole market, which need the market beside them: "la part du
// bitcoin dans le marché".
var (
	portions = foldedSet("part, la part, poids, le poids, cuota, porcentaje, peso, participación, fatia, participação, parcela, percentual, pourcentage, anteil, marktanteil, gewicht, share, percentage")
	wholes   = foldedSet("marché, mercado, gesamtmarkt, markt, kryptomarkt, cryptomarkt, market, marché crypto, mercado cripto, capitalización total, capitalisation totale, capitalização total, gesamten markt")
)

// portion is the dominance that is asked for in other words.
func (s *scene) portion() ask.Metric {
	if len(s.spots) > 0 && s.has(portions) && s.has(wholes) {
		return ask.Dominance
	}
	return ""
}
