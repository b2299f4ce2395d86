package nlu_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/nlu"
)

// kinds are all that a draft may be of, with prefixes that lead to what there is of it.
var kinds = map[string][]string{
	"indicator": {"", "cpi", "infl", "unemp", "treas", "house", "uk", "gdp"},
	"country":   {"", "u", "ger", "s"},
	"time":      {"", "3", "45", "t", "y"},
	"drawing":   {"", "30d", "1y ", "can", "this year"},
	"movers":    {"", "stock", "coins"},
	"setting":   {"", "currency", "currency a", "currency b", "currency c", "currency d", "currency e", "currency k", "currency l", "currency m", "currency n", "currency p", "currency r", "currency t", "currency u", "currency z", "zone e", "zone m", "zone p", "zone z", "currency s", "zone", "zone a", "zone utc", "language", "first", "theme", "units", "ambient", "ber", "currency eur here"},
}

func values(list []chat.Choice) (out []string) {
	for _, c := range list {
		out = append(out, c.Value)
	}
	return out
}

// A suggestion that is taken is understood as what it said.
func TestEverySuggestionIsUnderstood(t *testing.T) {
	u := newUnderstander(t)
	understood := map[string]func(q ask.Query) bool{
		"econ ":        func(q ask.Query) bool { return q.Intent == ask.Economic && q.Indicator.Series != "" },
		"econ cpi ":    func(q ask.Query) bool { return q.Intent == ask.Economic && q.Indicator.Country != "" },
		"history btc ": func(q ask.Query) bool { return q.Intent == ask.History && q.Span != "" },
		"chart btc ": func(q ask.Query) bool {
			return q.Intent == ask.Chart && (q.Span != "" || q.Candles || len(q.Studies) > 0)
		},
		"movers ": func(q ask.Query) bool { return q.Intent == ask.Movers && (q.Board != "" || q.Under > 0) },
		"settings ": func(q ask.Query) bool {
			return q.Intent == ask.Settings && len(q.Wishes) == 1 && q.Wishes[0].Said == "" && (q.Wishes[0].Key != "" || q.Wishes[0].Act == ask.Forget)
		},
	}
	commands := map[string]string{"indicator": "econ ", "country": "econ cpi ", "time": "history btc ", "drawing": "chart btc ", "movers": "movers ", "setting": "settings "}
	for of, prefixes := range kinds {
		for _, prefix := range prefixes {
			list := u.Complete(t.Context(), typed("ann", of, prefix))
			if len(list) == 0 {
				t.Errorf("%s %q: nothing", of, prefix)
			}
			for _, c := range list {
				q, err := u.Understand(t.Context(), chat.Message{Text: commands[of] + c.Value, At: time.Now()}, ask.Preferences{})
				if err != nil || !understood[commands[of]](q) {
					t.Errorf("%q, %s: %s %+v %v %q", commands[of]+c.Value, c.Label, q.Intent, q.Indicator, q.Wishes, q.Span)
				}
			}
		}
	}
}

func TestSuggestionsBesideAssets(t *testing.T) {
	u := newUnderstander(t)
	for _, c := range []struct{ of, typed, beside, locale, want, label string }{
		{"indicator", "unemp", "", "en-US", "unemployment", "US unemployment rate"},
		{"indicator", " UNEMP ", "", "", "unemployment", "US unemployment rate"},
		{"indicator", "инфл", "", "ru", "cpi", "US inflation (CPI)"},
		{"indicator", "infl", "United Kingdom", "", "cpi", "UK inflation (CPI)"},
		{"indicator", "infl", "germany", "", "cpi", "Germany inflation (CPI)"},
		{"indicator", "uk infl", "", "", "cpi United Kingdom", "UK inflation (CPI)"},
		{"country", "ger", "", "en-GB", "Germany", "Germany"},
		{"country", "deu", "cpi", "de", "Germany", "Deutschland"},
		{"country", "uk", "", "", "United Kingdom", "United Kingdom"},
		{"country", "", "cpi", "pt-BR", "United States", "Estados Unidos"},
		{"country", "герм", "", "ru", "Germany", "Германия"},
		{"country", "eur", "", "", "Euro area", "Eurozone"},
		{"time", "", "", "", "24h", "24 hours"},
		{"time", "45", "", "de", "45d", "45 Tage"},
		{"time", "3 mon", "", "de", "3mo", "3 Monate"},
		{"time", "dieses", "", "de", "this year", "Dieses Jahr"},
		{"time", "ytd", "", "", "this year", "This year"},
		{"time", "今", "", "zh-CN", "this year", "今年"},
		{"drawing", "1y c", "", "", "1y candles", "1 year, candles"},
		{"drawing", "rsi", "", "", "rsi", "RSI"},
		{"movers", "", "", "", "gainers", "Coins that rose most"},
		{"movers", "акц", "", "ru", "stock gainers", "Акции, выросшие сильнее всех"},
		{"count", "", "", "", "10", "10 coins"},
		{"amount", "10", "", "", "10", "10"},
		{"setting", "cu", "", "", "currency", "Currency"},
		{"setting", "euro", "", "de", "currency eur", "Währung: Euro (EUR)"},
		{"setting", "währung bra", "", "de", "currency brl", "Währung: Brazilian real (BRL)"},
		{"setting", "zone barce", "", "", "zone Europe/Madrid", "Time zone: Europe/Madrid"},
		{"setting", "new_y", "", "", "zone America/New_York", "Time zone: America/New_York"},
		{"setting", "utc+3", "", "", "zone UTC+3", "Time zone: UTC+3"},
		{"setting", "язык нем", "", "ru", "language de", "Язык: Deutsch"},
		{"setting", "gram", "", "fr", "units g", "Poids des métaux précieux: grammes"},
		{"setting", "dark", "", "", "theme dark", "Charts: dark"},
		{"setting", "currency eur here", "", "", "currency eur here", "Currency: Euro (EUR)"},
	} {
		d := chat.Draft{Of: c.of, Text: c.typed, Beside: c.beside, Author: chat.Author{Locale: c.locale}}
		got := u.Complete(t.Context(), d)
		if len(got) == 0 || got[0] != (chat.Choice{Label: c.label, Value: c.want}) {
			t.Errorf("%+v: %v", c, got[:min(len(got), 3)])
		}
	}
}

