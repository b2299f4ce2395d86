package nlu

import (
	"context"
	"maps"
	"slices"
	"sync"

	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/suggest"
	"tickertape/core/nlu/wish"
)

// mostSuggested is how many suggestions Discord shows.
const mostSuggested = 25

// Complete suggests what a command's argument may be while somebody types it: of several, first
// those that the person asked about before.
func (u *Understander) Complete(_ context.Context, d chat.Draft) []chat.Choice {
	lex, who := u.reads.Load().lex, person{d.Platform, d.Author.ID}
	if d.Of != "asset" && d.Of != "" {
		return u.lists().Like(d, u.asked.by(who, d.Of), mostSuggested)
	}
	var out []chat.Choice
	for _, a := range lex.Complete(d.Text, mostSuggested, u.asked.by(who, "asset")...) {
		out = append(out, chat.Choice{Label: a.Name + " (" + a.Symbol + ")", Value: lex.Unmistakable(a)})
	}
	return out
}

// listsOf are made at the first suggestion: what they are made of does not change while we run.
func listsOf(lex *lexicon.Lexicon) func() *suggest.Lists {
	return sync.OnceValue(func() *suggest.Lists {
		figures := suggest.Figures{All: lex.Indicators(), Names: lex.FigureNames(), Countries: lex.CountryNames()}
		return suggest.New(figures, money(lex), zones())
	})
}

// money are the currencies that prices can be in.
func money(lex *lexicon.Lexicon) []suggest.Money {
	var out []suggest.Money
	for _, a := range lex.Money() {
		out = append(out, suggest.Money{Code: a.ID, Name: a.Name, Said: lex.Unmistakable(a)})
	}
	for _, id := range slices.Sorted(maps.Keys(priceable)) {
		if a, known := lex.Resolve(id); known && a.Class == market.Crypto {
			out = append(out, suggest.Money{Code: string(priceable[id]), Name: a.Name, Said: a.Symbol})
		}
	}
	return out
}

// zones are the time zones that are known by what people call them.
func zones() []suggest.Place {
	var out []suggest.Place
	for zone, names := range wish.Zones() {
		out = append(out, suggest.Place{Zone: zone, Names: names})
	}
	return out
}
