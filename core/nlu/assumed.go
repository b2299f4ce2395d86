package nlu

import (
	"strings"

	"tickertape/core/ask"
)

// american are figures that mean those of the United States wherever nobody says another country.
var american = setOf("fed_funds, payrolls, jolts, jobless_claims, sofr, yield_curve, pce, core_pce, mortgage_30y")

// assume notes that the country of a figure is ours, not the person's: nothing that was said names
// one.
func (s *scene) assume(prev ask.Query, q *ask.Query) {
	code := q.Indicator.Code
	if q.Indicator.Country != "us" || american.Has(code) || strings.HasPrefix(code, "treasury_") || s.named != "" || s.economic.Country != "" {
		q.Assumed = false
		return
	}
	q.Assumed = prev.Indicator.Country != "us" || prev.Assumed
}
