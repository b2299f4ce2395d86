package yahoo

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"tickertape/core/market"
)

// classes are the kinds of instruments that we have a class for. Yahoo's coins are left out:
// their symbols are not the ids that coins have here.
var classes = map[string]market.Class{"EQUITY": market.Equity, "ETF": market.Equity, "MUTUALFUND": market.Equity, "INDEX": market.Index, "FUTURE": market.Commodity}

// search asks /v1/finance/search.
func (p *Provider) search(ctx context.Context, r market.Request) (market.Answer, error) {
	var body struct {
		Quotes []struct {
			Symbol string `json:"symbol"`
			Type   string `json:"quoteType"`
			Long   string `json:"longname"`
			Short  string `json:"shortname"`
		} `json:"quotes"`
	}
	err := p.json(ctx, r.Kind, "/v1/finance/search", url.Values{"q": {r.Text}, "quotesCount": {"15"}, "newsCount": {"0"}}, &body)
	if err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title, AsOf: p.cfg.Now().UTC()}
	for _, q := range body.Quotes {
		class, ok := classes[q.Type]
		if !ok || q.Symbol == "" {
			continue
		}
		name := q.Long
		if name == "" {
			name = q.Short
		}
		a.Found = append(a.Found, market.Asset{Class: class, ID: q.Symbol, Symbol: strings.ToUpper(q.Symbol), Name: name})
	}
	if len(a.Found) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it knows nothing of that name"))
	}
	return a, nil
}
