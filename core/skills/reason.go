package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// reason answers why something moved: how it did, from data, and that nobody here knows why.
func (b Book) reason(ctx context.Context, q ask.Query) (chat.Card, error) {
	q.Intent, q.Assets = ask.Price, q.Moved
	c, err := price{b.desk}.Answer(ctx, q)
	note(&c, speak(q).Say("I read no news, so I can't tell you why."))
	return c, err
}
