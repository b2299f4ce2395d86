package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// waitRelease is how long an answer waits for the day of the next figure, which is worth less than the answer.
const waitRelease = 2 * time.Second

// mostLate is the hour of the day, in UTC, by which the figures of a day are out: those of the United States at 8:30 or 10:00 in New
// York.
const mostLate = 15 * time.Hour

// nextRelease is the day on which the next figure is published; zero where nobody knows, where it is any day, and where a figure
// of the past is asked for.
func (e economic) nextRelease(ctx context.Context, q ask.Query) time.Time {
	if q.Glance || !q.Range.Zero() || q.Indicator.Frequency == market.Daily || ofBank(q.Indicator) {
		return time.Time{}
	}
	ctx, cancel := context.WithTimeout(ctx, waitRelease)
	defer cancel()
	a, err := e.desk.Source.Fetch(ctx, market.Request{Kind: market.Releases, Indicator: q.Indicator})
	if err != nil {
		return time.Time{}
	}
	published := e.now().UTC().Add(-mostLate).Truncate(day)
	for _, r := range a.Releases { // in their order
		if r.At.After(published) {
			return r.At
		}
	}
	return time.Time{}
}

// ofBank reports whether an indicator is the rate of a central bank, which changes at its meetings: the days on which its series is
// published say nothing of them.
func ofBank(i market.Indicator) bool {
	return i.Code == "fed_funds" || i.Code == "policy_rate" || i.Code == "fed_funds_daily"
}

// ofFed reports whether it is the rate of the Federal Reserve.
func ofFed(i market.Indicator) bool {
	return ofBank(i) && (i.Country == "" || i.Country == "us")
}

// upcoming adds when the next figure is published, and says so where that was asked and nobody knows.
func (v voice) upcoming(c *chat.Card, q ask.Query, next, now time.Time) {
	decision, decides := market.FedStatement(now)
	switch {
	case !next.IsZero():
		v.comes(c, q, chat.Field{Name: v.Say("Next release"), Value: v.at(time.UTC).Day(next)})
	case decides && ofFed(q.Indicator):
		v.comes(c, q, chat.Field{Name: v.Say("Next decision"), Value: v.at(placeOf(q)).Moment(decision)})
	case q.When && ofBank(q.Indicator):
		note(c, v.Say("I don't have the dates of the central bank's meetings."))
	case q.When:
		note(c, v.Say("I don't know when the next figure is published."))
	}
}

// comes adds a moment to come: before all else where that was the question.
func (v voice) comes(c *chat.Card, q ask.Query, f chat.Field) {
	if !q.When {
		c.Fields = append(c.Fields, f)
		return
	}
	c.Fields = slices.Insert(c.Fields, 0, f)
	c.Text = after(v.sentence(v.Say("%s: %s", f.Name, f.Value)), c.Text)
}
