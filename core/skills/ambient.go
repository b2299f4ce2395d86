package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// brief tells the prices of tickers that were overheard in one line. Of what is no price it says
// nothing: nobody asked.
func (b Book) brief(ctx context.Context, q ask.Query) (chat.Card, error) {
	if len(q.Assets) == 0 {
		return chat.Card{}, nil
	}
	q.Intent = ask.Price
	q = inUsual(inWeight(q))
	assets, _ := atMost(q.Assets)
	got, err := b.desk.Quotes(ctx, assets, inWhich(q, assets), q.Currency != "")
	if err != nil {
		return chat.Card{}, nil //nolint:nilerr // nobody is told what nobody asked for
	}
	v := speak(q).weigh(q.Unit)
	var c chat.Card
	var told []string
	for _, quote := range got.List {
		line := v.label(quote.Asset) + " " + v.worth(quote.Quote)
		if change := quote.Change24h; change != nil {
			line = v.Say("%s, %s %s", line, v.Change(*change), v.since(quote))
		}
		told = append(told, line)
		c.Values = append(c.Values, v.values(quote)...)
	}
	c.Text = strings.Join(told, "\n")
	v.credit(&c, got.Answers...)
	return c, nil
}
