package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

// usualMood is what is drawn of the index where nobody names a time.
const usualMood = ask.Span("90d")

// firstMood is the first day of the index (https://alternative.me/crypto/fear-and-greed-index/).
var firstMood = time.Date(2018, time.February, 1, 0, 0, 0, 0, time.UTC)

// pictured is a question with the time that a picture of the index is of; false where none is wanted.
func (s sentiment) pictured(q ask.Query) (ask.Query, bool) {
	if q.Span.Day() || q.Span == "24h" || !q.Pictured && q.Range.Zero() && q.Span != "max" {
		return q, false
	}
	if q.Span == "" && q.Range.Zero() {
		q.Span = usualMood
		q.Range, _ = q.Span.Range(s.now())
	}
	if q.Range.From.Before(firstMood) {
		q.Range.From = firstMood
	}
	return q, true
}

// draw adds the picture of the index over the time of a question, and buttons to others.
func (s sentiment) draw(ctx context.Context, q ask.Query, c *chat.Card, points []market.Point) {
	v, paper := speak(q), speak(q).paper()
	last := paper.felt(points[len(points)-1].Value)
	points = slices.DeleteFunc(slices.Clone(points), func(p market.Point) bool {
		return p.At.Before(q.Range.From.Add(-early)) || !q.Range.To.IsZero() && !p.At.Before(q.Range.To)
	})
	s.artist.picture(ctx, q, c, chart.Picture{
		Title: paper.Say("Fear and greed"), Subtitle: paper.spanned(q.Span) + " · " + paper.Say("0 is extreme fear, 100 is extreme greed"), Last: last,
		Lines: []chart.Line{{Name: paper.Say("Fear and greed"), Points: points}},
	}, fileName("fear-and-greed", q.Span))
	if c.Image == nil {
		return
	}
	for _, span := range []ask.Span{"30d", usualMood, "1y", "max"} {
		if span != q.Span {
			c.Buttons = append(c.Buttons, chat.Button{Label: v.brief(span), Value: chat.Redrawing(v.language(), "chart fear and greed index "+string(span))})
		}
	}
}
