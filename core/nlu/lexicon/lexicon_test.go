package lexicon_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/currency"
	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func table(t *testing.T, file string) [][]string {
	t.Helper()
	b, err := os.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for row := range strings.Lines(string(b)) {
		if !strings.HasPrefix(row, "#") {
			rows = append(rows, strings.Split(strings.TrimRight(row, "\r\n"), "\t"))
		}
	}
	return rows
}

func TestTablesHaveNoIDTwiceAndNoEmptyName(t *testing.T) {
	for file, columns := range map[string]struct{ id, name int }{
		"coins.tsv": {0, 2}, "markets.tsv": {1, 3}, "currencies.tsv": {0, 1}, "countries.tsv": {0, 1},
	} {
		seen := map[string]bool{}
		for _, row := range table(t, file) {
			id, name := row[columns.id], row[columns.name]
			if id == "" || seen[id] || strings.TrimSpace(name) == "" {
				t.Errorf("%s: %q is empty, stands twice or has no name", file, row)
			}
			seen[id] = true
		}
	}
}

func TestCoinsStandByRank(t *testing.T) {
	last := 0
	for _, row := range table(t, "coins.tsv") {
		rank, err := strconv.Atoi(row[3])
		if err != nil || rank < last {
			t.Errorf("%s: rank %s behind %d", row[0], row[3], last)
		}
		last = rank
	}
}

func TestCurrenciesAreISO4217(t *testing.T) {
	for _, row := range table(t, "currencies.tsv") {
		if row[0] == "ves" { // the bolivar's code of 2018 is younger than the table of x/text
			continue
		}
		if _, err := currency.ParseISO(row[0]); err != nil || row[0] != strings.ToLower(row[0]) {
			t.Errorf("%s: %v", row[0], err)
		}
	}
}

func TestIndicatorsAreComplete(t *testing.T) {
	countries := map[string]bool{}
	for _, row := range table(t, "countries.tsv") {
		countries[row[0]] = true
	}
	series := map[string]bool{}
	for _, i := range load(t).Indicators() {
		if i.Series == "" || i.Unit == "" || i.Title == "" || !countries[i.Country] || series[i.Series] {
			t.Errorf("%+v lacks something or its series stands twice", i)
		}
		series[i.Series] = true
	}
}

func TestAmbiguousNames(t *testing.T) {
	l := load(t)
	for words, want := range map[string]string{
		"btc": "bitcoin", "BTC": "bitcoin", "meta": "META", "coin": "COIN", "gold": "GC=F", "eur": "eur", "Ethereum Classic": "ethereum-classic", "near": "near",
	} {
		if a, ok := l.Resolve(words); !ok || a.ID != want {
			t.Errorf("%s: %v, want %s", words, a.ID, want)
		}
	}
	for _, words := range []string{"", "xyzzy", "bitсоin", "flurb"} {
		if a, ok := l.Resolve(words); ok {
			t.Errorf("%q names %v", words, a)
		}
	}
}

func TestCompleteRanksAndLimits(t *testing.T) {
	l := load(t)
	for prefix, want := range map[string]string{"btc": "bitcoin", "BTC": "bitcoin", "bitc": "bitcoin", "eth": "ethereum", "": "bitcoin", "aap": "AAPL"} {
		got := l.Complete(prefix, 5)
		if len(got) == 0 || len(got) > 5 || got[0].ID != want {
			t.Errorf("Complete(%q): %v, want %s first", prefix, got, want)
		}
	}
	if got := l.Complete("xyzzy", 5); len(got) != 0 {
		t.Errorf("xyzzy completes to %v", got)
	}
	if got := l.Complete("b", 0); len(got) != 0 {
		t.Errorf("a limit of none gives %v", got)
	}
}

