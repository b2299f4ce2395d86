package nlu

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// maxParts is how many questions of one message are answered; maxPieces how many pieces are
// looked at. A message of more pieces is read as one question.
const (
	maxParts      = 4
	maxPieces     = 24
	shortestParts = 5   // bytes: "a, b" asks for nothing
	longestParts  = 800 // bytes: what is longer is a story, and read as one question
)

// clause is a part of a message with how it reads by itself.
type clause struct {
	q    ask.Query
	text string
	ok   bool // it says by itself what it wants
	bare bool // assets and nothing else: "btc"
}

// piecesOf splits a message where one question may end and another begin; nil where it is one.
func piecesOf(raw string) []string {
	raw = strings.ReplaceAll(raw, "= ?", "=") // "10 btc = ? usd"
	if len(raw) < shortestParts || len(raw) > longestParts {
		return nil
	}
	raw = strings.Trim(strings.TrimSpace(raw), "?")
	if _, end := joint(raw, 0); end == 0 {
		return nil
	}
	texts := apart(raw, maxPieces+1)
	texts = slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(texts) < 2 || len(texts) > maxPieces || halved(texts) {
		return nil
	}
	return texts
}

// parts reads the pieces of a message of several questions, as "btc price and us inflation". It
// reports false where it is one question: where no two pieces of it want different things.
func (u *reader) parts(texts []string, whole *scene, now time.Time) ([]ask.Query, bool) {
	clauses, several := u.clauses(texts, now)
	if !several {
		return nil, false
	}
	var all []clause
	var strange []string
	for _, c := range clauses {
		switch {
		case c.ok:
			all = append(all, c)
		case c.strange():
			strange = append(strange, strings.TrimSpace(c.text))
		}
	}
	u.inOneLand(all, whole)
	all = targeted(counted(all))
	out := join(all)
	oneKind := len(out) < 2
	if oneKind && (len(out) == 0 || len(strange) > 0 || !priced(all)) {
		return nil, false // the whole is better read as one
	}
	if oneKind && !differs(all) {
		return nil, false
	}
	if len(strange) > len(all) {
		return nil, false
	}
	for i := range out {
		if out[i].By == "" {
			out[i].By, out[i].Confidence = ask.ByModel, strong
		}
	}
	out[0].Unknown = append(out[0].Unknown, strange...)
	if len(out) > maxParts {
		out[0].Left = len(out) - maxParts
		out = out[:maxParts]
	}
	return out, true
}

// clauses reads the pieces of a message, the shortest first, as long as it may be of several questions.
func (u *reader) clauses(texts []string, now time.Time) (all []clause, several bool) {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return len(texts[i]) - len(texts[j]) })
	all = make([]clause, len(texts))
	understood, strange := 0, 0
	for n, i := range order {
		if oneAnyway(understood, strange, len(texts)-n) {
			return nil, false
		}
		all[i] = u.clause(texts[i], now)
		switch {
		case all[i].ok:
			understood++
		case all[i].strange():
			strange++
		}
	}
	return all, true
}

// strange reports whether a clause asks for something that it does not say by itself.
func (c clause) strange() bool {
	return !c.ok && (c.q.Intent != ask.Smalltalk || c.q.Confidence < likely)
}

// oneAnyway reports whether a message is one question whatever its unread pieces say: those that
// would not be understood are too many already. It saves the reading of the others.
func oneAnyway(understood, strange, unread int) bool {
	return strange > 0 && (understood+unread < 2 || strange > understood+unread)
}

// halved reports whether a piece begins with a half of what is before it: "un millón y medio".
func halved(texts []string) bool {
	for _, text := range texts[1:] {
		first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
		if lexicon.Part(strings.ToLower(first)) == 0.5 {
			return true
		}
	}
	return false
}

// plural reports whether a text names things enough for two questions. It saves the reading of
// each piece of what people say with commas.
func (u *reader) plural(s *scene, raw string, now time.Time) bool {
	if s == nil {
		s = u.look(newText(plainly(lexicon.Tokenize(raw), ""), now), false)
	}
	things := len(s.spots) + len(s.maybe)
	if s.metric() != "" {
		things++
	}
	if s.has(asksToo) {
		things++
	}
	return s.measured || things > 1
}

// asksToo ask for something that has no name: the mood of the market, and rankings.
var asksToo = accented("fear and greed, fear & greed, fear greed, greed index, market mood, market sentiment, top gainers, top losers, gainers, losers, trending, " +
	"miedo y codicia, sentimiento, ganadores, perdedores, tendencias, medo e ganância, sentimento, angst und gier, stimmung, gewinner, verlierer, peur et avidité, peur et cupidité, sentiment, gagnants, perdants, " +
	"korku ve açgözlülük, korku endeksi, yükselenler, düşenler, страх и жадность, страха и жадности, лидеры роста, 恐惧 与 贪婪, 恐贪指数, 涨幅榜, 跌幅榜")

