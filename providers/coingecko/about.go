package coingecko

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

// aboutBody is /coins/{id} without its market data.
type aboutBody struct {
	Description map[string]string `json:"description"`
	Links       struct {
		Homepage []string `json:"homepage"`
	} `json:"links"`
	Categories []string `json:"categories"`
	Genesis    string   `json:"genesis_date"`
}

// about asks /coins/{id} for what a coin is.
func (p *Provider) about(ctx context.Context, r market.Request) (market.Answer, error) {
	off := url.Values{}
	for _, part := range []string{"localization", "tickers", "market_data", "community_data", "developer_data", "sparkline"} {
		off.Set(part, "false")
	}
	a := market.Answer{Source: title, AsOf: p.cfg.Now().UTC()}
	for _, asset := range r.Assets {
		var body aboutBody
		err := p.client(ctx).JSON(ctx, string(r.Kind), "/coins/"+url.PathEscape(asset.ID), off, &body)
		if err != nil {
			return market.Answer{}, err
		}
		if about := body.read(asset); about.Text != "" || about.Homepage != "" || len(about.Categories) > 0 {
			a.About = append(a.About, about)
		} else {
			a.Missing = append(a.Missing, asset)
		}
	}
	if len(a.About) == 0 {
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrNotFound, Err: errors.New("it describes none of the coins")}
	}
	return a, nil
}

func (b aboutBody) read(asset market.Asset) market.About {
	about := market.About{Asset: asset, Text: rest.Sentences(b.Description["en"], maxText), Source: title}
	for _, link := range b.Links.Homepage {
		if u, err := url.Parse(link); err == nil && u.Host != "" && strings.HasPrefix(u.Scheme, "http") {
			about.Homepage = link
			break
		}
	}
	for _, c := range b.Categories {
		if c = strings.TrimSpace(c); c != "" && len(about.Categories) < 5 {
			about.Categories = append(about.Categories, c)
		}
	}
	if at, err := time.Parse(time.DateOnly, b.Genesis); err == nil {
		about.Started = at
	}
	return about
}

// maxText is how much of a description is taken, in characters.
const maxText = 600
