package market

import "errors"

// GatherFundings asks for the funding rate of each asset by itself. One that get has no rate of
// (ErrNotFound) is missing; any other error ends it. AsOf is that of the oldest rate. There may be
// none in the answer.
func GatherFundings(source string, assets []Asset, get func(Asset) (Funding, error)) (Answer, error) {
	a := Answer{Source: source}
	for _, asset := range assets {
		f, err := get(asset)
		if errors.Is(err, ErrNotFound) {
			a.Missing = append(a.Missing, asset)
			continue
		}
		if err != nil {
			return Answer{}, err
		}
		a.Funding = append(a.Funding, f)
		if a.AsOf.IsZero() || f.At.Before(a.AsOf) {
			a.AsOf = f.At
		}
	}
	return a, nil
}
