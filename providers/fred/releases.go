package fred

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"time"

	"tickertape/core/market"
)

// releases asks which release a series belongs to, and for the dates of that: the past ones
// of a year, and those that are announced. FRED knows the day, not the time.
func (p *Provider) releases(ctx context.Context, r market.Request) (market.Answer, error) {
	if p.cfg.APIKey == "" {
		return market.Answer{}, fail(r.Kind, market.ErrUnauthorized, errors.New("release dates need a key"))
	}
	var of struct {
		Releases []struct {
			ID   int    `json:"id"`
			Name string `json:"name"`
		} `json:"releases"`
	}
	err := p.api.JSON(ctx, string(r.Kind), "/fred/series/release", url.Values{
		"series_id": {r.Indicator.Series}, "api_key": {p.cfg.APIKey}, "file_type": {"json"},
	}, &of)
	if err != nil {
		return market.Answer{}, err
	}
	if len(of.Releases) == 0 {
		return market.Answer{}, fail(r.Kind, market.ErrNotFound, errors.New("the series is of no release"))
	}
	var dates struct {
		List []struct {
			Date string `json:"date"`
		} `json:"release_dates"`
	}
	now := p.cfg.Now().UTC()
	err = p.api.JSON(ctx, string(r.Kind), "/fred/release/dates", url.Values{
		"release_id": {strconv.Itoa(of.Releases[0].ID)}, "api_key": {p.cfg.APIKey}, "file_type": {"json"},
		"include_release_dates_with_no_data": {"true"}, "sort_order": {"desc"}, "limit": {"60"},
	}, &dates)
	if err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title, AsOf: now}
	for _, d := range dates.List {
		at, err := time.Parse(dateForm, d.Date)
		if err != nil {
			return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, errors.New("a date is not one"))
		}
		a.Releases = append(a.Releases, market.Release{Name: of.Releases[0].Name, At: at})
	}
	slices.SortFunc(a.Releases, func(x, y market.Release) int { return x.At.Compare(y.At) })
	if len(a.Releases) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("the release has no dates"))
	}
	return a, nil
}
