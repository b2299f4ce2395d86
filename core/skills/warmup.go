package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// How many times its period a study counts back until what it began with no longer shows: of an
// exponential average of n, whose weights fall by 1 − 2/(n+1) a point, e⁻⁶ is left after 3n more
// than the first n; of Wilder's strength, whose fall by 1 − 1/n, after 6n more.
const (
	exponentialWarm = 4
	strengthWarm    = 7
)

// warmups are how many points before a picture its studies need: to be right from its first point
// on, and to have a value there at all. Both are 0 where nothing is studied.
func warmups(q ask.Query) (right, least int) {
	longest := averageOf
	if shown := q.Periods[:min(len(q.Periods), mostAverages)]; len(shown) > 0 {
		longest = slices.Max(shown)
	}
	for _, s := range q.Studies {
		n, times := longest, 1
		switch s {
		case ask.Exponential:
			times = exponentialWarm
		case ask.Bollinger:
			n = bandsOf
		case ask.RSI:
			n, times = strengthPeriod(q.Strength), strengthWarm
		}
		right, least = max(right, n*times), max(least, n)
	}
	return right, least
}

// strengthPeriod is the period of a strength index: the usual one where nobody named any.
func strengthPeriod(n int) int {
	if n <= 0 {
		return strengthOf
	}
	return n
}

// warm is a past with the points before it that its studies count, and whose they are. Where nobody
// has that many it has fewer or none, and studies say what they lack.
func (d drawing) warm(ctx context.Context, p past, q ask.Query) (past, []market.Answer) {
	right, least := warmups(q)
	step := p.pace()
	if right == 0 || step <= 0 {
		return p, nil
	}
	for _, n := range slices.Compact([]int{right, least}) {
		r := market.Request{Kind: market.History, Assets: []market.Asset{p.asset}, Currency: p.in}
		start := p.counted()[0].At
		if len(p.bars) > 0 {
			r.Kind, r.Interval = market.Candles, p.length
		}
		r.Range = market.Range{From: start.Add(-p.rest() - time.Duration(n+1)*p.stretched(step)), To: start}
		a, err := d.desk.Source.Fetch(ctx, r)
		if err != nil {
			continue
		}
		before, _ := p.v.pastsOf(a, r.Assets, r.Range, p.v.Zone())
		if len(before) == 1 && p.follows(before[0]) {
			p.earlier = before[0].spaced(start, step)
			return p, []market.Answer{a}
		}
	}
	return p, nil
}

// pace is the time between two points of a past: half of them are no further apart. It is 0 of a
// single point.
func (p past) pace() time.Duration {
	if len(p.bars) > 0 && p.length > 0 {
		return p.length.Duration()
	}
	var steps []time.Duration
	for i := 1; i < len(p.points); i++ {
		steps = append(steps, p.points[i].At.Sub(p.points[i-1].At))
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// Exchanges are open for 7 of 24 hours and 5 of 7 days, and closed for four days around a holiday.
const (
	nights   = 24. / 7
	weekends = 7. / 5
	holiday  = 4 * day
)

// stretched is how much time passes on average for each point of a pace.
func (p past) stretched(step time.Duration) time.Duration {
	switch {
	case p.asset.Class == market.Crypto || step > 4*day:
		return step
	case step >= 20*time.Hour:
		return time.Duration(float64(step) * weekends)
	}
	return time.Duration(float64(step) * nights * weekends)
}

// rest is how long nobody may trade.
func (p past) rest() time.Duration {
	if p.asset.Class == market.Crypto {
		return 0
	}
	return holiday
}

// follows reports whether a past goes on where another one ends, in the same money and steps that are no longer.
func (p past) follows(before past) bool {
	step, gap := p.pace(), p.counted()[0].At.Sub(lastOf(before.counted()).At)
	if before.in != p.in || len(before.bars) > 0 != (len(p.bars) > 0) || len(p.bars) > 0 && before.length != p.length {
		return false
	}
	return gap >= 0 && gap <= 2*step+p.rest() && before.pace() < step*3/2
}

// spaced are the points of a past before a time, no closer to each other than a pace says: of finer
// ones the last of each such while back from it.
func (p past) spaced(start time.Time, step time.Duration) []market.Point {
	fine := p.pace() < step*2/3
	var out []market.Point
	while := time.Duration(-1)
	for _, x := range slices.Backward(p.counted()) {
		at := (start.Sub(x.At) - 1) / step
		if x.At.Before(start) && (!fine || at != while) {
			out, while = append(out, x), at
		}
	}
	slices.Reverse(out)
	return out
}

// studied are the points that studies of a past are computed over: those before it, too.
func (p past) studied() []market.Point { return slices.Concat(p.earlier, p.counted()) }

// shown are the points of a study from the beginning of the picture on.
func (p past) shown(study []market.Point) []market.Point {
	start := p.counted()[0].At
	return study[slices.IndexFunc(study, func(x market.Point) bool { return !x.At.Before(start) }):]
}
