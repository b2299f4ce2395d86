package telegram

import (
	"testing"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

func TestPhrasesAreThoseOfAPersonsLanguage(t *testing.T) {
	for _, c := range []struct {
		who  *tg.User
		want string
	}{
		{nil, "en"},
		{&tg.User{}, "en"},
		{&tg.User{LanguageCode: "de-AT"}, "de"},
		{&tg.User{LanguageCode: "pt-br"}, "pt"},
		{&tg.User{LanguageCode: "sv"}, "en"},
	} {
		if got := phrasesOf(c.who); got != spoken[c.want] {
			t.Errorf("%+v: %+v", c.who, got)
		}
	}
}

// Telegram tells no limit for the text on the button above inline results; a phone shows some 40
// letters. A toast takes 200.
func TestPhrasesFitWhereTheyAreShown(t *testing.T) {
	said := map[string]bool{}
	for language, p := range spoken {
		if n := len([]rune(p.nothing)); n == 0 || n > 42 || p.thanks == "" || len(p.thanks) > 200 {
			t.Errorf("%s: %+v", language, p)
		}
		said[p.thanks], said[p.nothing] = true, true
	}
	if len(said) != 16 || len(spoken) != len(languages) {
		t.Errorf("%d phrases in %d languages", len(said), len(spoken))
	}
}