// priced reports whether all pieces ask for prices or conversions.
func priced(all []clause) bool {
	for _, c := range all {
		if c.q.Intent != ask.Price && c.q.Intent != ask.Convert {
			return false
		}
	}
	return true
}

// differs reports whether a currency is named in a piece: read as one question, it could be
// taken for something that is asked about.
func differs(all []clause) bool {
	return slices.ContainsFunc(all, func(c clause) bool { return c.q.Currency != "" })
}

// clause reads one part.
func (u *reader) clause(text string, now time.Time) clause {
	q, s := u.one(text, past{}, now)
	if s == nil {
		s = u.look(newText(lexicon.Tokenize(text), now), false)
	}
	if amount, ok := s.converted(); ok && !s.beyond() && s.restLen() == 0 { // "1.5 eth" beside others is to be converted
		return clause{q: amount, text: text, ok: true}
	}
	c := clause{q: q, text: text}
	plain := q.Intent == ask.Economic && q.Confidence >= probable && q.Indicator.Code != "" // "what is us inflation"
	if q.Confidence < likely && !plain || len(q.Unknown) > 0 && q.Intent != ask.Economic {
		return c
	}
	switch q.Intent {
	case ask.Price:
		c.ok, c.bare = len(q.Assets) > 0, !s.asksPrice()
	case ask.Convert:
		c.ok = len(q.Assets) > 0
	case ask.Economic:
		c.ok = q.Indicator.Code != ""
	case ask.History:
		c.ok = len(q.Assets) > 0 && q.Metric != ""
	case ask.Sentiment, ask.Movers:
		c.ok = q.Confidence >= strong && len(s.spots) == 0
	case ask.Market:
		c.ok = len(q.Assets) > 0 || s.has(globalWords) || q.Metric == ask.Dominance
	}
	return c
}

// counted makes the money that is asked for behind an amount what that is converted into: "a
// million won, how many dollars".
func counted(all []clause) []clause {
	out := all[:0:0]
	for _, c := range all {
		last := len(out) - 1
		if last >= 0 && out[last].q.Intent == ask.Convert && out[last].q.Currency == "" && len(c.q.Assets) == 1 && onlyMoney(c.q) && c.q.Currency == "" && c.q.Intent == ask.Price && asksMany(c.text) {
			out[last].q.Currency = market.Currency(c.q.Assets[0].ID)
			continue
		}
		out = append(out, c)
	}
	return out
}

// asksMany reports whether a piece asks how much something is, and in what.
func asksMany(piece string) bool {
	t := newText(lexicon.Tokenize(piece), time.Time{})
	return t.begins(many) || t.begins(into) || t.begins(howMany)
}

// targeted gives conversions without a target the one of the next that has one: "1.5 eth and 2
// btc in usd".
func targeted(all []clause) []clause {
	for i := len(all) - 2; i >= 0; i-- {
		a, b := &all[i].q, all[i+1].q
		if a.Intent == ask.Convert && b.Intent == ask.Convert && a.Currency == "" && a.Target.ID == "" {
			a.Currency, a.Target = b.Currency, b.Target
		}
	}
	return all
}

// join gives bare assets to the question before them that takes assets, and makes one of
// neighbours that ask for the same. What is asked twice is asked once.
func join(all []clause) []ask.Query {
	var out []ask.Query
	for _, c := range all {
		last := len(out) - 1
		switch {
		case slices.ContainsFunc(out, func(q ask.Query) bool { return reflect.DeepEqual(meant(q), meant(c.q)) }):
		case last >= 0 && c.bare && out[last].Currency != "" && onlyMoney(c.q): // "btc in eur and usd": an answer has one currency, the first
		case last >= 0 && (c.bare && takes(out[last]) && agree(out[last], c.q) || alike(out[last], c.q)):
			out[last].Assets = unique(append(slices.Clone(out[last].Assets), c.q.Assets...))
			if out[last].Currency == "" {
				out[last].Currency = c.q.Currency
			}
		default:
			out = append(out, c.q)
		}
	}
	return out
}

func onlyMoney(q ask.Query) bool {
	return !slices.ContainsFunc(q.Assets, func(a market.Asset) bool { return a.Class != market.Fiat })
}

// meant is what a question asks for, without how sure that is.
func meant(q ask.Query) ask.Query {
	q.Confidence, q.By, q.Slips, q.Text = 0, "", nil, ""
	return q
}

// takes reports whether a question is about assets of which there may be more.
func takes(q ask.Query) bool {
	return (q.Intent == ask.Price || q.Intent == ask.Market) && len(q.Assets) > 0 && q.Span == ""
}

// agree reports whether two questions may be answered in one currency.
func agree(a, b ask.Query) bool {
	return a.Currency == b.Currency || a.Currency == "" || b.Currency == ""
}

func alike(a, b ask.Query) bool {
	return takes(a) && takes(b) && a.Intent == b.Intent && a.Metric == b.Metric && agree(a, b)
}
