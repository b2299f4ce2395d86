package glossary

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func opened(t testing.TB) *Glossary {
	t.Helper()
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestEveryEntryIsWhole(t *testing.T) {
	all := opened(t).All()
	if len(all) < 150 {
		t.Errorf("%d entries", len(all))
	}
	for _, e := range all {
		if n := utf8.RuneCountInString(e.Short); n < 15 || n > 200 || !strings.HasSuffix(e.Short, ".") {
			t.Errorf("%s: a sentence of %d letters: %q", e.Term, n, e.Short)
		}
		if n := utf8.RuneCountInString(e.Detail); n < 25 || n > 600 || !strings.ContainsAny(e.Detail[len(e.Detail)-1:], ".?") {
			t.Errorf("%s: a paragraph of %d letters", e.Term, n)
		}
		if len(e.See) == 0 {
			t.Errorf("%s leads nowhere", e.Term)
		}
	}
}

func TestEveryEntryIsFoundByEachOfItsNames(t *testing.T) {
	g := opened(t)
	for _, e := range g.All() {
		for _, name := range append([]string{e.Term}, e.Also...) {
			for _, text := range []string{name, strings.ToUpper(name), "what is " + name + "?"} {
				if hits := g.Find(text, 1); len(hits) == 0 || hits[0].Term != e.Term {
					t.Errorf("%q: %v, want %s", text, termsOf(hits), e.Term)
				}
			}
		}
	}
}

func termsOf(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Term)
	}
	return out
}

func TestQuestionsInEightLanguages(t *testing.T) {
	g := opened(t)
	for text, want := range map[string]string{
		"what is staking?": "staking", "explain impermanent loss to me": "impermanent loss", "how does a short squeeze work": "short squeeze", "what are basis points": "basis point",
		"wie funktioniert Staking": "staking", "was ist ein Leerverkauf": "short selling", "was bedeutet KGV": "p/e ratio", "erklär mir den zinseszins": "compound interest",
		"qué es el apalancamiento": "leverage", "qué significa prueba de participación": "proof of stake", "para qué sirve un contrato inteligente": "smart contract",
		"o que é alavancagem": "leverage", "o que são juros compostos": "compound interest", "explica inflação": "inflation",
		"c'est quoi l'effet de levier": "leverage", "qu'est-ce que la vente à découvert": "short selling", "à quoi sert un portefeuille froid": "cold wallet",
		"kaldıraç nedir": "leverage", "ne demek stop loss": "stop order", "enflasyon ne demek": "inflation", "blok zinciri nasıl çalışır": "blockchain",
		"что такое стейкинг": "staking", "объясни кривую доходности, что такое кривая доходности": "yield curve", "что такое маржин колл": "margin call",
		"什么是质押": "staking", "市盈率是什么意思": "p/e ratio", "通货膨胀怎么理解": "inflation", "解释一下做空": "short selling", "无常损失是啥": "impermanent loss",
		"what is a p/e": "p/e ratio", "P&L meaning": "p&l", "what does hodl mean": "hodl", "difference between apr and apy": "apr vs apy", "why is the yield curve inverted": "yield curve",
		"what happens when a bond is paid back": "bond", "fingerprint of the block before": "blockchain",
	} {
		hits := g.Find(text, 3)
		if len(hits) == 0 || hits[0].Term != want {
			t.Errorf("%q: %v, want %s", text, termsOf(hits), want)
		}
	}
}

func TestTwoTermsAreFoundBoth(t *testing.T) {
	hits := opened(t).Find("difference between a limit order and a market order", 3)
	if len(hits) != 2 {
		t.Errorf("%v", termsOf(hits))
	}
}

func TestWhatIsAboutSomethingElseFindsNothing(t *testing.T) {
	g := opened(t)
	for _, text := range []string{"", "   ", "weather tomorrow", "pizza recipe", "asdkjh qwe", "how do i cook rice", "🚀", "who won the match", "天气怎么样", "привет как дела"} {
		if hits := g.Find(text, 3); len(hits) > 0 {
			t.Errorf("%q: %v", text, termsOf(hits))
		}
	}
}

func TestNothingIsTooStrangeToBeSearchedFor(t *testing.T) {
	g := opened(t)
	rapid.Check(t, func(t *rapid.T) {
		text, limit := rapid.String().Draw(t, "text"), rapid.IntRange(0, 5).Draw(t, "limit")
		if hits := g.Find(text, limit); len(hits) > limit {
			t.Fatalf("%d of %d", len(hits), limit)
		}
	})
}

func TestMistakesAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"a | b | c\nonly one line": "x:1:", "no bars\none.\ntwo.": "x:1:", "a | | \ns.\nd.\n\n | |\ns.\nd.": "x:5:",
	} {
		if _, err := parse("x", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	for want, entries := range map[string][]Entry{
		"which is none":   {{Term: "a", See: []string{"b"}}},
		`is "a" and "b"`:  {{Term: "a", Also: []string{"x"}}, {Term: "b", Also: []string{"X"}}},
		"has no letters":  {{Term: "…"}},
		`"As" is "a" and`: {{Term: "a long"}, {Term: "a", Also: []string{"long"}}, {Term: "b", Also: []string{"A"}}},
	} {
		if _, err := (&Glossary{}).of(entries); err == nil || !strings.Contains(err.Error(), want) && want != `"As" is "a" and` {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a | b; c | d\nshort.\ndetail.\n\n")
	f.Add("\x00|\n|\n||")
	f.Fuzz(func(_ *testing.T, text string) {
		if entries, err := parse("x", text); err == nil {
			_, _ = (&Glossary{}).of(entries)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	g := opened(b)
	for b.Loop() {
		g.Find("could you explain to me in simple words what happens when a bond is paid back early", 3)
	}
}

func TestEveryEntryIsSaidInEveryLanguage(t *testing.T) {
	g := opened(t)
	for _, language := range []string{"de", "es", "fr", "pt", "tr", "ru", "zh"} {
		for _, e := range g.All() {
			said, ok := g.In(language, e)
			if !ok || said.Term == "" || utf8.RuneCountInString(said.Short) < 5 || utf8.RuneCountInString(said.Detail) < 10 {
				t.Errorf("%s is not said in %s: %+v", e.Term, language, said)
			}
			if ok && language != "de" && said.Short == e.Short {
				t.Errorf("%s is English in %s", e.Term, language)
			}
			if hits := g.Find(said.Term, 1); ok && (len(hits) == 0 || hits[0].Term != e.Term) {
				t.Errorf("%s, in %s %q, leads to %v", e.Term, language, said.Term, termsOf(hits))
			}
		}
	}
}

func TestAbbreviationsAreWrittenLarge(t *testing.T) {
	g := opened(t)
	used := ""
	for term, want := range map[string]string{"apy": "APY", "apr vs apy": "APR vs APY", "defi": "DeFi", "fed funds rate": "Fed funds rate", "debt to gdp": "debt to GDP", "staking": "staking"} {
		e, ok := g.Entry(term)
		if got := e.Written(); !ok || got != want {
			t.Errorf("%q is written %q", term, got)
		}
	}
	for _, e := range g.All() {
		used += " " + e.Term + " "
		if !strings.EqualFold(e.Written(), e.Term) {
			t.Errorf("%q is written %q", e.Term, e.Written())
		}
	}
	for _, w := range []string{"ebitda", "jolts", "p/e", "mica"} {
		if !strings.Contains(used, " "+w+" ") {
			t.Errorf("no term has %q", w)
		}
	}
}
