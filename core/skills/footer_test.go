package skills_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
	"tickertape/core/skills/format"
)

// TestFootersWriteDatesAsCardsDo holds two tables together: chat must not know how skills write.
func TestFootersWriteDatesAsCardsDo(t *testing.T) {
	for _, lang := range spoken {
		for month := range 12 {
			at := time.Date(2026, time.Month(month+1), 1+month, 12, 0, 0, 0, time.UTC)
			footer := chat.Card{Language: lang, AsOf: at}.Footer()
			if day := format.In(lang).Day(at); !strings.HasPrefix(footer, day+" ") {
				t.Errorf("%s: footer %q, card %q", lang, footer, day)
			}
		}
		made := chat.Card{Language: lang, Simulated: true}.Footer()
		if said := format.In(lang).Say("simulated data"); made != said {
			t.Errorf("%s: footer %q, picture %q", lang, made, said)
		}
	}
}
