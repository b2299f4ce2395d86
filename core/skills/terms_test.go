package skills_test

import (
	"testing"

	"tickertape/core/chat"
	"tickertape/core/skills"
)

func TestTermsAreSuggestedInTheLanguageOfTheApp(t *testing.T) {
	book, err := skills.New(nil, skills.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for locale, want := range map[string]chat.Choice{
		"en-GB": {Label: "APY", Value: "apy"},
		"de":    {Label: "APY", Value: "apy"},
	} {
		got := book.Terms(chat.Draft{Of: "term", Text: "apy", Author: chat.Author{Locale: locale}})
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v", locale, got)
		}
	}
	got := book.Terms(chat.Draft{Of: "term", Text: "стейк", Author: chat.Author{Locale: "ru"}})
	if len(got) == 0 || got[0] != (chat.Choice{Label: "Стейкинг", Value: "staking"}) {
		t.Errorf("%v", got)
	}
	if len(book.Terms(chat.Draft{Of: "term"})) != 25 {
		t.Error("nothing is suggested before anything is typed")
	}
}
