package nlu

import "tickertape/core/nlu/lexicon"

// rest lists the words that name nothing and ask for nothing.
func (s *scene) rest() []string {
	var out []string
	for i := range s.tokens {
		if s.unexplained(i) {
			out = append(out, s.tokens[i].Raw)
		}
	}
	return out
}

// restLen is how many words rest lists.
func (s *scene) restLen() int {
	n := 0
	for i := range s.tokens {
		if s.unexplained(i) {
			n++
		}
	}
	return n
}

// unexplained reports whether the token is a word that names nothing and asks for nothing.
func (s *scene) unexplained(i int) bool {
	t := &s.tokens[i]
	switch {
	case t.Kind != lexicon.Word, i >= s.amountAt && i < s.amountEnd, s.measured && i >= s.economic.From && i < s.economic.To:
		return false
	}
	return !within(s.spots, i) && !stop.Has(t.Text) && !priceWords.Has(t.Text) && !s.isScale(i)
}
