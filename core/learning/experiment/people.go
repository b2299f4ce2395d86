package experiment

import "tickertape/core/record"

// crowd is what was observed of people at one rate in one arm. A person is one observation,
// however much they ask: the mean of what was observed of them. Answers to one person go well
// or badly together, so that a test that took them for those of strangers would see differences
// where there are none.
type crowd map[record.ID]*person

// person is the bad share of what was observed of somebody, and how much it weighs.
type person struct{ bad, weight float64 }

// mean is how bad it was on average; 0 where nothing was observed.
func (p *person) mean() float64 {
	if p.weight == 0 {
		return 0
	}
	return p.bad / p.weight
}

// sum is what a person counts: 1 at most.
func (p *person) sum() (s Sum) {
	s.Add(p.mean(), p.weight)
	return s
}

// note adds to what was observed of a person, and tells what they counted before and count now.
func (c crowd) note(who record.ID, bad, weight float64) (before, now Sum) {
	p := c[who]
	if p == nil {
		p = &person{}
		c[who] = p
	}
	before = p.sum()
	p.bad, p.weight = p.bad+bad, p.weight+weight
	return before, p.sum()
}

// heard is a person as an arm answers them.
type heard struct {
	arm int
	who record.ID
}

// voter is what somebody thinks of the answers to each person. Their say is 1 about the answers
// to themself, and 1/(k·(k+1)) about those to the k-th other, which makes 1 of all others
// together. So nobody outweighs two people, however many answers they go at; and a burst of
// votes, whose authors can't know the arms, need not be left out.
type voter struct {
	of     map[heard]*opinion
	others int
}

// opinion is the mean of somebody's voices about the answers to a person, and their say.
type opinion struct {
	person
	say float64
}

// about is what a voter thinks of the answers to a person so far.
func (v *voter) about(h heard, self bool) *opinion {
	o := v.of[h]
	if o == nil {
		o = &opinion{say: 1}
		if !self {
			v.others++
			o.say = 1 / float64(v.others*(v.others+1))
		}
		v.of[h] = o
	}
	return o
}
