package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/tongue"
)

// profile tells what an asset is.
type profile struct{ desk desk.Desk }

// mostCategories and mostSentences bound what is told of a description.
const (
	mostCategories = 5
	longestAbout   = 700 // runes
)

// Answer has the provider's description where there is one, and what is known of price and size.
func (p profile) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return v.unknown(q), nil
	}
	if len(q.Assets) == 0 {
		return chat.Card{Text: v.Say("What shall I tell you about? Try “what is chainlink”, “tell me about Nvidia” or “who made cardano”.")}, nil
	}
	asset := q.Assets[0]
	var about, stats market.Answer
	var aboutErr, statsErr error
	beside(func() {
		about, aboutErr = p.desk.Source.Fetch(ctx, market.Request{Kind: market.Profile, Assets: q.Assets[:1]})
	}, func() {
		stats, statsErr = p.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: q.Assets[:1], Currency: desk.Currency(q.Currency)})
	})
	sheets, _ := v.arranged(q.Assets[:1], stats.Stats)
	described := aboutErr == nil && len(about.About) == 1
	if !described && len(sheets) == 0 {
		what := v.Say("a description of %s", v.called(asset))
		if statsErr == nil {
			statsErr = orNotFound(aboutErr)
		}
		return v.trouble(statsErr, what, after(v.nobodyHas(what), v.Say("Try “price %s”.", v.label(asset)))), nil
	}
	c := chat.Card{Title: v.title(asset)}
	if described {
		v.describe(&c, about.About[0])
		v.credit(&c, about)
	} else {
		c.Text = after(v.sort(asset), v.Say("I have no description of it, only its figures."))
	}
	if len(sheets) == 1 {
		size(&c, sheets[0])
		v.credit(&c, stats)
	}
	if len(q.Assets) > 1 {
		note(&c, v.Say("I describe one at a time; ask again for %s.", v.list(q.Assets[1:])))
	}
	return c, nil
}

// sorts say what an asset is.
var sorts = map[market.Class]tongue.Key{
	market.Crypto: "%s is a cryptocurrency.", market.Equity: "%s is a listed company or fund.", market.Index: "%s is an index.",
	market.Commodity: "%s is a commodity.", market.Fiat: "%s is a currency.",
}

func (v voice) sort(a market.Asset) string {
	what, known := sorts[a.Class]
	if !known {
		what = "%s is an asset."
	}
	return v.Say(what, v.begins(a))
}

// describe puts a description on a card, in the words of the provider: those are English.
func (v voice) describe(c *chat.Card, a market.About) {
	switch c.Text = shortened(a.Text); {
	case c.Text == "":
		c.Text = v.sort(a.Asset)
	case v.Code() != tongue.English:
		note(c, v.Say("The description is in English."))
	}
	if len(a.Categories) > 0 {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Sort"), Value: v.enumerate(a.Categories[:min(len(a.Categories), mostCategories)], mostCategories)})
	}
	if !a.Started.IsZero() {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Since"), Value: v.Day(a.Started)})
	}
	if a.Homepage != "" {
		c.Fields = append(c.Fields, chat.Field{Name: v.Say("Website"), Value: a.Homepage})
	}
}

// shortened ends a description behind a sentence where it is long.
func shortened(text string) string {
	text = strings.TrimSpace(text)
	runes := []rune(text)
	if len(runes) <= longestAbout {
		return text
	}
	cut := string(runes[:longestAbout])
	if end := strings.LastIndex(cut, ". "); end > 0 {
		return cut[:end+1]
	}
	return strings.TrimRight(cut, " ") + "…"
}

// size adds the few figures that say how large an asset is.
func size(c *chat.Card, s sheet) {
	for _, f := range s.figures() {
		if f.metric == theprice || f.metric == ask.MarketCap || f.metric == ask.Rank {
			c.Fields = append(c.Fields, chat.Field{Name: f.name, Value: f.text, Trend: f.trend})
			c.Values = append(c.Values, f.values...)
		}
	}
}
