package skills

import (
	"context"
	"fmt"
	"math"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
	"tickertape/core/skills/tongue"
)

// sentiment tells the mood of the crypto market: the fear and greed index, 0 to 100.
type sentiment struct {
	desk   desk.Desk
	now    func() time.Time
	artist artist
}

// Answer is the index of today, and what it was a day, a week and a month ago.
func (s sentiment) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	what := v.Say("the fear and greed index")
	from := s.now().UTC().Truncate(24*time.Hour).AddDate(0, 0, -40)
	q, drawn := s.pictured(q)
	if drawn && q.Range.From.Before(from) {
		from = q.Range.From
	}
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.Sentiment, Range: market.Range{From: from}})
	var points []market.Point
	if err == nil && len(a.Series) == 1 {
		points = a.Series[0].Points
	}
	if err == nil && len(points) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Try “global market” or “btc dominance”."))), nil
	}
	c := v.mood(points, a.Source)
	v.credit(&c, a)
	if drawn {
		s.draw(ctx, q, &c, points)
	}
	if len(q.Assets) > 0 {
		note(&c, v.Say("The index is of the crypto market as a whole: nobody publishes one of %s alone.", v.called(q.Assets[0])))
	}
	return c, nil
}

// mood is the card of the index; the last point is the newest.
func (v voice) mood(points []market.Point, source string) chat.Card {
	now := points[len(points)-1]
	c := chat.Card{Title: v.Say("Fear and greed")}
	c.Text = v.Say("The mood of the crypto market is %s: %s of 100.", v.Say(feeling(now.Value)), v.Fixed(now.Value, 0))
	c.Values = []chat.Value{{Name: "fear_and_greed", Of: "global", Number: now.Value, At: now.At, Source: source}}
	c.Fields = []chat.Field{{Name: v.Say("Now"), Value: v.felt(now.Value)}}
	for _, back := range []struct {
		name tongue.Key
		days int
	}{{"Yesterday", 1}, {"A week ago", 7}, {"A month ago", 30}} {
		p, ok := onDay(points, now.At.AddDate(0, 0, -back.days))
		if !ok {
			continue
		}
		c.Fields = append(c.Fields, chat.Field{Name: v.Say(back.name), Value: v.felt(p.Value), Trend: chat.Trend(format.Direction(now.Value-p.Value, 0))})
		c.Values = append(c.Values, chat.Value{Name: fmt.Sprintf("fear_and_greed_%dd_ago", back.days), Of: "global", Number: p.Value, At: p.At, Source: source})
	}
	c.Fields = append(c.Fields, chat.Field{Name: v.Say("Scale"), Value: v.Say("0 is extreme fear, 100 is extreme greed")})
	return c
}

// felt is a value of the index with its name.
func (v voice) felt(index float64) string {
	return v.commas([]string{v.Fixed(index, 0), v.Say(feeling(index))})
}

// onDay finds the point of a day.
func onDay(points []market.Point, day time.Time) (market.Point, bool) {
	for _, p := range points {
		if p.At.UTC().Format(time.DateOnly) == day.UTC().Format(time.DateOnly) {
			return p, true
		}
	}
	return market.Point{}, false
}

// feeling names a value of the index the way that its publisher does
// (https://alternative.me/crypto/fear-and-greed-index/).
func feeling(v float64) tongue.Key {
	switch v = math.Round(v); {
	case v < 25:
		return "extreme fear"
	case v < 46:
		return "fear"
	case v < 55:
		return "neutral"
	case v < 76:
		return "greed"
	}
	return "extreme greed"
}
