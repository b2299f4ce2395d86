package lexicon_test

import (
	"strings"
	"testing"

	"tickertape/core/nlu/lexicon"
)

// What people say instead of a name; what is no such thing names nothing for sure.
func TestDescriptionsNameWhatTheyDescribe(t *testing.T) {
	l := load(t)
	for text, want := range map[string]string{
		"price of the iphone maker": "AAPL", "the maker of the playstation": "SONY", "the company behind ozempic": "NVO", "youtube stock": "GOOGL", "instagram": "META", "zuck's stock": "META",
		"papa elon's car company": "TSLA", "elon's rocket company": "", "the zuck or the bezos stock": "META AMZN", "vitalik's coin": "ethereum", "the orange coin": "bitcoin", "saylor's shares": "MSTR",
		"german stock index": "^GDAXI", "us tech index": "^IXIC", "main stock index in japan": "^N225", "index of the shares": "", "the price of an iphone": "", "the german economy": "",
		"what do i pay for a buckle": "", "a dongle": "",
	} {
		var got []string
		for _, spot := range l.Assets(lexicon.Tokenize(text), func(int) bool { return false }) {
			if spot.Sure {
				got = append(got, spot.Asset.ID)
			}
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%q names %q, want %q", text, joined, want)
		}
	}
}

func TestRatesHaveNamesOfTheirOwn(t *testing.T) {
	spots := load(t).Assets(lexicon.Tokenize("cable"), func(int) bool { return false })
	if len(spots) != 1 || spots[0].Asset.ID != "gbp" || spots[0].Quote != "usd" || spots[0].Sure {
		t.Errorf("cable is %v", spots)
	}
}