func TestIndicatorOfACountry(t *testing.T) {
	l := load(t)
	for text, want := range map[string]string{"inflation": "us", "uk inflation": "gb", "inflation in the euro area": "eu", "tell us inflation": "us", "unemployment in japan": "jp"} {
		if s, ok := l.Indicator(lexicon.Tokenize(text)); !ok || s.Elsewhere || s.Indicator.Country != want {
			t.Errorf("%s: %+v, want %s", text, s, want)
		}
	}
	if s, ok := l.Indicator(lexicon.Tokenize("inflation in argentina")); !ok || !s.Elsewhere || s.Country != "ar" {
		t.Errorf("a country without the series: %+v", s)
	}
	if _, ok := l.ByCode("cpi", "us"); !ok || !l.IsCountry("germany") || l.IsCountry("mars") {
		t.Error("cpi of us, germany or mars")
	}
}

func TestDollarSigns(t *testing.T) {
	l := load(t)
	for text, want := range map[string]string{"HK$5": "hkd", "c$5": "cad", "A$5": "aud", "$5": "usd", "US$5": "usd", "5€": "eur"} {
		spots := l.Assets(lexicon.Tokenize(text), func(int) bool { return false })
		if len(spots) != 1 || spots[0].Asset.ID != want || spots[0].Asset.Class != market.Fiat {
			t.Errorf("%s: %v, want %s", text, spots, want)
		}
	}
}

func TestNumbersThatAreNone(t *testing.T) {
	for _, text := range []string{"1.2.3", "-5", "10%", "7d", "12,34,5", "0700.HK"} {
		if got := lexicon.Tokenize(text); len(got) != 1 || got[0].Kind != lexicon.Word {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func TestDigitsOfAnyScriptAreNumbers(t *testing.T) {
	for text, want := range map[string]float64{"١٢٣": 123, "۱۲٫۵": 12.5, "१.५": 1.5, "১,০০০": 1000, "１００": 100, "٩٬٠٠٠": 9000, "𝟙𝟚": 12, "𞥐𞥙": 9} {
		if got := lexicon.Tokenize(text); len(got) != 1 || got[0].Kind != lexicon.Number || got[0].Number != want {
			t.Errorf("%s: %+v, want %v", text, got, want)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"price btc", "HK$5 in €", "-1e9 %", "½", "u.s. at&t $BRK.B", "\xff\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := lexicon.Tokenize(text)
		if len(tokens) > 400 {
			t.Fatalf("%d tokens", len(tokens))
		}
		// Tokens stand in the text in their order.
		rest := text
		for _, fraction := range []string{"½", " 0.5 ", "¼", " 0.25 ", "¾", " 0.75 "} {
			if !strings.HasPrefix(fraction, " ") {
				rest = strings.ReplaceAll(rest, fraction, map[string]string{"½": " 0.5 ", "¼": " 0.25 ", "¾": " 0.75 "}[fraction])
			}
		}
		rest = lexicon.Clean(rest)
		for _, token := range tokens {
			at := strings.Index(rest, token.Raw)
			if at < 0 || token.Raw == "" || token.Text == "" {
				t.Fatalf("%q: token %+v is not in %q", text, token, rest)
			}
			rest = rest[at+len(token.Raw):]
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1,500.25", "1.500,25", "1e3", "1e999", "10k", ".5", "1 000", "1'000", "9e308t", "0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, token := range lexicon.Tokenize(text) {
			if token.Kind == lexicon.Number && (math.IsNaN(token.Number) || math.IsInf(token.Number, 0) || math.Signbit(token.Number)) {
				t.Fatalf("%q: %v", text, token.Number)
			}
		}
	})
}

func TestPlainTextsAreTheirTokens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z]{1,9}( ?[a-z]{0,9}){0,4}`).Draw(t, "text")
		var words []string
		for _, token := range lexicon.Tokenize(text) {
			words = append(words, token.Text)
		}
		if lexicon.Plain(text) && strings.Join(words, " ") != text {
			t.Errorf("%q: %q", text, words)
		}
	})
	for _, text := range []string{"", " ", " a", "a ", "a  b", "A", "a1", "é"} {
		if lexicon.Plain(text) {
			t.Errorf("%q is plain", text)
		}
	}
}
