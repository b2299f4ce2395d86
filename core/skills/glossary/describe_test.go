package glossary

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// tongueOf guesses the language of a description by its letters and first words.
func tongueOf(text string) string {
	for prefix, language := range map[string]string{"wie ": "de", "cómo ": "es", "cuál ": "es", "comment ": "fr", "quel ": "fr", "como ": "pt", "qual ": "pt", "как ": "ru"} {
		if strings.HasPrefix(text, prefix) {
			return language
		}
	}
	switch {
	case strings.Contains(text, " ne denir"), strings.Contains(text, " ne ad"):
		return "tr"
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return "zh"
	}
	return english
}

func TestDescriptionsLeadToTheirTerms(t *testing.T) {
	g := opened(t)
	b, err := os.ReadFile("testdata/descriptions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all, first, offered := 0, 0, 0
	for line := range strings.Lines(string(b)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		hits, sure := g.Describe(tongueOf(text), text, 3)
		at := slices.IndexFunc(hits, func(h Hit) bool { return strings.Contains(" "+want+" ", " "+h.Term+" ") })
		all++
		switch {
		case at == 0:
			first++
		case at > 0:
			offered++
		default:
			t.Logf("%q: %v, want one of %s", text, termsOf(hits), want)
		}
		if sure && at != 0 {
			t.Errorf("%q is surely %s", text, hits[0].Term)
		}
	}
	t.Logf("%d descriptions: %d first, %d more among three", all, first, offered)
	if all < 50 || first+offered < all*85/100 || first < all*75/100 {
		t.Errorf("of %d descriptions %d come first, %d more are offered", all, first, offered)
	}
}

func TestDescriptionsOfSomethingElseAreNeverSure(t *testing.T) {
	g := opened(t)
	for _, text := range []string{
		"what is the word for a baby cat", "what is it called when it rains all day", "wie nennt man ein Pferd mit Streifen", "what do you call a person who repairs shoes", "comment s'appelle le chien de Tintin",
		"как называется самая длинная река", "what do you call a group of wolves", "dünyanın en büyük okyanusuna ne denir", "cómo se llama el miedo a las arañas", "会飞的哺乳动物叫什么", "",
	} {
		if hits, sure := g.Describe(tongueOf(text), text, 3); sure {
			t.Errorf("%q is surely %s", text, hits[0].Term)
		}
	}
}

func TestCluesAreOfEntries(t *testing.T) {
	g := opened(t)
	clues := readClues()
	if len(clues) < 80 {
		t.Errorf("%d", len(clues))
	}
	for term := range clues {
		if e, ok := g.Entry(term); !ok || e.Term != term {
			t.Errorf("%q has clues and is none", term)
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	g := opened(b)
	for b.Loop() {
		g.Describe("en", "what is it called when a coin's price is tied to the dollar", 3)
	}
}
