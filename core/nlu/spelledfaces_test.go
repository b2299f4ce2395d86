package nlu_test

import (
	"testing"
)

// Emoji stand for words where something counts them, wants an answer in them, or nothing else is said.
func TestEmojiThatStandForWords(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct {
		earlier    []string
		text, want string
	}{
		{nil, "250 💶 → 💵", "convert eur in usd"},
		{nil, "5000 🐶 in dollars", "convert dogecoin in usd"},
		{nil, "0.3 eth = ? 💷", "convert ethereum in gbp"},
		{nil, "🐶 price rn?", "price dogecoin"},
		{nil, "🐶📈", "chart dogecoin"},
		{nil, "🥇🆚🥈", "compare GC=F SI=F"},
		{nil, "what was 🐶 worth exactly a year ago 🥲", "history dogecoin 2025-11-23"},
		{nil, "📈 eth", "chart ethereum"},
		{nil, "💼?", "portfolio"},
		{nil, "🆘", "help"},
		{nil, "😱🤑❓", "sentiment"},
		{nil, "🇦🇷 inflación 😩", "economic cpi of ar"},
		{nil, "arbeitslosenquote 🇩🇪 aktuell", "economic unemployment of de"},
		{nil, "combien le baril de brent 🛢️", "price BZ=F"},
		{[]string{"price of solana"}, "and 🐸?", "price pepe"},
		{[]string{"us inflation rate"}, "and 🇨🇦?", "economic cpi of ca"},
		{nil, "🚀🚀🚀", "smalltalk"},
		{nil, "👍", "feedback"},
		{nil, "btc to the moon 🐶", "advice bitcoin"}, // what is named is meant
	} {
		if got := meaning(u.Within(t.Context(), row.text, row.earlier, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.earlier, got, row.want)
		}
	}
}
