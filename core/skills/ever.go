package skills

import (
	"context"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// Since when there can be prices: of coins since the first block of Bitcoin, of all else since computers keep them.
var (
	firstBlock  = time.Date(2009, time.January, 3, 0, 0, 0, 0, time.UTC)
	firstPrices = time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC)
)

// surely is the time that is told of where nobody has all that there ever was.
const surely = ask.Span("1y")

// sinceEver is a question for prices as far as there are some, with a day from which that is: a request without a beginning is
// for a month. It reports false for other questions.
func sinceEver(q ask.Query) (ask.Query, bool) {
	switch q.Intent {
	case ask.Chart, ask.History, ask.Compare:
	default:
		return q, false
	}
	if q.Span != "max" || !q.Range.Zero() || len(q.Assets) == 0 || q.Metric != "" || q.Like.ID != "" {
		return q, false
	}
	q.Range.From = firstPrices
	if !slices.ContainsFunc(q.Assets, func(a market.Asset) bool { return a.Class != market.Crypto }) {
		q.Range.From = firstBlock
	}
	return q, true
}

// ever answers a question for all that there ever was, or where nobody has that, for a year.
func (b Book) ever(ctx context.Context, q ask.Query) (chat.Card, error) {
	far, all := sinceEver(q)
	c, err := b.one(ctx, far)
	if !all || err != nil || c.Source != "" {
		return c, err
	}
	near := q
	near.Span = surely
	near.Range, _ = surely.Range(b.now())
	if other, err := b.one(ctx, near); err == nil && other.Source != "" {
		return other, nil
	}
	return c, nil
}
