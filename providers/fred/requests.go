package fred

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"tickertape/core/market"
)

const dateForm = "2006-01-02"

// fromAPI asks /fred/series/observations, newest first where only the newest are wanted.
func (p *Provider) fromAPI(ctx context.Context, r market.Request) ([]market.Point, error) {
	query := url.Values{"series_id": {r.Indicator.Series}, "api_key": {p.cfg.APIKey}, "file_type": {"json"}, "sort_order": {"desc"}}
	if r.Range.From.IsZero() {
		query.Set("limit", strconv.Itoa(enough(r.Indicator.Frequency)))
	} else {
		query.Set("observation_start", r.Range.From.UTC().Format(dateForm))
	}
	if !r.Range.To.IsZero() {
		query.Set("observation_end", r.Range.To.UTC().Format(dateForm))
	}
	var body observations
	if err := p.api.JSON(ctx, string(r.Kind), "/fred/series/observations", query, &body); err != nil {
		return nil, err
	}
	points, err := body.points()
	if err != nil {
		return nil, fail(r.Kind, market.ErrInvalidResponse, err)
	}
	slices.SortStableFunc(points, func(a, b market.Point) int { return a.At.Compare(b.At) })
	return points, nil
}

// fromCSV asks for the data of a graph.
func (p *Provider) fromCSV(ctx context.Context, r market.Request) ([]market.Point, error) {
	from := r.Range.From
	if from.IsZero() {
		from = p.cfg.Now().AddDate(0, 0, -days(r.Indicator.Frequency))
	}
	query := url.Values{"id": {r.Indicator.Series}, "cosd": {from.UTC().Format(dateForm)}}
	if !r.Range.To.IsZero() {
		query.Set("coed", r.Range.To.UTC().Format(dateForm))
	}
	body, kind, err := p.csv.Get(ctx, string(r.Kind), "/graph/fredgraph.csv", query)
	if err != nil {
		return nil, err
	}
	points, err := readCSV(body, kind)
	if err != nil {
		return nil, fail(r.Kind, market.ErrInvalidResponse, err)
	}
	return points, nil
}

// enough is how many observations reach back over a year, with some to spare.
func enough(f market.Frequency) int {
	switch f {
	case market.Daily:
		return 400
	case market.Weekly:
		return 120
	}
	return 40
}

// days is the same as a time; annual and quarterly figures come late.
func days(f market.Frequency) int {
	switch f {
	case market.Daily, market.Weekly:
		return 600
	case market.Annual:
		return 10 * 366
	}
	return 4 * 366
}
