package when

import (
	"time"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Step is a way from one time to another: "a week later", "the year before". Tokens From up to, not
// including, To.
type Step struct {
	Count    int // below zero for back
	Unit     string
	From, To int
}

// Words of steps: behind a number of units, and before a unit.
var (
	laters   = table("later,after,after_that,after_this,afterwards,afterward,thereafter,on_from_there,further_on,after_it=1 después,despues,más_tarde,mas_tarde=1 depois,mais_tarde,após=1 später,danach,darauf=1 plus_tard,après,apres=1 sonra,sonrası,sonrasında=1 позже,спустя,потом=1 之后,以后,后,後=1")
	earliers = table("earlier,before,before_that,before_this,before_it,prior,prior_to_that,previously,beforehand,back_from_there=1 antes=1 früher,davor,zuvor=1 plus_tôt,avant,auparavant=1 önce,öncesi,öncesinde=1 раньше,до_этого,до_того=1 之前,以前,前=1")
	nexts    = table("the_next,the_following,the_subsequent,following,subsequent=1 el_siguiente,la_siguiente,al_día,al=1 o_seguinte,a_seguinte=1 der_nächste,die_nächste,das_nächste,am_nächsten,im_nächsten=1 ertesi,bir_sonraki=1 следующий,следующая,следующее,на_следующий,через=1 下一,第二=1")
	previous = table("the_previous,the_prior,the_preceding,preceding=1 el_anterior,la_anterior=1 der_vorige,das_vorige,im_vorigen=1 bir_önceki,önceki=1 предыдущий,предыдущая=1 前一=1")
)

// FindStep finds the step that a text in a language names.
func FindStep(tokens []lexicon.Token, language string) (Step, bool) {
	r := &reader{tokens: tokens, hashes: hashesOf(tokens), language: language, taken: func(int) bool { return false }}
	for i := range tokens {
		if s, ok := r.step(i); ok {
			return s, true
		}
	}
	return Step{}, false
}

func (r *reader) step(i int) (Step, bool) {
	for way, table := range map[int]phrases{1: nexts, -1: previous} {
		if _, at, ok := r.lookup(table, i); ok {
			if unit, end, is := r.lookup(units, at); is {
				return Step{way, unit, i, end}, true
			}
		}
	}
	at := r.skip(articles, i)
	n, unit, end, ok := r.amount(at)
	if !ok {
		n = 1
		if unit, end, ok = r.lookup(units, at); !ok {
			return Step{}, false
		}
	}
	if _, after, is := r.lookup(laters, end); is {
		return Step{n, unit, i, after}, true
	}
	if _, after, is := r.lookup(earliers, end); is {
		return Step{-n, unit, i, after}, true
	}
	return Step{}, false
}

// Along is a span as far away as a step goes; false where that is still to come, or where the span has
// no beginning.
func (s Step) Along(of ask.Span, now time.Time) (ask.Span, bool) {
	span, ok := of.Range(now)
	if !ok || span.From.IsZero() || s.Unit == "h" || s.Unit == "min" {
		return "", false
	}
	from := s.moved(span.From)
	if of.Day() {
		return day(from), !from.After(now)
	}
	end := now
	if !span.To.IsZero() {
		end = span.To
	}
	to := s.moved(end) // the day behind, so that the last day of a month stays one
	if !span.To.IsZero() {
		to = to.AddDate(0, 0, -1)
	}
	if from.After(now) {
		return "", false
	}
	if to.After(now) {
		to = now
	}
	return interval(from, to), true
}

func (s Step) moved(t time.Time) time.Time { return (&reader{now: t}).minus(-s.Count, s.Unit) }
