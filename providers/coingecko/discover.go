package coingecko

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"tickertape/core/market"
)

// listed is how many coins a Listing has: the largest page that CoinGecko gives.
const listed = 250

// listing asks /coins/markets for the largest coins: movers are found among them.
func (p *Provider) listing(ctx context.Context, r market.Request) (market.Answer, error) {
	var rows []marketRow
	err := p.client(ctx).JSON(ctx, string(r.Kind), "/coins/markets", url.Values{
		"vs_currency": {string(r.Quote())}, "order": {"market_cap_desc"}, "per_page": {strconv.Itoa(listed)}, "page": {strconv.Itoa(r.Page + 1)}, "precision": {"full"},
		"price_change_percentage": {changesAsked},
	}, &rows)
	if err != nil {
		return market.Answer{}, err
	}
	r.Assets = nil
	for _, row := range rows {
		if row.ID != "" {
			r.Assets = append(r.Assets, coin(row.ID, row.Symbol, row.Name))
		}
	}
	return p.finish(r, stats(r, rows, p.cfg.Now()))
}

// trending asks /search/trending, which says what people search for at CoinGecko now.
func (p *Provider) trending(ctx context.Context, r market.Request) (market.Answer, error) {
	var body trendingBody
	if err := p.client(ctx).JSON(ctx, string(r.Kind), "/search/trending", nil, &body); err != nil {
		return market.Answer{}, err
	}
	now, vs := p.cfg.Now().UTC(), string(r.Quote())
	a := market.Answer{Source: title, AsOf: now}
	for _, row := range body.Coins {
		c := row.Item
		price := c.Data.Price
		if vs != string(market.USD) || !positive(price) || c.ID == "" {
			continue // the price is in dollars alone
		}
		a.Stats = append(a.Stats, market.Stats{
			Asset: coin(c.ID, c.Symbol, c.Name), Currency: market.USD, Price: *price, Rank: c.Rank, Change24h: c.Data.Changes[vs], Source: title, At: now,
		})
	}
	if len(a.Stats) == 0 {
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrInvalidResponse, Err: errors.New("an empty list")}
	}
	return a, nil
}

// search asks /search; its coins are sorted by market cap.
func (p *Provider) search(ctx context.Context, r market.Request) (market.Answer, error) {
	var body struct {
		Coins []struct {
			ID     string `json:"id"`
			Symbol string `json:"symbol"`
			Name   string `json:"name"`
		} `json:"coins"`
	}
	if err := p.client(ctx).JSON(ctx, string(r.Kind), "/search", url.Values{"query": {r.Text}}, &body); err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title, AsOf: p.cfg.Now().UTC()}
	for _, c := range body.Coins[:min(len(body.Coins), 25)] {
		if c.ID != "" {
			a.Found = append(a.Found, coin(c.ID, c.Symbol, c.Name))
		}
	}
	if len(a.Found) == 0 {
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrNotFound, Err: errors.New("it knows no such coin")}
	}
	return a, nil
}

// trendingBody is /search/trending.
type trendingBody struct {
	Coins []struct {
		Item struct {
			ID     string `json:"id"`
			Symbol string `json:"symbol"`
			Name   string `json:"name"`
			Rank   *int   `json:"market_cap_rank"`
			Data   struct {
				Price   *float64            `json:"price"`
				Changes map[string]*float64 `json:"price_change_percentage_24h"`
			} `json:"data"`
		} `json:"item"`
	} `json:"coins"`
}

func coin(id, symbol, title string) market.Asset {
	return market.Asset{Class: market.Crypto, ID: id, Symbol: strings.ToUpper(symbol), Name: title}
}
