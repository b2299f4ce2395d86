package nlu

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// gist is what others can go on from. Of a text that was not understood it is what the text was
// about: after "bitcoin blah yesterday" people still say "and ethereum?".
func (u *reader) gist(text string, q ask.Query, now time.Time) ask.Query {
	if q.Intent != ask.OutOfScope || q.Confidence >= doubting {
		return q
	}
	s := u.look(newText(lexicon.Tokenize(text), now), false)
	things, _ := s.sorted()
	if len(things) == 0 || s.beyond() {
		return q
	}
	out := ask.Query{Intent: ask.Price, Language: q.Language}
	if s.past() {
		out.Intent = ask.History
	}
	s.quoted(&out)
	s.timed(&out)
	if out.Intent == ask.Price {
		out.Span = ""
	}
	return out
}
