package privacy_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/privacy"
	"tickertape/core/record"
)

// A wish in each language, and what the titles of its answers and the confirmations are.
var wishes = map[string]struct{ settings, erase, title string }{
	"en": {"what do you know about me?", "forget me", "Privacy"},
	"es": {"¿Qué sabes de mí?", "olvídame", "Privacidad"},
	"de": {"Was weißt du über mich?", "Vergiss mich!", "Datenschutz"},
	"fr": {"Que savez-vous de moi ?", "effacez mes données", "Confidentialité"},
	"pt": {"O que você sabe sobre mim?", "apague meus dados", "Privacidade"},
	"tr": {"Hakkımda ne biliyorsun?", "verilerimi sil", "Gizlilik"},
	"ru": {"Что ты обо мне знаешь?", "удалите мои данные", "Конфиденциальность"},
	"zh": {"隐私设置", "删除我的数据。", "隐私"},
}

func TestEveryLanguageHasItsOwnSentences(t *testing.T) {
	texts := map[string]string{}
	for _, language := range ask.Languages() {
		for _, policy := range []privacy.Policy{privacy.Ask, privacy.OptOut, privacy.Off} {
			desk := privacy.New(privacy.Config{TrainingConsent: policy, Keep: privacy.Keep{Texts: 30 * 24 * time.Hour, Feedback: 24 * time.Hour}}, &ledger{}, privacy.Erasure{})
			for _, text := range []string{wishes[language].settings, wishes[language].erase} {
				m := chat.Message{Author: chat.Author{ID: "ana"}, Text: text}
				m.Ref.Platform = chat.Console
				c, ok := desk.Wish(m, nobodyPrefers)
				if !ok || c.Language != language {
					t.Errorf("%q: %v, in %q", text, ok, c.Language)
					continue
				}
				whole(t, c)
				if text == wishes[language].settings && (c.Title != wishes[language].title || !strings.Contains(c.Text, "30")) {
					t.Errorf("%s: %q, %q", language, c.Title, c.Text)
				}
				key := string(policy) + c.Title + c.Text
				if other, twice := texts[key]; twice && (text != wishes[language].erase || other != language) {
					t.Errorf("%s says what %s says: %q", language, other, c.Text)
				}
				texts[key] = language
			}
		}
	}
}

// whole checks that nothing is left out of a card, and that its buttons fit everywhere.
func whole(t *testing.T, c chat.Card) {
	t.Helper()
	if strings.Contains(c.Text, "%!") || strings.TrimSpace(c.Text) == "" || len(c.Buttons) == 0 {
		t.Errorf("%+v", c)
	}
	for _, b := range c.Buttons {
		if n := len([]rune(b.Label)); n == 0 || n > 24 || len(b.Value) > 64 {
			t.Errorf("button %q, %q", b.Label, b.Value)
		}
	}
}

func TestWhatIsKeptForEverIsSaidOnce(t *testing.T) {
	said := map[string]bool{}
	for _, language := range ask.Languages() {
		desk := privacy.New(privacy.Config{TrainingConsent: privacy.Off}, &ledger{}, privacy.Erasure{})
		c, _ := desk.Wish(chat.Message{Author: chat.Author{ID: "ana"}, Text: wishes[language].settings}, nobodyPrefers)
		if kept, _, _ := strings.Cut(c.Text, "\n"); kept == "" || strings.ContainsAny(kept, "(（") || said[kept] {
			t.Errorf("%s: %q", language, kept)
		}
		said[c.Text] = true
	}
}

