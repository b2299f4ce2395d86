package nlu_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// against are the figures that a question sets against each other: "us/cpi us/unemployment".
func against(q ask.Query) string {
	if q.Intent != ask.Economic || len(q.Assets) > 0 {
		return string(q.Intent)
	}
	var out []string
	for _, i := range append([]market.Indicator{q.Indicator}, q.Against...) {
		out = append(out, i.Country+"/"+i.Code)
	}
	if len(q.Unknown) > 0 {
		out = append(out, "without "+strings.Join(q.Unknown, ", "))
	}
	return strings.Join(out, " ")
}

func TestEconomicFiguresAreSetAgainstEachOther(t *testing.T) {
	u := newUnderstander(t)
	for want, texts := range map[string]string{
		"us/cpi us/unemployment":                        "compare us inflation and unemployment since 2000 | us inflation and unemployment chart | сравни инфляцию и безработицу сша | 美国通胀和失业率对比 | econ cpi vs unemployment",
		"de/cpi fr/cpi":                                 "inflation in germany vs france | vergleiche die inflation in deutschland und frankreich | инфляция в германии и франции | 德国和法国的通胀率 | inflation germany, france",
		"fr/cpi de/cpi":                                 "inflation en france et en allemagne | inflación en francia y alemania | inflação na frança e na alemanha | fransa ve almanya enflasyon",
		"us/treasury_10y us/treasury_2y":                "10y vs 2y treasury yield | 10-year vs 2-year yields | 10 vs 2 year treasury yields",
		"us/cpi us/fed_funds":                           "cpi vs fed funds chart",
		"eu/policy_rate us/policy_rate":                 "ecb vs fed rate",
		"de/treasury_10y us/treasury_10y":               "german vs us 10 year yield",
		"us/mortgage_15y us/mortgage_30y":               "15 year vs 30 year mortgage rate",
		"us/cpi de/unemployment":                        "us cpi vs german unemployment",
		"de/cpi de/unemployment":                        "vergleiche inflation und arbeitslosigkeit in deutschland",
		"fr/cpi fr/unemployment":                        "comparer inflation et chômage en france",
		"br/cpi br/unemployment":                        "comparar inflação e desemprego no brasil",
		"de/cpi fr/cpi it/cpi":                          "inflation germany, france and italy",
		"de/cpi fr/cpi de/unemployment fr/unemployment": "inflation and unemployment in germany and france",
		"de/cpi without Vietnam inflation":              "inflation in germany vs vietnam",
		"us/unemployment":                               "unemployment rate",
		"fr/cpi":                                        "VPI frankreich seit 2021",
		"br/policy_rate us/policy_rate":                 "selic vs fed rate",
		"de/gdp":                                        "is german gdp growing",
		"us/cpi":                                        "inflation in the us since 2019",
	} {
		for text := range strings.SplitSeq(texts, " | ") {
			if got := against(u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC))); got != want {
				t.Errorf("%q: %s, want %s", text, got, want)
			}
		}
	}
}

func TestWhatIsNoListOfFiguresIsOneQuestion(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"how does us inflation affect germany", "difference between cpi and pce", "us inflation and uk inflation", "btc price and us inflation"} {
		if q := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)); len(q.Against) > 0 {
			t.Errorf("%q: %s", text, against(q))
		}
	}
}

func TestAFigureIsSetAgainstTheOneBefore(t *testing.T) {
	u := newUnderstander(t)
	for talk, want := range map[string]string{
		"inflation in germany / vs france":                  "fr/cpi de/cpi",
		"us inflation since 2010 / compared to germany":     "de/cpi us/cpi 2010-01-01..2026-11-23",
		"inflation in germany vs france / and in italy?":    "it/cpi",
		"inflation in germany vs france / add italy":        "it/cpi de/cpi fr/cpi",
		"inflation in germany vs france / since 2010":       "de/cpi fr/cpi 2010-01-01..2026-11-23",
		"cpi vs unemployment / show me a chart":             "us/cpi us/unemployment",
		"cpi vs unemployment / what about gdp?":             "us/gdp",
		"inflation germany vs france / uk vs us gdp growth": "gb/gdp us/gdp",
		"10 year yield vs 2 year yield / and the 30 year?":  "us/treasury_30y",
	} {
		said := strings.Split(talk, " / ")
		q := u.Within(t.Context(), said[1], said[:1], time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC))
		if got := strings.TrimSpace(against(q) + " " + string(q.Span)); got != want {
			t.Errorf("%q after %q: %s, want %s", said[1], said[0], got, want)
		}
	}
}

func TestTheLanguageOfAComparisonOfCountriesIsThatOfItsWords(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{"inflation in germany vs france": "en", "inflation germany vs france": "en", "inflation us vs france": "en", "inflation france": "fr", "inflation allemagne vs france": "fr", "inflation en france et en allemagne": "fr"} {
		if got := u.Within(t.Context(), text, nil, time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)).Language; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
