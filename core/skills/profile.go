package skills

import (
	"context"
	"fmt"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/desk"
	"tickertape/core/skills/format"
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
	if len(q.Assets) == 0 && len(q.Unknown) > 0 {
		return unknown(q), nil
	}
	if len(q.Assets) == 0 {
		return chat.Card{Text: "What shall I tell you about? Try “what is chainlink”, “tell me about Nvidia” or “who made cardano”."}, nil
	}
	asset := q.Assets[0]
	var about, stats market.Answer
	var aboutErr, statsErr error
	beside(func() {
		about, aboutErr = p.desk.Source.Fetch(ctx, market.Request{Kind: market.Profile, Assets: q.Assets[:1]})
	}, func() {
		stats, statsErr = p.desk.Source.Fetch(ctx, market.Request{Kind: market.Statistics, Assets: q.Assets[:1], Currency: desk.Currency(q.Currency)})
	})
	sheets, _ := arranged(q.Assets[:1], stats.Stats)
	described := aboutErr == nil && len(about.About) == 1
	if !described && len(sheets) == 0 {
		what := "a description of " + called(asset)
		if statsErr == nil {
			statsErr = orNotFound(aboutErr)
		}
		return trouble(statsErr, what, "None of my data providers has "+what+". Try “price "+label(asset)+"”."), nil
	}
	c := chat.Card{Title: title(asset)}
	if described {
		describe(&c, about.About[0])
		credit(&c, about)
	} else {
		c.Text = fmt.Sprintf("%s is %s. I have no description of it, only its figures.", capital(called(asset)), sorts[asset.Class])
	}
	if len(sheets) == 1 {
		size(&c, sheets[0])
		credit(&c, stats)
	}
	if len(q.Assets) > 1 {
		note(&c, "I describe one at a time; ask again for "+list(q.Assets[1:])+".")
	}
	return c, nil
}

// sorts name what an asset is.
var sorts = map[market.Class]string{market.Crypto: "a cryptocurrency", market.Equity: "a listed company or fund", market.Index: "an index", market.Commodity: "a commodity", market.Fiat: "a currency"}

// describe puts a description on a card.
func describe(c *chat.Card, a market.About) {
	c.Text = shortened(a.Text)
	if c.Text == "" {
		c.Text = fmt.Sprintf("%s is %s.", capital(called(a.Asset)), sorts[a.Asset.Class])
	}
	if len(a.Categories) > 0 {
		c.Fields = append(c.Fields, chat.Field{Name: "Sort", Value: enumerate(a.Categories[:min(len(a.Categories), mostCategories)], mostCategories)})
	}
	if !a.Started.IsZero() {
		c.Fields = append(c.Fields, chat.Field{Name: "Since", Value: format.Day(a.Started)})
	}
	if a.Homepage != "" {
		c.Fields = append(c.Fields, chat.Field{Name: "Website", Value: a.Homepage})
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
		if f.name == "Price" || f.metric == ask.MarketCap || f.metric == ask.Rank {
			c.Fields = append(c.Fields, chat.Field{Name: f.name, Value: f.text, Trend: f.trend})
			c.Values = append(c.Values, f.values...)
		}
	}
}