func TestWhoPrefersALanguageIsAnsweredInIt(t *testing.T) {
	desk := privacy.New(privacy.Config{TrainingConsent: privacy.Ask}, &ledger{}, privacy.Erasure{})
	for _, c := range []struct{ name, text, prefers, pressed, locale, want string }{
		{"the settings count before the words", "datenschutz", "fr", "", "", "fr"},
		{"the words count before the locale", "datenschutz", "", "", "ru", "de"},
		{"capitals of Turkish", "GİZLİLİK", "", "", "", "tr"},
		{"a command is said in the language of the locale", "/privacy", "", "", "pt-BR", "pt"},
		{"a button says which language", "privacy", "", "tr", "ru", "tr"},
		{"nothing is known", "privacy", "", "", "", "en"},
		{"a language that we don't speak", "privacy", "", "", "sv", "en"},
	} {
		m := chat.Message{Author: chat.Author{ID: "ana", Locale: c.locale}, Text: c.text, Language: c.pressed}
		card, ok := desk.Wish(m, func() ask.Preferences { return ask.Preferences{Language: c.prefers} })
		if !ok || card.Language != c.want {
			t.Errorf("%s: %v, %q", c.name, ok, card.Language)
		}
	}
}

func TestPressIsConfirmedInTheLanguageOfItsCard(t *testing.T) {
	said := map[string]string{}
	for _, language := range ask.Languages() {
		v := newVisit(t, privacy.Ask)
		for n, buttons := range [][]chat.Button{v.buttons(wishes[language].settings), v.buttons(wishes[language].erase)} {
			for i, b := range buttons {
				text := v.presses("ana", b.Value)
				if other, twice := said[text]; text == "" || twice && other != language {
					t.Errorf("%s, %d.%d: %q, as in %s", language, n, i, text, other)
				}
				said[text] = language
			}
		}
		if len(v.book.erased) != 2 || v.book.states["ana"] != record.Refused {
			t.Errorf("%s: %+v", language, v.book)
		}
	}
}

func (v visit) buttons(text string) []chat.Button {
	_, buttons := v.asks("ana", text)
	return buttons
}

// Buttons of cards that were sent before they told their language still work.
func TestPressOfAnOldCardIsConfirmedInTheLanguageOfItsPerson(t *testing.T) {
	v := newVisit(t, privacy.Ask)
	e := record.Entry{Event: chat.Event{Body: chat.Press{Author: chat.Author{ID: "ana", Locale: "de"}, Value: "consent:yes"}}}
	if err := v.desk.React(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if c, ok := v.desk.After(t.Context(), e); !ok || c.Language != "de" || v.book.states["ana"] != record.Agreed {
		t.Errorf("%+v: %v", c, v.book.states)
	}
}

func TestConsentIsAskedInTheLanguageOfTheAnswers(t *testing.T) {
	asked := map[string]bool{}
	for _, language := range ask.Languages() {
		v := newVisit(t, privacy.Ask)
		i := record.Interaction{Message: chat.Message{Author: chat.Author{ID: "ana", Locale: "en"}, Text: "btc"}, Query: ask.Query{Language: language}}
		for range 3 {
			err := v.desk.Stored(t.Context(), i, func(c chat.Card) error {
				whole(t, c)
				if c.Language != language || asked[c.Text] {
					t.Errorf("%s: %+v", language, c)
				}
				asked[c.Text] = true
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
	if len(asked) != 8 {
		t.Errorf("asked in %d languages", len(asked))
	}
}

func TestNoPhraseIsAWishOfTwoKinds(t *testing.T) {
	desk := privacy.New(privacy.Config{TrainingConsent: privacy.Ask}, &ledger{}, privacy.Erasure{})
	for language, w := range wishes {
		for range 20 { // maps are walked in any order
			first, _ := desk.Wish(chat.Message{Author: chat.Author{ID: "a"}, Text: w.settings}, nobodyPrefers)
			if first.Language != language || !slices.Equal(values(first), []string{"consent:yes/" + language, "consent:no/" + language, "privacy:erase/" + language}) {
				t.Fatal(fmt.Sprint(language, values(first)))
			}
		}
	}
	if c, ok := desk.Wish(chat.Message{Author: chat.Author{ID: "a"}, Text: "price of my data"}, nobodyPrefers); ok || !reflect.DeepEqual(c, chat.Card{}) {
		t.Errorf("%+v", c)
	}
}

func values(c chat.Card) (all []string) {
	for _, b := range c.Buttons {
		all = append(all, b.Value)
	}
	return all
}
