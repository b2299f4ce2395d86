package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestAllTimeIsAsFarAsThereIsData(t *testing.T) {
	for _, intent := range []ask.Intent{ask.Chart, ask.History, ask.Compare} {
		b := withPast()
		assets := []market.Asset{btc}
		if intent == ask.Compare {
			assets = append(assets, eth)
		}
		if c := b.answer(t, during(intent, "max", assets...)); c.Source == "" {
			t.Errorf("%s: %s", intent, c.Plain())
		}
		for _, r := range b.requests(market.History) {
			if r.Range.From != day(2009, 1, 3) {
				t.Errorf("%s asks for prices since %s", intent, r.Range.From)
			}
		}
	}
}

func TestAYearIsToldWhereNobodyHasAllTime(t *testing.T) {
	b := withPast()
	b.fail = func(r market.Request) error {
		if r.Kind == market.History && r.Range.From.Before(day(2024, 1, 1)) {
			return fault(market.ErrNotFound)
		}
		return nil
	}
	c := b.answer(t, during(ask.History, "max", btc))
	if !strings.Contains(c.Text, "25 Oct 2026") {
		t.Error(c.Plain())
	}
}

func TestComparedAssetsBeginWhereTheYoungestDoes(t *testing.T) {
	for _, intent := range []ask.Intent{ask.Compare, ask.Chart} {
		c := withPast().answer(t, during(intent, "max", btc, eth))
		var btcFrom, ethFrom float64
		for _, v := range c.Values {
			switch {
			case v.Name == "price_first" && v.Of == "bitcoin":
				btcFrom = v.Number
			case v.Name == "price_first" && v.Of == "ethereum":
				ethFrom = v.Number
			}
		}
		if btcFrom != 80000 || ethFrom != 4000 {
			t.Errorf("%s: bitcoin from %v and ethereum from %v\n%s", intent, btcFrom, ethFrom, c.Plain())
		}
		if header := strings.Join(c.Table.Header, " "); strings.Contains(header, "max") {
			t.Errorf("%s: the table is headed %q", intent, header)
		}
	}
}

func TestAnIntervalOfDaysHeadsNoColumn(t *testing.T) {
	c := withPast().answer(t, during(ask.Compare, "2026-10-25..2026-11-23", btc, eth))
	if header := strings.Join(c.Table.Header, " "); strings.Contains(header, "..") {
		t.Errorf("headed %q", header)
	}
}
