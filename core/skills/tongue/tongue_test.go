package tongue

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

func Example() {
	fmt.Println(Of("de").Say("the price of %s", "Bitcoin"))
	fmt.Println(Of("fr-CA").Say("the price of %s", "Ethereum"))
	fmt.Println(Of("ru").Say("in %d hours", 3))
	fmt.Println(Of("xx").Say("in %d hours", 1))
	// Output:
	// den Preis von Bitcoin
	// le prix d’Ethereum
	// через 3 часа
	// in 1 hour
}

func TestUnknownLanguagesAndSentencesAreEnglish(t *testing.T) {
	for _, lang := range []string{"", "en", "EN", "en-US", "ja", "xx", "not a language", "d"} {
		if got := Of(lang); got.Code() != English || got.Say("Price") != "Price" {
			t.Errorf("%q speaks %s", lang, got.Code())
		}
	}
	for lang, code := range map[string]string{"DE": "de", "de-AT": "de", "pt_BR": "pt", "zh-Hans-CN": "zh"} {
		if got := Of(lang).Code(); got != code {
			t.Errorf("%q speaks %s", lang, got)
		}
	}
	if got := (Tongue{}).Say("%s has %d", "It", 1); got != "It has 1" {
		t.Error(got)
	}
	if got := Of("de").Say("%s was never said before", "This"); got != "This was never said before" {
		t.Error(got)
	}
	if de := Of("de"); de.Word("100 % of nothing") != "100 % of nothing" || de.Knows("100 % of nothing") || !de.Knows("jobs") || de.Word("jobs") != "Stellen" {
		t.Error("words")
	}
}

func TestNumbersHaveTheirForms(t *testing.T) {
	for n, want := range map[int]string{1: "1 день", 2: "2 дня", 5: "5 дней", 11: "11 дней", 21: "21 день", 22: "22 дня", 1000: "1\u00a0000 дней"} {
		if got := Of("ru").Say("%d days", n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for lang, want := range map[string]string{"en": "1 day", "de": "1 Tag", "es": "1 día", "fr": "1 jour", "pt": "1 dia", "tr": "1 gün", "zh": "1天"} {
		if got := Of(lang).Say("%d days", 1); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestTies(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "prix de‿Bitcoin", "prix de Bitcoin"},
		{"fr", "prix de‿Ethereum", "prix d’Ethereum"},
		{"fr", "prix de‿« x »", "prix de « x »"},
		{"fr", "de‿Apple et de‿Éther", "d’Apple et d’Éther"},
		{"fr", "de‿", "de "},
		{"es", "Bitcoin y‿IOTA", "Bitcoin e IOTA"},
		{"es", "Bitcoin y‿Ethereum", "Bitcoin y Ethereum"},
		{"es", "agua y‿hielo", "agua y hielo"},
		{"es", "plata o‿Oro", "plata u Oro"},
		{"es", "millones de‿empleos", "millones de empleos"},
		{"pt", "milhões de‿empregos", "milhões de empregos"},
		{"zh", "获取 黄金 的价格", "获取黄金的价格"},
		{"zh", "获取 Bitcoin 的价格", "获取 Bitcoin 的价格"},
	} {
		if got := tied(c.lang, c.text); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	for _, c := range []struct{ lang, code, want string }{
		{"en", "de", "Germany"}, {"de", "de", "Deutschland"}, {"fr", "kr", "Corée du Sud"}, {"zh", "jp", "日本"}, {"es", "eu", "zona euro"},
		{"de", "", ""}, {"de", "nowhere", ""},
	} {
		if got := Of(c.lang).Country(c.code); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.code, c.lang, got, c.want)
		}
	}
}

func TestWhateverIsPutInComesOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(append(translated, English)).Draw(t, "language")
		name := rapid.StringMatching(`[A-Z%$({][A-Za-z0-9%$ ]{0,12}[a-z}]`).Draw(t, "name")
		if got := Of(lang).Say("%s is at %s", name, "1"); len(got) < len(name) || !strings.Contains(got, name) {
			t.Fatalf("%q lacks %q", got, name)
		}
	})
}

func TestManyMaySpeakAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			for n := range 50 {
				want := fmt.Sprintf("in %d Stunden", 2+(i+n)%90)
				if got := Of("de").Say("in %d hours", 2+(i+n)%90); got != want {
					t.Errorf("%q, want %q", got, want)
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkSay(b *testing.B) {
	de := Of("de")
	b.ReportAllocs()
	for b.Loop() {
		de.Say("%s is at %s, %s %s.", "Bitcoin", "97.432,10 $", "ein Plus von 2,41 %", "in 24 Stunden")
	}
}
