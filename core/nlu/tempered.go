package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// How sure a text without its insults has to be.
const calmly = 0.7

// shortestRude is how many words a text has that may ask something beside its insults.
const shortestRude = 3

// tempered reads a text again without its insults, where they are what the model heard: "du blöde blechbüchse, sap kurs" asks for a
// price. What names nothing stays as rude as it is.
func (u *reader) tempered(s *scene, q ask.Query) ask.Query {
	if len(s.tokens) < shortestRude || figured(q.Intent) && q.Confidence >= certainlyNot && q.Intent != ask.Profile || !s.means("insult") {
		return q
	}
	rude := make([]bool, len(s.tokens))
	for i := 0; i < len(s.tokens); {
		names, n := s.concepts.at(s.text, i)
		for j := i; j < i+n && slices.Contains(names, "insult") && !within(s.spots, i); j++ {
			rude[j] = true
		}
		i += n
	}
	var calm []lexicon.Token
	for i, t := range s.tokens {
		beside := i > 0 && rude[i-1] || i+1 < len(rude) && rude[i+1]
		if !rude[i] && (!beside || !addressed.Has(t.Text)) {
			calm = append(calm, t)
		}
	}
	if len(calm) == 0 || len(calm) == len(s.tokens) {
		return q
	}
	again := u.look(newText(calm, s.now), false)
	out := again.settled(u.decide(again))
	if out.Confidence < calmly || !figured(out.Intent) && out.Intent != ask.Alert && out.Intent != ask.Portfolio && out.Intent != ask.Watchlist && out.Intent != ask.Sentiment {
		return q
	}
	if len(out.Assets) == 0 && out.Indicator.Code == "" && out.Intent != ask.Movers && out.Intent != ask.Sentiment {
		return q
	}
	return out
}

// addressed are words beside an insult for whom it is meant.
var addressed = foldedSet("you, u, your, ya, bot, robot, machine, thing, bloody, stupid, old, tú, tu, eres, pedazo, de, bot de, você, vc, seu, sua, és, du, dieser, diese, blöder, blöde, dummer, dumme, toi, t'es, espèce, sen, şu, bu, ты, этот, эта, бот, 你, 你这, 这, 个")