func TestACountryThatHasTheFigureComesFirst(t *testing.T) {
	u := newUnderstander(t)
	has := map[string]bool{}
	for _, c := range u.Complete(t.Context(), chat.Draft{Of: "country", Beside: "payrolls"}) {
		has[c.Value] = true
	}
	got := u.Complete(t.Context(), chat.Draft{Of: "country", Beside: "policy_rate"})
	if len(has) < 20 || len(got) != len(has) {
		t.Errorf("%d and %d countries", len(has), len(got))
	}
}

func TestWhatWasAskedComesFirstOfEveryTopic(t *testing.T) {
	u := newUnderstander(t)
	says(t, u, "ann", "chart btc 90d")
	says(t, u, "ann", "japan gdp")
	says(t, u, "ann", "top losers")
	for of, want := range map[string]string{"time": "90d", "drawing": "90d", "country": "Japan", "indicator": "gdp", "movers": "losers"} {
		if got := values(u.Complete(t.Context(), typed("ann", of, ""))); len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v, want %s first", of, got[:min(3, len(got))], want)
		}
		if got := values(u.Complete(t.Context(), typed("bob", of, ""))); got[0] == want {
			t.Errorf("%s: bob gets what ann asked", of)
		}
	}
}

func TestSuggestionsAreBoundedAndDifferent(t *testing.T) {
	u := newUnderstander(t)
	of := append(slices.Sorted(func(yield func(string) bool) {
		for k := range kinds {
			if !yield(k) {
				return
			}
		}
	}), "amount", "count", "nothing")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zäе中0-9 +/]{0,8}`)).Draw(t, "text")
		d := chat.Draft{Of: rapid.SampledFrom(of).Draw(t, "of"), Text: text, Beside: rapid.SampledFrom([]string{"", "cpi", "uk", "Japan"}).Draw(t, "beside")}
		got := u.Complete(t.Context(), d)
		all := values(got)
		slices.Sort(all)
		if len(got) > 25 || len(slices.Compact(all)) != len(got) {
			t.Fatalf("%+v: %v", d, got)
		}
		for _, c := range got {
			if c.Label == "" || c.Value == "" || strings.Contains(c.Label, "%") && !strings.Contains(c.Label, "(") {
				t.Fatalf("%+v: %+v", d, c)
			}
		}
	})
}

// BenchmarkSuggest is one suggestion of whatever takes longest. Aim: under 5 ms for any prefix.
func BenchmarkSuggest(b *testing.B) {
	u, err := nlu.New(nlu.Config{})
	if err != nil {
		b.Fatal(err)
	}
	prefixes := []string{"", "a", "e", "s", "zone ", "zone a", "currency ", "united", "infl", "ин", "比", "30d ", "45", strings.Repeat("x", 1000)}
	took := map[string][]time.Duration{}
	calls := 0
	for b.Loop() {
		for of := range kinds {
			for _, p := range prefixes {
				began := time.Now()
				u.Complete(b.Context(), chat.Draft{Of: of, Text: p, Beside: "cpi"})
				took[of+p] = append(took[of+p], time.Since(began))
				calls++
			}
		}
	}
	var slowest time.Duration // of the usual times of all prefixes: a single time may be another process's
	for _, times := range took {
		slices.Sort(times)
		slowest = max(slowest, times[len(times)/2])
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(calls), "µs/prefix")
	b.ReportMetric(float64(slowest.Microseconds()), "µs-slowest-prefix")
}
