package nlu

import (
	"slices"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of eight languages for the twenty-fourth part that gold is made of, and for its thousandths.
var (
	karats = foldedSet("k, kt, ct, karat, karats, carat, carats, quilate, quilates, kilate, kilates, karaat, ayar, карат, карата, каратов, каратное, 开")
	// thousandths stand behind a fineness: "585 пробы".
	thousandths = foldedSet("пробы, проба, пробе, milyem, er, fineness, milésimas, millièmes")
	// goldWords are gold where the lexicon needs more to know it.
	goldWords = foldedSet("gold, golds, goldpreis, goldkurs, gram altın, oro, ouro, or, l'or, d'or, altın, altin, altının, золото, золота, золоте, xau")
	// ofGold stand between a purity and gold, hues before gold.
	ofGold = foldedSet("of, de, à, a, à la, em, en, in")
	hues   = foldedSet("white, yellow, rose, solid, fine, blanco, amarillo, weiß, gelb, blanc, jaune, branco, amarelo")
)

// alloys are the purities that gold is sold in: of 24 parts, and of 1000.
var (
	ofKarats      = map[float64]bool{8: true, 9: true, 10: true, 12: true, 14: true, 15: true, 16: true, 18: true, 20: true, 21: true, 22: true, 23: true, 24: true}
	ofThousandths = map[float64]bool{333: true, 375: true, 417: true, 500: true, 583: true, 585: true, 750: true, 833: true, 875: true, 900: true, 916: true, 917: true, 958: true, 986: true, 995: true, 999: true}
)

// inKarats takes the purity from gold that is asked for in one: "18k gold" is no 18,000 of it.
func (s *scene) inKarats() {
	for i := range s.tokens {
		fine, end := s.purityAt(i)
		if fine == 0 {
			continue
		}
		from, to, ok := s.besideGold(i, end)
		if !ok {
			continue
		}
		tokens := slices.Delete(slices.Clone(s.tokens), from, to)
		if from < len(tokens) && tokens[from].Text == "金" { // 18K金
			tokens = slices.Insert(tokens, from, lexicon.Token{Kind: lexicon.Word, Text: "黄", Raw: "黄", Glued: true})
		}
		s.fine = fine
		s.text = newText(tokens, s.now)
		return
	}
}

// purityAt is the part that is gold by what is written at a token, and where that ends; zero where nothing of the kind is.
func (s *scene) purityAt(i int) (fine float64, end int) {
	w := s.word(i)
	if w == "" || !isDigit(w[0]) {
		return 0, i
	}
	if digits, glued := strings.CutSuffix(w, "k"); glued {
		n, err := strconv.ParseFloat(digits, 64)
		return karat(n, err == nil), i + 1
	}
	if digits, glued := strings.CutSuffix(w, "er"); glued {
		n, err := strconv.ParseFloat(digits, 64)
		return thousandth(n, err == nil), i + 1
	}
	n := s.tokens[i].Number
	switch {
	case s.kindAt(i) != lexicon.Number:
		return 0, i
	case s.isIn(karats, i+1):
		return karat(n, true), i + 2
	case s.isIn(thousandths, i+1):
		return thousandth(n, true), i + 2
	}
	return 0, i
}

func karat(n float64, read bool) float64 {
	if !read || !ofKarats[n] {
		return 0
	}
	return n / 24
}

func thousandth(n float64, read bool) float64 {
	if !read || !ofThousandths[n] {
		return 0
	}
	return n / 1000
}

// besideGold reports whether gold is named beside a purity, and which tokens go with that: the "de" of "oro de 18 quilates".
func (s *scene) besideGold(i, end int) (from, to int, ok bool) {
	to = end
	for s.isIn(hues, to) || to > end && s.isIn(ofGold, to) {
		to++
	}
	if s.isIn(goldWords, to) || s.word(to) == "黄" || s.word(to) == "金" || s.isIn(ofGold, to) && end > i+1 && s.isIn(goldWords, to+1) {
		return i, to, true
	}
	from = i
	if s.isIn(ofGold, from-1) {
		from--
	}
	if s.isIn(goldWords, from-1) && !s.has(tells) && (end > i+1 || strings.HasSuffix(s.word(i), "k") && !s.isIn(into, i-1)) {
		return from, end, true
	}
	return 0, 0, false
}

// purity gives a question for gold the part of it that is gold. One that goes on with another has that of the other.
func (s *scene) purity(q *ask.Query) {
	gold := slices.ContainsFunc(q.Assets, func(a market.Asset) bool { return a.ID == "GC=F" })
	if s.fine > 0 || !gold || q.By != ask.ByContext {
		q.Fineness = s.fine
	}
	if !gold {
		q.Fineness = 0
	}
}
