package adaptertest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tongues are the languages in which every skill answers.
var tongues = []string{"en", "de", "es", "fr", "pt", "ru", "tr", "zh"}

func TestEverySkillsCardsAreThereInEightLanguages(t *testing.T) {
	names := map[string][]string{}
	for _, d := range Decks() {
		lang, is := strings.CutPrefix(d.Name, "tongue-")
		if !is {
			continue
		}
		for _, c := range d.Cards {
			names[lang] = append(names[lang], c.Name)
			if c.Language != lang && lang != "en" {
				t.Errorf("%s: %s is in %q", d.Name, c.Name, c.Language)
			}
		}
	}
	for _, lang := range tongues {
		if diff := cmp.Diff(names["en"], names[lang]); diff != "" || len(names[lang]) < 70 {
			t.Errorf("%s has %d cards, and not those of English:\n%s", lang, len(names[lang]), diff)
		}
	}
}

func TestNoCardOfASkillIsEmpty(t *testing.T) {
	for _, d := range skills() {
		if len(d.Cards) == 0 {
			t.Errorf("%s has no cards", d.Name)
		}
		for _, c := range d.Cards {
			if c.Name == "" && d.Name != "aside" || strings.TrimSpace(c.Text) == "" {
				t.Errorf("%s: %+v", d.Name, c)
			}
		}
	}
}
