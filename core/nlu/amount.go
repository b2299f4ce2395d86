package nlu

import (
	"slices"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// findAmount takes the number that counts something, with the words that multiply it: the first
// that is no part of a name, unless a later one stands at a currency and this one at nothing.
func (s *scene) findAmount(found []lexicon.Spot, taken func(int) bool) {
	s.roundMark()
	first := -1
	for i, t := range s.tokens {
		if t.Kind != lexicon.Number || taken(i) || within(found, i) || s.percent(i) || s.hourAt(i) || s.across(i) {
			continue
		}
		if first < 0 {
			first = i
		}
		s.numbered(i, found)
		if s.ofMoney(i, found) || within(found, s.amountEnd) || s.pieced() || s.kindAt(s.amountEnd) == lexicon.Number || s.kindAt(s.amountEnd) == lexicon.Slash {
			return // "100-200" and "50/50" are none, as oddAmount tells
		}
	}
	if first >= 0 {
		s.numbered(first, found)
		return
	}
	s.spelledAmount(found)
}

// ofMonth reports whether a number is the day of a month that is named behind it, beside another time: "год назад, 23 ноября".
func (s *scene) ofMonth(i int) bool {
	if !s.dated || i < s.when.To {
		return false
	}
	n := s.tokens[i].Number
	return when.Month(s.word(i+1)) && n >= 1 && n <= 31 || when.Month(s.word(i-1)) && n >= 1900 && n < 2100
}

// marks are what a round number is called that a price comes to.
var marks = setOf("marke, marken, linie, schwelle, grenze, zone, bereich")

// roundMark makes a number of the one in a mark: "die 4000er marke".
func (s *scene) roundMark() {
	for i := 0; i+1 < len(s.tokens); i++ {
		digits, round := strings.CutSuffix(s.word(i), "er")
		if !round || digits == "" || !s.isIn(marks, i+1) {
			continue
		}
		number := lexicon.Tokenize(digits)
		if len(number) == 1 && number[0].Kind == lexicon.Number {
			tokens := slices.Clone(s.tokens)
			number[0].Raw = digits
			tokens[i] = number[0]
			s.text = newText(tokens, s.now)
			return
		}
	}
}

// numbered makes the number at a token the amount.
func (s *scene) numbered(i int, found []lexicon.Spot) {
	s.amount, s.amountAt, s.amountEnd, s.unread = s.localised(i, found), i, i+1, false
	if next := i + 1; next < len(s.tokens) && strings.Contains(s.tokens[next].Text, "/") && s.kindAt(next) == lexicon.Number { // "2 1/2"
		s.amount, s.amountEnd = s.amount+s.tokens[next].Number, next+1
		return
	}
	end := s.further(i)
	for k := i + 1; k < end; k++ {
		if within(found, k) { // "5 çeyrek altın": the quarter is of the name
			end = k
		}
	}
	if end > i+1 {
		v, ok := s.sum(i, end)
		s.amount, s.amountEnd, s.unread = v, end, !ok
	}
	s.addCents(found)
	if s.hundredths(s.amountEnd) {
		s.amount, s.amountEnd = s.amount/100, s.amountEnd+1
	}
	if s.isIn(classifiers, s.amountEnd) && within(found, s.amountEnd+1) {
		s.amountEnd++
	}
}

// cents are words for the hundredth of money.
var cents = setOf("cent, cents, ct, cts, centavo, centavos, céntimo, céntimos, cêntimos, centime, centimes, pence, pennies, kuruş, kurus, копеек, копейки, коп, цент, цента, центов, 分钱, 美分")

// addCents adds the two digits behind the money of an amount: "2 euros 50".
func (s *scene) addCents(found []lexicon.Spot) {
	for _, spot := range found {
		at := spot.To
		if spot.From != s.amountEnd || spot.Asset.Class != market.Fiat || s.kindAt(at) != lexicon.Number || at >= len(s.tokens) || len(s.tokens[at].Text) != 2 || within(found, at+1) {
			continue
		}
		if s.amount == float64(int(s.amount)) && s.tokens[at].Number == float64(int(s.tokens[at].Number)) {
			s.amount += s.tokens[at].Number / 100
		}
		return
	}
}

func (s *scene) hundredths(i int) bool { return s.isIn(cents, i) }

// kindAt is that of a token, a word's where there is none.
func (s *scene) kindAt(i int) lexicon.TokenKind {
	if i < 0 || i >= len(s.tokens) {
		return lexicon.Word
	}
	return s.tokens[i].Kind
}

// pieced reports whether the amount is one of shares or of what is left open: "2 shares of".
func (s *scene) pieced() bool {
	w := s.word(s.amountEnd)
	return pieces.Has(w) || fillers.Has(w) || units[w] != nil
}

// percents are words that make a number before them a share.
var percents = setOf("percent, pct, percents, prozent, procent, procentos, pourcent, pourcents, процент, процента, процентов, процентам, проц, bps, basispunkte")

// percent reports whether the number at a token is one: "5 percent", "5 por ciento", "yüzde 5".
func (s *scene) percent(i int) bool {
	next := s.word(i + 1)
	switch {
	case percents.Has(next), s.word(i-1) == "yüzde":
		return true
	case next == "per", next == "por", next == "pour":
		after := s.word(i + 2)
		return after == "cent" || after == "ciento" || after == "cento"
	}
	return false
}

// halfDays stand behind an hour.
var halfDays = setOf("am, pm, a.m, p.m, a.m., p.m., o'clock, oclock, uhr, heures, horas")

// hourAt reports whether the number at a token is an hour: "at 3 am".
func (s *scene) hourAt(i int) bool {
	next := s.word(i + 1)
	if s.tokens[i].Number > 24 || !halfDays.Has(next) || next == "am" && (s.language != "en" || i+2 < len(s.tokens) && s.word(i+2) == "i") {
		return false
	}
	return s.tokens[i].Number == float64(int(s.tokens[i].Number))
}

// across reports whether the number at a token is the second side of something: "2x3m".
func (s *scene) across(i int) bool {
	if i == 0 || !s.tokens[i].Glued {
		return false
	}
	side, by := strings.CutSuffix(s.word(i-1), "x")
	return by && side != "" && strings.Trim(side, "0123456789.") == ""
}

// spelledAmount reads "half a bitcoin", "one eth in eur" and "a hundred and fifty dollars".
func (s *scene) spelledAmount(found []lexicon.Spot) {
	for _, spot := range found {
		if !spot.Sure || spot.From == 0 || s.word(spot.From-1) == "one" && s.word(spot.From-2) == "and" {
			continue
		}
		v, from, ok := s.spelled(s.counter(spot))
		if half := lexicon.Part(s.word(from - 2)); ok && v == 1 && half > 0 && s.isIn(ofWhole, from-1) { // "la mitad de un bitcoin"
			v, from = half, from-2
		}
		if !ok && s.word(spot.From-1) == "a" && s.language == "en" && spot.Asset.Class != market.Equity && sureOf(found) > 1 {
			v, from, ok, s.unread = 1, spot.From-1, true, false
		}
		if !ok || v == 1 && (sureOf(found) == 1 || s.pricedBefore(from)) { // "how much is one eth"
			continue
		}
		s.amount, s.amountAt, s.amountEnd = v, from, spot.From
		return
	}
	s.aside()
}

// ofWhole stand between a half and its whole.
var ofWhole = setOf("of, de, d', d'un, d'une, von, vom, от")

// counter is where the number ends that counts a name: "half an ounce of gold".
func (s *scene) counter(spot lexicon.Spot) int {
	at := spot.From
	for at > 0 && !s.isIn(joins, at-1) && !s.tallies(at-1) && (s.isIn(fillers, at-1) || s.loads(at-1) || units[s.word(at-1)].Has(spot.Asset.ID)) {
		at--
	}
	if s.word(at-2) == "of" && s.isIn(joins, at-1) { // "half of a"
		at--
	}
	if s.word(at-1) == "of" {
		at--
	}
	return at
}

// sureOf counts the names that are surely meant.
func sureOf(found []lexicon.Spot) int {
	n := 0
	for _, spot := range found {
		if spot.Sure {
			n++
		}
	}
	return n
}

// pricedBefore reports whether a price is asked for before a token.
func (s *scene) pricedBefore(at int) bool {
	head := newText(s.tokens[:at], s.now)
	return head.has(priceWords)
}

// Words before the threshold of an alert, and before a year.
var (
	thresholds = foldedSet("cracks, crack, busts, smashes, tags, pokes above, above, below, under, beneath, hits, hit, reaches, reach, drops to, drops below, falls to, falls below, goes to, goes above, goes below, rises to, crosses, passes, passed, breaks, tops, at, exceeds, touches, " +
		"debajo de, por debajo de, encima de, por encima de, llega a, llegue a, toque, toca, alcance, supere, supera, baje de, baja de, baje a, pase de, pase los, suba a, cae a, caiga a, abaixo de, acima de, passar de, passe de, passa de, chegar a, chegar em, bater, bater em, atingir, atinja, cair para, cair abaixo de, subir para, " +
		"unter, erreicht, knackt, fällt auf, steigt auf, fällt unter, steigt über, überschreitet, unterschreitet, sous, sous les, dépasse, dépasse les, passe, passe les, atteint, atteint les, touche, au-dessus de, en dessous de, tombe à, monte à, " +
		"ниже, выше, достигнет, пробьет, пробьёт, коснется, коснётся, упадет до, упадёт до, вырастет до, опустится до, дойдет до, дойдёт до, 跌破, 突破, 涨到, 漲到, 跌到, 到了, 破, 低于, 低於, 高于, 高於, 超过, 超過, 达到, 達到, 站上, 上到, 摸到, 砸到, 冲到")
	dateLeads = foldedSet("in, since, of, from, during, until, en, desde, de, durante, em, im, seit, depuis, в, с, за, 自, 从")
)

// begun reports whether one of the phrases ends right before a token.
func (s *scene) begun(phrases set, at int) bool { return s.longestBefore(phrases, at) > 0 }

// longestBefore is of how many tokens the longest phrase is that ends right before a token; 0: none does.
func (s *scene) longestBefore(phrases set, at int) int {
	for n := min(4, at); n > 0; n-- {
		if phrases.Has(s.window(at-n, at)) {
			return n
		}
	}
	return 0
}
