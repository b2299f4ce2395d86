package route

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tickertape/core/market"
)

// Deadline is how long a person waits gladly: a later answer counts as none in the choice of
// who is asked first.
const Deadline = 2 * time.Second

// Candidate is a provider behind its own stages.
type Candidate struct {
	Name   string
	Can    []market.Capability
	Weight float64 // how much it is preferred; 0 means 1
	Fetch  market.Fetch
	Left   func() float64                  // share of its budget that is left, 0 to 1; nil: 1
	Open   func(k market.Kind) (shut bool) // its breaker is open; nil: never
}

// can finds what the candidate offers for a request and a class; class "" is no asset at all.
func (c Candidate) can(r market.Request, class market.Class, now time.Time) (market.Capability, bool) {
	for _, can := range c.Can {
		if !can.Can(r.Kind, class) || (class != "" && len(can.Classes) == 0) {
			continue
		}
		if len(can.Quotes) > 0 && !slices.Contains(can.Quotes, r.Quote()) {
			continue
		}
		if can.Depth > 0 && !r.Range.From.IsZero() && now.Sub(r.Range.From) > can.Depth+24*time.Hour {
			continue
		}
		return can, true
	}
	return market.Capability{}, false
}

// Score is how a candidate stands for a request, and why. The factors multiply to Value.
type Score struct {
	Name    string
	Value   float64 // 0: it is asked last
	Weight  float64 // preference
	Success float64 // chance of an answer in time, as believed; the choice draws around it
	Speed   float64 // by its latency
	Budget  float64 // by what is left of its budget
	Fresh   float64 // by how often its data changes
	Cost    float64 // by what a call costs
	Latency time.Duration
	Shut    bool // its breaker is open

	drawn float64
	who   int
}

// rank orders the candidates that can answer, best first.
func (s *router) rank(r market.Request, class market.Class, lane market.Lane) []Score {
	now := time.Now()
	var out []Score
	for i, c := range s.candidates {
		can, ok := c.can(r, class, now)
		if !ok {
			continue
		}
		out = append(out, s.score(i, can, r.Kind, lane, now))
	}
	slices.SortStableFunc(out, func(a, b Score) int { return cmp.Compare(b.drawn, a.drawn) })
	return out
}

func (s *router) score(i int, can market.Capability, k market.Kind, lane market.Lane, now time.Time) Score {
	c := s.candidates[i]
	mean, deviation, latency := s.seen[i][k.Group()].belief(now)
	if latency == 0 {
		latency = can.Latency
	}
	out := Score{
		Name: c.Name, who: i, Weight: cmp.Or(c.Weight, 1), Success: mean, Latency: latency,
		Speed: 1 / (1 + float64(latency)/float64(Deadline)), Budget: 1, Fresh: fresh(k, can.Updates), Cost: 1 / (1 + 0.1*float64(max(can.Cost, 1)-1)),
	}
	if c.Left != nil {
		out.Budget = thrift(c.Left(), lane)
	}
	if c.Open != nil && c.Open(k) {
		out.Shut = true
	}
	factors := out.Weight * out.Speed * out.Budget * out.Fresh * out.Cost
	out.Value, out.drawn = factors*mean, factors*draw(mean, deviation)
	if out.Shut {
		out.Value, out.drawn = 0, 0
	}
	return out
}

// thrift is the factor for what is left of a budget: a person may spend nearly all of it,
// work that can wait only what is plentiful.
func thrift(left float64, lane market.Lane) float64 {
	if lane == market.Interactive {
		return min(1, 0.2+4*left)
	}
	return min(1, 0.05+left)
}

// fresh is the factor for how often data changes, against how old a price may be.
func fresh(k market.Kind, updates time.Duration) float64 {
	if k != market.Price || updates <= time.Minute {
		return 1
	}
	return max(0.1, float64(time.Minute)/float64(updates))
}

// Why says in words what lowers a score.
func (s Score) Why() string {
	var out []string
	add := func(is bool, what string) {
		if is {
			out = append(out, what)
		}
	}
	add(s.Shut, "left alone after failures")
	add(s.Weight < 1, "not the first choice")
	add(s.Success < 0.9, "fails or is late")
	add(s.Budget < 0.9, "little of its budget left")
	add(s.Speed < 0.7, "slow")
	add(s.Fresh < 1, "changes rarely")
	add(s.Cost < 1, "dear")
	if len(out) == 0 {
		return "nothing against it"
	}
	return strings.Join(out, ", ")
}
