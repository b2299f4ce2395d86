package chat

import "strings"

// Spoken is the language, as ISO 639 writes it, of the first of some locales that tells one that
// the bot speaks: "pt" of "pt-BR". Where none does it is English.
func Spoken(locales ...string) string {
	for _, locale := range locales {
		base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(locale), "_", "-"), "-")
		if _, ok := footers[base]; ok {
			return base
		}
	}
	return "en"
}
