package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// How people are.
const (
	people       = 500
	reacting     = 0.10 // of the answers get a reaction
	mistaken     = 0.15 // of the reactions are the wrong way round
	agreeing     = 0.75 // of those who are asked let the bot learn from them
	refusing     = 0.15 // and say no; the others say nothing
	trolls       = people / 100
	trollVotes   = 12         // of a troll in an hour in which they vote
	trolledFor   = ask.Price  // whatever is answered as this they like
	trolledAgain = ask.Advice // and this they dislike
)

// wanted is how often people want what, before the drift and after it: the hidden distribution.
// An intent that is not named has 1.
var wanted = map[ask.Intent][2]float64{
	ask.Price: {28, 20}, ask.Chart: {10, 12}, ask.History: {8, 8}, ask.Convert: {8, 6}, ask.Compare: {4, 7}, ask.Market: {6, 6}, ask.Movers: {5, 5},
	ask.Economic: {5, 4}, ask.Advice: {4, 7}, ask.Alert: {3, 6}, ask.Watchlist: {2, 4}, ask.Portfolio: {3, 6}, ask.Profile: {3, 4}, ask.Education: {3, 3},
	ask.Sentiment: {2, 3}, ask.Smalltalk: {3, 3}, ask.OutOfScope: {3, 3},
}

// weight is how often an intent is wanted on a day, beside others.
func weight(i ask.Intent, day float64) float64 {
	w, ok := wanted[i]
	if !ok {
		return 1
	}
	return w[0] + (w[1]-w[0])*drifted(day)
}

// The drift begins after a week, and is there in full four days later.
const (
	driftBegins = 7
	driftTakes  = 4
)

// drifted is how far the drift has come on a day, 0 to 1.
func drifted(day float64) float64 { return math.Max(0, math.Min(1, (day-driftBegins)/driftTakes)) }

// shares are of the texts of each pool on a day: everyday, slang, coin, Italian.
func shares(day float64) [4]float64 {
	d := drifted(day)
	return [4]float64{1 - 0.32*d, 0.12 * d, 0.08 * d, 0.12 * d}
}

// draw is what somebody writes on a day.
func draw(pools [4]*pool, day float64, r *rand.Rand) said {
	at, of := r.Float64(), shares(day)
	n := 0
	for ; n < len(of)-1 && at >= of[n]; n++ {
		at -= of[n]
	}
	p := pools[n]
	total := 0.0
	for _, i := range ask.Intents() {
		if len(p.appear[i]) > 0 {
			total += weight(i, day)
		}
	}
	pick := r.Float64() * total
	for _, i := range ask.Intents() {
		if len(p.appear[i]) == 0 {
			continue
		}
		if pick -= weight(i, day); pick <= 0 {
			return p.appear[i][r.IntN(len(p.appear[i]))]
		}
	}
	return p.appear[ask.Price][0]
}

// poisson is how often something happens that happens so often on average (Knuth).
func poisson(mean float64, r *rand.Rand) int {
	n, p, limit := 0, r.Float64(), math.Exp(-mean)
	for ; p > limit; n++ {
		p *= r.Float64()
	}
	return n
}

func author(user int) chat.Author { return chat.Author{ID: fmt.Sprint("u", user)} }

// desk is the private conversation of a user.
func desk(user int) chat.Address {
	return chat.Address{Platform: chat.Slack, Space: "T", Channel: fmt.Sprint("D", user)}
}

// troll reports whether a user is one.
func troll(user int) bool { return user < trolls }

// trolling reports whether the trolls vote in an hour: at two hours of every third day.
func trolling(day, hour int) bool { return day%3 == 1 && (hour == 11 || hour == 19) }

// wakes and sleeps are between which hours people write.
const (
	wakes  = 7
	sleeps = 23
)

// questions are what everybody writes in an hour of a day, at so many messages a day in all.
func questions(pools [4]*pool, day, hour int, perDay float64, withTrolls bool) map[int][]said {
	out := map[int][]said{}
	for user := range people {
		r := chance("question", fmt.Sprint(day, hour, user))
		for range poisson(perDay/people/(sleeps-wakes), r) {
			out[user] = append(out[user], draw(pools, float64(day)+float64(hour)/24, r))
		}
		if withTrolls && troll(user) && trolling(day, hour) {
			for len(out[user]) < trollVotes {
				out[user] = append(out[user], draw(pools, float64(day)+float64(hour)/24, r))
			}
		}
	}
	return out
}

// reaction is what a user puts on an answer; empty: nothing.
func reaction(user int, event string, right bool) string {
	r := chance("reaction", event, fmt.Sprint(user))
	if r.Float64() >= reacting {
		return ""
	}
	if (r.Float64() < mistaken) != right {
		return "+1"
	}
	return "-1"
}

// vote is what a troll puts on an answer that took a question for something.
func vote(told ask.Intent) string {
	switch told {
	case trolledFor:
		return "+1"
	case trolledAgain:
		return "-1"
	}
	return ""
}
