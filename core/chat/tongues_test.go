package chat_test

import (
	"testing"

	"tickertape/core/chat"
)

func TestLanguageThatIsSpokenToAPersonIsTheFirstThatWeSpeak(t *testing.T) {
	for _, c := range []struct {
		locales []string
		want    string
	}{
		{nil, "en"},
		{[]string{""}, "en"},
		{[]string{"de"}, "de"},
		{[]string{"pt-BR"}, "pt"},
		{[]string{"zh_CN"}, "zh"},
		{[]string{"ES-419"}, "es"},
		{[]string{"", "sv-SE", "tr"}, "tr"},
		{[]string{"en-GB", "de"}, "en"},
		{[]string{"sv"}, "en"},
	} {
		if got := chat.Spoken(c.locales...); got != c.want {
			t.Errorf("%v: %s, want %s", c.locales, got, c.want)
		}
	}
}
